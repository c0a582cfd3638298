import type { Day, SearchQuery } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'
import { textHolds, tokensIn } from '../search/reads.ts'

/** Which of these numbers are public certificates or declarations, as printed. */
export async function findExisting(reader: Reader, keys: readonly string[]): Promise<readonly string[]> {
  const rows = await reader<{ number: string }[]>`
    -- certification.findExisting
    select a.number from attestation a
    where a.number_key = any(${keys as string[]}) and a.family = any(${STATEMENTS}) and a.public
    order by a.number limit 20`
  return rows.map((row) => row.number)
}

/** Families of statements that the public looks up by number. */
const STATEMENTS = ['certificate', 'declaration']

/** The body that holds an approval of this number, in its compared form. */
export async function findIssuer(reader: Reader, numberKey: string): Promise<number | undefined> {
  const rows = await reader<{ holder_id: number }[]>`
    -- certification.findIssuer
    select g.holder_id from attestation g where g.number_key = ${numberKey} and g.family = 'approval'`
  return rows[0]?.holder_id
}

/** Everybody who carries an identifier of this value. */
export async function findHolders(reader: Reader, value: string): Promise<readonly number[]> {
  const rows = await reader<{ party_id: number }[]>`
    -- certification.findHolders
    select n.party_id from party_identifier n where n.value = ${value} limit 20`
  return rows.map((row) => row.party_id)
}

export interface Filters {
  /** What the texts must hold, and grams that those texts have that all filters leave. */
  readonly words: SearchQuery | undefined
  readonly grams: readonly number[]
  readonly status: string | undefined
  readonly scheme: string | undefined
  /** Beginning of the codes of regions. */
  readonly region: string | undefined
  readonly issuer: number | undefined
  readonly holders: readonly number[] | undefined
  readonly validOn: Day | undefined
  readonly today: Day
  /** The id that the page before ended with. */
  readonly beyond: number | undefined
  readonly oldestFirst: boolean
  readonly limit: number
}

export interface FoundRow {
  readonly id: number
  readonly family: string
  readonly number: string
  readonly status: string
  readonly holder: number
  readonly holder_name: string
  readonly holder_name_en: string | null
  readonly identifiers: { scheme: string; value: string }[]
  readonly region: string | null
  readonly issuer_name: string
  readonly scope: string[]
  readonly valid_from: Day
  readonly valid_until: Day | null
}

/** Newest that are read through before any index: what common words are in is among them. */
const WALKED = 1500
const COUNTED = 1000

/** One page, by id: stable under concurrent writes, no gaps and no repeats. One more than asked for says that there are more. */
export async function searchPage(reader: Reader, f: Filters): Promise<readonly FoundRow[]> {
  const most = f.limit + 1
  if (f.grams.length === 0 || f.holders) return readPage(reader, f, byColumns(reader, f, most))
  const walked = await readPage(reader, f, byWalking(reader, f, most))
  return walked.length === most ? walked : readPage(reader, f, byGrams(reader, f, most, true))
}

/** Those in which a line is the words, nothing more: `lines` are the grams of each form such a line may have. */
export async function searchExact(
  reader: Reader,
  f: Filters,
  lines: readonly { readonly text: string; readonly grams: readonly number[] }[],
): Promise<readonly FoundRow[]> {
  const likes = lines.map(({ text }) => `%${text}%`)
  const some = lines
    .map(({ grams }) => reader`t.tokens @> ${tokensIn(reader, grams)}`)
    .reduce((all, one) => reader`${all} or ${one}`)
  return readPage(
    reader,
    f,
    reader`select c.id from ${buckets(reader, f)} cross join lateral (
      select t.id from attestation_text t join attestation a on a.id = t.id
      where (${some}) and t.id >> 17 = b.b and (E'\n' || t.doc) like any(${likes}::text[]) and ${columns(reader, f)}
      order by t.id + 0 desc limit ${f.limit}) c
      limit ${f.limit}`,
  )
}

type Part = ReturnType<typeof columns>

async function readPage(reader: Reader, f: Filters, ids: Part): Promise<readonly FoundRow[]> {
  return reader<FoundRow[]>`
    -- certification.searchPage
    select a.id, a.family, a.number, ${statusOn(reader, f.today)} as status, a.holder_id as holder, coalesce(h.name, '') as holder_name,
           h.name_en as holder_name_en, a.region, coalesce(i.name, '') as issuer_name, a.scope, a.valid_from, a.valid_until,
           coalesce((select jsonb_agg(jsonb_build_object('scheme', n.scheme, 'value', n.value) order by n.scheme)
                     from party_identifier n where n.party_id = h.id), '[]') as identifiers
    from (${ids}) k join attestation a on a.id = k.id
    left join party h on h.id = a.holder_id left join party i on i.id = a.issuer_id
    order by ${f.oldestFirst ? reader`a.id` : reader`a.id desc`}`
}

function byColumns(reader: Reader, f: Filters, most: number): Part {
  const { words, oldestFirst } = f
  const text = words
    ? reader`join attestation_text t on t.id = a.id and ${textHolds(reader, words, 't.doc')}`
    : reader``
  return reader`select a.id from attestation a ${text} where ${columns(reader, f)}
    order by ${oldestFirst ? reader`a.id` : reader`a.id desc`} limit ${most}`
}

