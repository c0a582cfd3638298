import type { Tx } from '../db/database.ts'
import type { SearchedName, SearchedText, Source } from './projection.ts'

/** Waits for whoever else follows the log; answers the newest act that the search knows. */
export async function lockProgress(tx: Tx): Promise<number> {
  const rows = await tx<{ done: number }[]>`
    -- search.lockProgress
    select p.done from search_progress p for update`
  return rows[0]?.done ?? -1
}

export async function setProgress(tx: Tx, done: number): Promise<void> {
  await tx`
    -- search.setProgress
    update search_progress set done = ${done}`
}

/** Acts that change what an attestation is found by. */
const TELLING = ['issue', 'extend', 'reduce', 'change', 'transfer', 'correct']

/** The next acts after one, and the attestations whose texts they change. Undefined when there are none. */
export async function readActed(
  tx: Tx,
  after: number,
  most: number,
): Promise<{ readonly last: number; readonly subjects: readonly number[] } | undefined> {
  const rows = await tx<{ last: number | null; subjects: number[] }[]>`
    -- search.readActed
    select max(b.seq) as last,
           coalesce(array_agg(distinct b.subject_id) filter (where b.subject = 'attestation' and b.act = any(${TELLING})), '{}') as subjects
    from (select t.seq, t.subject_id, t.subject, t.act from act t where t.seq > ${after} order by t.seq limit ${most}) b`
  const row = rows[0]
  return row?.last == null ? undefined : { last: row.last, subjects: row.subjects }
}

/** Public attestations with what their acts said. Registrations are those of persons, and looked up by number alone. */
export async function readSources(tx: Tx, ids: readonly number[]): Promise<readonly Source[]> {
  if (ids.length === 0) return []
  return tx<Source[]>`
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

/** Adds the names that are new, of organisations alone; answers whose they are. */
export async function addNames(tx: Tx, names: readonly SearchedName[]): Promise<readonly number[]> {
  if (names.length === 0) return []
  const rows = await tx<{ party_id: number }[]>`
    -- search.addNames
    insert into searched_name (party_id, key, name, doc, tokens)
    select n.party, n.key, n.name, n.doc, array(select jsonb_array_elements_text(n.tokens)::integer)
    from jsonb_to_recordset(${tx.json(names as never)}) as n (party bigint, key text, name text, doc text, tokens jsonb)
    join party p on p.id = n.party and p.kind <> 'person'
    on conflict (party_id, key) do nothing
    returning party_id`
  return [...new Set(rows.map((row) => row.party_id))]
}

/** Names by party that are searched already. */
export async function readNames(
  tx: Tx,
  parties: readonly number[],
): Promise<readonly { readonly party: number; readonly key: string; readonly name: string }[]> {
  return tx<{ party: number; key: string; name: string }[]>`
    -- search.readNames
    select n.party_id as party, n.key, n.name from searched_name n where n.party_id = any(${parties as number[]}) order by n.party_id, n.key`
}

/** Attestations of these holders that are searched already. */
export async function readHeld(tx: Tx, holders: readonly number[]): Promise<readonly number[]> {
  if (holders.length === 0) return []
  const rows = await tx<{ id: number }[]>`
    -- search.readHeld
    select a.id from attestation a join attestation_text x on x.id = a.id where a.holder_id = any(${holders as number[]})`
  return rows.map((row) => row.id)
}

export async function putTexts(tx: Tx, texts: readonly SearchedText[]): Promise<void> {
  if (texts.length === 0) return
  const ids = texts.map((text) => text.id)
  const families = texts.map((text) => text.family)
  const docs = texts.map((text) => text.doc)
  const tokens = texts.map((text) => `{${text.tokens.join(',')}}`)
  await tx`
    -- search.putTexts
    insert into attestation_text as x (id, family, doc, tokens)
    select t.id, t.family, t.doc, t.tokens::integer[]
    from unnest(${ids}::bigint[], ${families}::text[], ${docs}::text[], ${tokens}::text[]) t (id, family, doc, tokens)
    on conflict (id) do update set doc = excluded.doc, tokens = excluded.tokens
    where x.doc <> excluded.doc or x.tokens <> excluded.tokens`
}

/** Puts tokens that wait into their place in the indexes. */
export async function settle(tx: Tx): Promise<void> {
  await tx`
    -- search.settle
    select settle_search()`
}
