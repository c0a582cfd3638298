import type { Pack } from '../pack/model.ts'
import type { Day } from '../time/day.ts'
import { finding, type Finding, type FindingCode } from './finding.ts'
import { wordKey } from './report-pack.ts'
import { readRow } from './report-row.ts'
import { readDay, readList } from './report-values.ts'
import type { KeptRow, ReportColumn, ReportRow } from './report.ts'
import { actsOfTemplate, type TemplateAct } from './template-acts.ts'
import type { ReportTemplate } from './template.ts'

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
  const kept: KeptRow[] = []
  const audit: Record<string, string> = { record: 'audit' }
  for (const column of AUDIT) if (cells[column]) audit[column] = cells[column]
  const read = readRow(audit, pack, today)
  if (read.kept) kept.push(read.kept)
  const rest: Record<string, string> = {}
  for (const { means, no, name, code } of template.columns) {
    const text = cells[means ?? `#${String(no)}`]?.trim()
    if (text && means === undefined) rest[name ?? code ?? `#${String(no)}`] = text
  }
  const number = cells['number']?.trim() ?? ''
  const on = readDay(cells['validFrom'] ?? '', pack.reports.twoDigitYearsFrom)?.day
  if (on && Object.keys(rest).length > 0) kept.push({ record: 'certificate', number, on, cells: rest })
  return kept
}

const AUDIT: readonly ReportColumn[] = ['number', 'activity', 'auditFrom', 'auditTo', 'personDays', 'method']
