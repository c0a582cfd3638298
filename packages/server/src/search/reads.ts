import { linePattern, searchKey, type Identifier, type PartyKind, type SearchQuery } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'
import type { Source } from './projection.ts'

/** How many acts the search does not know yet. */
export async function readLag(reader: Reader): Promise<number> {
  const rows = await reader<{ behind: number }[]>`
    -- search.readLag
    select l.next_seq - 1 - p.done as behind from ledger l, search_progress p`
  return rows[0]?.behind ?? 0
}

/** Acts that change what an attestation is found by. */
export const TELLING = ['issue', 'extend', 'reduce', 'change', 'transfer', 'correct']

/** Public attestations with what their acts said. Registrations are those of persons, and looked up by number alone. */
export async function readSources(reader: Reader, ids: readonly number[]): Promise<readonly Source[]> {
  if (ids.length === 0) return []
  return reader<Source[]>`
    -- search.readSources
    select a.id, a.family, a.number, a.holder_id as holder, a.issuer_id as issuer, a.scope, a.region,
      case when p.kind <> 'person' then jsonb_build_object('name', p.name, 'nameEn', p.name_en) end as register,
      coalesce((select jsonb_agg(jsonb_build_object('holder', s.facts -> 'holder', 'name', s.facts -> 'named' ->> 'name',
                        'nameEn', s.facts -> 'named' ->> 'nameEn', 'formerName', d.detail ->> 'holderFormerName',
                        'product', d.detail ->> 'product', 'manufacturer', d.detail ->> 'manufacturer',
                        'factory', d.detail ->> 'factory', 'models', d.detail -> 'models') order by s.seq)
                from (select t.seq, case t.act when 'correct' then t.facts -> 'facts' else t.facts end as facts from act t
                      where t.subject_id = a.id and t.subject = 'attestation' and t.act = any(${TELLING}) offset 0) s
                cross join lateral (select s.facts -> 'detail' as detail) d
                where s.facts is not null), '[]') as said
    from attestation a join party p on p.id = a.holder_id
    where a.id = any(${ids as number[]}) and a.public and a.family <> 'registration'`
}

/** Names by party that are searched already. */
export async function readNames(
  reader: Reader,
  parties: readonly number[],
): Promise<readonly { readonly party: number; readonly key: string; readonly name: string }[]> {
  return reader<{ party: number; key: string; name: string }[]>`
    -- search.readNames
    select n.party_id as party, n.key, n.name from searched_name n where n.party_id = any(${parties as number[]}) order by n.party_id, n.key`
}

/** More grams than this do not find less, they only cost. */
const MOST_GRAMS = 16

/** The tokens of grams in the bucket `b.b` of the statement around it. */
export function tokensIn(reader: Reader, grams: readonly number[]) {
  const some = grams.slice(0, MOST_GRAMS)
  return reader`array(select ((b.b & 511) - 256) * 8388608 + g.g from unnest(${some}::integer[]) g (g))`
}

/** Whether the text `doc` holds the words. `doc` is the name of a column. */
export function textHolds(reader: Reader, query: SearchQuery, doc: string) {
  if (query.as !== 'contains') return reader`${reader(doc)} ~ ${linePattern(query)}`
  return reader`${reader(doc)} like all(${query.words.map((word) => `%${word}%`)}::text[])`
}

export interface NamedRow {
  readonly party: number
  readonly kind: PartyKind
  /** Name it was found by, and what it is called now. */
  readonly found: string
  readonly name: string
  readonly name_en: string | null
  readonly region: string | null
  readonly identifiers: Identifier[]
  /** 0 the name itself, 1 it begins so, 2 it holds the words, 3 it sounds so at the beginning, 4 it sounds so. */
  readonly tier: number
  readonly length: number
}

/** Names that are looked at, of those that hold common words. */
const MOST_NAMES = 3000

export interface NamesAsked {
  readonly query: SearchQuery
  readonly grams: readonly number[]
  readonly kinds: readonly PartyKind[]
  readonly region: string | undefined
  /** Of each kind. */
  readonly limit: number
  /** Where the page before ended; for one kind alone. */
  readonly beyond?: { readonly tier: number; readonly length: number; readonly party: number } | undefined
}

