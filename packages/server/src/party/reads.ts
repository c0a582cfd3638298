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

/** Of which day, and as recorded before which instant. */
export interface DayQuestion {
  readonly on: Day
  /** The first day of which nothing counts; undefined: everything recorded counts. */
  readonly knownUntil: Day | undefined
  readonly zone: string
}

/** A question to what an organisation has. */
export interface HoldingQuestion extends DayQuestion {
  readonly party: number
}

/** A piece of a statement. */
type Fragment = ReturnType<typeof nothing>

function nothing(reader: Reader) {
  return reader``
}

/** Few are looked up one by one, many in one sweep: a plan that is made once for all parameters cannot know which. */
export type Extent = 'few' | 'many'

/**
 * The fold of core in SQL: every certificate and declaration that `whose` (a condition on `a`) names, with its status on the
 * day and the first day on which it is no longer valid. `unfolded` says that this is not the answer and core must fold: an
 * act was corrected, or renewed beside an end. What was not known yet has no status.
 */
export function standings(reader: Reader, q: DayQuestion, whose: Fragment, extent: Extent): Fragment {
  const { on } = q
  const recorded = recordedBefore(reader, q)
  const known = q.knownUntil !== undefined
  // From the day of its status on a certificate is issued whatever else; before, and where it was renewed, the issue says more.
  const issueIsAsked = known ? reader`a.id` : reader`case when m.renewed or ${on}::date < a.status_since then a.id end`
  return reader`
    with mine as materialized (
      select a.id, a.number, a.family, a.kind, a.issuer_id, a.holder_id, a.region, a.scope, a.valid_from, a.valid_until, a.status_since
      from attestation a where a.family in ('certificate', 'declaration') and ${whose})
    select a.id, a.number, a.family, a.kind, a.issuer_id, a.holder_id, a.region, a.scope, a.valid_from, u.until,
           coalesce(m.corrected or (m.renewed and (m.ended is not null or m.annulled)), false) as unfolded,
           case
             when ${known} and i.effective is null then null
             when m.annulled then 'annulled'
             when m.ended is not null then (array['withdrawn', 'cancelled', 'replaced'])[1 + (m.ended & 7)]
             when ${on}::date < coalesce(i.effective, a.status_since) or ${on}::date < a.valid_from then 'pending'
             when ${on}::date >= u.until then 'expired'
             when m.pause & 7 = 3 then 'suspended'
             else 'valid' end as status
    from mine a
    left join ${extent === 'few' ? movesOfOne(reader, q) : movesOfAll(reader, q)}
    left join lateral (
      select t.effective, t.facts from act t where t.subject_id = ${issueIsAsked} and t.act = 'issue' ${recorded}
      order by t.seq limit 1) i on true
    left join lateral (
      select t.seq, t.facts from act t where t.seq = (m.renewal >> 3) & 1099511627775) r on true
    cross join lateral (
      select case when r.seq is not null then (r.facts->>'until')::date
                  when m.renewed or ${known} then (i.facts->'valid'->>'until')::date
                  else a.valid_until end as until) u`
}

function recordedBefore(reader: Reader, { knownUntil, zone }: DayQuestion): Fragment {
  return knownUntil === undefined
    ? nothing(reader)
    : reader`and t.recorded < ${knownUntil}::date::timestamp at time zone ${zone}`
}

function movesOfOne(reader: Reader, q: DayQuestion): Fragment {
  return reader`lateral (
    select ${folded(reader, q)} from (
      select ${placed(reader)} from act t where t.subject_id = a.id and ${moves(reader)} ${recordedBefore(reader, q)}) k) m on true`
}

function movesOfAll(reader: Reader, q: DayQuestion): Fragment {
  return reader`(
    select k.subject_id, ${folded(reader, q)} from (
      select t.subject_id, ${placed(reader)} from mine a join act t on t.subject_id = a.id
      where ${moves(reader)} ${recordedBefore(reader, q)}) k
    group by k.subject_id) m on m.subject_id = a.id`
}

/** A declaration has fewer acts; others change nothing. */
function moves(reader: Reader): Fragment {
  return reader`t.act in ('suspend', 'restore', 'withdraw', 'cancel', 'replace', 'annul', 'renew', 'correct')
    and (a.family = 'certificate' or t.act in ('withdraw', 'cancel', 'annul', 'correct'))`
}

