import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { filesOf } from '../testing/workbooks.ts'
import { columnIndex, columnName } from './cell-values.ts'
import { openTableRecords } from './table-records.ts'
import { tableOf, unfoldWorkbook } from './workbook-reading.ts'
import { writeWorkbook, type WrittenSheet } from './workbook-writing.ts'
import { openZip } from './zip-reading.ts'

const fileOf = filesOf('written')

async function written(sheets: readonly WrittenSheet[]): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of writeWorkbook(sheets)) pieces.push(piece)
  return fileOf(Buffer.concat(pieces))
}

async function textOf(file: string, name: string): Promise<string> {
  const zip = openZip(file)
  const entry = zip.entries.get(name)
  if (!entry) throw new Error(`no ${name}`)
  const pieces: Buffer[] = []
  for await (const piece of zip.read(entry)) pieces.push(piece)
  zip.close()
  return Buffer.concat(pieces).toString('utf8')
}

async function readBack(rows: readonly (readonly string[])[]) {
  const file = await written([{ name: 'A', widths: [], frozen: 0, rows }])
  const { sections } = await unfoldWorkbook(file)
  const records = openTableRecords(tableOf(file), { byte: 0, line: 1 }, sections[0]?.end ?? 0)
  const all: (readonly string[])[] = []
  for (let record = records.next(); record; record = records.next()) all.push(record.fields)
  records.close()
  return all
}

describe('a workbook that was written', () => {
  it('is read back as it was meant, whatever stands in it', async () => {
    const rows = [
      ['=1+1', '<b>&"\'', ' a  b ', '_x0041_', 'a\tb\nc\r\u0001'],
      ['中文😀', '00123', '2026-03-02', '', 'e'],
    ]
    expect(await readBack(rows)).toEqual(rows)
  })

  it('of any text is read back', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          expect(await readBack(rows)).toEqual(rows)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('holds halves of characters as signs of something lost', async () => {
    expect(await readBack([['a\ud800b']])).toEqual([['a\u{fffd}b']])
  })

  it('gives every cell the format of text, keeps rows in view, and colours what is wrong', async () => {
    const rows = [[{ text: 'h', style: 'heading' as const }], [{ text: 'w', style: 'wrong' as const }, 'x']]
    const file = await written([{ name: 'A', widths: [8, 40], frozen: 1, rows }])
    const sheet = await textOf(file, 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>')
    expect(sheet).toContain('<c r="A2" s="2" t="inlineStr">')
    const styles = await textOf(file, 'xl/styles.xml')
    expect(styles.match(/<xf numFmtId="49"/g)).toHaveLength(5)
    expect(styles).toContain('FFFFC7CE')
  })

  it('has sheets of names that programs take, each its own', async () => {
    const names = ['a/b', 'A b', "'x'", '很'.repeat(40), '', 'a b']
    const file = await written(names.map((name) => ({ name, widths: [], frozen: 0, rows: [['x']] })))
    const { sections } = await unfoldWorkbook(file)
    const given = sections.map((section) => section.name)
    expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(names.length)
    for (const name of given) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
  })

  it('is the same, byte for byte, however often it is written', async () => {
    const sheet = (): WrittenSheet => ({ name: 'A', widths: [], frozen: 0, rows: [['x']] })
    const bytes = async () => {
      const pieces: Buffer[] = []
      for await (const piece of writeWorkbook([sheet()])) pieces.push(piece)
      return Buffer.concat(pieces)
    }
    expect((await bytes()).equals(await bytes())).toBe(true)
  })
})

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is called %s, and the other way round', (index, name) => {
  expect(columnName(index)).toBe(name)
  expect(columnIndex(`${name}12`)).toBe(index)
})
