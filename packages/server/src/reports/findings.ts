import { stringify } from 'csv-stringify/sync'
import { read, type Context } from '../db/transact.ts'
import { findingFix, findingMessage } from '../messages/findings.ts'
import type { Language } from '../messages/language.ts'
import type { Services } from '../services.ts'
import { readFindings, type FindingRecord } from './reads.ts'

/** A problem of a report as its reader gets it. */
export interface FindingLine {
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
  report: number,
  format: 'ndjson' | 'csv',
  language: Language,
): AsyncGenerator<string> {
  if (format === 'csv') yield BOM + stringify([COLUMNS])
  let last: FindingRecord | undefined
  for (;;) {
    const after = last
    const page = await read(services.db, context, async (tx) => readFindings(tx, report, after, PAGE))
    last = page.at(-1)
    if (page.length > 0)
      yield write(
        page.map((one) => lineOf(one, language)),
        format,
      )
    if (page.length < PAGE) return
  }
}

function write(lines: readonly FindingLine[], format: 'ndjson' | 'csv'): string {
  if (format === 'ndjson') return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  return stringify([...lines], { columns: [...COLUMNS], escape_formulas: true })
}

function lineOf(found: FindingRecord, language: Language): FindingLine {
  const { line, field, code, severity, value } = found
  const params = { ...found.params, field, value: value ?? '' }
  return {
    line,
    field,
    code,
    severity,
    message: findingMessage(code, language, params),
    value,
    fix: findingFix(code, language, params),
  }
}
