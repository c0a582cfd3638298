import type { Day } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

export interface IssuedQuestion {
  readonly body: number
  readonly on: Day
  /** The first day of which nothing counts; undefined: everything recorded counts. */
  readonly knownUntil: Day | undefined
  readonly zone: string
}

/** By family, scheme and status on the day, all but those of which an act was corrected. */
export async function countIssuedBy(
  reader: Reader,
  { body, on, knownUntil, zone }: IssuedQuestion,
): Promise<
  readonly { readonly family: string; readonly scheme: string; readonly status: string; readonly n: number }[]
> {
  const before = knownUntil === undefined ? reader`null` : reader`${knownUntil}::date::timestamp at time zone ${zone}`
  return reader<{ family: string; scheme: string; status: string; n: number }[]>`
    -- approval.countIssued
    select a.family, split_part(a.scope[1], '/', 1) as scheme, s.status, count(*)::int as n
    from attestation a
    left join (
      select distinct t.subject_id from act t
      where t.act in ('suspend', 'restore', 'withdraw', 'cancel', 'replace', 'annul', 'renew', 'correct')) m on m.subject_id = a.id
    cross join lateral standing_on(a.id, a.family, m.subject_id is not null, a.valid_from, a.valid_until, a.status_since,
                                   ${on}::date, ${before}) s
    where a.issuer_id = ${body} and a.family = 'certificate' and not s.corrected and s.status is not null
    group by 1, 2, 3 order by 1, 2, 3`
}

/** Certificates of the body of which an act was corrected: few, and folded by core. */
export async function correctedIssued(
  reader: Reader,
  body: number,
): Promise<readonly { readonly number: string; readonly family: string; readonly scheme: string }[]> {
  return reader<{ number: string; family: string; scheme: string }[]>`
    -- approval.correctedIssued
    select distinct a.number, a.family, split_part(a.scope[1], '/', 1) as scheme
    from act t join attestation a on a.id = t.subject_id
    where t.act = 'correct' and a.issuer_id = ${body} and a.family = 'certificate' limit 10000`
}

/** The name of a registered person as the register gives it out: the first character. Null when none is on file. */
export async function readMaskedName(reader: Reader, person: number): Promise<string | null> {
  const rows = await reader<{ name: string | null }[]>`
    -- approval.maskedName
    select masked_person_name(${person}) as name`
  return rows[0]?.name ?? null
}
