import type { Pack } from '@zhengheng/core'
import { openHere } from '../reports/reading-here.ts'
import type { OpenReading } from '../reports/reading.ts'

/** Reads reports on the thread that asks: hundreds of small ones are not worth a thread each. */
export function readHere(pack: Pack): OpenReading {
  return (task) => {
    const here = openHere(task, pack)
    return {
      opened: async () => (await here).opened,
      next: async (most) => (await here).reading.next(most),
      close: async () => (await here).reading.close(),
    }
  }
}
