import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, partsOf, rowsXml, zipOf, type WorkbookText } from '../testing/workbooks.ts'
import { openTableRecords } from './table-records.ts'
import { tableOf, unfoldWorkbook } from './workbook-reading.ts'

const fileOf = filesOf('workbooks')

async function unfold(text: WorkbookText) {
  const file = fileOf(await zipOf(partsOf(text)))
  const unfolded = await unfoldWorkbook(file)
  const sheets = unfolded.sections.map(({ begin, end }) => {
    const records = openTableRecords(tableOf(file), { byte: begin, line: 1 }, end)
    const all = []
    for (let record = records.next(); record; record = records.next()) all.push(record)
    records.close()
    return all
  })
  return { ...unfolded, file, sheets }
}

/** The rows of a workbook of one sheet. */
async function rowsOf(rows: string, more: Partial<WorkbookText> = {}) {
  const { sheets } = await unfold({ sheets: [{ name: 'A', rows }], ...more })
  return sheets[0] ?? []
}

const STYLES = `<numFmts count="5"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="[Red]0.00"/><numFmt numFmtId="167" formatCode="[$-804]yyyy/m/d;@"/><numFmt numFmtId="168" formatCode="0.00E+00"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="31"/></cellXfs>`

describe('the cells of a workbook', () => {
  it('are texts of their own, shared texts, and texts in several runs without the reading aids of East Asia', async () => {
    const strings =
      '<si><t>编号</t></si><si><r><t>广州</t></r><r><rPr/><t xml:space="preserve">某某 </t></r><rPh sb="0" eb="1"><t>GUANG</t></rPh></si><si/>'
    const rows =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c><c r="E2" t="s"><v>99</v></c><c r="F2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>'
    expect(await rowsOf(rows, { strings })).toEqual([{ line: 2, fields: ['编号', '', '广州某某 ', '', '', 'ab'] }])
  })

  it.each([
    ['a day with a style of its own', '<c s="2"><v>46083</v></c>', '2026-03-02'],
    ['a day with the short style of the system', '<c s="1"><v>46083.75</v></c>', '2026-03-02'],
    ['a day in a style of a country', '<c s="5"><v>46083</v></c>', '2026-03-02'],
    ['a day in a style that only East Asia has', '<c s="7"><v>46083</v></c>', '2026-03-02'],
    ['a day by ISO 8601', '<c t="d"><v>2026-03-02T00:00:00</v></c>', '2026-03-02'],
    ['the nothing that is shown as a day', '<c s="1"><v>0</v></c>', '1900-01-00'],
    ['the day that spreadsheets alone know', '<c s="1"><v>60</v></c>', '1900-02-29'],
    ['the first day of spreadsheets', '<c s="1"><v>1</v></c>', '1900-01-01'],
    ['a serial number without a style', '<c><v>46083</v></c>', '46083'],
    ['a number below zero in a style of days', '<c s="1"><v>-5</v></c>', '-5'],
    ['a number with the zeros of its style', '<c s="3"><v>10000</v></c>', '010000'],
    ['a number in red', '<c s="4"><v>12.5</v></c>', '12.5'],
    ['a number in powers of ten', '<c s="6"><v>1.5E+3</v></c>', '1500'],
    ['a sum with its dust', '<c><v>0.30000000000000004</v></c>', '0.3'],
    ['a number kept as text', '<c t="str"><v>2026171001000001</v></c>', '2026171001000001'],
    ['fifteen digits', '<c><v>202617100100001</v></c>', '202617100100001'],
    ['what is true', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['a line end that XML could not hold', '<c t="str"><v>a_x000D_b_x005F_</v></c>', 'a\rb_'],
    ['entities of XML', '<c t="str"><v>&lt;A&#38;&#x4E2D;&gt;</v></c>', '<A&中>'],
    ['character data', '<c t="str"><v><![CDATA[a<b]]></v></c>', 'a<b'],
  ])('say %s as it is shown', async (_name, cell, text) => {
    expect(await rowsOf(`<row>${cell}</row>`, { styles: STYLES })).toEqual([{ line: 1, fields: [text] }])
  })

  it('count days from 1904 where the workbook does', async () => {
    const cell = '<row><c s="1"><v>44621</v></c></row>'
    expect(await rowsOf(cell, { styles: STYLES, date1904: true })).toEqual([{ line: 1, fields: ['2026-03-02'] }])
  })

  it('of sixteen digits that were typed as a number have lost some, which is said', async () => {
    expect(await rowsOf('<row><c r="B1"><v>2.0261710010000001E+15</v></c></row>')).toEqual([
      { line: 1, fields: ['', '2026171001000000'], cellFaults: [[1, 'rounded-number']] },
    ])
  })

  it('that hold an error say so', async () => {
    expect(await rowsOf('<row><c t="e"><f>A9/0</f><v>#DIV/0!</v></c></row>')).toEqual([
      { line: 1, fields: ['#DIV/0!'], cellFaults: [[0, 'error-value']] },
    ])
  })

  it('with formulas have the value that was computed last; the first line of each column is noted', async () => {
    const { sections, sheets } = await unfold({
      sheets: [
        {
          name: 'A',
          rows: '<row r="3"><c r="B3" t="str"><f>C3&amp;"x"</f><v>ab</v></c></row><row r="4"><c r="B4"><f>1+1</f><v>2</v></c><c r="C4"><f>1+2</f></c></row>',
        },
      ],
    })
    expect(sheets[0]?.map((row) => row.fields)).toEqual([
      ['', 'ab'],
      ['', '2'],
    ])
    expect(sections[0]?.formulas).toEqual([[1, 3]])
  })
})

describe('the rows of a workbook', () => {
  it('are numbered as the program numbers them; those without a value are passed over', async () => {
    const rows =
      '<row r="1"/><row r="4"><c r="A4" s="1"/></row><row r="7"><c r="A7" t="str"><v>x</v></c></row><row><c t="str"><v>y</v></c></row>'
    expect(await rowsOf(rows)).toEqual([
      { line: 7, fields: ['x'] },
      { line: 8, fields: ['y'] },
    ])
  })

  it('that are hidden are read, and the first of them is noted', async () => {
    const { sections, sheets } = await unfold({
      sheets: [
        {
          name: 'A',
          rows: '<row r="1"><c t="str"><v>x</v></c></row><row r="2" hidden="1"><c t="str"><v>y</v></c></row>',
        },
      ],
    })
    expect(sheets[0]).toHaveLength(2)
    expect(sections[0]?.hiddenLine).toBe(2)
  })

  it('with more columns than are read say how many, and their cells are not held', async () => {
    const wide = '<row r="1"><c r="A1" t="str"><v>x</v></c><c r="XFD1" t="str"><v>y</v></c></row>'
    expect(await rowsOf(wide)).toEqual([{ line: 1, fields: [], fault: 'too-many-columns' }])
  })

  it('that are longer than a row may be are passed over with a word', async () => {
    const long = `<row r="1">${Array.from({ length: 10 }, () => `<c t="str"><v>${'x'.repeat(30_000)}</v></c>`).join('')}</row>`
    expect(await rowsOf(long)).toEqual([{ line: 1, fields: [], fault: 'row-too-long' }])
  })

  it('come from every sheet that can be seen, in order; hidden ones are named', async () => {
    const { sections, notes, sheets } = await unfold({
      sheets: [
        { name: '说明', rows: rowsXml([['请填写']]) },
        { name: '代码', rows: rowsXml([['01']]), state: 'veryHidden' },
        { name: '证书', rows: rowsXml([['a', 'b'], ['1']]) },
      ],
    })
    expect(sections.map((section) => section.name)).toEqual(['说明', '证书'])
    expect(sheets.map((rows) => rows.length)).toEqual([1, 2])
    expect(notes).toEqual([{ code: 'hidden-sheets', names: ['代码'] }])
  })

  it('are found under any prefix, with single quotes, comments, and targets that begin at the root', async () => {
    const parts = {
      ...partsOf({ sheets: [{ name: 'A', rows: '' }] }),
      'xl/_rels/workbook.xml.rels':
        "<r:Relationships xmlns:r='x'><r:Relationship Target='/xl/other/s.xml' Id='rId1' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet'/></r:Relationships>",
      'xl/other/s.xml':
        "<?xml version='1.0'?><!-- a > b --><x:worksheet xmlns:x='m'><x:sheetData><x:row r='5'><x:c r='B5' t='str' note='a>b'><x:v>v</x:v></x:c></x:row></x:sheetData></x:worksheet>",
    }
    const file = fileOf(await zipOf(parts))
    await unfoldWorkbook(file)
    expect(JSON.parse(readFileSync(tableOf(file), 'utf8'))).toEqual([5, ['', 'v']])
  })

  it('leave a table beside the file and nothing else', async () => {
    const { file } = await unfold({ sheets: [{ name: 'A', rows: rowsXml([['x']]) }], strings: '<si><t>x</t></si>' })
    expect(existsSync(tableOf(file))).toBe(true)
    expect(readdirSync(dirname(file)).filter((name) => /\.(part|strings)$/.test(name))).toEqual([])
  })

  it('are the same however many shared texts there are', async () => {
    const count = 30_000
    const strings = Array.from({ length: count }, (_, n) => `<si><t>证书第${n}号</t></si>`).join('')
    const rows = Array.from({ length: count }, (_, n) => `<row><c t="s"><v>${(n * 7919) % count}</v></c></row>`).join(
      '',
    )
    const read = await rowsOf(rows, { strings })
    expect(read.map((row) => row.fields[0])).toEqual(
      Array.from({ length: count }, (_, n) => `证书第${(n * 7919) % count}号`),
    )
  })
})
