import type { Reader } from '../db/database.ts'
import { countStandings, standings, type CountedRow, type DayQuestion } from '../party/reads.ts'

/** By family, scheme and status on the day, what a body issued. */
export async function countIssuedBy(reader: Reader, body: number, q: DayQuestion): Promise<readonly CountedRow[]> {
  return countStandings(reader, q, issuedBy(reader, body), 'many')
}

function issuedBy(reader: Reader, body: number) {
  return reader`a.issuer_id = ${body} and a.family = 'certificate'`
}

/** Certificates of the body that only core can fold: few. */
export async function unfoldedIssuedBy(
  reader: Reader,
  body: number,
  q: DayQuestion,
): Promise<readonly { readonly number: string; readonly family: string; readonly scheme: string }[]> {
  return reader<{ number: string; family: string; scheme: string }[]>`
    -- approval.unfoldedIssued
    select h.number, h.family, split_part(h.scope[1], '/', 1) as scheme
    from (${standings(reader, q, issuedBy(reader, body), 'many')}) h where h.unfolded limit 10000`
}

/** The name of a registered person as the register gives it out: the first character. Null when none is on file. */
export async function readMaskedName(reader: Reader, person: number): Promise<string | null> {
  const rows = await reader<{ name: string | null }[]>`
    -- approval.maskedName
    select masked_person_name(${person}) as name`
  return rows[0]?.name ?? null
}
