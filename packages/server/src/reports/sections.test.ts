import { describe, expect, it } from 'vitest'
import { detectForm } from './formats/form.ts'
import { openTable, tablesOf, type Table } from './sections.ts'
import { lineIn, placeOfLine } from './sheet-lines.ts'
import { filesOf, workbookOf } from './testing/workbooks.ts'
import { testPack } from './testing/test-pack.ts'

const fileOf = filesOf('sections')
const words = { pack: testPack, profiles: [] }

async function tableIn(content: string | Buffer): Promise<Table> {
  const file = fileOf(content)
  const form = await detectForm(file)
  if ('refused' in form) throw new Error(form.refused)
  const [source] = tablesOf(file, form)
  if (!source) throw new Error('no table')
  return openTable(source, words)
}

async function rowsOf(table: Table): Promise<readonly (readonly string[])[]> {
  const records = table.open(table.rows)
  const rows: (readonly string[])[] = []
  for (let record = records.next(); record; record = records.next()) rows.push(record.fields)
  records.close()
  return rows
}

describe('the heading of a table', () => {
  it.each([
    ['first', 'act,number,effective\na,b,c', 1],
    ['below titles and blank lines', '证书月报,,\n\n机构：某某\nact,number,effective\na,b,c', 4],
    ['below a row that is like data', '2026,06,02\nact,number,effective\na,b,c', 2],
  ])('is found: %s', async (_name, content, line) => {
    const table = await tableIn(content)
    expect([table.line, table.heading.failure, await rowsOf(table)]).toEqual([line, undefined, [['a', 'b', 'c']]])
  })

  it('of two rows is joined also where the upper one would do alone', async () => {
    const rows = [
      ['act', 'number', 'effective', '有效期', ''],
      ['', '', '', 'validFrom', 'validTo'],
      ['issue', 'x', '', '2026-06-01', '2027-06-01'],
    ]
    const table = await tableIn(await workbookOf(rows))
    expect([table.line, table.heading.columns]).toEqual([2, ['act', 'number', 'effective', 'validFrom', 'validTo']])
    expect(await rowsOf(table)).toHaveLength(1)
  })

  it('is the row of which most is known, and nothing below the thirtieth', async () => {
    const titles = Array.from({ length: 40 }, (_, n) => `title ${n}`).join('\n')
    const table = await tableIn(`${titles}\nact,number,effective\n`)
    expect([table.line, table.heading.failure]).toEqual([1, 'missing-columns'])
    const near = await tableIn('number\nnumber,act\nx,y')
    expect([near.line, near.heading.failure]).toEqual([2, 'missing-columns'])
  })

  it('that cannot be taken apart is the fault of the table', async () => {
    expect((await tableIn('"act,number\na,b')).fault).toBe('unclosed-quote')
  })

  it('of nothing is none', async () => {
    expect((await tableIn('')).isEmpty).toBe(true)
    expect((await tableIn('※行,※问题\n1,number\n')).isEmpty).toBe(true)
  })

  it('of objects are the members of the first rows together', async () => {
    const table = await tableIn('{"act":"a"}\n{"number":"b","effective":"c"}\n')
    expect([table.heading.headings, table.heading.failure]).toEqual([['act', 'number', 'effective'], undefined])
    expect(await rowsOf(table)).toEqual([['a'], ['', 'b', 'c']])
  })
})

describe('a line of a sheet', () => {
  it.each([
    [0, 1],
    [0, 1_048_576],
    [3, 17],
    [199, 1_048_576],
  ])('of sheet %i, line %i, is a number of its own that the database holds', (sheet, line) => {
    const number = lineIn(sheet, line)
    expect(placeOfLine(number)).toEqual({ sheet, line })
    expect(number).toBeLessThan(2 ** 31)
  })

  it('of the first sheet is the line itself', () => {
    expect(lineIn(0, 42)).toBe(42)
  })
})
