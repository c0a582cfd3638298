import type { Day } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

/** A line of the one log that the public may read, newest first. */
export interface ChangeRow {
  readonly seq: number
  readonly act: string
  readonly effective: Day
  /** RFC 3339, UTC. */
  readonly recorded: string
  readonly reason: string | null
  readonly family: string
  readonly number: string
  /** Null for a natural person. */
  readonly holder: string | null
}

/** Where to look: among the acts of some attestations, or in a piece of the log by what the attestation is. */
export type Where =
  | { readonly ids: readonly number[] }
  | { readonly party: number }
  | { readonly grantsOf: number }
  | { readonly scheme: string | undefined; readonly region: string | undefined; readonly issuer: number | undefined }

export interface Range {
  readonly before: number
  /** The piece of the log begins here; 0 for the acts of named attestations. */
  readonly from: number
  readonly limit: number
}

export async function readChanges(reader: Reader, where: Where, range: Range): Promise<readonly ChangeRow[]> {
  return reader<ChangeRow[]>`
    -- feeds.changes
    select t.seq, t.act, t.effective, to_char(t.recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded, t.reason,
           a.family, a.number, p.name as holder
    from act t join attestation a on a.id = t.subject_id left join party p on p.id = a.holder_id
    where t.subject = 'attestation' and a.public and t.seq < ${range.before} and t.seq >= ${range.from} and ${meant(reader, where)}
    order by t.seq desc limit ${range.limit}`
}

function meant(reader: Reader, where: Where) {
  const statements = reader`a.family in ('certificate', 'declaration')`
  if ('ids' in where) return reader`${statements} and t.subject_id = any(${where.ids as number[]})`
  if ('party' in where) {
    return reader`${statements} and t.subject_id in (
      select h.id from attestation h where h.holder_id = ${where.party} and h.family in ('certificate', 'declaration')
      union select f.attestation_id from former_holder f where f.party_id = ${where.party})`
  }
  if ('grantsOf' in where) {
    return reader`a.family in ('approval', 'designation', 'accreditation', 'qualification', 'recognition') and t.subject_id in (
      select h.id from attestation h where h.holder_id = ${where.grantsOf} and h.family <> 'certificate')`
  }
  const { scheme, region, issuer } = where
  return reader`${statements}
    and ${scheme === undefined ? reader`true` : reader`(a.scope[1] = ${scheme} or a.scope[1] ^@ ${`${scheme}/`})`}
    and ${region === undefined ? reader`true` : reader`a.region ^@ ${region}`}
    and ${issuer === undefined ? reader`true` : reader`a.issuer_id = ${issuer}`}`
}

/** The first sequence number that is not given out yet. */
export async function nextSeq(reader: Reader): Promise<number> {
  const rows = await reader<{ next_seq: number }[]>`
    -- feeds.nextSeq
    select l.next_seq from ledger l`
  return rows[0]?.next_seq ?? 0
}

/** The public statements of these numbers. */
export async function idsOfNumbers(reader: Reader, keys: readonly string[]): Promise<readonly number[]> {
  const rows = await reader<{ id: number }[]>`
    -- feeds.idsOfNumbers
    select a.id from attestation a
    where a.number_key = any(${keys as string[]}) and a.family in ('certificate', 'declaration') and a.public`
  return rows.map((row) => row.id)
}
