import type { CommittedAct, CommittedSubject, Day, LegalBasis } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

/** An act as it is committed to, its facts still in the clear. */
export interface ActToLog {
  readonly committed: CommittedAct
  /** UUID of 16 random bytes. */
  readonly salt: string
}

interface Row {
  seq: number
  recorded_at: string
  effective: Day
  subject: 'attestation' | 'proceeding' | 'pack'
  subject_id: number
  act: string
  reason: string | null
  basis: readonly LegalBasis[] | null
  facts: unknown
  salt: string
  family: string | null
  kind: string | null
  number: string | null
  issuer_id: number | null
  procedure: string | null
  pack: string | null
}

/**
 * Acts `from`, `from + 1` ... at most `limit`, as far as they are recorded. What is read of their subjects is never changed
 * (no right to update it is granted). Throws when a sequence number is missing: the ledger lock leaves no holes.
 */
export async function readActsToLog(reader: Reader, from: number, limit: number): Promise<ActToLog[]> {
  const rows = await reader<Row[]>`
    -- log.acts
    select t.seq, to_char(t.recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at, t.effective,
           t.subject, t.subject_id, t.act, t.reason, t.basis, t.facts, t.salt, a.family, a.kind, a.number, a.issuer_id,
           p.procedure, k.code as pack
    from act t
    left join attestation a on t.subject = 'attestation' and a.id = t.subject_id
    left join proceeding p on t.subject = 'proceeding' and p.id = t.subject_id
    left join pack k on t.subject = 'pack' and k.id = t.subject_id
    where t.seq >= ${from} and t.seq < ${from + limit}
    order by t.seq`
  return rows.map((row, at) => {
    if (row.seq !== from + at) throw new Error(`act ${from + at} is missing before act ${row.seq}`)
    return { committed: committedOf(row), salt: row.salt }
  })
}

/** The head that the database remembers. */
export async function findLogHead(reader: Reader): Promise<{ size: number; root: Uint8Array } | undefined> {
  const rows = await reader<{ size: number; root: Uint8Array }[]>`
    -- log.head
    select h.size, h.root from log_head h`
  const row = rows[0]
  return row && { size: row.size, root: new Uint8Array(row.root) }
}

function committedOf(row: Row): CommittedAct {
  return {
    seq: row.seq,
    recordedAt: row.recorded_at,
    subject: subjectOf(row),
    act: row.act,
    effective: row.effective,
    reason: row.reason,
    basis: row.basis ?? [],
    facts: row.facts,
  }
}

function subjectOf(row: Row): CommittedSubject {
  const { family, kind, number, issuer_id: issuer, procedure, pack } = row
  if (row.subject === 'proceeding' && procedure !== null) return { type: 'proceeding', id: row.subject_id, procedure }
  if (row.subject === 'pack' && pack !== null) return { type: 'pack', id: row.subject_id, code: pack }
  if (family !== null && kind !== null && number !== null && issuer !== null) {
    return { type: 'attestation', id: row.subject_id, family, kind, number, issuer }
  }
  throw new Error(`act ${row.seq} has no ${row.subject} ${row.subject_id}`)
}
