import type { ReportWords } from './report-pack.ts'
import { finding, type Finding, type FindingCode } from './finding.ts'
import type { ReportColumn, ReportRecord, ReportRow } from './report.ts'

const SHOWN = 100

/** The values of a row as they are read, before it is known whether they make a row. */
export type Values = { -readonly [P in keyof ReportRow]?: P extends 'record' ? ReportRecord : ReportRow[P] }

/** A row while it is read: what was understood so far, and what was wrong with the rest. */
export interface Reading {
  readonly cells: Readonly<Record<string, string | undefined>>
  readonly line: number
  readonly words: ReportWords
  readonly values: Values
  readonly findings: Finding[]
}

export function isEmpty(reading: Reading, field: ReportColumn): boolean {
  const cell = reading.cells[field]
  return cell === undefined || cell.trim() === ''
}

/** Writes a finding down, with the beginning of what the cell says. */
export function note(
  reading: Reading,
  field: ReportColumn,
  code: FindingCode,
  params?: Readonly<Record<string, string | number>>,
): void {
  const value = reading.cells[field]?.trim().slice(0, SHOWN) ?? ''
  reading.findings.push(finding(reading.line, field, code, value, params))
}
