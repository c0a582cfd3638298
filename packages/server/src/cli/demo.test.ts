import { SITUATIONS } from '@zhengheng/demo'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo command '))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const said: string[] = []
  const streams = { out: { write: (text: string) => said.push(text) }, err: { write: () => true } }
  const code = await main(args, { DATA_DIR: folder, PUBLIC_URL: 'http://register.test', ...env }, streams)
  return { code, lines: said.join('').trimEnd().split('\n') }
}

// The first command loads the whole program.
beforeAll(async () => run(['demo', '--print']), 60_000)

describe('zhengheng demo --print', () => {
  it('prints the accounts and the addresses of the situations, and starts no database', async () => {
    const { code, lines } = await run(['demo', '--print'])
    expect(code).toBe(0)
    expect(lines.filter((line) => /^demo account \S+ \((body|officer|head)\): zk_demo_/.test(line))).toHaveLength(15)
    for (const { number } of SITUATIONS) {
      expect(lines.some((line) => line.startsWith(`http://register.test/c/${number}  `))).toBe(true)
    }
  })

  it('prints the same keys each time, and others for another secret', async () => {
    const first = await run(['demo', '--print'])
    expect((await run(['demo', '--print'])).lines).toEqual(first.lines)
    expect((await run(['demo', '--print'], { SECRET_KEY: 'another' })).lines[0]).not.toBe(first.lines[0])
  })

  it('prints JSON lines for programs', async () => {
    const { lines } = await run(['--json', 'demo', '--print'])
    const events = lines.map((line) => JSON.parse(line) as { event: string; number?: string; ask?: unknown[] })
    const situations = events.filter((one) => one.event === 'situation')
    expect(situations.map((one) => one.number)).toEqual(SITUATIONS.map((one) => one.number))
    expect(situations.every((one) => (one.ask?.length ?? 0) > 0)).toBe(true)
  })

  it('tells no key in production', async () => {
    const env = {
      NODE_ENV: 'production',
      SECRET_KEY: 'x9K2mQ7vLp4Rt8Zw1Ns6Hd3Fg5Jb0CyA',
      PUBLIC_URL: 'https://register.test',
    }
    const { lines } = await run(['demo', '--print'], env)
    expect(lines.some((line) => line.includes('zk_demo_'))).toBe(false)
  })
})
