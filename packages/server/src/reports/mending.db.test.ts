import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { openTableRecords } from './formats/table-records.ts'
import { tableOf, unfoldWorkbook } from './formats/workbook-reading.ts'
import { XLSX } from './media-types.ts'
import { openDoors } from './testing/doors.ts'
import { issued } from './testing/rows.ts'
import { filesOf, partsOf, rowsXml, workbookOf, zipOf } from './testing/workbooks.ts'

vi.setConfig({ testTimeout: 120_000 })

const doors = await openDoors()
const fileOf = filesOf('replies')

const ISSUE = Object.keys(issued(''))
const rowOf = (number: string, changes: Readonly<Record<string, string>> = {}): readonly string[] =>
  ISSUE.map((column) => issued(number, changes)[column] ?? '')

async function report(content: string | Buffer, type = XLSX) {
  return doors.report(content, { type })
}

describe('the refused rows of a report', () => {
  async function reply(
    id: number,
    lang = 'zh',
  ): Promise<{ bytes: Buffer; sheets: { name: string; rows: string[][] }[] }> {
    const answer = await doors.get(`${id}/findings?format=xlsx&lang=${lang}`)
    expect(answer.headers['content-type']).toBe(XLSX)
    expect(answer.headers['content-disposition']).toContain(`findings-${id}.xlsx`)
    const bytes = answer.rawPayload
    const file = fileOf(bytes)
    const { sections } = await unfoldWorkbook(file)
    const sheets = sections.map(({ name, begin, end }) => {
      const records = openTableRecords(tableOf(file), { byte: begin, line: 1 }, end)
      const rows: string[][] = []
      for (let record = records.next(); record; record = records.next()) rows.push([...record.fields])
      records.close()
      return { name, rows }
    })
    return { bytes, sheets }
  }

  /** The file as its receiver mends it: some texts in the place of others, everything else as it came. */
  async function mended(
    sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[],
    changes: readonly (readonly [string, string])[],
  ) {
    const mend = (text: string): string => changes.find(([from]) => from === text)?.[1] ?? text
    const all = sheets.map(({ name, rows }) => ({ name, rows: rowsXml(rows.map((row) => row.map(mend))) }))
    return zipOf(partsOf({ sheets: all }))
  }

  it.each([
    ['CSV', 'text/csv', async (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n')],
    ['XLSX', XLSX, workbookOf],
  ])(
    'of %s come back with what is wrong beside them; mended, the very file goes in and only they do',
    async (_name, type, write) => {
      const [good, bad, unknown] = [randomUUID(), randomUUID(), randomUUID()]
      const rows = [
        [...ISSUE, 'colour'],
        [...rowOf(good), 'red'],
        [...rowOf(bad, { validFrom: '1900-01-01' }), 'green'],
        [...rowOf(unknown, { item: 's/9' }), 'blue'],
      ]
      const ended = await report(await write(rows), type)
      expect([ended.accepted, ended.rejected]).toEqual([1, 2])
      const { sheets } = await reply(ended.id)
      expect(sheets.map((sheet) => sheet.rows.length)).toEqual([3, 1 + ended.findings.length])
      const [heading, first, second] = sheets[0]?.rows ?? []
      expect(heading).toEqual(['※原行号', '※问题', '※规则代码', '※怎样改', ...ISSUE, 'colour'])
      expect(first?.slice(0, 4)).toEqual([
        '3',
        'validFrom: 日期 1900-01-01 早于 1950-01-01',
        'implausible-date',
        '请核对日期',
      ])
      expect(first?.at(-1)).toBe('green')
      expect(second?.[2]).toBe('unknown-item')
      const again = await report(
        await mended(sheets, [
          ['1900-01-01', '2026-06-01'],
          ['s/9', 's/1'],
        ]),
      )
      expect([again.state, again.read, again.accepted, again.rejected]).toEqual(['committed', 2, 2, 0])
      expect(again.findings.map((found) => [found.code, found.value])).toEqual([['unknown-columns', 'colour']])
    },
  )

  it('of lines of JSON come back as a table of their members', async () => {
    const ended = await report(`${JSON.stringify(issued('R-J', { item: 's/9' }))}\n`, 'application/x-ndjson')
    const { sheets } = await reply(ended.id, 'en')
    expect(sheets[0]?.rows[0]?.slice(0, 6)).toEqual([
      '※Original line',
      '※Problem',
      '※Rule',
      '※What to do',
      'act',
      'number',
    ])
    const again = await report(await mended(sheets, [['s/9', 's/1']]))
    expect([again.read, again.accepted]).toEqual([1, 1])
  })

  it('that were refused by the register come back too, sheet by sheet', async () => {
    const heading = ['number', 'act', 'effective', 'reason']
    const sheets = ['甲', '乙'].map((name) => ({
      name,
      rows: rowsXml([heading, [`N-${name}`, 'withdraw', '2026-06-02', '01']]),
    }))
    const ended = await report(await zipOf(partsOf({ sheets })))
    const { sheets: told } = await reply(ended.id)
    expect(told.map((sheet) => sheet.name)).toEqual(['甲', '乙', '问题清单'])
    expect(told.slice(0, 2).map((sheet) => sheet.rows[1]?.slice(2))).toEqual([
      ['never-reported', '请先报送签发，再报送之后的事项', 'N-甲', 'withdraw', '2026-06-02', '01'],
      ['never-reported', '请先报送签发，再报送之后的事项', 'N-乙', 'withdraw', '2026-06-02', '01'],
    ])
    expect(told[2]?.rows.map((row) => row[0])).toEqual(['※工作表', '甲', '乙'])
  })

  it('hold no formula and nothing that a spreadsheet would take for one', async () => {
    const ended = await report(
      await workbookOf([
        ['number', 'act', 'effective', 'reason'],
        ['=1+1', 'withdraw', '2026-06-02', '01'],
      ]),
    )
    const { bytes } = await reply(ended.id)
    const file = fileOf(bytes)
    const { sections } = await unfoldWorkbook(file)
    expect(sections.flatMap((section) => section.formulas)).toEqual([])
  })

  it('are for the body that sent them, and for authorities', async () => {
    const ended = await report(await workbookOf([ISSUE, rowOf('R-W', { item: 's/9' })]))
    const path = `${ended.id}/findings?format=xlsx`
    expect((await doors.get(path, doors.other)).statusCode).toBe(404)
    expect((await doors.get(path, doors.officer)).statusCode).toBe(200)
  })
})