/**
 * The order of acts is (effective, seq), and only the first or last of a kind is wanted: `place` is both as one whole number,
 * the day in its highest bits and the act in its lowest, which is compared many times faster than rows are sorted.
 */
function placed(reader: Reader): Fragment {
  return reader`t.act, t.effective, ((((t.effective - date '0001-01-01')::bigint << 40) | t.seq) << 3)
    | case t.act when 'cancel' then 1 when 'replace' then 2 when 'suspend' then 3 when 'restore' then 4 else 0 end as place`
}

function folded(reader: Reader, { on }: DayQuestion): Fragment {
  return reader`bool_or(k.act = 'annul') as annulled, bool_or(k.act = 'correct') as corrected, bool_or(k.act = 'renew') as renewed,
    min(k.place) filter (where k.act in ('withdraw', 'cancel', 'replace') and k.effective <= ${on}::date) as ended,
    max(k.place) filter (where k.act in ('suspend', 'restore') and k.effective <= ${on}::date) as pause,
    max(k.place) filter (where k.act = 'renew' and k.effective <= ${on}::date) as renewal`
}

export interface CountedRow {
  readonly family: string
  readonly scheme: string
  /** Null for those that only core can fold. */
  readonly status: string | null
  readonly n: number
}

/** Numbers by family, scheme and status; those that only core can fold in rows of their own. */
export async function countStandings(
  reader: Reader,
  q: DayQuestion,
  whose: Fragment,
  extent: Extent,
): Promise<readonly CountedRow[]> {
  return reader<CountedRow[]>`
    -- party.countStandings
    select h.family, split_part(h.scope[1], '/', 1) as scheme, case when h.unfolded then null else h.status end as status,
           count(*)::int as n
    from (${standings(reader, q, whose, extent)}) h where h.unfolded or h.status is not null
    group by 1, 2, 3 order by 1, 2, 3`
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
}

/** What the organisation holds now and nobody else held before. */
function own(reader: Reader, party: number): Fragment {
  return reader`a.holder_id = ${party} and not exists (select from former_holder f where f.attestation_id = a.id)`
}

export async function countHoldings(reader: Reader, q: HoldingQuestion): Promise<readonly CountedRow[]> {
  return countStandings(reader, q, own(reader, q.party), 'few')
}

/** One page, newest first, by id: no gaps and no repeats while others write. Only a wanted status must be folded here. */
export async function pageHoldings(
  reader: Reader,
  q: HoldingQuestion,
  filter: HoldingFilter,
): Promise<readonly HoldingRow[]> {
  const whose = reader`${own(reader, q.party)}
    and ${filter.beyond === undefined ? reader`true` : reader`a.id < ${filter.beyond}`}
    and ${filter.scheme === undefined ? reader`true` : reader`(a.scope[1] = ${filter.scheme} or a.scope[1] ^@ ${`${filter.scheme}/`})`}`
  if (filter.status !== undefined) {
    return reader<HoldingRow[]>`
      -- party.pageHoldingsByStatus
      select h.id, h.number, h.family from (${standings(reader, q, whose, 'few')}) h
      where not h.unfolded and h.status = ${filter.status} order by h.id desc limit ${filter.limit}`
  }
  return reader<HoldingRow[]>`
    -- party.pageHoldings
    select a.id, a.number, a.family from attestation a
    where a.family in ('certificate', 'declaration') and ${whose}
      and not exists (select from act t where t.subject_id = a.id and t.act = 'correct')
    order by a.id desc limit ${filter.limit}`
}

/** Certificates that passed from hand to hand, the organisation's among them: only core can fold their holders. */
export async function passedHoldings(reader: Reader, party: number): Promise<readonly HoldingRow[]> {
  return reader<HoldingRow[]>`
    -- party.passedHoldings
    select a.id, a.number, a.family from former_holder f join attestation a on a.id = f.attestation_id
    where f.party_id = ${party} and a.family in ('certificate', 'declaration') order by a.id desc`
}

/** What it holds and only core can fold: an act was corrected. */
export async function unfoldedHoldings(reader: Reader, q: HoldingQuestion): Promise<readonly HoldingRow[]> {
  return reader<HoldingRow[]>`
    -- party.unfoldedHoldings
    select h.id, h.number, h.family from (${standings(reader, q, own(reader, q.party), 'few')}) h where h.unfolded
    order by h.id desc`
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