/** Parties by a name that they have or had, the best match of each, best first, so many of each kind. */
export async function findNames(
  reader: Reader,
  asked: NamesAsked,
): Promise<readonly (NamedRow & { readonly total: number })[]> {
  const { query, kinds, region, limit, beyond } = asked
  return reader<(NamedRow & { total: number })[]>`
    -- search.findNames
    with hit as (${namesHit(reader, asked)}),
    best as (
      select distinct on (h.party_id) h.party_id, h.key, h.name, h.tier from (
        select x.party_id, x.key, x.name,
               case when x.key = ${query.whole} then 0 when x.key ^@ ${query.whole} then 1
                    when ${wordsOfKey(reader, query)} then 2
                    when strpos(x.doc, ${`^${query.whole}`}) > 0 or strpos(x.doc, ${`~${query.whole}`}) > 0 then 3 else 4 end as tier
        from hit x) h
      order by h.party_id, h.tier, length(h.key), h.key),
    party_found as (
      select p.id, p.kind, b.name as found, p.name, p.name_en, p.region, b.tier, length(b.key) as length,
             (count(*) over (partition by p.kind))::int as total,
             row_number() over (partition by p.kind order by b.tier, length(b.key), p.id) as place
      from best b join party p on p.id = b.party_id
      where p.kind = any(${kinds as string[]}) ${region === undefined ? reader`` : reader`and p.region ^@ ${region}`})
    select f.id as party, f.kind, f.found, f.name, f.name_en, f.region, f.tier, f.length, f.total,
           coalesce((select jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) order by i.scheme)
                     from party_identifier i where i.party_id = f.id), '[]') as identifiers
    from party_found f
    ${beyond ? reader`where (f.tier, f.length, f.id) > (${beyond.tier}::int, ${beyond.length}::int, ${beyond.party}::bigint)` : reader`where f.place <= ${limit}`}
    order by f.tier, f.length, f.id ${beyond ? reader`limit ${limit}` : reader``}`
}

/** What begins with the words is always among what is looked at, whatever else holds them. */
function namesHit(reader: Reader, { query, grams }: NamesAsked) {
  const operator = query.as === 'begins' ? reader`&&` : reader`@>`
  return reader`
    (select n.party_id, n.key, n.name, n.doc from (select 0 as b) b
     join searched_name n on n.tokens ${operator} ${tokensIn(reader, grams)} and ${textHolds(reader, query, 'n.doc')}
     limit ${MOST_NAMES})
    ${
      query.as === 'pattern'
        ? reader``
        : reader`union (select n.party_id, n.key, n.name, n.doc from searched_name n
           where n.key >= ${query.whole} and n.key < ${`${query.whole}\u{10ffff}`} and ${textHolds(reader, query, 'n.doc')}
           order by n.key limit ${MOST_NAMES})`
    }`
}

function wordsOfKey(reader: Reader, query: SearchQuery) {
  return reader`x.key like all(${query.words.map((word) => `%${word}%`)}::text[])`
}

export interface GrantRow {
  readonly party: number
  readonly kind: PartyKind
  readonly family: string
  readonly number: string
  readonly name: string
  readonly name_en: string | null
  readonly region: string | null
}

const GRANTS = ['approval', 'designation', 'accreditation', 'qualification', 'recognition']

/** Grants whose number holds the words. */
export async function findGrants(
  reader: Reader,
  query: SearchQuery,
  grams: readonly number[],
  limit: number,
): Promise<readonly GrantRow[]> {
  const operator = query.as === 'begins' ? reader`&&` : reader`@>`
  return reader<GrantRow[]>`
    -- search.findGrants
    select p.id as party, p.kind, a.family, a.number, p.name, p.name_en, p.region
    from (select c.id from generate_series((select max(x.id) >> 17 from attestation_text x)::int, 0, -1) b (b)
          cross join lateral (
            select t.id from attestation_text t
            where t.tokens ${operator} ${tokensIn(reader, grams)} and t.id >> 17 = b.b and t.family = any(${GRANTS})
              and ${textHolds(reader, query, 't.doc')}
            order by t.id + 0 desc limit ${limit}) c
          limit ${limit}) h
    join attestation a on a.id = h.id join party p on p.id = a.holder_id
    order by a.number`
}

/** Under which numbers these parties are looked up, the approval of a body first. */
export async function readNumbers(
  reader: Reader,
  parties: readonly number[],
): Promise<ReadonlyMap<number, { readonly family: string; readonly number: string }>> {
  if (parties.length === 0) return new Map()
  const rows = await reader<{ party: number; family: string; number: string }[]>`
    -- search.readNumbers
    select a.holder_id as party, a.family, a.number from attestation a
    where a.holder_id = any(${parties as number[]}) and a.family = any(${GRANTS})
    order by array_position(${GRANTS}, a.family) desc, a.id desc`
  return new Map(rows.map((row) => [row.party, row]))
}

