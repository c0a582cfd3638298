import { REPORT_COLUMNS, type Pack, type ReportColumn } from '@zhengheng/core'

/** The cells of one row that are not empty, by the names of the format. */
export type Cells = Partial<Record<ReportColumn, string>>

/** In whose words a file is written: the format's own, or the first of the pack's. */
export type Wording = 'format' | 'pack'

const PIECE = 32 * 1024
const BOM = '\uFEFF'

/** A report as text (CSV, RFC 4180), in pieces. Files in the words of the pack begin with a BOM, as spreadsheets write. */
export function* reportText(pack: Pack, wording: Wording, rows: Iterable<Cells>): Iterable<string> {
  const columns = REPORT_COLUMNS.map((column) => headingOf(pack, wording, column))
  let piece = `${wording === 'pack' ? BOM : ''}${columns.join(',')}\r\n`
  for (const row of rows) {
    piece += `${lineOf(pack, wording, row)}\r\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

function headingOf(pack: Pack, wording: Wording, column: ReportColumn): string {
  return wording === 'format' ? column : (pack.reports.columns[column]?.[0] ?? column)
}

function lineOf(pack: Pack, wording: Wording, row: Cells): string {
  let line = ''
  for (const column of REPORT_COLUMNS) {
    if (column !== REPORT_COLUMNS[0]) line += ','
    const value = row[column]
    if (value === undefined) continue
    const said = column === 'act' && wording === 'pack' ? (pack.reports.acts[value]?.[0] ?? value) : value
    line += SPECIAL.test(said) ? `"${said.replaceAll('"', '""')}"` : said
  }
  return line
}

const SPECIAL = /[",\r\n]/
