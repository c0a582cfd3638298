import type { Day, Family, LegalBasis } from '@zhengheng/core'
import type { Tx } from '../db/database.ts'

/** The ledger's answer: from here on the transaction holds the ledger lock until it ends. */
export interface OpenedLedger {
  readonly firstSeq: number
  /** RFC 3339 UTC with microseconds. */
  readonly recordedAt: string
  readonly auditId: number
}

export interface Audited {
  readonly action: string
  readonly subject?: string
  readonly detail?: object
  readonly requestId?: string
}

export async function openLedger(tx: Tx, n: number, audited: Audited, touchesGrants: boolean): Promise<OpenedLedger> {
  const rows = await tx<{ first_seq: number; recorded_at: string; audit_id: number }[]>`
    -- attestation.openLedger
    select o.first_seq, to_char(o.recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at, o.audit_id
    from open_ledger(${n}, ${audited.action}, ${audited.subject ?? null}, ${audited.detail ? tx.json(audited.detail as never) : null},
                     ${audited.requestId ?? null}, ${touchesGrants}) o`
  const row = rows[0]
  if (!row) throw new Error('attestation.openLedger answered no row')
  return { firstSeq: row.first_seq, recordedAt: row.recorded_at, auditId: row.audit_id }
}

export interface ActRow {
  readonly seq: number
  readonly effective: Day
  readonly subjectId: number
  readonly subject: 'attestation' | 'proceeding' | 'pack'
  readonly act: string
  readonly occasion: number
  readonly reason: string | undefined
  readonly basis: readonly LegalBasis[] | undefined
  readonly facts: object
}

export interface Actor {
  readonly party: number | undefined
  readonly person: string | undefined
  readonly capacity: string
}

export async function insertActs(tx: Tx, ledger: OpenedLedger, actor: Actor, acts: readonly ActRow[]): Promise<void> {
  await tx`
    -- attestation.insertActs
    insert into act ${tx(
      acts.map((act) => ({
        seq: act.seq,
        recorded: ledger.recordedAt,
        effective: act.effective,
        subject_id: act.subjectId,
        subject: act.subject,
        act: act.act,
        actor_id: actor.party ?? null,
        person: actor.person ?? null,
        capacity: actor.capacity,
        occasion: act.occasion,
        audit_id: ledger.auditId,
        reason: act.reason ?? null,
        basis: act.basis ? tx.json(act.basis as never) : null,
        facts: tx.json(act.facts as never),
      })),
    )}`
}

/** What a header shows of an attestation: a projection of its acts, written in their transaction. */
export interface Header {
  readonly holder: number
  readonly scope: readonly string[]
  readonly validFrom: Day
  readonly validUntil: Day | undefined
  readonly status: string
  readonly statusSince: Day
  readonly version: number
}

export interface NewHeader extends Header {
  readonly family: Family
  readonly kind: string
  readonly number: string
  readonly numberKey: string
  readonly issuer: number
  readonly origin: string
  readonly originId: string
  readonly region: string | undefined
}

export async function insertHeader(tx: Tx, header: NewHeader): Promise<number> {
  const rows = await tx<{ id: number }[]>`
    -- attestation.insertHeader
    insert into attestation (family, kind, number, number_key, issuer_id, holder_id, origin, origin_id, scope, region,
                             valid_from, valid_until, status, status_since, version)
    values (${header.family}, ${header.kind}, ${header.number}, ${header.numberKey}, ${header.issuer}, ${header.holder},
            ${header.origin}, ${header.originId}, ${header.scope as string[]}, ${header.region ?? null}, ${header.validFrom},
            ${header.validUntil ?? null}, ${header.status}, ${header.statusSince}, ${header.version})
    returning id`
  const id = rows[0]?.id
  if (id === undefined) throw new Error('attestation.insertHeader answered no row')
  return id
}

/** The version is compared and set: false when somebody was faster. */
export async function updateHeader(tx: Tx, id: number, expected: number, header: Header): Promise<boolean> {
  const rows = await tx`
    -- attestation.updateHeader
    update attestation set holder_id = ${header.holder}, scope = ${header.scope as string[]}, valid_from = ${header.validFrom},
      valid_until = ${header.validUntil ?? null}, status = ${header.status}, status_since = ${header.statusSince},
      version = ${header.version}
    where id = ${id} and version = ${expected}
    returning id`
  return rows.length === 1
}
