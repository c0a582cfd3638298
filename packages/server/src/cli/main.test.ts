import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXIT } from '../config/exit.ts'
import { checkClock, checkNode } from './checks.ts'
import { main } from './main.ts'
import { makeOutput } from './output.ts'

let dataDir: string

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'zh cli-')), 'data')
})

afterEach(() => {
  rmSync(join(dataDir, '..'), { recursive: true, force: true })
})

function streams(isTTY = false) {
  const said = { out: '', err: '' }
  return {
    said,
    out: { write: (text: string) => (said.out += text) },
    err: { write: (text: string) => (said.err += text), isTTY },
  }
}

async function run(args: readonly string[], env = {}) {
  const to = streams()
  const code = await main(args, { DATA_DIR: dataDir, ...env }, to)
  return { code, ...to.said }
}

describe('the command line', () => {
  it('documents its commands and exit codes', async () => {
    const { code, out } = await run(['--help'])
    expect(code).toBe(EXIT.done)
    for (const word of ['up', 'doctor', 'export', 'restore', '4 inUse']) expect(out).toContain(word)
  })

  it.each([[['nonsense']], [['export']], [['export', 'a', 'b']], [['up', '--unknown']]])(
    'refuses %j as not understood',
    async (args) => {
      const { code, err } = await run(args)
      expect(code).toBe(EXIT.usage)
      expect(err).toMatch(/^error: /)
    },
  )

  it('ends with the code for the configuration when the environment is wrong, and says which variable', async () => {
    const { code, err } = await run(['doctor'], { PORT: 'x', PACK: '/' })
    expect(code).toBe(EXIT.configuration)
    expect(err).toMatch(/PORT must[^]*PACK must/)
  })
})

describe('the doctor', () => {
  it('finds nothing wrong where nothing was started yet, and makes nothing', async () => {
    const { code, out } = await run(['doctor'])
    expect(code).toBe(EXIT.done)
    expect(out).not.toContain('FAULT')
    expect((await run(['doctor'])).out).toContain('will be made at the first start')
  })

  it('names each fault with its mend, and goes on to the others', async () => {
    const { code, out } = await run(['--json', 'doctor'], { PG_BIN: '/nowhere/bin' })
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { check: string; ok: boolean; mend?: string })
    expect(code).toBe(EXIT.unhealthy)
    expect(lines.filter((line) => !line.ok).map((line) => line.check)).toEqual(['postgresql'])
    expect(lines.find((line) => !line.ok)?.mend).toContain('PG_BIN')
    expect(lines).toHaveLength(6)
  })

  it.each(['18.19.0', '20.18.3'])('knows Node %s as too old', (version) => {
    expect(() => checkNode(version)).toThrow('too old')
  })

  it.each(['20.19.0', '22.0.0', '26.1.0'])('is content with Node %s', (version) => {
    expect(checkNode(version)).toBe(version)
  })

  it('allows clocks five seconds, and says which way they differ', () => {
    expect(() => checkClock(-5)).not.toThrow()
    expect(() => checkClock(60)).toThrow('60 s behind')
    expect(() => checkClock(-60)).toThrow('60 s ahead')
  })
})

describe('what a command says', () => {
  it('is text for people and lines of JSON for programs', () => {
    const text = streams()
    const json = streams()
    makeOutput(false, text).result('3 rows', { rows: 3 })
    makeOutput(true, json).result('3 rows', { rows: 3 })
    expect([text.said.out, json.said.out]).toEqual(['3 rows\n', '{"rows":3}\n'])
  })

  it('shows progress on a terminal alone, and always its end', () => {
    const terminal = streams(true)
    const pipe = streams(false)
    for (const to of [terminal, pipe]) {
      const output = makeOutput(false, to)
      output.progress('rows', 1, 3)
      output.progress('rows', 3, 3)
    }
    expect(terminal.said.err).toContain('rows 3 / 3')
    expect(pipe.said.err).toBe('')
  })

  it('gives programs progress and failures as events', () => {
    const json = streams()
    const output = makeOutput(true, json)
    output.progress('rows', 1, 2)
    output.fail(new Error('broken'))
    const events = json.said.err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string })
    expect(events.map((event) => event.event)).toEqual(['progress', 'failed'])
  })
})
