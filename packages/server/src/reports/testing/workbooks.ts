import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { columnName } from '../formats/cell-values.ts'
import { writeZip } from '../formats/zip-writing.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

/** Parts of a workbook by name; tests put something else in the place of some of them. */
export type Parts = Readonly<Record<string, string>>

export interface SheetText {
  readonly name: string
  /** What stands within `<sheetData>`. */
  readonly rows: string
  readonly state?: 'hidden' | 'veryHidden'
  /** What follows `</sheetData>`. */
  readonly after?: string
}

export interface WorkbookText {
  readonly sheets: readonly SheetText[]
  /** What stands within `<sst>`. */
  readonly strings?: string
  readonly styles?: string
  readonly date1904?: boolean
  /** More relations of the workbook: type and target. */
  readonly relations?: readonly (readonly [type: string, target: string])[]
}

/** The parts of a workbook, written by hand. */
export function partsOf({ sheets, strings, styles, date1904 = false, relations = [] }: WorkbookText): Parts {
  const all: readonly (readonly [string, string])[] = [
    ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
    ...(strings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml'] as const]),
    ...(styles === undefined ? [] : [['styles', 'styles.xml'] as const]),
    ...relations,
  ]
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  return {
    '[Content_Types].xml': `${HEAD}<Types/>`,
    '_rels/.rels': relationsXml([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml(all),
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles !== undefined && { 'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
  }
}

function relationsXml(all: readonly (readonly [type: string, target: string])[]): string {
  const relations = all.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`
}

/** Rows of inline texts, from a line on. */
export function rowsXml(rows: readonly (readonly string[])[], from = 1): string {
  return rows
    .map((row, n) => {
      const line = from + n
      const cells = row.map((text, at) =>
        text === '' ? '' : `<c r="${columnName(at)}${line}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
      )
      return `<row r="${line}">${cells.join('')}</row>`
    })
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

export async function zipOf(parts: Parts): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of writeZip(Object.entries(parts).map(([name, text]) => ({ name, content: [text] })))) {
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** A workbook of one sheet with these rows. */
export async function workbookOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  return zipOf(partsOf({ sheets: [{ name: 'Sheet1', rows: rowsXml(rows) }] }))
}

/** A folder for the files of a test file; gone after it. */
export function filesOf(name: string): (content: string | Buffer) => string {
  const folder = mkdtempSync(join(tmpdir(), `${name} `))
  let count = 0
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return (content) => {
    count += 1
    const file = join(folder, String(count))
    writeFileSync(file, content)
    return file
  }
}
