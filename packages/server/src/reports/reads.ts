import type { Reader } from '../db/database.ts'
import type { Opened } from './opened.ts'

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
  readonly received: Date
  readonly party_id: number
  readonly name: string | null
  readonly bytes: number
  readonly sha256: Buffer
  readonly format: string
  /** The file in the inbox while it is worked off, and afterwards where it is kept. */
  readonly upload: string | null
  readonly opened: Opened | null
  /** Where reading goes on. */
  readonly next_byte: number
}

/** Undefined too when row-level security hides it: whose report it is does not become known to others. */
export async function findReport(reader: Reader, id: number): Promise<ReportRecord | undefined> {
  const rows = await reader<ReportRecord[]>`
    -- reports.byId
    select r.id, r.state, r.dry_run, r.failure, r.started, r.finished, r.read, r.accepted, r.rejected, r.duplicate, r.flagged,
           r.receipt, r.received, r.party_id, r.name, r.bytes, r.sha256, r.format, coalesce(r.file, r.kept) as upload, r.opened,
           r.next_byte
    from report r where r.id = ${id}`
  return rows[0]
}

/** The newest reports of a body, older than one of them where that is given. */
export async function listReportsOf(
  reader: Reader,
  party: number,
  before: number | undefined,
  most: number,
): Promise<readonly ReportRecord[]> {
  return reader<ReportRecord[]>`
    -- reports.ofParty
    select r.id, r.state, r.dry_run, r.failure, r.started, r.finished, r.read, r.accepted, r.rejected, r.duplicate, r.flagged,
           r.receipt, r.received, r.party_id, r.name, r.bytes, r.sha256, r.format, coalesce(r.file, r.kept) as upload, r.opened,
           r.next_byte
    from report r where r.party_id = ${party} and r.id < ${before ?? Number.MAX_SAFE_INTEGER}
    order by r.id desc limit ${most}`
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
    select r.file from report r where r.file is not null
    union all select r.kept from report r where r.kept is not null`
  return new Set(rows.map((row) => row.file))
}

/** Whether the upload of a report is wanted after its end. */
export async function isUploadKept(reader: Reader, id: number): Promise<boolean> {
  const rows = await reader`
    -- reports.isUploadKept
    select from report r where r.id = ${id} and r.kept is not null`
  return rows.length === 1
}
