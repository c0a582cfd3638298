import { dayIn, deemedActs, Problem } from '@zhengheng/core'
import { read, SYSTEM, transact } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { actOnFile } from './acts.ts'
import { findDue, findFile, type StoredFile } from './reads.ts'

const EVERY_MS = 60_000
const BATCH = 200

/** The calendar performs what the law makes of silence: once a minute it looks for clocks that ran out. */
export function startDeemedActs(services: Services): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(async () => performDeemedActs(services)).catch(() => undefined)
  }, EVERY_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

/** Performs every deemed act that is due; answers how many. A file that somebody acts on meanwhile is left for the next time. */
export async function performDeemedActs(services: Services): Promise<number> {
  services.log.assertOpen()
  const today = dayIn(services.pack.zone, services.now())
  const due = await read(services.db, SYSTEM, async (tx) => findDue(tx, today, BATCH))
  let performed = 0
  for (const file of due) if (await performOne(services, file)) performed += 1
  return performed
}

async function performOne(services: Services, seen: StoredFile): Promise<boolean> {
  const today = dayIn(services.pack.zone, services.now())
  try {
    return await transact(services.db, SYSTEM, async (tx) => {
      const file = await findFile(tx, seen.number)
      if (!file) return false
      const procedure = services.register.index.procedure(file.procedure, { version: file.procedureVersion })
      const [deemed] = deemedActs(procedure, file.log, today, services.pack.calendar)
      if (!deemed) return false
      await actOnFile(tx, services, SYSTEM, { roles: ['system'], by: 'system' }, file, {
        act: deemed.act,
        on: deemed.on,
      })
      return true
    })
  } catch (error) {
    if (error instanceof Problem && error.code === 'changed-meanwhile') return false
    throw error
  }
}
