import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { unfoldWorkbook, tableOf } from './formats/workbook-reading.ts'
import { openTableRecords } from './formats/table-records.ts'
import { placeOfLine } from './sheet-lines.ts'
import { MB, openDoors } from './testing/doors.ts'
import { REFUSED, WIDE_AND_DEEP } from './testing/hostile/workbooks.ts'
import { csv, issued } from './testing/rows.ts'
import { filesOf, partsOf, rowsXml, workbookOf, zipOf } from './testing/workbooks.ts'
import type { Ended } from './testing/workplace.ts'

vi.setConfig({ testTimeout: 120_000 })

const doors = await openDoors()
const fileOf = filesOf('replies')
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