function byWalking(reader: Reader, f: Filters, most: number): Part {
  const { oldestFirst, beyond } = f
  const order = oldestFirst ? reader`` : reader`desc`
  const from =
    beyond === undefined ? reader`` : oldestFirst ? reader`where x.id > ${beyond}` : reader`where x.id < ${beyond}`
  return reader`select t.id
    from (select x.id, x.doc from attestation_text x ${from} order by x.id ${order} limit ${WALKED}) t
    join attestation a on a.id = t.id
    where ${textOf(reader, f)} and ${columns(reader, f)}
    order by t.id ${order} limit ${most}`
}

/** Bucket after bucket, those of the ids that come first; within one bucket in order. */
function byGrams(reader: Reader, f: Filters, most: number, inOrder: boolean): Part {
  const operator = f.words?.as === 'begins' ? reader`&&` : reader`@>`
  // An index on ids would be walked through; sums have none.
  const order = inOrder ? reader`order by t.id + 0 ${f.oldestFirst ? reader`` : reader`desc`}` : reader``
  return reader`select c.id, c.status from ${buckets(reader, f)} cross join lateral (
      select t.id, ${statusOn(reader, f.today)} as status from attestation_text t join attestation a on a.id = t.id
      where t.tokens ${operator} ${tokensIn(reader, f.grams)} and t.id >> 17 = b.b and ${textOf(reader, f)} and ${columns(reader, f)}
      ${order} limit ${most}) c
    limit ${most}`
}

function buckets(reader: Reader, { beyond, oldestFirst }: Filters): Part {
  const first = reader`coalesce((select min(x.id) >> 17 from attestation_text x), 0)::int`
  const last = reader`coalesce((select max(x.id) >> 17 from attestation_text x), 0)::int`
  const edge = beyond === undefined ? undefined : reader`(${beyond}::bigint >> 17)::int`
  return oldestFirst
    ? reader`generate_series(${edge ? reader`greatest(${first}, ${edge})` : first}, ${last}, 1) b (b)`
    : reader`generate_series(${edge ? reader`least(${last}, ${edge})` : last}, ${first}, -1) b (b)`
}

/** Counts by status, bounded: past a thousand the number is "at least". */
export async function countFound(reader: Reader, f: Filters): Promise<readonly { status: string; n: number }[]> {
  const all = { ...f, beyond: undefined }
  const { words } = all
  const text = words
    ? reader`join attestation_text t on t.id = a.id and ${textHolds(reader, words, 't.doc')}`
    : reader``
  const found =
    f.grams.length === 0 || f.holders
      ? reader`select ${statusOn(reader, f.today)} as status from attestation a ${text} where ${columns(reader, all)} limit ${COUNTED}`
      : byGrams(reader, all, COUNTED, false)
  return reader<{ status: string; n: number }[]>`
    -- certification.countFound
    select x.status, count(*)::int as n from (${found}) x group by x.status order by x.status`
}

/** Expiry is a comparison of days; a terminal act stays what it is. */
function statusOn(reader: Reader, today: Day) {
  return reader`case
    when a.status in ('valid', 'suspended') and a.valid_from > ${today} then 'pending'
    when a.status in ('valid', 'suspended') and a.valid_until <= ${today} then 'expired'
    else a.status end`
}

function textOf(reader: Reader, f: Filters): Part {
  return f.words ? textHolds(reader, f.words, 't.doc') : reader`true`
}

/** What the columns of the register say; it has the last word. */
function columns(reader: Reader, f: Filters) {
  const { status, beyond } = f
  // Ended ones are few and have an index of their own.
  const ended = status !== undefined && !['valid', 'suspended', 'pending', 'expired'].includes(status)
  const clauses = [
    reader`a.family = any(${STATEMENTS}) and a.public`,
    ...(beyond === undefined ? [] : [f.oldestFirst ? reader`a.id > ${beyond}` : reader`a.id < ${beyond}`]),
    ...(status === undefined
      ? []
      : [
          ended
            ? reader`a.status = ${status} and a.status <> 'valid'`
            : reader`${statusOn(reader, f.today)} = ${status}`,
        ]),
    ...(status === 'suspended' ? [reader`a.status = 'suspended' and a.status <> 'valid'`] : []),
    ...(f.scheme === undefined
      ? []
      : [reader`exists (select 1 from unnest(a.scope) s where s = ${f.scheme} or s ^@ ${`${f.scheme}/`})`]),
    ...(f.region === undefined ? [] : [reader`a.region ^@ ${f.region}`]),
    ...(f.issuer === undefined ? [] : [reader`a.issuer_id = ${f.issuer}`]),
    ...(f.holders === undefined ? [] : [reader`a.holder_id = any(${f.holders as number[]})`]),
    ...(f.validOn === undefined
      ? []
      : [
          reader`a.status = 'valid' and a.valid_from <= ${f.validOn} and (a.valid_until is null or a.valid_until > ${f.validOn})`,
        ]),
  ]
  return clauses.reduce((all, clause) => reader`${all} and ${clause}`)
}
