import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@zhengheng/core'
import { isPassing, read, SYSTEM, transact } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { dropFile, listInbox } from './inbox.ts'
import { KEPT_MS } from './upload.ts'
import { openQueue } from './queue.ts'
import { readInboxFiles } from './reads.ts'
import { openReading, type OpenReading } from './reading.ts'
import { forgetUploads, type Turn } from './store.ts'
import { serveTurn } from './turn.ts'

export interface ReportWorker {
  /** Looks for work at once instead of in a moment. */
  wake(): void
  /** Finishes the chunks under way; what is left is gone on with at the next start. */
  stop(): Promise<void>
}

export interface WorkerOptions {
  /** How a file is read; on a thread of its own unless told otherwise. */
  readonly read?: OpenReading
  /** Told what went wrong, for whoever runs the server. */
  readonly tell?: (line: string) => void
}

/** Reports worked on at once: more would only wait for each other, and for the acts of everybody else. */
const AT_ONCE = 2
/** Files that lie in the inbox for longer than an upload may take, and that no report names, are left-overs. */
const STALE_MS = 3_600_000

/** Works reports off, chunk by chunk, bodies in turn; starts again wherever it was stopped, however it was stopped. */
export function startReportWorker(services: Services, options: WorkerOptions = {}): ReportWorker {
  const stopping = new AbortController()
  const queue = openQueue(services, stopping.signal)
  const open = options.read ?? openReading
  const tell = options.tell ?? ((line: string) => void process.stderr.write(`${line}\n`))
  const lane = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const turn = await queue.take().catch(() => undefined)
      if (!turn) await queue.idle()
      else await serve(turn).finally(() => queue.leave(turn))
    }
  }
  const serve = async (turn: Turn): Promise<void> => {
    try {
      await serveTurn({ services, queue, open, stopping: stopping.signal }, turn)
    } catch (error) {
      // The report stands where its last chunk was committed; a later turn goes on from there.
      if (!isPassing(error) && !isClosedLog(error)) {
        tell(`report ${turn.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
        await queue.failed(turn)
      }
      await queue.idle()
    }
  }
  const work = [sweep(services, stopping.signal), ...Array.from({ length: AT_ONCE }, lane)]
  return {
    wake: () => queue.wake(),
    async stop() {
      stopping.abort()
      queue.wake()
      await Promise.allSettled(work)
    },
  }
}

function isClosedLog(error: unknown): boolean {
  return error instanceof Problem && error.code === 'log-refuses'
}

/** Removes what a stop left in the inbox before its receipt was given, and uploads that were kept for long enough. */
async function sweep(services: Services, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const old = await listInbox(services.config.dataDir, new Date(Date.now() - STALE_MS))
    if (old.length > 0) {
      const before = new Date(services.now().getTime() - KEPT_MS)
      await transact(services.db, SYSTEM, async (tx) => forgetUploads(tx, before)).catch(() => undefined)
      const named = await read(services.db, SYSTEM, readInboxFiles).catch(() => undefined)
      for (const file of named ? old : []) if (!named?.has(file)) await dropFile(services.config.dataDir, file)
    }
    await sleep(STALE_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined)
  }
}
