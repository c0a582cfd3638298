import type { Day, Family, Identifier, PartyKind } from '@zhengheng/core'
import type { Reader, Sql, Tx } from '../db/database.ts'

/** A load of the demonstration: its size and day never change, so that its steps are always the same. */
export interface Progress {
  readonly certificates: number
  readonly today: Day
  readonly done: number
  readonly finished: boolean
}

/** Undefined when no demonstration was ever begun. Needs the capacity `system`. */
export async function findProgress(reader: Reader): Promise<Progress | undefined> {
  const rows = await reader<Progress[]>`
    -- demo.progress
    select d.certificates, d.today, d.done, d.finished from demo_load d`
  return rows[0]
}

/** Begins a demonstration in a register in which nothing was ever acted; false in any other. */
export async function beginLoad(tx: Tx, certificates: number, today: Day): Promise<boolean> {
  const rows = await tx`
    -- demo.begin
    insert into demo_load (certificates, today)
    select ${certificates}, ${today} from ledger l where l.next_seq = 0
    on conflict do nothing returning 1`
  return rows.length === 1
}

/** Counts the steps that stand, in the transaction that writes them. */
export async function countSteps(tx: Tx, done: number): Promise<void> {
  await tx`
    -- demo.count
    update demo_load set done = ${done}`
}

/**
 * What is recorded from now on counts as recorded at this instant, and all steps before stand. Only the owner may turn the
 * clock back: counted together, a load that goes on never turns it back behind a report that is half read.
 */
export async function turnClock(owner: Sql, at: string, done: number): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`
      -- demo.stand
      update demo_load set done = ${done}`
    await tx`
      -- demo.turnClock
      update ledger set demo_clock = ${at}::timestamptz`
  })
}

/** From now on the clock is the true one. */
export async function endLoad(owner: Sql): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`
      -- demo.end
      update demo_load set finished = true`
    await tx`
      -- demo.stopClock
      update ledger set demo_clock = null`
  })
  // Until PostgreSQL counts by itself, some minutes later, it would plan for empty tables.
  await owner.unsafe('analyze')
}

/** So many new ids, for parties and attestations alike. */
export async function takeIds(tx: Tx, n: number): Promise<readonly number[]> {
  const rows = await tx<{ id: number }[]>`
    -- demo.takeIds
    select nextval('id') as id from generate_series(1, ${n})`
  return rows.map((row) => row.id)
}

export interface PartyRow {
  readonly id: number
  readonly kind: PartyKind
  readonly name: string
  readonly nameEn?: string
  readonly region?: string
  readonly identifiers: readonly Identifier[]
}

/** Enters parties, all at once. */
export async function insertParties(tx: Tx, parties: readonly PartyRow[]): Promise<void> {
  const identifiers = parties.flatMap(({ id, identifiers: own }) => own.map((identifier) => ({ ...identifier, id })))
  await tx`
    -- demo.insertParties
    insert into party (id, kind, name, name_en, region)
    select p.id, p.kind, p.name, p."nameEn", p.region
    from jsonb_to_recordset(${tx.json(parties as never)}) as p (id bigint, kind text, name text, "nameEn" text, region text)`
  await tx`
    -- demo.insertIdentifiers
    insert into party_identifier (scheme, value, party_id)
    select i.scheme, i.value, i.id
    from jsonb_to_recordset(${tx.json(identifiers)}) as i (scheme text, value text, id bigint)`
}

export interface GrantRow {
  readonly id: number
  readonly family: Family
  readonly kind: string
  readonly number: string
  readonly numberKey: string
  readonly issuer: number
  readonly holder: number
  readonly scope: readonly string[]
  readonly validFrom: Day
  readonly validUntil?: Day
  readonly since: Day
  readonly version: number
}

/** The headers of what was granted, all at once. */
export async function insertGrants(tx: Tx, grants: readonly GrantRow[]): Promise<void> {
  if (grants.length === 0) return
  await tx`
    -- demo.insertGrants
    insert into attestation (id, family, kind, number, number_key, issuer_id, holder_id, origin, origin_id, scope, valid_from,
                             valid_until, status, status_since, version)
    select g.id, g.family, g.kind, g.number, g."numberKey", g.issuer, g.holder, 'register', 'demo',
           array(select jsonb_array_elements_text(g.scope)), g."validFrom", g."validUntil", 'valid', g.since, g.version
    from jsonb_to_recordset(${tx.json(grants as never)}) as g (id bigint, family text, kind text, number text, "numberKey" text,
      issuer bigint, holder bigint, scope jsonb, "validFrom" date, "validUntil" date, since date, version bigint)`
}

export interface MovedRow {
  readonly id: number
  readonly expected: number
  readonly holder: number
  readonly scope: readonly string[]
  readonly validFrom: Day
  readonly validUntil: Day | undefined
  readonly status: string
  readonly statusSince: Day
  readonly version: number
}

/** The headers of what was acted on, all at once. Answers how many of them had not moved on meanwhile. */
export async function moveGrants(tx: Tx, moved: readonly MovedRow[]): Promise<number> {
  if (moved.length === 0) return 0
  const rows = await tx`
    -- demo.moveGrants
    update attestation set holder_id = m.holder, scope = array(select jsonb_array_elements_text(m.scope)),
      valid_from = m."validFrom", valid_until = m."validUntil", status = m.status, status_since = m."statusSince",
      version = m.version
    from jsonb_to_recordset(${tx.json(moved as never)}) as m (id bigint, expected bigint, holder bigint, scope jsonb,
      "validFrom" date, "validUntil" date, status text, "statusSince" date, version bigint)
    where attestation.id = m.id and attestation.version = m.expected
    returning 1`
  return rows.length
}
