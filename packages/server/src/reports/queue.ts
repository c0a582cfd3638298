import { existsSync } from 'node:fs'
import { read, SYSTEM, transact } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { inboxPath } from './inbox.ts'
import { endReport, othersWait, takeTurn, type Turn } from './store.ts'

/** The reports that wait, as one process sees them. The table is the queue: nothing here must survive a stop. */
export interface Queue {
  /** The report whose turn it is, marked as begun; each body has one under way at a time. */
  take(): Promise<Turn | undefined>
  leave(turn: Turn): void
  /** Whether somebody waits who is not being served. */
  isWaitedFor(): Promise<boolean>
  /** Waits a moment, or until it is woken. */
  idle(): Promise<void>
  wake(): void
  /** Notes a turn that ended in a defect; after some of them the report is given up. */
  failed(turn: Turn): Promise<void>
}

const IDLE_MS = 400
const MOST_DEFECTS = 3

export function openQueue(services: Services, stopping: AbortSignal): Queue {
  const busy = new Set<number>()
  const elsewhere = new Set<number>()
  const defects = new Map<number, number>()
  const sleepers = new Set<() => void>()
  let taking: Promise<unknown> = Promise.resolve()
  const take = async (): Promise<Turn | undefined> => {
    while (!stopping.aborted) {
      const turn = await transact(services.db, SYSTEM, async (tx) => takeTurn(tx, [...busy], [...elsewhere]))
      if (!turn) return undefined
      if (existsSync(inboxPath(services.config.dataDir, turn.file))) {
        busy.add(turn.party)
        return turn
      }
      // It lies in the inbox of another server of this database.
      elsewhere.add(turn.id)
    }
    return undefined
  }
  return {
    // One at a time: who is taken is busy before the next one is looked for.
    async take() {
      const mine = taking.then(take, take)
      taking = mine
      return mine
    },
    leave: (turn) => void busy.delete(turn.party),
    isWaitedFor: async () => read(services.db, SYSTEM, async (tx) => othersWait(tx, [...busy], [...elsewhere])),
    async idle() {
      if (stopping.aborted) return
      await new Promise<void>((resolve) => {
        const wakeUp = (): void => {
          clearTimeout(timer)
          sleepers.delete(wakeUp)
          resolve()
        }
        const timer = setTimeout(wakeUp, IDLE_MS)
        sleepers.add(wakeUp)
      })
    },
    wake() {
      for (const wakeUp of sleepers) wakeUp()
    },
    async failed(turn) {
      const count = (defects.get(turn.id) ?? 0) + 1
      defects.set(turn.id, count)
      if (count < MOST_DEFECTS) return
      await transact(services.db, SYSTEM, async (tx) => endReport(tx, turn.id, 'failed', 'internal')).catch(
        () => undefined,
      )
    },
  }
}
