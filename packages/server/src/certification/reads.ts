import type { Day } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

/** Which of these numbers are public certificates, as printed. */
export async function findExisting(reader: Reader, keys: readonly string[]): Promise<readonly string[]> {
  const rows = await reader<{ number: string }[]>`
    -- certification.findExisting
    select a.number from attestation a
    where a.number_key = any(${keys as string[]}) and a.family = 'certificate' and a.public
    order by a.number limit 20`
  return rows.map((row) => row.number)
}

export interface Filters {
  readonly status: string | undefined
  readonly scheme: string | undefined
  readonly region: string | undefined
  readonly issuer: string | undefined
  readonly holder: string | undefined
  readonly validOn: Day | undefined
  readonly today: Day
  /** Compared form of a number, or of its beginning. */
  readonly numberFrom: string | undefined
  readonly identifier: string | undefined
  readonly nameFrom: string | undefined
  /** The id that the page before ended with. */
  readonly beyond: number | undefined
  readonly oldestFirst: boolean
  readonly limit: number
}

export interface FoundRow {
  readonly id: number
  readonly number: string
  readonly status: string
  readonly holder_name: string
  readonly identifiers: { scheme: string; value: string }[]
  readonly region: string | null
  readonly issuer_name: string
  readonly scope: string[]
  readonly valid_from: Day
  readonly valid_until: Day | null
}

/** One page, by id: stable under concurrent writes, no gaps and no repeats. */
export async function searchPage(reader: Reader, f: Filters): Promise<readonly FoundRow[]> {
  return reader<FoundRow[]>`
    -- certification.searchPage
    select a.id, a.number, ${statusOn(reader, f.today)} as status, h.name as holder_name, a.region, i.name as issuer_name,
           a.scope, a.valid_from, a.valid_until,
           coalesce((select jsonb_agg(jsonb_build_object('scheme', n.scheme, 'value', n.value) order by n.scheme)
                     from party_identifier n where n.party_id = h.id), '[]') as identifiers
    from attestation a join party h on h.id = a.holder_id join party i on i.id = a.issuer_id
    where ${matches(reader, f)} ${beyond(reader, f)}
    order by ${f.oldestFirst ? reader`a.id` : reader`a.id desc`} limit ${f.limit + 1}`
}

function beyond(reader: Reader, f: Filters) {
  if (f.beyond === undefined) return reader``
  return f.oldestFirst ? reader`and a.id > ${f.beyond}` : reader`and a.id < ${f.beyond}`
}

const COUNTED = 1000

/** Counts by status, bounded: past a thousand the number is "at least". */
export async function countFound(reader: Reader, f: Filters): Promise<readonly { status: string; n: number }[]> {
  return reader<{ status: string; n: number }[]>`
    -- certification.countFound
    select x.status, count(*)::int as n
    from (select ${statusOn(reader, f.today)} as status from attestation a join party h on h.id = a.holder_id
          join party i on i.id = a.issuer_id where ${matches(reader, f)} limit ${COUNTED}) x
    group by x.status order by x.status`
}

/** Expiry is a comparison of days; a terminal act stays what it is. */
function statusOn(reader: Reader, today: Day) {
  return reader`case
    when a.status in ('valid', 'suspended') and a.valid_from > ${today} then 'pending'
    when a.status in ('valid', 'suspended') and a.valid_until <= ${today} then 'expired'
    else a.status end`
}

function matches(reader: Reader, f: Filters) {
  const clauses = [
    reader`a.family = 'certificate' and a.public`,
    ...(f.numberFrom === undefined ? [] : [reader`a.number_key ^@ ${f.numberFrom}`]),
    ...(f.identifier === undefined
      ? []
      : [reader`a.holder_id in (select n.party_id from party_identifier n where n.value = ${f.identifier})`]),
    ...(f.nameFrom === undefined
      ? []
      : [
          reader`a.holder_id in (select p.id from party p where p.name ^@ ${f.nameFrom} and p.kind <> 'person' limit 2000)`,
        ]),
    ...(f.status === undefined ? [] : [reader`${statusOn(reader, f.today)} = ${f.status}`]),
    ...(f.scheme === undefined
      ? []
      : [reader`exists (select 1 from unnest(a.scope) s where s = ${f.scheme} or s ^@ ${`${f.scheme}/`})`]),
    ...(f.region === undefined ? [] : [reader`a.region ^@ ${f.region}`]),
    ...(f.issuer === undefined
      ? []
      : [
          reader`a.issuer_id = (select g.holder_id from attestation g where g.number_key = ${f.issuer} and g.family = 'approval')`,
        ]),
    ...(f.holder === undefined
      ? []
      : [reader`a.holder_id in (select n.party_id from party_identifier n where n.value = ${f.holder})`]),
    ...(f.validOn === undefined
      ? []
      : [
          reader`a.status = 'valid' and a.valid_from <= ${f.validOn} and (a.valid_until is null or a.valid_until > ${f.validOn})`,
        ]),
  ]
  return clauses.reduce((all, clause) => reader`${all} and ${clause}`)
}
