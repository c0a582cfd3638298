import type { Tx } from '../db/database.ts'
import type { SearchedName, SearchedText } from './projection.ts'
import { TELLING } from './reads.ts'

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
