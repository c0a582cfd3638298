import type { Day } from '@zhengheng/core'
import { noteDelays } from '../attestation/bulk-delays.ts'
import { Overtaken, prepareActs, recordActs, type Prepared, type Recorded } from '../attestation/bulk-store.ts'
import type { Tx } from '../db/database.ts'
import { transact, type Context } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { conclude } from './conclusion.ts'
import { keepRows } from './kept/store.ts'
import type { Batch } from './file-reading.ts'
import { advanceReport, endReport, holdReport, insertFindings, type Turn } from './store.ts'

/** What became of a batch: it stands, and where its acts are in the log; or somebody else went on with the report. */
export type Written =
  | { readonly done: true; readonly ended: boolean; readonly recorded: Recorded | undefined }
  | { readonly done: false }

/** A file of nothing but errors is not read to its end. */
const MOST_REJECTED = 100_000
const ATTEMPTS = 8

/**
 * Writes one batch of a report: acts, headers, firms, findings and how far the report is, all in one transaction in the
 * name of the body. `read` is the number of rows that were committed before it: where it is not, nothing is written.
 */
export async function writeBatch(
  services: Services,
  turn: Turn,
  today: Day,
  read: number,
  batch: Batch,
): Promise<Written> {
  const context: Context = { party: turn.party, person: turn.person, capacity: 'body' }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact({ app: services.db.bulk }, context, async (tx): Promise<Written> => {
        const rejected = await holdReport(tx, turn.id, read)
        if (rejected === undefined) return { done: false }
        if (batch.failure !== undefined) return refuseFile(tx, turn, batch, batch.failure)
        return write(tx, services, { turn, today, batch, rejected, again: attempt > 1 })
      })
    } catch (error) {
      if (!isOvertaken(error) || attempt === ATTEMPTS) throw error
    }
  }
}

async function refuseFile(tx: Tx, turn: Turn, batch: Batch, failure: string): Promise<Written> {
  await insertFindings(tx, turn.id, batch.findings)
  await endReport(tx, turn.id, 'failed', failure)
  return { done: true, ended: true, recorded: undefined }
}

interface Chunk {
  readonly turn: Turn
  readonly today: Day
  readonly batch: Batch
  /** Rows of the report that were rejected before this batch. */
  readonly rejected: number
  readonly again: boolean
}

const NOTHING: Prepared = { accepted: 0, lines: 0, grants: false, judged: [] }

async function write(tx: Tx, services: Services, { turn, today, batch, rejected, again }: Chunk): Promise<Written> {
  const { party, person, id: report, dryRun } = turn
  const bulk = { party, person, report, dryRun, again, pack: services.pack, today, lines: batch.lines }
  const prepared = batch.staged > 0 ? await prepareActs(tx, bulk) : NOTHING
  const { counts, findings } = conclude(batch, prepared.lines, prepared.judged)
  await insertFindings(tx, report, findings)
  if (!dryRun) await keepRows(tx, { party, report }, batch.kept)
  if (!dryRun && prepared.accepted > 0) await noteDelays(tx, party, services.pack.zone)
  await advanceReport(tx, report, counts, batch.next)
  const hopeless = rejected + counts.rejected > MOST_REJECTED
  const ended = batch.ended || hopeless
  // A dry run notes what it tried while it is read, and ends when that is forgotten.
  if (dryRun) await recordActs(tx, bulk, prepared)
  if (hopeless) await endReport(tx, report, 'failed', 'too-many-errors')
  else if (ended && !dryRun) await endReport(tx, report, 'committed')
  return { done: true, ended, recorded: dryRun ? undefined : await recordActs(tx, bulk, prepared) }
}

const UNIQUE_VIOLATION = '23505'

/** Of two transactions that report the same at once one is refused by a key; tried again it meets what the other wrote. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Overtaken || (error as { code?: string }).code === UNIQUE_VIOLATION
}
