import type { Day, Pack } from '@zhengheng/core'
import type { Tx } from '../db/database.ts'
import { foldHeaders } from './bulk-fold.ts'
import { stageHeaders } from './bulk-headers.ts'
import { addHolders, findHolders } from './bulk-holders.ts'
import { judgeRows, readExtent, readJudged, type Bulk, type Judged } from './bulk-judge.ts'
import { stageRows } from './bulk-stage.ts'

/** Another transaction changed what the rows were judged by; judged again, they come to another verdict. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

/** Reported acts of one body, and in whose name they are recorded. */
export interface BulkActs extends Bulk {
  readonly person: string
  readonly pack: Pack
  /** The day of the report. */
  readonly today: Day
  /** Staged rows, one after the other, as `stagedLine` writes them. */
  readonly lines: Uint8Array
}

export interface Prepared {
  readonly accepted: number
  /** Rows of the file with something accepted. */
  readonly lines: number
  readonly grants: boolean
  /** Every row that was not accepted, or not without doubt. */
  readonly judged: readonly Judged[]
}

/**
 * Judges reported acts in the caller's transaction and prepares everything that they write: firms, headers, doubts. Takes
 * no lock that others wait for.
 */
export async function prepareActs(tx: Tx, bulk: BulkActs): Promise<Prepared> {
  const { reports } = bulk.pack
  await stageRows(tx, bulk.lines)
  await judgeRows(tx, bulk)
  if (!bulk.dryRun) await findHolders(tx, bulk.party, reports.holderScheme)
  const { accepted, lines, grants, acts, folded, strangers } = await readExtent(tx)
  if (accepted > 0) {
    if (strangers && !bulk.dryRun) await addHolders(tx, reports.holderScheme)
    await stageHeaders(tx, acts)
    if (folded) await foldHeaders(tx, bulk, bulk.pack, bulk.today)
  }
  return { accepted, lines, grants, judged: await readJudged(tx) }
}

/** Where recorded acts stand in the log, and for how many milliseconds others may have had to wait. */
export interface Recorded {
  readonly firstSeq: number
  readonly nextSeq: number
  readonly locked: number
}

/**
 * Writes what was prepared, set by set, with audit and outbox; in a dry run, only notes what later rows of the same file
 * rest on. Holds the ledger lock: call it last and commit.
 * @throws {Overtaken} when the transaction must be tried again from its beginning
 */
export async function recordActs(
  tx: Tx,
  bulk: BulkActs,
  { accepted, grants }: Pick<Prepared, 'accepted' | 'grants'>,
): Promise<Recorded | undefined> {
  if (accepted === 0) return undefined
  if (bulk.dryRun) {
    await noteTried(tx, bulk.report)
    return undefined
  }
  return record(tx, bulk, accepted, grants)
}

async function noteTried(tx: Tx, report: number): Promise<void> {
  await tx`
    -- attestation.noteTried
    insert into checked_row (report_id, number_key, act, effective, ordinal, facts)
    select ${report}::bigint, s.number_key, s.act, s.effective, s.ordinal, s.facts
    from judged_row j join staged_row s on s.ordinal = j.ordinal where j.verdict = 'accepted'`
}

/** Sent in one go: while the lock is held nobody waits for this process to find time. */
async function record(tx: Tx, bulk: BulkActs, accepted: number, grants: boolean): Promise<Recorded> {
  let since = 0
  const ledger = openLedger(tx, bulk, accepted, grants).then((opened) => {
    since = performance.now()
    return opened
  })
  const [opened, added, moved] = await Promise.all([
    ledger,
    insertHeaders(tx, bulk),
    updateHeaders(tx),
    insertActs(tx, bulk),
  ])
  if (added[0]?.missed !== 0) throw new Overtaken('a number was taken meanwhile')
  if (moved[0]?.missed !== 0) throw new Overtaken('a certificate moved on meanwhile')
  const firstSeq = opened[0]?.first_seq
  if (firstSeq === undefined) throw new Error('attestation.openReportedLedger answered no row')
  return { firstSeq, nextSeq: firstSeq + accepted, locked: performance.now() - since }
}

function openLedger(
  tx: Tx,
  bulk: BulkActs,
  accepted: number,
  grants: boolean,
): Promise<readonly { first_seq: number }[]> {
  return tx<{ first_seq: number }[]>`
    -- attestation.openReportedLedger
    insert into opened_ledger (first_seq, recorded, audit_id)
    select o.first_seq, o.recorded, o.audit_id
    from open_ledger(${accepted}, 'report', ${`report/${bulk.report}`}, ${tx.json({ acts: accepted })}, null, ${grants}) o
    returning first_seq`
}

function insertHeaders(tx: Tx, bulk: BulkActs): Promise<readonly { missed: number }[]> {
  return tx<{ missed: number }[]>`
    -- attestation.insertReportedHeaders
    with inserted as (
      insert into attestation (id, family, kind, number, number_key, issuer_id, holder_id, origin, origin_id, scope, region,
                               valid_from, valid_until, status, status_since, version, reporter_id, main_key)
      select h.subject_id, s.family, s.kind, s.number, u.own_key,
             -- a declaration is stated by its maker
             case s.family when 'declaration' then h.holder_id else ${bulk.party}::bigint end, h.holder_id, 'report',
             ${String(bulk.report)}, h.scope, s.region, h.valid_from, h.valid_until, h.status, h.status_since,
             o.first_seq + h.last_position, case s.family when 'declaration' then ${bulk.party}::bigint end, s.main_key
      from opened_ledger o, staged_header h
      join staged_row s on s.ordinal = h.first_issue
      join staged_subject u on u.number_key = h.number_key
      where h.expected is null
      on conflict (number_key, family) do nothing
      returning 1)
    select (select count(*) from staged_header h where h.expected is null) - (select count(*) from inserted) as missed`
}

function updateHeaders(tx: Tx): Promise<readonly { missed: number }[]> {
  return tx<{ missed: number }[]>`
    -- attestation.updateReportedHeaders
    with updated as (
      update attestation set holder_id = h.holder_id, scope = h.scope, valid_from = h.valid_from, valid_until = h.valid_until,
        status = h.status, status_since = h.status_since, version = o.first_seq + h.last_position
      from opened_ledger o, staged_header h
      where h.subject_id = attestation.id and attestation.version = h.expected
      returning 1)
    select (select count(*) from staged_header h where h.expected is not null) - (select count(*) from updated) as missed`
}

function insertActs(tx: Tx, bulk: BulkActs): Promise<unknown> {
  return tx`
    -- attestation.insertReportedActs
    insert into act (seq, recorded, effective, subject_id, subject, act, actor_id, person, capacity, occasion, report_id, audit_id,
                     reason, basis, facts)
    select o.first_seq + j.position, o.recorded, s.effective, h.subject_id, 'attestation', s.act, ${bulk.party}::bigint,
           ${bulk.person}::text, 'body', 0, ${bulk.report}::bigint, o.audit_id, s.reason, s.basis,
           case when s.holder_name is null then s.facts else s.facts || jsonb_build_object('holder', j.holder_id) end
    from opened_ledger o, judged_row j
    join staged_row s on s.ordinal = j.ordinal
    join staged_header h on h.number_key = s.number_key
    where j.verdict = 'accepted'`
}
