import type { Reader } from '../db/database.ts'

export interface ReportRecord {
  readonly id: number
  readonly state: string
  readonly dry_run: boolean
  readonly failure: string | null
  readonly started: Date | null
  readonly finished: Date | null
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly duplicate: number
  readonly flagged: number
  readonly receipt: string
}

/** Undefined too when row-level security hides it: whose report it is does not become known to others. */
export async function findReport(reader: Reader, id: number): Promise<ReportRecord | undefined> {
  const rows = await reader<ReportRecord[]>`
    -- reports.byId
    select r.id, r.state, r.dry_run, r.failure, r.started, r.finished, r.read, r.accepted, r.rejected, r.duplicate, r.flagged,
           r.receipt
    from report r where r.id = ${id}`
  return rows[0]
}

export interface FindingRecord {
  readonly line: number
  readonly field: string
  readonly code: string
  readonly severity: 'error' | 'flag'
  readonly value: string | null
  readonly params: Readonly<Record<string, string | number>> | null
}

/** Findings in the order of lines, after one of them (from the first, without it). */
export async function readFindings(
  reader: Reader,
  report: number,
  after: Pick<FindingRecord, 'line' | 'field' | 'code'> | undefined,
  most: number,
): Promise<readonly FindingRecord[]> {
  return reader<FindingRecord[]>`
    -- reports.findings
    select f.line, f.field, f.code, f.severity, f.value, f.params from finding f
    where f.report_id = ${report} and (f.line, f.field, f.code) > (${after?.line ?? -1}, ${after?.field ?? ''}, ${after?.code ?? ''})
    order by f.line, f.field, f.code limit ${most}`
}

/** Names of inbox files that a report still rests on. */
export async function readInboxFiles(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader<{ file: string }[]>`
    -- reports.inboxFiles
    select r.file from report r where r.file is not null`
  return new Set(rows.map((row) => row.file))
}
