import { columnName } from './cell-values.ts'
import { writeZip } from './zip-writing.ts'

/** `heading` is bold, `wrong` red on a light ground, `reason` says in words what the colour says. */
export type CellStyle = 'text' | 'heading' | 'wrong' | 'reason' | 'doubtful'
export type WrittenCell = string | { readonly text: string; readonly style: CellStyle }

export interface WrittenSheet {
  readonly name: string
  /** Widths of columns in characters, from the first; others have the program's own. */
  readonly widths: readonly number[]
  /** Columns that stay in view beside the first row. */
  readonly frozen: number
  readonly rows: Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>
}

const STYLES: readonly CellStyle[] = ['text', 'heading', 'wrong', 'reason', 'doubtful']
const LONGEST_CELL = 32_767
const LONGEST_NAME = 31
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * A workbook (ECMA-376), piece by piece. Every cell is text and has the format of text: programs neither compute what stands
 * in it nor turn what is typed into something else.
 */
export function writeWorkbook(sheets: readonly WrittenSheet[]): AsyncGenerator<Buffer> {
  const names = uniqueNames(sheets.map((sheet) => sheet.name))
  return writeZip([
    { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] },
    { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', content: [workbook(names)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        relations([
          ...names.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', content: [STYLE_SHEET] },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: writeSheet(sheet) })),
  ])
}

async function* writeSheet({ widths, frozen, rows }: WrittenSheet): AsyncGenerator<string> {
  const corner = `${columnName(frozen)}2`
  const pane = `<pane ${frozen > 0 ? `xSplit="${frozen}" ` : ''}ySplit="1" topLeftCell="${corner}" activePane="${frozen > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
  yield columns.length > 0 ? `<cols>${columns.join('')}</cols><sheetData>` : '<sheetData>'
  let line = 0
  for await (const row of rows) {
    line += 1
    yield `<row r="${line}">${row.map((cell, at) => cellXml(cell, `${columnName(at)}${line}`)).join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

function cellXml(cell: WrittenCell, place: string): string {
  const { text, style } = typeof cell === 'string' ? { text: cell, style: 'text' as const } : cell
  const s = STYLES.indexOf(style)
  if (text === '') return style === 'text' ? '' : `<c r="${place}" s="${s}"/>`
  return `<c r="${place}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_CELL))}</t></is></c>`
}

/** Control characters that XML holds. */
const KEPT = /^[\t\n\u0080-\u009F]$/

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML holds it; what XML cannot hold at all is written as workbooks write it. */
function escaped(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\u{fffd}')
    .replaceAll(/_x[0-9A-Fa-f]{4}_/g, (found) => `_x005F${found}`)
    .replaceAll(/[&<>"]/g, (found) => MARKUP[found] ?? found)
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (found) => (KEPT.test(found) ? found : escapedCode(found)))
}

function escapedCode(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/** Names of sheets are short, hold none of some characters, and are told apart without regard to case. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name, at) => {
    const plain =
      name
        .replaceAll(/[[\]:*?/\\]/g, ' ')
        .replaceAll(/^'|'$/g, ' ')
        .trim()
        .slice(0, LONGEST_NAME) || `${at + 1}`
    const free = taken.has(plain.toLowerCase()) ? `${plain.slice(0, LONGEST_NAME - 4)} ${at + 1}` : plain
    taken.add(free.toLowerCase())
    return free
  })
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const parts = Array.from({ length: sheets }, (_, at) => [`worksheets/sheet${at + 1}.xml`, 'worksheet'] as const)
  const overrides = [['workbook.xml', 'sheet.main'] as const, ['styles.xml', 'styles'] as const, ...parts].map(
    ([name, kind]) => `<Override PartName="/xl/${name}" ContentType="${type}.${kind}+xml"/>`,
  )
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`
}

/** Format 49 is text. Red on a light ground keeps 7:1. */
const STYLE_SHEET = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF9C0006"/><name val="Calibri"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFFFC7CE')}${fill('FFE8ECEF')}${fill('FFFFF0C2')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[look(0, 0), look(1, 3), look(2, 2), look(0, 0, true), look(0, 4)].join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function fill(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`
}

function look(font: number, filled: number, wraps = false): string {
  const alignment = `<alignment vertical="top"${wraps ? ' wrapText="1"' : ''}/>`
  return `<xf numFmtId="49" fontId="${font}" fillId="${filled}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</xf>`
}
