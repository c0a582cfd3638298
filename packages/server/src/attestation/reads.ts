import type { Act, Attestation, Family, Origin, Reference } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

/** An act as stored: its day of recording in the pack's zone, its very time, and the salt of its commitment. */
export interface StoredAct {
  readonly act: Act
  readonly recordedAt: string
  readonly salt: string
}

export interface StoredAttestation extends Attestation {
  readonly numberKey: string
  readonly holder: number
  readonly region: string | null
  readonly version: number
  readonly public: boolean
  readonly stored: readonly StoredAct[]
}

/** An organisation as it is named; natural persons are hidden from the eyes of the public. */
export interface NamedParty {
  readonly id: number
  readonly name: string
  readonly nameEn?: string
}

interface Row {
  id: number
  family: Family
  kind: string
  number: string
  number_key: string
  issuer_id: number
  holder_id: number
  region: string | null
  origin: string
  origin_id: string
  version: number
  public: boolean
  acts: ActRow[]
}
type ActRow = [number, string, string, string, string, string | null, Act['basis'] | null, object, string]

/**
 * Certificates and declarations by the compared form of their numbers, a certificate where a number is one of each; their holders' names, and the newest sequence number of any grant, in
 * one statement.
 */
export async function readCertificates(
  reader: Reader,
  zone: string,
  keys: readonly string[],
): Promise<{
  readonly found: ReadonlyMap<string, StoredAttestation>
  readonly holders: readonly NamedParty[]
  readonly grantsSeq: number
}> {
  const rows = await reader<(Row & { grants_seq: number; name: string | null; name_en: string | null })[]>`
    -- attestation.certificatesByNumber
    select a.id, a.family, a.kind, a.number, a.number_key, a.issuer_id, a.holder_id, a.region, a.origin, a.origin_id,
           a.version, a.public, h.acts, l.grants_seq, p.name, p.name_en
    from ledger l
    left join attestation a on a.number_key = any(${keys as string[]}) and a.family in ('certificate', 'declaration')
    left join party p on p.id = a.holder_id
    left join lateral (
      select jsonb_agg(jsonb_build_array(t.seq, t.effective, (t.recorded at time zone ${zone})::date,
               to_char(t.recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
               t.act, t.reason, t.basis, t.facts, t.salt) order by t.effective, t.seq) as acts
      from act t where t.subject_id = a.id) h on true`
  const found = rows
    .filter((row) => row.id !== null)
    .toSorted(certificatesLast)
    .map((row): [string, StoredAttestation] => [row.number_key, fromRow(row)])
  const holders = rows.flatMap(({ holder_id: id, name, name_en: nameEn }): NamedParty[] =>
    name === null ? [] : [{ id, name, ...(nameEn !== null && { nameEn }) }],
  )
  return { found: new Map(found), holders, grantsSeq: rows[0]?.grants_seq ?? -1 }
}

/** The versions of certificates and the newest act on any grant: what an answer that was made before may rest on. */
export async function readVersions(
  reader: Reader,
  keys: readonly string[],
): Promise<{ readonly versions: ReadonlyMap<string, number>; readonly grantsSeq: number }> {
  const rows = await reader<{ number_key: string | null; family: string; version: number; grants_seq: number }[]>`
    -- attestation.versions
    select a.number_key, a.family, a.version, l.grants_seq
    from ledger l
    left join attestation a on a.number_key = any(${keys as string[]}) and a.family in ('certificate', 'declaration')`
  const found = rows
    .toSorted(certificatesLast)
    .flatMap((row): [string, number][] => (row.number_key === null ? [] : [[row.number_key, row.version]]))
  return { versions: new Map(found), grantsSeq: rows[0]?.grants_seq ?? -1 }
}

/** Later entries of a map take the place of earlier ones. */
function certificatesLast(a: { readonly family: string }, b: { readonly family: string }): number {
  return Number(a.family === 'certificate') - Number(b.family === 'certificate')
}

/** Everything but certificates and declarations that the parties hold, or that is asked for by reference. */
export async function readGrants(
  reader: Reader,
  zone: string,
  parties: readonly number[],
  references: readonly Reference[],
): Promise<readonly StoredAttestation[]> {
  const rows = await reader<Row[]>`
    -- attestation.grants
    with wanted as (
      select a.id from attestation a where a.holder_id = any(${parties as number[]}) and a.family not in ('certificate', 'declaration')
      union
      select a.id from unnest(${references.map((r) => r.family)}::text[], ${references.map((r) => r.number)}::text[]) as r (family, number)
      join attestation a on a.number_key = r.number and a.family = r.family)
    select a.id, a.family, a.kind, a.number, a.number_key, a.issuer_id, a.holder_id, a.region, a.origin, a.origin_id,
           a.version, a.public, h.acts
    from wanted w join attestation a on a.id = w.id
    left join lateral (
      select jsonb_agg(jsonb_build_array(t.seq, t.effective, (t.recorded at time zone ${zone})::date,
               to_char(t.recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
               t.act, t.reason, t.basis, t.facts, t.salt) order by t.effective, t.seq) as acts
      from act t where t.subject_id = a.id) h on true
    order by a.id`
  return rows.map(fromRow)
}

function fromRow(row: Row): StoredAttestation {
  const stored = (row.acts ?? []).map(
    ([seq, effective, recorded, recordedAt, act, reason, basis, facts, salt]): StoredAct => ({
      // The act table holds what the acts of core wrote; its shape was checked at the door.
      act: {
        seq,
        effective,
        recorded,
        act,
        facts,
        ...(reason !== null && { reason }),
        ...(basis && { basis }),
      } as unknown as Act,
      recordedAt,
      salt,
    }),
  )
  return {
    id: row.id,
    family: row.family,
    kind: row.kind,
    number: row.number,
    numberKey: row.number_key,
    issuer: row.issuer_id,
    holder: row.holder_id,
    region: row.region,
    origin: originOf(row.origin, row.origin_id),
    version: row.version,
    public: row.public,
    acts: stored.map((one) => one.act),
    stored,
  }
}

function originOf(type: string, id: string): Origin {
  if (type === 'proceeding') return { proceeding: id }
  return type === 'report' ? { report: id } : { register: id }
}
