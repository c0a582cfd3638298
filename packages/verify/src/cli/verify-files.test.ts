import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { CHECK_NAMES } from '../extract/check.ts'
import { DID_DOCUMENT, LOG } from '../extract/testing/make-extract.ts'
import { jwt, log } from '../extract/testing/verify.ts'
import { main, USAGE } from './main.ts'

let dir: string

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'verify extract '))
  for (const [path, bytes] of log.files) {
    const file = join(dir, 'log', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  writeFileSync(join(dir, 'log', 'vkey'), `${LOG.vkey}\n`)
  writeFileSync(join(dir, 'c1.jwt'), `${jwt}\n`)
  writeFileSync(join(dir, 'did.json'), DID_DOCUMENT)
  writeFileSync(join(dir, 'other.vkey'), `${LOG.vkey.slice(0, -4)}AAAA`)
})

afterAll(() => {
  rmSync(dir, { recursive: true, force: true })
})

function run(...args: string[]): { code: number; text: string } {
  let text = ''
  const code = main(
    args.map((arg) => arg.replace(/^@/, `${dir}/`)),
    (written) => {
      text += written
    },
  )
  return { code, text }
}

describe('the command verify', () => {
  it('checks everything by files and ends with 0', () => {
    const { code, text } = run('@c1.jwt', '--did', '@did.json', '--log', '@log', '--lang', 'en', '--on', '2026-11-20')
    expect(text).toContain('+ Signature: passed\n    The signature holds')
    expect(text).toContain('+ Files of the log: passed')
    expect(text).toContain('? Completeness: not known')
    expect(text).toContain('Standing: trusted')
    expect(text).toContain('+ approval, 2022-01-01, A1, Body, switch\n    + authority, 2022-01-01, Authority')
    expect(text.endsWith('8 passed, 0 failed, 2 not known.\n')).toBe(true)
    expect(code).toBe(0)
  })

  it('speaks Chinese unless told', () => {
    expect(run('@c1.jwt').text).toContain('? 签名: 无法判断')
  })

  it('says the same in JSON lines', () => {
    const { code, text } = run('@c1.jwt', '--did', '@did.json', '--log', '@log', '--json')
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { check?: { name: string }; path?: object; summary?: object })
    expect(lines.flatMap(({ check }) => check?.name ?? [])).toEqual([...CHECK_NAMES])
    expect(lines.at(-2)?.path).toMatchObject({ number: 'C1', verdict: 'trusted' })
    expect(lines.at(-1)?.summary).toMatchObject({ failed: 0 })
    expect(code).toBe(0)
  })

  it('ends with 1 when a check failed', () => {
    const { code, text } = run('@c1.jwt', '--did', '@did.json', '--on', '2026-06-15', '--lang', 'en')
    expect(code).toBe(1)
    expect(text).toContain('! Trust path: failed')
    expect(text).toContain('suspended on that day')
    expect(run('@did.json').code).toBe(1)
    expect(run('@c1.jwt', '--vkey', '@other.vkey').code).toBe(1)
    expect(run('@c1.jwt', '--log', '@nowhere').code).toBe(1)
  })

  it.each([
    [['@missing.jwt']],
    [['@c1.jwt', '--did', '@missing.json']],
    [['@c1.jwt', '--vkey', '@missing']],
    [['@log']],
    [['@c1.jwt', '--on', '2026-02-30']],
    [['@c1.jwt', '--on', '2026-02-30', '--json']],
    [['@missing.jwt', '--json']],
  ])('ends with 2 and names what cannot be read: %j', (args) => {
    const { code, text } = run(...args)
    expect(code).toBe(2)
    expect(text).toMatch(/missing|log|2026-02-30/)
  })

  it.each([[[]], [['@c1.jwt', 'more']], [['@c1.jwt', '--lang', 'fr']], [['--unknown']]])(
    'ends with 2 and its usage: %j',
    (args) => {
      expect(run(...args)).toEqual({ code: 2, text: USAGE })
    },
  )
})
