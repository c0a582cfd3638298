import type { Reader, Tx } from '../db/database.ts'
import type { Opened } from './opened.ts'

export interface NewReport {
  readonly id: number
  readonly party: number
  readonly person: string
  readonly idempotencyKey: string
  readonly sha256: Buffer
  readonly bytes: number
  /** The media type that the sender named. */
  readonly format: string
  /** What the sender calls the file. */
  readonly name: string | undefined
  readonly dryRun: boolean
  readonly file: string
  readonly received: Date
  readonly receipt: string
}

export async function nextReportId(tx: Tx): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    -- reports.nextId
    select nextval('id') as id`
  if (!row) throw new Error('reports.nextId answered no row')
  return row.id
}

/** False when the key was used before; a rival that is still under way is waited for. */
export async function insertReport(tx: Tx, report: NewReport): Promise<boolean> {
  const rows = await tx`
    -- reports.insert
    insert into report (id, party_id, person, idempotency_key, sha256, bytes, format, name, dry_run, received, receipt, file)
    values (${report.id}, ${report.party}, ${report.person}, ${report.idempotencyKey}, ${report.sha256}, ${report.bytes},
            ${report.format}, ${report.name ?? null}, ${report.dryRun}, ${report.received}, ${report.receipt}, ${report.file})
    on conflict (party_id, idempotency_key) do nothing
    returning id`
  return rows.length === 1
}

export interface SentBefore {
  readonly id: number
  readonly sha256: Buffer
  readonly bytes: number
  readonly dry_run: boolean
  readonly receipt: string
}

export async function findByKey(tx: Tx, party: number, key: string): Promise<SentBefore | undefined> {
  const rows = await tx<SentBefore[]>`
    -- reports.findByKey
    select r.id, r.sha256, r.bytes, r.dry_run, r.receipt from report r
    where r.party_id = ${party} and r.idempotency_key = ${key}`
  return rows[0]
}

/** A report whose turn it is: who sent it, and where reading goes on. */
export interface Turn {
  readonly id: number
  readonly party: number
  readonly person: string
  readonly dryRun: boolean
  readonly file: string
  readonly received: Date
  readonly read: number
  readonly place: { readonly byte: number; readonly line: number }
  /** How the file is read, from its first turn on. */
  readonly opened: Opened | undefined
}

/** The report that waited longest, of a body that is not being served; marked as begun. Needs the capacity `system`. */
export async function takeTurn(
  tx: Tx,
  busy: readonly number[],
  elsewhere: readonly number[],
): Promise<Turn | undefined> {
  const rows = await tx<TurnRow[]>`
    -- reports.takeTurn
    update report set state = 'reading', started = coalesce(report.started, clock_timestamp()), turn = clock_timestamp()
    where report.id = (
      select r.id from report r
      where r.state in ('queued', 'reading') and r.file is not null
        and r.party_id <> all(${busy as number[]}) and r.id <> all(${elsewhere as number[]})
      order by r.turn, r.id limit 1 for update skip locked)
    returning report.id, report.party_id, report.person, report.dry_run, report.file, report.received, report.read,
              report.next_byte, report.next_line, report.opened`
  return rows[0] && turnOf(rows[0])
}

interface TurnRow {
  id: number
  party_id: number
  person: string
  dry_run: boolean
  file: string
  received: Date
  read: number
  next_byte: number
  next_line: number
  opened: Opened | null
}

function turnOf(row: TurnRow): Turn {
  return {
    id: row.id,
    party: row.party_id,
    person: row.person,
    dryRun: row.dry_run,
    file: row.file,
    received: row.received,
    read: row.read,
    place: { byte: row.next_byte, line: row.next_line },
    opened: row.opened ?? undefined,
  }
}

/**
 * Holds the report until the end of the transaction and answers how many of its rows were rejected; undefined when it is
 * not where the caller left it: another process went on with it, or it has ended.
 */
export async function holdReport(tx: Tx, id: number, read: number): Promise<number | undefined> {
  const rows = await tx<{ rejected: number }[]>`
    -- reports.hold
    select r.rejected from report r where r.id = ${id} and r.state = 'reading' and r.read = ${read} for update`
  return rows[0]?.rejected
}

/** Whether another body's report waits for its turn. Needs the capacity `system`. */
export async function othersWait(tx: Reader, busy: readonly number[], elsewhere: readonly number[]): Promise<boolean> {
  const rows = await tx`
    -- reports.othersWait
    select from report r
    where r.state in ('queued', 'reading') and r.file is not null
      and r.party_id <> all(${busy as number[]}) and r.id <> all(${elsewhere as number[]}) limit 1`
  return rows.length > 0
}

export interface Counts {
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly duplicate: number
  readonly flagged: number
}

/** Adds the counts of a chunk and says where reading goes on. In the transaction that writes the chunk. */
export async function advanceReport(tx: Tx, id: number, counts: Counts, next: Turn['place']): Promise<void> {
  await tx`
    -- reports.advance
    update report set read = report.read + ${counts.read}, accepted = report.accepted + ${counts.accepted},
      rejected = report.rejected + ${counts.rejected}, duplicate = report.duplicate + ${counts.duplicate},
      flagged = report.flagged + ${counts.flagged}, turn = clock_timestamp(), next_byte = ${next.byte}, next_line = ${next.line}
    where report.id = ${id}`
}

/** Keeps how the file is read: later turns read it no other way, whatever its body says by then. */
export async function noteOpened(tx: Tx, id: number, opened: Opened): Promise<void> {
  await tx`
    -- reports.noteOpened
    update report set opened = ${tx.json(opened as never)} where report.id = ${id}`
}

/** Forgets uploads that were kept for their senders for long enough; the sweep of the inbox removes them. */
export async function forgetUploads(tx: Tx, before: Date): Promise<void> {
  await tx`
    -- reports.forgetUploads
    update report set kept = null where report.kept is not null and report.finished < ${before}`
}

/**
 * Ends a report. The upload is kept where its sender will want it again: after a dry run, and where something of it was
 * refused and is to be mended.
 */
export async function endReport(
  tx: Tx,
  id: number,
  state: 'checked' | 'committed' | 'failed',
  failure?: string,
): Promise<void> {
  await tx`
    -- reports.end
    update report set state = ${state}, failure = ${failure ?? null}, finished = clock_timestamp(), file = null,
      kept = case when ${state} <> 'committed' or report.rejected > 0 then report.file end
    where report.id = ${id} and report.state = 'reading'`
}

/** A finding as it is kept: codes and values; words are added for the reader. */
export interface NewFinding {
  readonly line: number
  readonly field: string
  readonly code: string
  readonly severity: 'error' | 'flag'
  readonly value?: string
  readonly params?: object
}

/** PostgreSQL's text holds everything but NUL; a value that was cut for showing may end in half a character. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\u{fffd}').replace(/[\ud800-\udbff]$/, '')
}

function asStored(finding: NewFinding): NewFinding {
  return finding.value === undefined ? finding : { ...finding, value: storable(finding.value) }
}

export async function insertFindings(tx: Tx, report: number, findings: readonly NewFinding[]): Promise<void> {
  if (findings.length === 0) return
  await tx`
    -- reports.insertFindings
    insert into finding (report_id, line, field, code, severity, value, params)
    select ${report}::bigint, f.line, f.field, f.code, f.severity, f.value, f.params
    from jsonb_to_recordset(${tx.json(findings.map(asStored) as never)})
      as f (line integer, field text, code text, severity text, value text, params jsonb)
    on conflict do nothing`
}

/** Forgets a part of what a dry run would have written; answers whether there may be more. */
export async function forgetChecked(tx: Tx, report: number, most: number): Promise<boolean> {
  const rows = await tx`
    -- reports.forgetChecked
    delete from checked_row c where c.ctid = any(array(
      select d.ctid from checked_row d where d.report_id = ${report} limit ${most}))
    returning 1`
  return rows.length === most
}
