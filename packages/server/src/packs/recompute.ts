import { read, SYSTEM, transact } from '../db/transact.ts'
import { recomputeDueDays, type Recomputed } from '../proceeding/recompute.ts'
import type { Services } from '../services.ts'
import type { LiveCalendar } from './calendar.ts'
import { readYears } from './reads.ts'
import { endRecomputing } from './store.ts'

/**
 * Computes the due days of running files again for every year that was loaded and whose work was not ended: what a program
 * that was killed began, another one ends.
 */
export async function finishRecomputing(
  services: Pick<Services, 'db' | 'register' | 'pack'>,
  live: LiveCalendar,
  progress?: (looked: number) => void,
): Promise<Recomputed> {
  const { code } = services.pack
  const years = await read(services.db, SYSTEM, async (tx) => readYears(tx, code))
  const open = years.flatMap((year) => (year.recomputed === null ? [year.seq] : []))
  if (open.length === 0) return { looked: 0, moved: 0 }
  await live.refresh()
  const done = await recomputeDueDays(services, Math.max(...open), progress)
  await transact(services.db, SYSTEM, async (tx) => {
    for (const seq of open) await endRecomputing(tx, code, seq)
  })
  return done
}

const EVERY_MS = 2000

/**
 * Keeps the calendar of a running server as the register has it. Whenever a year was loaded, by whatever program, the due
 * days of running files are computed once more here: files acted upon until now were computed with the older calendar.
 */
export function watchCalendar(
  services: Pick<Services, 'db' | 'register' | 'pack'>,
  live: LiveCalendar,
  onFailure: (error: unknown) => void = () => undefined,
  everyMs = EVERY_MS,
): { stop(): Promise<void> } {
  let running = Promise.resolve()
  async function look(): Promise<void> {
    const isNewer = await live.refresh()
    const seq = live.seq()
    if (isNewer && seq !== undefined) await recomputeDueDays(services, seq)
    await finishRecomputing(services, live)
  }
  let busy = false
  function tick(): void {
    if (busy) return
    busy = true
    running = look()
      .catch(onFailure)
      .finally(() => (busy = false))
  }
  const timer = setInterval(tick, everyMs)
  timer.unref()
  tick()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
