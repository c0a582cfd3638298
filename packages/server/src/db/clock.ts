import type { Sql } from './connect.ts'

/**
 * Seconds by which the clock of this machine lags the database's clock or the newest migration, whichever is later; negative
 * when it is ahead. `migrated` says whether the database has a history at all.
 */
export async function measureClockLag(sql: Sql, migrated: boolean): Promise<number> {
  const newest = migrated ? sql`(select max(m.applied) from migration m)` : sql`null::timestamptz`
  const [row] = await sql<{ latest: Date }[]>`-- db.clock
    select greatest(clock_timestamp(), ${newest}) as latest`
  if (row === undefined) throw new Error('the database did not answer')
  return (row.latest.getTime() - Date.now()) / 1000
}
