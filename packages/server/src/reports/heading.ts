import { columnOf, type Pack, type ReportColumn } from '@zhengheng/core'
import { storable, type NewFinding } from './store.ts'

/** How the fields of a file are called, or why a report cannot be read from it. */
export interface Heading {
  /** For each field of a row, in order; undefined for columns that are not read. */
  readonly columns: readonly (ReportColumn | undefined)[]
  readonly findings: readonly NewFinding[]
  readonly failure?: 'missing-columns' | 'repeated-columns'
}

/** Without these no row says anything; of the last two, one is enough: an issue takes effect on its first day. */
const NEEDED = ['act', 'number'] as const
const DAYS = ['effective', 'validFrom'] as const
const SHOWN = 200

/**
 * Reads the first row: columns in any order, by their names in the format or in the pack. What is missing is named in one
 * finding and refuses the file; what is unknown is named in one finding and is not read.
 */
export function readHeading(fields: readonly string[], line: number, pack: Pack): Heading {
  const columns = fields.map((field) => columnOf(field.trim(), pack))
  const known = columns.filter((column) => column !== undefined)
  const unknown = fields.filter((field, index) => columns[index] === undefined && field.trim() !== '')
  const missing: string[] = NEEDED.filter((column) => !known.includes(column))
  if (!DAYS.some((column) => known.includes(column))) missing.push(DAYS[0])
  const repeated = [...new Set(known.filter((column, index) => known.indexOf(column) !== index))]
  const findings: NewFinding[] = []
  const note = (code: string, severity: 'error' | 'flag', names: readonly string[]): void => {
    const columnsNamed = storable(names.map((name) => name.trim()).join(', ')).slice(0, SHOWN)
    findings.push({ line, field: '', code, severity, value: columnsNamed, params: { columns: columnsNamed } })
  }
  if (missing.length > 0) note('missing-columns', 'error', missing)
  if (repeated.length > 0) note('repeated-columns', 'error', repeated)
  if (unknown.length > 0) note('unknown-columns', 'flag', unknown)
  if (missing.length > 0) return { columns, findings, failure: 'missing-columns' }
  return repeated.length > 0 ? { columns, findings, failure: 'repeated-columns' } : { columns, findings }
}
