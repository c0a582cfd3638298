import type { Day } from '@zhengheng/core'
import type { Tx } from '../db/database.ts'

export interface NewProceeding {
  readonly id: number
  readonly procedure: string
  readonly procedureVersion: number
  readonly version: number
  readonly number: string
  readonly authority: number
  readonly applicant: number | null
  readonly about: number | null
  readonly state: string
  readonly due: Day | undefined
  readonly opened: Day
  readonly content: object
  readonly followKey?: Buffer
}

/** The next number of a kind for an authority and year; taken in the same transaction, so that none is lost or used twice. */
export async function nextNumber(tx: Tx, kind: string, authority: number, year: number): Promise<number> {
  const rows = await tx<{ n: number }[]>`
    -- proceeding.nextNumber
    insert into counter (kind, authority_id, year, next) values (${kind}, ${authority}, ${year}, 2)
    on conflict (kind, authority_id, year) do update set next = counter.next + 1
    returning next - 1 as n`
  const n = rows[0]?.n
  if (n === undefined) throw new Error('proceeding.nextNumber answered no row')
  return n
}

/** An id for a file whose first act goes into the log before its row: row-level security shows a file to its sides alone. */
export async function takeId(tx: Tx): Promise<number> {
  const rows = await tx<{ id: number }[]>`
    -- proceeding.takeId
    select nextval('id') as id`
  const id = rows[0]?.id
  if (id === undefined) throw new Error('proceeding.takeId answered no row')
  return id
}

export async function insertProceeding(tx: Tx, file: NewProceeding): Promise<void> {
  await tx`
    -- proceeding.insert
    insert into proceeding (id, procedure, procedure_version, number, authority_id, applicant_id, about_id, state, due, opened,
                            content, follow_key, version)
    values (${file.id}, ${file.procedure}, ${file.procedureVersion}, ${file.number}, ${file.authority}, ${file.applicant},
            ${file.about}, ${file.state}, ${file.due ?? null}, ${file.opened}, ${tx.json(file.content as never)},
            ${file.followKey ?? null}, ${file.version})`
}

/** State and due day are projections of the log, written with the act. False when somebody was faster. */
export async function updateProceeding(
  tx: Tx,
  id: number,
  expected: number,
  after: { readonly state: string; readonly due: Day | undefined; readonly version: number },
): Promise<boolean> {
  const rows = await tx`
    -- proceeding.update
    update proceeding set state = ${after.state}, due = ${after.due ?? null}, version = ${after.version}
    where id = ${id} and version = ${expected} returning id`
  return rows.length === 1
}

export interface Moved {
  readonly id: number
  /** The version of the file from which the day was computed. */
  readonly version: number
  readonly due: Day
}

/** Moves due days and leaves a notice for each; answers how many. Files with a newer version are left as they are. */
export async function moveDueDays(tx: Tx, cause: number, moved: readonly Moved[]): Promise<number> {
  const rows = await tx`
    -- proceeding.moveDueDays
    with m as (
      select u.id, u.version, u.due
      from unnest(${moved.map(({ id }) => id)}::bigint[], ${moved.map(({ version }) => version)}::bigint[],
                  ${moved.map(({ due }) => due) as string[]}::date[]) u (id, version, due)
    ), was as (
      select p.id, p.due from proceeding p join m on m.id = p.id
    ), after as (
      update proceeding p set due = m.due from m where p.id = m.id and p.version = m.version returning p.id, p.due
    )
    insert into due_notice (proceeding_id, seq, was, became)
    select a.id, ${cause}, w.due, a.due from after a join was w on w.id = a.id
    on conflict (proceeding_id, seq) do update set became = excluded.became, told = excluded.told
    returning proceeding_id`
  return rows.length
}
