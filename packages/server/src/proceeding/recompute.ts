import { dueDays, type Day, type Entry, type Procedure, type WorkCalendar } from '@zhengheng/core'
import { SYSTEM, transact } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { findRunning } from './reads.ts'
import { moveDueDays, type Moved } from './store.ts'

/** The first day on which a running clock of a file is over: what the queues are sorted by. */
export function firstDue(procedure: Procedure, log: readonly Entry[], calendar: WorkCalendar): Day | undefined {
  const running = dueDays(procedure, log, calendar).filter((clock) => clock.state === 'running')
  return running.flatMap((clock) => clock.statutory?.day ?? []).toSorted()[0]
}

export interface Recomputed {
  readonly looked: number
  readonly moved: number
}

const BATCH = 500

/**
 * Computes the due days of all running files again after the calendar changed, and leaves a notice for each that moved.
 * `cause` is the act that changed the calendar. A batch is one transaction and comes to the same when it is done again, so
 * that a job which was killed is simply begun anew. A file that somebody acts on meanwhile is left alone: its act computes it.
 */
export async function recomputeDueDays(
  services: Pick<Services, 'db' | 'register' | 'pack'>,
  cause: number,
  progress: (looked: number) => void = () => undefined,
): Promise<Recomputed> {
  let after = 0
  let looked = 0
  let moved = 0
  for (;;) {
    const done = await transact(services.db, SYSTEM, async (tx) => {
      const files = await findRunning(tx, after, BATCH)
      const changes = files.flatMap((file): readonly Moved[] => {
        const procedure = services.register.index.procedure(file.procedure, { version: file.procedureVersion })
        const due = firstDue(procedure, file.log, services.pack.calendar)
        return due === undefined || due === file.due ? [] : [{ id: file.id, version: file.version, due }]
      })
      const count = changes.length === 0 ? 0 : await moveDueDays(tx, cause, changes)
      return { looked: files.length, last: files.at(-1)?.id, moved: count }
    })
    looked += done.looked
    moved += done.moved
    progress(looked)
    if (done.last === undefined) return { looked, moved }
    after = done.last
  }
}
