import { describe, expect, it, vi } from 'vitest'
import { read, SYSTEM } from '../db/transact.ts'
import type { OpenReading } from './reading.ts'
import { findReport } from './reads.ts'
import { placeOfLine } from './sheet-lines.ts'
import { MB, openDoors } from './testing/doors.ts'
import { REFUSED, WIDE_AND_DEEP } from './testing/hostile/workbooks.ts'
import { csv, issued } from './testing/rows.ts'
import { partsOf, rowsXml, workbookOf, zipOf } from './testing/workbooks.ts'
import { testPack } from './testing/test-pack.ts'
import { readHere, type Ended } from './testing/workplace.ts'
import { startReportWorker } from './worker.ts'

vi.setConfig({ testTimeout: 120_000 })

const doors = await openDoors()
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const codes = (ended: Ended) => ended.findings.map((one) => `${one.line} ${one.field} ${one.code}`)

const ISSUE = Object.keys(issued(''))
const rowOf = (number: string, changes: Readonly<Record<string, string>> = {}): readonly string[] =>
  ISSUE.map((column) => issued(number, changes)[column] ?? '')

async function report(content: string | Buffer, type = XLSX) {
  return doors.report(content, { type })
}

describe('a workbook', () => {
  it('goes in as a CSV file of the same rows does', async () => {
    const ended = await report(await workbookOf([ISSUE, rowOf('W-1'), rowOf('W-2', { holderId: '1002' })]))
    expect([ended.state, ended.accepted, codes(ended)]).toEqual(['committed', 2, []])
    const again = await doors.report(csv([issued('W-1')]))
    expect([again.duplicate, again.accepted]).toEqual([1, 0])
  })

  it('is a workbook whatever its sender calls it', async () => {
    const ended = await report(await workbookOf([ISSUE, rowOf('W-3')]), 'text/csv')
    expect(ended.accepted).toBe(1)
    const text = await report(csv([issued('W-4')]), XLSX)
    expect(text.accepted).toBe(1)
  })

  it('may have titles above its heading, headings in two rows, and columns in any order', async () => {
    const rows = rowsXml([
      ['证书月报'],
      ['机构：', '某某认证中心', '', '2026年6月'],
      [],
      ['编号', '动作', '日期', '', '持证人', 'holderId', 'item'],
      ['', '', 'effective', 'validFrom', '', '', ''],
      ['W-5', 'issue', '2026-06-01', '2026-06-01', '某某', '1005', 's/1'],
    ])
    const after = '<mergeCells count="2"><mergeCell ref="A4:A5"/><mergeCell ref="C4:D4"/></mergeCells>'
    const ended = await report(await zipOf(partsOf({ sheets: [{ name: '月报', rows, after }] })))
    expect([ended.state, ended.read, ended.accepted]).toEqual(['committed', 1, 1])
    expect(codes(ended)).toEqual(['6 validTo no-end'])
  })

  it('of several sheets is read sheet by sheet; a sheet without a heading is said to be left out', async () => {
    const sheets = [
      { name: '说明', rows: rowsXml([['请按目录填写'], ['谢谢']]) },
      { name: '新发', rows: rowsXml([ISSUE, rowOf('W-6')]) },
      { name: '空', rows: '' },
      {
        name: '变动',
        rows: rowsXml([
          ['number', 'act', 'effective', 'reason'],
          ['W-6', 'suspend', '2026-06-02', '01'],
          ['W-404', 'suspend', '2026-06-02', '01'],
        ]),
      },
    ]
    const ended = await report(await zipOf(partsOf({ sheets })))
    expect([ended.read, ended.accepted, ended.rejected]).toEqual([3, 2, 1])
    const told = ended.findings.map(({ line, code }) => [placeOfLine(line).sheet, placeOfLine(line).line, code])
    expect(told).toEqual([
      [1, 1, 'sheets-not-read'],
      [3, 3, 'never-reported'],
    ])
    const answer = await doors.get(`${ended.id}/findings?lang=en`)
    const [note, error] = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(note).toMatchObject({ sheet: '新发', line: 1, value: '说明' })
    expect(error).toMatchObject({ sheet: '变动', line: 3, code: 'never-reported', value: 'W-404' })
    expect((await doors.get(`${ended.id}/findings?format=csv`)).body).toContain('sheet,line,field')
  })

  it('whose number was rounded, or whose formula failed, loses that row and not the next one', async () => {
    const cells = ISSUE.map((column) => `<c t="str"><v>${issued('W-7')[column] ?? ''}</v></c>`)
    const at = ISSUE.indexOf('number')
    const rounded = cells.with(at, '<c><v>2.0261710010000001E+15</v></c>').join('')
    const failed = cells.with(at, '<c t="e"><f>A1</f><v>#REF!</v></c>').join('')
    const rows = `${rowsXml([ISSUE])}<row>${rounded}</row><row>${failed}</row><row hidden="1">${cells.join('')}</row>`
    const ended = await report(await zipOf(partsOf({ sheets: [{ name: 'A', rows }] })))
    expect(codes(ended)).toEqual([
      '1  hidden-rows',
      '1 number formula-values',
      '2 number rounded-number',
      '3 number error-value',
    ])
    expect([ended.accepted, ended.rejected]).toEqual([1, 2])
  })

  it('with something in a column without a heading says that it was not read', async () => {
    const ended = await report(await workbookOf([ISSUE, [...rowOf('W-8'), '', '备注'], [...rowOf('W-9'), '', 'x']]))
    expect([ended.accepted, codes(ended)]).toEqual([2, ['2 L nameless-column']])
  })
})

