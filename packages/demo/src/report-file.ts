import type { Pack, ReportColumn } from '@zhengheng/core'

/** The cells of one row that are not empty, by the names of the format. */
export type Cells = Partial<Record<ReportColumn, string>>

/** In whose words a file is written: the format's own, or the first of the pack's. */
export type Wording = 'format' | 'pack'

const PIECE = 32 * 1024
const BOM = '\uFEFF'

/** The columns of the reports of the demonstration: those that any of its rows fills. */
export const COLUMNS = [
  'record',
  'scheme',
  'act',
  'number',
  'effective',
  'until',
  'holderName',
  'holderFormerName',
  'holderId',
  'holderRegion',
  'holderAddress',
  'product',
  'models',
  'manufacturer',
  'factory',
  'factoryAddress',
  'item',
  'scopeText',
  'sites',
  'main',
  'procedure',
  'standards',
  'validFrom',
  'validTo',
  'laboratory',
  'testDate',
  'testReport',
  'auditors',
  'auditFrom',
  'auditTo',
  'reviewer',
  'reviewDate',
  'decider',
  'decisionDate',
  'reason',
  'predecessor',
  'relation',
] as const satisfies readonly ReportColumn[]

/** A report as text (CSV, RFC 4180), in pieces. Files in the words of the pack begin with a BOM, as spreadsheets write. */
export function* reportText(
  pack: Pack,
  wording: Wording,
  rows: Iterable<Cells>,
  columns: readonly ReportColumn[] = COLUMNS,
): Iterable<string> {
  const heading = columns.map((column) => headingOf(pack, wording, column))
  let piece = `${wording === 'pack' ? BOM : ''}${heading.join(',')}\r\n`
  for (const row of rows) {
    piece += `${lineOf(pack, wording, row, columns)}\r\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

function headingOf(pack: Pack, wording: Wording, column: ReportColumn): string {
  return wording === 'format' ? column : (pack.reports.columns[column]?.[0] ?? column)
}

function lineOf(pack: Pack, wording: Wording, row: Cells, columns: readonly ReportColumn[]): string {
  let line = ''
  for (const column of columns) {
    if (column !== columns[0]) line += ','
    const value = row[column]
    if (value === undefined) continue
    const said = column === 'act' && wording === 'pack' ? (pack.reports.acts[value]?.[0] ?? value) : value
    line += SPECIAL.test(said) ? `"${said.replaceAll('"', '""')}"` : said
  }
  return line
}

const SPECIAL = /[",\r\n]/
