import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { EXIT } from '../config/exit.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { hashKey } from '../identity/api-keys.ts'
import { insertKey } from '../identity/store.ts'
import { csv, done, issued } from '../reports/testing/rows.ts'
import { REFUSED } from '../reports/testing/hostile/workbooks.ts'
import { partsOf, rowsXml, zipOf } from '../reports/testing/workbooks.ts'
import { openWorkplace } from '../reports/testing/workplace.ts'
import { main } from './main.ts'

const KEY = `zk_${'k'.repeat(30)}`
const db = await testDatabase()
const place = await openWorkplace(db, { reportLimit: 1024 * 1024 })
const app = await buildApp(place.services)
place.worker()
const folder = mkdtempSync(join(tmpdir(), 'import '))
let url = ''
beforeAll(async () => {
  const body = await place.body()
  await transact(db, SYSTEM, async (tx) => insertKey(tx, { hash: hashKey(KEY), ...body, role: 'body', name: 'k' }))
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

function fileOf(name: string, content: string): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

async function run(...args: readonly string[]) {
  let out = ''
  let err = ''
  const streams = {
    out: { write: (text: string) => (out += text) },
    err: { write: (text: string) => (err += text) },
  }
  const code = await main([...args, '--url', url], {}, streams)
  const events = out.startsWith('{')
    ? out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : []
  return { code, out, err, events }
}
const importFile = async (file: string, ...args: readonly string[]) =>
  run('--json', 'import', file, '--key', KEY, ...args)

describe('zhengheng import', () => {
  it('sends a file, waits, tells what was found and ends well', async () => {
    const file = fileOf('good.csv', csv([issued('K-1'), done('suspend', 'K-1', '2026-06-02', { reason: '' })]))
    const { code, events } = await importFile(file, '--lang', 'en')
    expect(code).toBe(EXIT.done)
    expect(events.map((one) => one['event'])).toEqual(['received', 'finding', 'ended'])
    expect(events[1]).toMatchObject({ line: 3, code: 'no-reason', severity: 'flag', message: 'no reason is reported' })
    expect(events[2]).toMatchObject({ state: 'committed', counts: { accepted: 2, flagged: 1 } })
  })

  it('sent again is the same report', async () => {
    const file = fileOf('again.csv', csv([issued('K-2')]))
    const [first, second] = [await importFile(file), await importFile(file)]
    expect(second.events[0]).toEqual(first.events[0])
  })

  it('tries a file, and then sends it', async () => {
    const file = fileOf('tried.csv', csv([issued('K-3')]))
    const dry = await importFile(file, '--dry-run')
    const real = await importFile(file)
    expect([dry.events.at(-1)?.['state'], real.events.at(-1)?.['state']]).toEqual(['checked', 'committed'])
    expect(real.events.at(-1)).toMatchObject({ counts: { accepted: 1 } })
  })

  it('ends with the code of a refusal when a row or the file was refused, in words', async () => {
    const row = await run(
      'import',
      fileOf('row.csv', csv([done('withdraw', 'K-404', '2026-06-02')])),
      '--key',
      KEY,
      '--lang',
      'en',
    )
    expect(row.code).toBe(EXIT.refused)
    expect(row.out).toContain(
      'error line 2, number: the issue of certificate K-404 was never reported [K-404]; report the issue first',
    )
    const whole = await run('import', fileOf('whole.csv', 'a,b\n'), '--key', KEY, '--lang', 'en')
    expect(whole.code).toBe(EXIT.refused)
    expect(whole.out).toContain('failed (missing-columns)')
  })

  it.each([
    ['a key that is unknown', ['--key', `zk_${'x'.repeat(30)}`], EXIT.configuration, '401 not-signed-in'],
    ['no key at all', [], EXIT.configuration, 'No API key'],
  ])('refuses %s', async (_name, args, exit, words) => {
    const { code, err } = await run('import', fileOf('key.csv', csv([issued('K-4')])), ...args)
    expect(code).toBe(exit)
    expect(err).toContain(words)
  })

  it('says when a file is too large, is not there, or the register does not answer', async () => {
    const large = await importFile(fileOf('large.csv', `act,number,effective\n${'x,y,z\n'.repeat(300_000)}`))
    expect([large.code, large.err]).toEqual([EXIT.refused, expect.stringContaining('413 payload-too-large')])
    const missing = await importFile(join(folder, 'missing.csv'))
    expect([missing.code, missing.err]).toEqual([EXIT.usage, expect.stringContaining('cannot be read')])
    const silent = await main(
      ['import', fileOf('s.csv', 'x'), '--key', KEY, '--url', 'http://127.0.0.1:9'],
      {},
      {
        out: { write: () => true },
        err: { write: () => true },
      },
    )
    expect(silent).toBe(EXIT.database)
  })
})

describe('zhengheng import of a workbook', () => {
  const columns = Object.keys(issued(''))
  const row = (number: string, item = 's/1') => columns.map((column) => issued(number, { item })[column] ?? '')

  it('takes it as it is, names sheets, and saves the refused rows to be sent again', async () => {
    const file = join(folder, 'month.xlsx')
    const sheets = [
      { name: 'new', rows: rowsXml([columns, row('X-1'), row('X-2', 's/9')]) },
      { name: 'more', rows: rowsXml([columns, row('X-3', 's/8')]) },
    ]
    writeFileSync(file, await zipOf(partsOf({ sheets })))
    const problems = join(folder, 'problems.xlsx')
    const { code, out, err } = await run('import', file, '--key', KEY, '--lang', 'en', '--problems', problems)
    expect(code).toBe(EXIT.refused)
    expect(out).toContain('error sheet more, line 2, item: the catalogue does not hold “s/8” [s/8]')
    expect(err).toContain('The refused rows are in')
    const again = await importFile(problems)
    expect(again.events.at(-1)).toMatchObject({ state: 'committed', counts: { read: 2, accepted: 0, rejected: 2 } })
  })

  it('tries lines of JSON', async () => {
    const file = fileOf('rows.ndjson', `${JSON.stringify(issued('X-4'))}\n`)
    const { code, events } = await importFile(file, '--dry-run')
    expect([code, events.at(-1)?.['state']]).toEqual([EXIT.done, 'checked'])
  })

  it('that has a password says what to do', async () => {
    const file = join(folder, 'locked.xlsx')
    writeFileSync(file, await (REFUSED[0]?.[1]() ?? Buffer.alloc(0)))
    const { code, out } = await run('import', file, '--key', KEY, '--lang', 'en')
    expect(code).toBe(EXIT.refused)
    expect(out).toContain('save it without a password')
  })

  it('cannot save the refused rows where there is no folder', async () => {
    const file = fileOf('bad.csv', csv([issued('X-5', { item: 's/9' })]))
    const { code, err } = await importFile(file, '--problems', join(folder, 'none', 'p.xlsx'))
    expect([code, err]).toEqual([EXIT.usage, expect.stringContaining('cannot be written')])
  })
})

describe('zhengheng import --check-receipt', () => {
  it('believes the receipt of this file, not of another, and no forged one', async () => {
    const file = fileOf('receipt.csv', csv([issued('K-9')]))
    const receipt = String((await importFile(file)).events[0]?.['receipt'])
    const kept = fileOf('receipt.jws', `${receipt}\n`)
    const check = async (which: string, against: string) => {
      const { code, events } = await run('--json', 'import', which, '--check-receipt', against)
      return [code, events[0]?.['valid'], events[0]?.['reason']]
    }
    expect(await check(file, receipt)).toEqual([EXIT.done, true, undefined])
    expect(await check(file, kept)).toEqual([EXIT.done, true, undefined])
    expect(await check(fileOf('other.csv', 'x'), receipt)).toEqual([EXIT.refused, false, 'other-file'])
    const [head, payload = '', signature] = receipt.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
    const changed = Buffer.from(JSON.stringify({ ...claims, bytes: 1 })).toString('base64url')
    expect(await check(file, [head, changed, signature].join('.'))).toEqual([EXIT.refused, false, 'forged'])
  })
})
