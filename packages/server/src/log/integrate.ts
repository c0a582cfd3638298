import { compareHead, compareLeaves } from './compare.ts'
import type { Head, PublicLog } from './public-log.ts'

const BATCH = 4096

/** Entries of acts `from`, `from + 1` ... in order, at most `limit`; fewer only where there are no more. */
export type ReadEntries = (from: number, limit: number) => Promise<readonly Uint8Array[]>

export interface Heads {
  /** The head as the database last knew it. */
  readonly read: () => Promise<Pick<Head, 'size' | 'root'> | undefined>
  /** Remembers a head whose checkpoint is durable. */
  readonly write: (head: Head) => Promise<void>
}

export interface RoundOptions {
  readonly log: PublicLog
  readonly heads: Heads
  readonly readEntries: ReadEntries
  readonly now?: () => Date
  /** Entries a checkpoint, at most. */
  readonly batch?: number
}

/**
 * One round, under the lock: compares the published log with the database, appends what is missing, remembers the head.
 * Exactly once: which act comes next is read from the checkpoint alone, and the checkpoint moves in one rename.
 * Throws `LogFault` without having signed anything that contradicts what was published.
 */
export async function integrateOnce(options: RoundOptions, compared = 1): Promise<void> {
  const { log, heads, readEntries, now = () => new Date(), batch = BATCH } = options
  let { remembered, fresh } = await compareOnce(options, compared)
  for (;;) {
    const next = await log.append(fresh, now())
    if (next.size !== remembered) await heads.write(next)
    remembered = next.size
    if (fresh.length < batch) return
    fresh = await readFresh(log, readEntries, Math.min(1, log.size), batch)
  }
}

/**
 * Compares the published log with the database, its last `compared` leaves too, and changes nothing. Throws `LogFault`.
 * Answers what is not yet in the log.
 */
export async function compareOnce(
  { log, heads, readEntries, batch = BATCH }: RoundOptions,
  compared: number,
): Promise<{ remembered: number | undefined; fresh: readonly Uint8Array[] }> {
  // The head first: it is written after the checkpoint, so that without the lock too the log is never the older of the two.
  const head = await heads.read()
  await log.refresh()
  compareHead(log, head)
  const fresh = await readFresh(log, readEntries, Math.min(compared, log.size), batch)
  return { remembered: head?.size, fresh }
}

/** Entries that are not yet in the log, read together with the last ones that are. */
async function readFresh(
  log: PublicLog,
  readEntries: ReadEntries,
  overlap: number,
  batch: number,
): Promise<readonly Uint8Array[]> {
  const found = await readEntries(log.size - overlap, overlap + batch)
  compareLeaves(log, found, overlap)
  return found.slice(overlap)
}
