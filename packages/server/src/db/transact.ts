import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from './database.ts'
import type { Tx } from './connect.ts'

/** In whose name something is done. Row-level security reads it; without one the statements see what is public. */
export interface Context {
  /** Identifier of the organisation that acts. */
  readonly party?: number
  /** The person or key that acts for it. */
  readonly person?: string
  readonly capacity: 'public' | 'body' | 'authority' | 'system'
  readonly requestId?: string
}

export const SYSTEM: Context = { capacity: 'system' }

const ATTEMPTS = 6
/** Milliseconds to wait for a database that is away: long enough for a killed one to recover and run again. */
const PATIENCE = 5_000
/** Serialization failure and deadlock: PostgreSQL rolled back and asks to try again. */
const CONFLICT: ReadonlySet<string> = new Set(['40001', '40P01'])
/** The database went away or is starting. */
const AWAY: ReadonlySet<string> = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08006',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
])

/** The commit was sent and no answer came: it may be durable or not. The caller repeats under the same idempotency key. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

/**
 * Runs `work` in one transaction in the name of `context` and commits it. It is tried again, a few times, after a conflict
 * with another transaction and after a loss of the database before the commit; so `work` must change nothing else.
 * @throws {OutcomeUnknown} when the database was lost while it committed
 */
export async function transact<T>(
  db: Pick<Database, 'app'>,
  context: Context,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const until = Date.now() + PATIENCE
  for (let attempt = 1; ; attempt += 1) {
    let committing = false
    try {
      return (await db.app.begin(async (tx) => {
        await enter(tx, context)
        const result = await work(tx)
        committing = true
        return result
      })) as T
    } catch (error) {
      if (committing && AWAY.has(codeOf(error))) {
        throw new OutcomeUnknown('the database was lost while it committed', { cause: error })
      }
      const again = AWAY.has(codeOf(error)) ? Date.now() < until : CONFLICT.has(codeOf(error)) && attempt < ATTEMPTS
      if (!again) throw error
    }
    await sleep(pauseAfter(attempt))
  }
}

/** Runs `work` against one unchanging state of the register, in the name of `context`; it cannot write. */
export async function read<T>(db: Pick<Database, 'reads'>, context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return (await db.reads.begin('isolation level repeatable read read only', async (tx) => {
    await enter(tx, context)
    return work(tx)
  })) as T
}

/** Whether it will do to try again in a moment: a conflict, or a database that is away. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error)
  return CONFLICT.has(code) || AWAY.has(code)
}

async function enter(tx: Tx, context: Context): Promise<void> {
  await tx`-- db.enter
    select set_config('zhengheng.party', ${context.party === undefined ? '' : String(context.party)}, true),
           set_config('zhengheng.person', ${context.person ?? ''}, true),
           set_config('zhengheng.capacity', ${context.capacity}, true),
           set_config('zhengheng.request', ${context.requestId ?? ''}, true)`
}

function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? ''
}

/** Milliseconds: about 50, 100, 200, 400, apart from each other so that rivals do not meet again. */
function pauseAfter(attempt: number): number {
  return Math.min(25 * 2 ** attempt, 400) * (0.5 + Math.random())
}
