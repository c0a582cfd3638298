import type { Pack } from '../pack/model.ts'
import type { Day } from '../time/day.ts'
import { finding, type Finding, type FindingCode } from './finding.ts'
import { wordKey } from './report-pack.ts'
import { readRow } from './report-row.ts'
import { readDay, readList } from './report-values.ts'
import type { KeptRow, ReportColumn, ReportRow } from './report.ts'
import { actsOfTemplate, type TemplateAct } from './template-acts.ts'
import type { ReportTemplate } from '../pack/template.ts'
import { columnKey } from './template.ts'

/** One row of a template, cells by the keys of its columns. */
export type TemplateCells = Readonly<Record<string, string | undefined>>

/** An act that a row of a template comes to. `optional`: the row shows it, but does not say that it is news. */
export interface ReadAct {
  readonly row: ReportRow
  readonly optional: boolean
}

export interface ReadTemplateRow {
  /** In the order in which they happened; none when there is an error among the findings. */
  readonly acts: readonly ReadAct[]
  readonly kept: readonly KeptRow[]
  readonly findings: readonly Finding[]
}

/**
 * One row of a national template. It comes to one act or several: what it shows of a certificate that nobody reported yet is
 * its issue, what its codes say that happened is an act on its own day. Pure, as `readRow` is.
 */
export function readTemplateRow(
  cells: TemplateCells,
  template: ReportTemplate,
  pack: Pack,
  today: Day,
  line = 0,
): ReadTemplateRow {
  const findings: Finding[] = []
  const told = new Set<string>()
  const tell = (found: Finding): void => {
    // Two columns of ours may come from one of the template: what stands there and cannot be read is not missing as well.
    if (found.code === 'missing-value' && cells[found.field]?.trim()) return
    const name = `${found.field} ${found.code}`
    if (!told.has(name)) findings.push(found)
    told.add(name)
  }
  const note = (field: string, code: FindingCode): void =>
    tell(finding(line, field, code, cells[field]?.trim().slice(0, 100) ?? ''))
  checkCodes(cells, template, note)
  const acts: ReadAct[] = []
  for (const act of actsOfTemplate(cells, template, note)) {
    const read = readRow(act.cells, pack, today, line)
    // What is doubtful about something that is perhaps no news is no news either.
    for (const found of read.findings) if (found.severity === 'error' || !act.optional) tell(moved(found, act))
    if (read.row) acts.push({ row: read.row, optional: act.optional })
  }
  checkExpiry(cells, template, today, pack, note)
  const failed = findings.some((found) => found.severity === 'error')
  return failed ? { acts: [], kept: [], findings } : { acts, kept: keptOf(cells, template, pack, today), findings }
}

/** A finding is told where its value stands in the template. */
function moved(found: Finding, { from }: TemplateAct): Finding {
  const field = from[found.field as ReportColumn]
  return field === undefined ? found : { ...found, field }
}

function checkCodes(
  cells: TemplateCells,
  template: ReportTemplate,
  note: (field: string, code: FindingCode) => void,
): void {
  for (const { means, table } of template.columns) {
    if (means === undefined || table === undefined) continue
    const text = cells[means]?.trim()
    const known = template.tables[table]
    if (!text || !known) continue
    const isKnown = (code: string): boolean =>
      known.some((one) => wordKey(one.code) === wordKey(code) || one.name.zh === code)
    if (!readList(text).every(isKnown)) note(means, 'unknown-code')
  }
}

/** Expiry follows from the dates: a status that says otherwise is doubtful, and changes nothing. */
function checkExpiry(
  cells: TemplateCells,
  template: ReportTemplate,
  today: Day,
  pack: Pack,
  note: (field: string, code: FindingCode) => void,
): void {
  if (template.statuses[wordKey(cells['status'] ?? '')] !== 'expired') return
  const last = readDay(cells['validTo'] ?? '', pack.reports.twoDigitYearsFrom)?.day
  if (last === undefined || last >= today) note('status', 'status-not-by-dates')
}

/** The audit that the row tells of, and every column from which nothing follows. */
function keptOf(cells: TemplateCells, template: ReportTemplate, pack: Pack, today: Day): readonly KeptRow[] {
  const { kept: audit } = readRow(auditOf(cells), pack, today)
  const rest = unusedOf(cells, template)
  const on = readDay(cells['validFrom'] ?? '', pack.reports.twoDigitYearsFrom)?.day
  const number = cells['number']?.trim() ?? ''
  const isKept = on !== undefined && Object.keys(rest).length > 0
  return [...(audit ? [audit] : []), ...(isKept ? [{ record: 'certificate' as const, number, on, cells: rest }] : [])]
}

const AUDIT: readonly ReportColumn[] = ['number', 'activity', 'auditFrom', 'auditTo', 'personDays', 'method']

function auditOf(cells: TemplateCells): Readonly<Record<string, string>> {
  const audit: Record<string, string> = { record: 'audit' }
  for (const column of AUDIT) if (cells[column]) audit[column] = cells[column]
  return audit
}

function unusedOf(cells: TemplateCells, template: ReportTemplate): Readonly<Record<string, string>> {
  const rest: Record<string, string> = {}
  for (const column of template.columns) {
    if (column.means !== undefined) continue
    const text = cells[columnKey(column)]?.trim()
    if (text) rest[column.name ?? column.code ?? columnKey(column)] = text
  }
  return rest
}