describe('a hostile workbook', () => {
  it.each(REFUSED.filter(([name]) => !/thousand|5 MB/.test(name)))(
    '%s fails with its code',
    async (_name, bytes, code) => {
      const ended = await report(await bytes())
      expect([ended.state, ended.failure, ended.read]).toEqual(['failed', code, 0])
      const answer = await doors.get(`${ended.id}/findings?format=xlsx&lang=en`)
      expect(answer.statusCode).toBe(200)
    },
  )

  it('of 16,384 columns is refused for its heading', async () => {
    const ended = await report(await WIDE_AND_DEEP.columns())
    expect([ended.state, ended.failure]).toEqual(['failed', 'too-many-columns'])
  })

  it('of 2^20 rows of which one says something is read, and the one row counted', async () => {
    const ended = await report(await WIDE_AND_DEEP.rowThenEmpty())
    expect([ended.state, ended.read, codes(ended)]).toEqual(['committed', 1, ['2 number never-reported']])
  })

  it('of nothing but empty rows is empty', async () => {
    const ended = await report(await WIDE_AND_DEEP.emptyRows())
    expect([ended.state, ended.failure]).toEqual(['failed', 'empty-file'])
  })

  it('is too large before it is opened', async () => {
    const answer = await doors.send(Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(21 * MB)]), {
      type: XLSX,
    })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, 'payload-too-large'])
  })
})

describe('lines of JSON', () => {
  const lines = (...rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

  it('go in as the rows of a table do, members in any order and by any name', async () => {
    const ended = await report(
      lines(issued('J-1'), { 编号: 'J-1', 动作: 'suspend', effective: '2026-06-02', reason: '01' }),
      'application/x-ndjson',
    )
    expect([ended.state, ended.accepted, codes(ended)]).toEqual(['committed', 2, []])
  })

  it('say once that a member is unknown, where it comes first', async () => {
    const ended = await report(
      lines(issued('J-2'), { ...issued('J-3'), colour: 'red' }, { ...issued('J-4'), colour: 'x' }),
    )
    expect([ended.accepted, codes(ended)]).toEqual([3, ['1  unknown-columns']])
    const late = await report(
      lines(...Array.from({ length: 40 }, (_, n) => issued(`J-L${n}`)), { ...issued('J-5'), size: 1 }),
    )
    expect(codes(late)).toEqual(['41  unknown-columns'])
  })

  it('that say two things of one column are refused', async () => {
    const ended = await report(lines({ ...issued('J-6'), 编号: 'J-7' }, issued('J-8')))
    expect([ended.accepted, codes(ended)]).toEqual([1, ['1 number said-twice']])
  })

  it('without what is needed are refused as a whole', async () => {
    const ended = await report(lines({ a: 1 }, { b: 2 }))
    expect([ended.state, ended.failure]).toEqual(['failed', 'missing-columns'])
  })

  it('that are broken, or 10 MB long, cost themselves alone', async () => {
    const long = JSON.stringify({ ...issued('J-9'), note: 'x'.repeat(10 * MB) })
    const ended = await report(
      `${lines(issued('J-10'))}{"act":\n${long}\n${lines({ ...issued('J\0-11') })}${lines(issued('J-12'))}`,
    )
    expect([ended.accepted, codes(ended)]).toEqual([
      2,
      ['2  bad-json', '3  row-too-long', '4 number control-character'],
    ])
  })
})

describe('a workbook that is being opened', () => {
  it('does not keep the server from stopping, and is opened again by the next one', async () => {
    const body = await doors.place.body()
    let closed = false
    const slow: OpenReading = () => ({
      opened: async () => new Promise(() => undefined),
      next: async () => Promise.reject(new Error('not opened')),
      async close() {
        closed = true
      },
    })
    await doors.place.worker().stop()
    const worker = startReportWorker(doors.place.services, { read: slow })
    const { id } = await doors.place.send(body, await workbookOf([ISSUE, rowOf('W-S')]))
    await expect
      .poll(async () => (await read(doors.db, SYSTEM, async (tx) => findReport(tx, Number(id))))?.state, {
        timeout: 20_000,
      })
      .toBe('reading')
    await worker.stop()
    expect(closed).toBe(true)
    const next = startReportWorker(doors.place.services, { read: readHere(testPack) })
    expect(await doors.place.ended(id)).toMatchObject({ state: 'committed', accepted: 1 })
    await next.stop()
  })
})
