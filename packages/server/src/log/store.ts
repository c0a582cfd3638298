import type { Reader, Tx } from '../db/database.ts'
import type { Head } from './public-log.ts'

/** Remembers a head whose checkpoint is durable, and forgets which acts waited for it. A head never moves back. */
export async function keepLogHead(tx: Tx, head: Head): Promise<void> {
  const rows = await tx`
    -- log.keepHead
    insert into log_head as h (size, root, at) values (${head.size}, ${Buffer.from(head.root)}, ${head.at.toISOString()})
    on conflict (singleton) do update set size = excluded.size, root = excluded.root, at = excluded.at
    where h.size <= excluded.size
    returning h.size`
  if (rows.length === 0) throw new Error(`the database remembers a log longer than ${head.size}`)
  await tx`
    -- log.clearOutbox
    delete from outbox o where o.last_seq < ${head.size}`
}

/** Whether this connection now holds the lock of the integrator, until it gives it back or ends. */
export async function tryLogLock(connection: Reader, lock: number): Promise<boolean> {
  const rows = await connection<{ held: boolean }[]>`
    -- log.tryLock
    select pg_try_advisory_lock(${lock}) as held`
  return rows[0]?.held === true
}

export async function releaseLogLock(connection: Reader, lock: number): Promise<void> {
  await connection`
    -- log.releaseLock
    select pg_advisory_unlock(${lock})`
}
