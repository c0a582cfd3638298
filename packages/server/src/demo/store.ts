import type { Day } from '@zhengheng/core'
import type { Reader, Sql, Tx } from '../db/database.ts'

/** A load of the demonstration: its size and day never change, so that its steps are always the same. */
export interface Progress {
  readonly certificates: number
  readonly today: Day
  readonly done: number
  readonly finished: boolean
}

/** Undefined when no demonstration was ever begun. Needs the capacity `system`. */
export async function findProgress(reader: Reader): Promise<Progress | undefined> {
  const rows = await reader<Progress[]>`
    -- demo.progress
    select d.certificates, d.today, d.done, d.finished from demo_load d`
  return rows[0]
}

/** Begins a demonstration in a register in which nothing was ever acted; false in any other. */
export async function beginLoad(tx: Tx, certificates: number, today: Day): Promise<boolean> {
  const rows = await tx`
    -- demo.begin
    insert into demo_load (certificates, today)
    select ${certificates}, ${today} from ledger l where l.next_seq = 0
    on conflict do nothing returning 1`
  return rows.length === 1
}

/** Counts the steps that stand, in the transaction that writes them. */
export async function countSteps(tx: Tx, done: number): Promise<void> {
  await tx`
    -- demo.count
    update demo_load set done = ${done}`
}

/** What is recorded from now on counts as recorded at this instant. Only the owner may turn the clock back. */
export async function turnClock(owner: Sql, at: string): Promise<void> {
  await owner`
    -- demo.turnClock
    update ledger set demo_clock = ${at}::timestamptz`
}

/** From now on the clock is the true one. */
export async function endLoad(owner: Sql): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`
      -- demo.end
      update demo_load set finished = true`
    await tx`
      -- demo.stopClock
      update ledger set demo_clock = null`
  })
}
