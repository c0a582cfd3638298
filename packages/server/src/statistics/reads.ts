import type { Reader } from '../db/database.ts'
import { standings, type DayQuestion } from '../party/reads.ts'

export interface CellRow {
  readonly family: string
  readonly region: string | null
  readonly scheme: string
  /** Null for those that only core can fold. */
  readonly status: string | null
  readonly n: number
}

/** Every certificate and declaration of the public register, by region as it was reported, scheme and status on the day. */
export async function countCells(reader: Reader, q: DayQuestion): Promise<readonly CellRow[]> {
  return reader<CellRow[]>`
    -- statistics.countCells
    select h.family, h.region, split_part(h.scope[1], '/', 1) as scheme, case when h.unfolded then null else h.status end as status,
           count(*)::int as n
    from (${standings(reader, q, reader`a.public`, 'many')}) h where h.unfolded or h.status is not null
    group by 1, 2, 3, 4`
}

/** Those that only core can fold. */
export async function unfoldedCells(
  reader: Reader,
  q: DayQuestion,
): Promise<readonly (Omit<CellRow, 'status' | 'n'> & { readonly number: string })[]> {
  return reader<(Omit<CellRow, 'status' | 'n'> & { number: string })[]>`
    -- statistics.unfoldedCells
    select h.number, h.family, h.region, split_part(h.scope[1], '/', 1) as scheme
    from (${standings(reader, q, reader`a.public`, 'many')}) h where h.unfolded limit 100000`
}
