import type { Day, Identifier, Party, PartyKind } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

interface Row {
  id: number
  kind: PartyKind
  name: string
  name_en: string | null
  region: string | null
  identifiers: Identifier[]
}

/** Organisations by id. Natural persons are not among them: row-level security shows them to authorities alone. */
export async function readParties(reader: Reader, ids: readonly number[]): Promise<readonly Party[]> {
  const rows = await reader<Row[]>`
    -- party.byId
    select p.id, p.kind, p.name, p.name_en, p.region,
           coalesce((select jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) order by i.scheme)
                     from party_identifier i where i.party_id = p.id), '[]') as identifiers
    from party p where p.id = any(${ids as number[]})`
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    ...(row.name_en !== null && { nameEn: row.name_en }),
    ...(row.region !== null && { region: row.region }),
    identifiers: row.identifiers,
  }))
}

export async function findPartyByIdentifier(reader: Reader, identifier: Identifier): Promise<number | undefined> {
  const rows = await reader<{ party_id: number }[]>`
    -- party.byIdentifier
    select i.party_id from party_identifier i where i.scheme = ${identifier.scheme} and i.value = ${identifier.value}`
  return rows[0]?.party_id
}

/** Organisations that carry one of these identifiers; natural persons are not found by anything. */
export async function findOrganisations(
  reader: Reader,
  candidates: readonly Identifier[],
): Promise<readonly { readonly id: number; readonly scheme: string; readonly value: string }[]> {
  return reader<{ id: number; scheme: string; value: string }[]>`
    -- party.organisationsByIdentifier
    select distinct on (p.id) p.id, n.scheme, n.value
    from unnest(${candidates.map((one) => one.scheme)}::text[], ${candidates.map((one) => one.value)}::text[]) as c (scheme, value)
    join party_identifier n on n.scheme = c.scheme and n.value = c.value
    join party p on p.id = n.party_id and p.kind <> 'person'
    order by p.id, n.scheme limit 10`
}

/** A question to what an organisation has: at which day, and as recorded before which instant. */
export interface HoldingQuestion {
  readonly party: number
  readonly on: Day
  /** The first day of which nothing counts; undefined: everything recorded counts. */
  readonly knownUntil: Day | undefined
  readonly zone: string
}

export interface HoldingFilter {
  readonly status: string | undefined
  readonly scheme: string | undefined
  readonly beyond: number | undefined
  readonly limit: number
}

/** A certificate or declaration whose status SQL has folded. */
export interface HoldingRow {
  readonly id: number
  readonly number: string
  readonly family: string
  readonly status: string
}

/** Every certificate and declaration of the organisation, with its status; those that core must fold are left out. */
function standing(reader: Reader, q: HoldingQuestion) {
  return reader`
    select a.id, a.number, a.family, a.scope, s.status
    from attestation a
    cross join lateral standing_on(a.id, a.family, true, a.valid_from, a.valid_until, a.status_since, ${q.on}::date,
                                   ${before(reader, q)}) s
    where a.holder_id = ${q.party} and a.family in ('certificate', 'declaration') and not s.corrected and s.status is not null
      and not exists (select from former_holder f where f.attestation_id = a.id)`
}

function before(reader: Reader, { knownUntil, zone }: Pick<HoldingQuestion, 'knownUntil' | 'zone'>) {
  return knownUntil === undefined ? reader`null` : reader`${knownUntil}::date::timestamp at time zone ${zone}`
}

export async function countHoldings(
  reader: Reader,
  q: HoldingQuestion,
): Promise<
  readonly { readonly family: string; readonly scheme: string; readonly status: string; readonly n: number }[]
> {
  return reader<{ family: string; scheme: string; status: string; n: number }[]>`
    -- party.countHoldings
    select h.family, split_part(h.scope[1], '/', 1) as scheme, h.status, count(*)::int as n
    from (${standing(reader, q)}) h group by 1, 2, 3 order by 1, 2, 3`
}

/** One page, newest first, by id: no gaps and no repeats while others write. */
export async function pageHoldings(
  reader: Reader,
  q: HoldingQuestion,
  filter: HoldingFilter,
): Promise<readonly HoldingRow[]> {
  return reader<HoldingRow[]>`
    -- party.pageHoldings
    select h.id, h.number, h.family, h.status from (${standing(reader, q)}) h
    where ${filter.beyond === undefined ? reader`true` : reader`h.id < ${filter.beyond}`}
      and ${filter.status === undefined ? reader`true` : reader`h.status = ${filter.status}`}
      and ${filter.scheme === undefined ? reader`true` : reader`(h.scope[1] = ${filter.scheme} or h.scope[1] ^@ ${`${filter.scheme}/`})`}
    order by h.id desc limit ${filter.limit}`
}

/** What only core can fold: certificates that passed from hand to hand, or of which an act was corrected. Newest first. */
export async function unfoldedHoldings(
  reader: Reader,
  party: number,
): Promise<readonly { readonly id: number; readonly number: string; readonly family: string }[]> {
  return reader<{ id: number; number: string; family: string }[]>`
    -- party.unfoldedHoldings
    select a.id, a.number, a.family from former_holder f join attestation a on a.id = f.attestation_id
    where f.party_id = ${party} and a.family in ('certificate', 'declaration')
    union
    select a.id, a.number, a.family from attestation a
    where a.holder_id = ${party} and a.family in ('certificate', 'declaration')
      and exists (select from act t where t.subject_id = a.id and t.act = 'correct')
    order by 1 desc`
}

/** The names under which something was issued or passed to the organisation, each with the first day. */
export async function readNames(
  reader: Reader,
  party: number,
): Promise<readonly { readonly name: string; readonly from: Day }[]> {
  return reader<{ name: string; from: Day }[]>`
    -- party.names
    select t.facts->'named'->>'name' as name, min(t.effective) as "from"
    from (select a.id from attestation a where a.holder_id = ${party}
          union select f.attestation_id from former_holder f where f.party_id = ${party}) h
    join act t on t.subject_id = h.id and t.act in ('issue', 'transfer')
    where t.facts->>'holder' = ${String(party)} and t.facts->'named'->>'name' is not null
    group by 1 order by 2, 1`
}