export type PartyRow = Pick<NamedRow, 'party' | 'kind' | 'name' | 'name_en' | 'region' | 'identifiers'>

/** Organisations that carry one of these identifiers, whatever its scheme. */
export async function findByIdentifiers(reader: Reader, values: readonly string[]): Promise<readonly PartyRow[]> {
  if (values.length === 0) return []
  return reader<PartyRow[]>`
    -- search.findByIdentifiers
    select p.id as party, p.kind, p.name, p.name_en, p.region,
           (select jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) order by i.scheme)
            from party_identifier i where i.party_id = p.id) as identifiers
    from party p
    where p.kind <> 'person' and p.id in (select n.party_id from party_identifier n where n.value = any(${values as string[]}))
    order by p.id limit 20`
}

/** Names in which one character differs from what was typed. `grams` are those that a text shares with it, whichever differs. */
export async function findNearNames(
  reader: Reader,
  typed: string,
  grams: readonly number[],
): Promise<readonly PartyRow[]> {
  const characters = Array.from(searchKey(typed))
  const patterns = characters.flatMap((_one, at) => [
    `%${characters.slice(0, at).join('')}_${characters.slice(at + 1).join('')}%`,
    `%${characters.slice(0, at).join('')}_${characters.slice(at).join('')}%`,
    `%${characters.slice(0, at).join('')}${characters.slice(at + 1).join('')}%`,
    ...(at + 1 < characters.length
      ? [
          `%${characters.slice(0, at).join('')}${characters[at + 1] ?? ''}${characters[at] ?? ''}${characters.slice(at + 2).join('')}%`,
        ]
      : []),
  ])
  return reader<PartyRow[]>`
    -- search.findNearNames
    select p.id as party, p.kind, p.name, p.name_en, p.region,
           coalesce((select jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) order by i.scheme)
                     from party_identifier i where i.party_id = p.id), '[]') as identifiers
    from (select distinct m.party_id from (
            select n.party_id from (select 0 as b) b
            join searched_name n on n.tokens && ${tokensIn(reader, grams)} and n.key like any(${patterns}::text[]) limit 200) m
          order by m.party_id limit 5) h
    join party p on p.id = h.party_id order by p.id`
}

export interface Neighbour {
  readonly name: string
  readonly name_en: string | null
  /** Number of its approval, where it holds one. */
  readonly approval: string | null
  /** The day on which the register last learned of a statement of this issuer. */
  readonly recorded: string
}

/** Numbers must begin alike so far, in characters, to be taken for those of one issuer. */
const ALIKE = 8

/**
 * Who issued the numbers on both sides of one that is not there: when both begin like it and are of one issuer, so would it
 * be.
 */
export async function findNeighbour(reader: Reader, key: string): Promise<Neighbour | undefined> {
  if (key.length <= ALIKE) return undefined
  const begin = key.slice(0, ALIKE)
  const rows = await reader<Neighbour[]>`
    -- search.findNeighbour
    with beside as (
      (select a.issuer_id from attestation a
       where a.number_key < ${key} and a.number_key >= ${begin} and a.family = 'certificate' order by a.number_key desc limit 1)
      union all
      (select a.issuer_id from attestation a
       where a.number_key > ${key} and a.number_key < ${`${begin}\u{10ffff}`} and a.family = 'certificate' order by a.number_key limit 1)),
    issuer as (select min(s.issuer_id) as id from beside s having count(distinct s.issuer_id) = 1)
    select p.name, p.name_en,
           (select g.number from attestation g where g.holder_id = p.id and g.family = 'approval' order by g.id desc limit 1) as approval,
           (select t.recorded::date::text from act t join attestation n on n.id = t.subject_id
            where n.issuer_id = p.id and n.family = 'certificate' order by n.id desc, t.seq desc limit 1) as recorded
    from issuer i join party p on p.id = i.id`
  return rows[0]
}

/** The number of a public registration, as printed: persons are found by the whole of it alone. */
export async function findRegistration(reader: Reader, numberKey: string): Promise<string | undefined> {
  const rows = await reader<{ number: string }[]>`
    -- search.findRegistration
    select a.number from attestation a where a.number_key = ${numberKey} and a.family = 'registration' and a.public`
  return rows[0]?.number
}
