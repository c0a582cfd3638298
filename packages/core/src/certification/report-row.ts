import type { Pack } from '../pack/model.ts'
import type { Day } from '../time/day.ts'
import { checkRow } from './report-checks.ts'
import type { Finding } from './finding.ts'
import { readMeanings } from './report-meanings.ts'
import { reportWords } from './report-pack.ts'
import { isEmpty, note, type Reading, type Values } from './report-reading.ts'
import { EARLIEST, hasHiddenCharacter, readDay, readList } from './report-values.ts'
import { REPORT_COLUMNS, type KeptRow, type ReportColumn, type ReportRow } from './report.ts'

export interface ReadRow {
  /** Absent when there is an error among the findings, and for records that are only kept. */
  readonly row?: ReportRow
  readonly kept?: KeptRow
  readonly findings: readonly Finding[]
}

type Kind = 'text' | 'day' | 'list'

const KINDS: Partial<Record<ReportColumn, Kind>> = {
  effective: 'day',
  until: 'day',
  validFrom: 'day',
  validTo: 'day',
  firstIssued: 'day',
  testDate: 'day',
  auditFrom: 'day',
  auditTo: 'day',
  reviewDate: 'day',
  decisionDate: 'day',
  models: 'list',
  item: 'list',
  sites: 'list',
  standards: 'list',
  auditors: 'list',
}

const LONGEST: Partial<Record<ReportColumn, number>> = {
  number: 60,
  main: 60,
  predecessor: 60,
  models: 20_000,
  sites: 20_000,
  scopeText: 4000,
  note: 2000,
}
const LONGEST_TEXT = 500

/**
 * One row of a report, its cells under the names of `REPORT_COLUMNS`. Pure: what is compared with the register is in
 * `flagRow`. `today` is the day of the authority. The day of an issue is, unless told, the first day of validity.
 */
export function readRow(
  cells: Readonly<Record<string, string | undefined>>,
  pack: Pack,
  today: Day,
  line = 0,
): ReadRow {
  const values: Values = { models: [], item: [], sites: [], standards: [], auditors: [] }
  const reading: Reading = { cells, line, words: reportWords(pack), values, findings: [] }
  for (const field of REPORT_COLUMNS) readCell(reading, field, pack)
  readMeanings(reading, pack)
  if (values.act === 'issue' && isEmpty(reading, 'effective') && values.validFrom) values.effective = values.validFrom
  checkRow(reading, pack, today)
  const { findings } = reading
  if (findings.some((found) => found.severity === 'error')) return { findings }
  if (values.record === 'audit-plan' || values.record === 'audit') return { kept: keptOf(reading), findings }
  return { row: values as ReportRow, findings }
}

function keptOf({ cells, values }: Reading): KeptRow {
  const { record = 'audit', number = '', auditFrom: on = EARLIEST } = values
  const kept: Record<string, string> = {}
  for (const column of REPORT_COLUMNS) {
    const text = cells[column]?.trim()
    if (text && column !== 'record' && column !== 'number') kept[column] = dayOr(values[column], text)
  }
  return { record, number, on, cells: kept }
}

/** A day in the form in which days are compared; all else as it was written. */
function dayOr(value: unknown, text: string): string {
  return typeof value === 'string' ? value : text
}

function readCell(reading: Reading, field: ReportColumn, pack: Pack): void {
  const text = reading.cells[field]?.trim()
  if (!text) return
  const longest = LONGEST[field] ?? LONGEST_TEXT
  if (text.length > longest) {
    note(reading, field, 'too-long', { longest })
    return
  }
  if (hasHiddenCharacter(text)) {
    note(reading, field, 'control-character')
    return
  }
  const kind = KINDS[field]
  const cells = reading.values as Record<ReportColumn, unknown>
  if (kind === undefined) cells[field] = text
  else if (kind === 'list') cells[field] = readList(text)
  else readDayCell(reading, field, text, pack)
}

function readDayCell(reading: Reading, field: ReportColumn, text: string, pack: Pack): void {
  const read = readDay(text, pack.reports.twoDigitYearsFrom)
  if (read === undefined) {
    note(reading, field, 'bad-date')
    return
  }
  const { day, guessed } = read
  if (day < EARLIEST) note(reading, field, 'implausible-date', { earliest: EARLIEST })
  else {
    ;(reading.values as Record<ReportColumn, unknown>)[field] = day
    if (guessed) note(reading, field, 'two-digit-year', { day })
  }
}
