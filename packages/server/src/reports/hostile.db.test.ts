import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { MB, openDoors } from './testing/doors.ts'
import { FORMULAS, GB18030_HEADING, GB18030_SUSPEND, hostileFile, hostileRow } from './testing/hostile/files.ts'
import { csv, issued } from './testing/rows.ts'
import type { Ended } from './testing/workplace.ts'

const doors = await openDoors()
const codes = (ended: Ended) => ended.findings.map((one) => `${one.line} ${one.code}`)

describe('a hostile file', () => {
  it.each([
    ['of nothing', '', 'empty-file'],
    ['of a BOM', '\u{feff}', 'empty-file'],
    ['of empty lines', '\r\n\r\n', 'empty-file'],
    ['without the columns that are needed', 'number,holderName\nA,B', 'missing-columns'],
    ['with a column twice', 'act,number,effective,number\n', 'repeated-columns'],
    ['that is no table', Buffer.alloc(5000, 'x'), 'missing-columns'],
    ['with a heading that is never closed', '"act,number\nissue,1', 'unclosed-quote'],
    ['of zeros', Buffer.alloc(4096), 'missing-columns'],
  ])('%s is refused as a whole', async (_name, content, failure) => {
    const ended = await doors.report(content)
    expect([ended.state, ended.failure, ended.read]).toEqual(['failed', failure, 0])
    expect(codes(ended)).toContain(`1 ${failure}`)
  })

  it('of broken UTF-8 is refused with the byte', async () => {
    const good = Buffer.from(hostileFile(hostileRow({ note: '证书有问题的机构' })))
    const broken = Buffer.concat([good, Buffer.from([0xff]), good])
    const ended = await doors.report(broken)
    expect(ended).toMatchObject({ state: 'failed', failure: 'bad-encoding' })
    expect(ended.findings[0]?.params).toEqual({ encoding: 'utf-8', byte: good.length })
  })

  it('in GB18030 is read as it was meant', async () => {
    await doors.report(csv([issued('GB-1')]))
    const rest = Buffer.from(',effective,reason\r\n')
    const row = Buffer.concat([Buffer.from('GB-1,'), GB18030_SUSPEND, Buffer.from(',2026-06-02,01\r\n')])
    const ended = await doors.report(Buffer.concat([GB18030_HEADING, rest, row]))
    expect([ended.state, ended.accepted, codes(ended)]).toEqual(['committed', 1, []])
  })

  it('of a heading alone is a report of nothing', async () => {
    expect(await doors.report(hostileFile())).toMatchObject({ state: 'committed', read: 0, findings: [] })
  })

  it.each([
    ['NUL', { number: 'H\0-2' }, '2 control-character'],
    ['a number of 500 characters', { number: '9'.repeat(500) }, '2 too-long'],
    ['a day of 1900', { validFrom: '1900-01-00' }, '2 bad-date'],
    ['another day of 1900', { validFrom: '1900-01-01' }, '2 implausible-date'],
    ['a text that turns around', { number: 'H\u{202e}1' }, '2 control-character'],
    ['a field of 10 MB', { note: 'x'.repeat(10 * MB) }, '2 row-too-long'],
    ['a quoted field of 10 MB', { note: `"${'x'.repeat(10 * MB)}"` }, '2 row-too-long'],
    ['a quoted field of 20,000 lines', { note: `"${`${'x'.repeat(20)}\n`.repeat(20_000)}"` }, '2 unclosed-quote'],
    ['a quote that is never closed', { note: '"' }, '2 unclosed-quote'],
    ['a field too many', { note: 'a,b' }, '2 field-count'],
  ])('costs %s its row and not the next one', async (_name, changes, code) => {
    const number = `H-${randomUUID()}`
    const ended = await doors.report(hostileFile(hostileRow(changes), hostileRow({ number })))
    expect(codes(ended)).toContain(code)
    expect(ended.accepted).toBe(1)
  })

  it('of nothing but errors is not read to its end', async () => {
    const ended = await doors.report(`${hostileFile()}\r\n${'x,y\r\n'.repeat(150_000)}`)
    expect([ended.state, ended.failure]).toEqual(['failed', 'too-many-errors'])
    expect(ended.read).toBeLessThan(110_000)
  })

  it.each(['\r\n', '\n', '\r'])('with lines that end in %j is read', async (end) => {
    const ended = await doors.report(
      [`act,number,effective,reason`, `suspend,H-${randomUUID()},2026-06-02,01`].join(end),
    )
    expect(codes(ended)).toEqual(['2 never-reported'])
  })
})

describe('the findings of a report', () => {
  it('are lines of JSON in the language of the reader, with what to do', async () => {
    const ended = await doors.report(csv([issued('V-1', { validFrom: '1900-01-01' })]))
    const answer = await doors.get(`${ended.id}/findings?lang=en`)
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    const [line] = answer.body
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one) as Record<string, unknown>)
    expect(line).toEqual({
      line: 2,
      field: 'validFrom',
      code: 'implausible-date',
      severity: 'error',
      message: 'the day 1900-01-01 is before 1950-01-01',
      value: '1900-01-01',
      fix: 'check the day',
    })
    const chinese = await doors.get(`${ended.id}/findings?lang=zh`)
    expect(chinese.body).toContain('请核对日期')
  })

  it('as CSV begin with a BOM and hold no formula', async () => {
    const rows = FORMULAS.map((number) =>
      hostileRow({ act: 'withdraw', number: `"${number.replaceAll('"', '""')}"`, reason: '01' }),
    )
    const ended = await doors.report(hostileFile(...rows))
    const answer = await doors.get(`${ended.id}/findings?format=csv&lang=zh`)
    expect(answer.headers['content-disposition']).toContain('attachment')
    expect(answer.body.startsWith('\u{feff}line,field,code,severity,message,value,fix')).toBe(true)
    const lines = parse(answer.body, { bom: true, columns: true }) as { value: string; code: string }[]
    expect(lines.map((one) => one.code)).toEqual(FORMULAS.map(() => 'never-reported'))
    for (const { value } of lines) expect(value).toMatch(/^'?[^=+@\t\r-]|^'[=+@\t-]/)
  })

  it('are told to the end, however many', async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => hostileRow({ act: 'withdraw', number: `N-${i}`, reason: '01' }))
    const ended = await doors.report(hostileFile(...rows))
    const answer = await doors.get(`${ended.id}/findings`)
    expect(answer.body.trim().split('\n')).toHaveLength(2500)
  })

  it('and the state are for the body that sent it, and for authorities', async () => {
    const ended = await doors.report(csv([issued('V-2', { item: 's/9' })]))
    for (const path of [`${ended.id}`, `${ended.id}/findings`]) {
      expect((await doors.get(path, doors.other)).statusCode).toBe(404)
      expect((await doors.get(path, doors.officer)).statusCode).toBe(200)
      expect((await doors.app.inject(`/api/v1/reports/${path}`)).statusCode).toBe(401)
    }
    expect((await doors.get('999999999')).statusCode).toBe(404)
    expect((await doors.get('1e3')).statusCode).toBe(422)
    expect((await doors.get(`${ended.id}/findings?format=pdf`)).statusCode).toBe(422)
  })
})
