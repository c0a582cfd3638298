import { stringify } from 'csv-stringify/sync'
import { read, type Context } from '../db/transact.ts'
import { findingFix, findingMessage } from '../messages/findings.ts'
import type { Language } from '../messages/language.ts'
import type { Services } from '../services.ts'
import type { Opened } from './opened.ts'
import { readFindings, type FindingRecord, type ReportRecord } from './reads.ts'
import { placeOfLine } from './sheet-lines.ts'

/** A problem of a report as its reader gets it. */
export interface FindingLine {
  /** The sheet, where the file has several. */
  readonly sheet?: string
  /** As the program numbers it that shows the file. */
  readonly line: number
  readonly field: string
  readonly code: string
  readonly severity: 'error' | 'flag'
  readonly message: string
  readonly value: string | null
  readonly fix: string
}

const PAGE = 1000
const BOM = '\u{feff}'
const COLUMNS: readonly (keyof FindingLine)[] = ['line', 'field', 'code', 'severity', 'message', 'value', 'fix']

/**
 * All findings of a report, a page at a time, each read in a transaction of its own: a slow reader holds nothing open.
 * CSV is for spreadsheets: it begins with a BOM, and what a spreadsheet would take for a formula is escaped.
 */
export async function* writeFindings(
  services: Pick<Services, 'db'>,
  context: Context,
  report: Pick<ReportRecord, 'id' | 'opened'>,
  format: 'ndjson' | 'csv',
  language: Language,
): AsyncGenerator<string> {
  const sheets = sheetsOf(report.opened)
  const columns = sheets.length > 1 ? ['sheet' as const, ...COLUMNS] : COLUMNS
  if (format === 'csv') yield BOM + stringify([columns])
  let last: FindingRecord | undefined
  for (;;) {
    const after = last
    const page = await read(services.db, context, async (tx) => readFindings(tx, report.id, after, PAGE))
    last = page.at(-1)
    const lines = page.map((one) => lineOf(one, language, sheets))
    if (lines.length > 0) yield write(lines, format, columns)
    if (page.length < PAGE) return
  }
}

function write(
  lines: readonly FindingLine[],
  format: 'ndjson' | 'csv',
  columns: readonly (keyof FindingLine)[],
): string {
  if (format === 'ndjson') return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  return stringify([...lines], { columns: [...columns], escape_formulas: true })
}

/** The names of the sheets of a workbook, in order; one or none where there is nothing to tell apart. */
export function sheetsOf(opened: Opened | null): readonly string[] {
  if (!opened || 'refused' in opened.form || opened.form.format !== 'xlsx') return []
  return opened.form.sections.map((section) => section.name)
}

/** A finding in words. */
export function lineOf(found: FindingRecord, language: Language, sheets: readonly string[] = []): FindingLine {
  const { field, code, severity, value } = found
  const { sheet, line } = placeOfLine(found.line)
  const params = { ...found.params, field, value: value ?? '' }
  const name = sheets.length > 1 ? sheets[sheet] : undefined
  return {
    ...(name !== undefined && { sheet: name }),
    line,
    field,
    code,
    severity,
    message: findingMessage(code, language, params),
    value,
    fix: findingFix(code, language, params),
  }
}
