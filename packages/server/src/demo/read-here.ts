import type { Pack } from '@zhengheng/core'
import { detectEncoding } from '../reports/encoding.ts'
import { openFileReading } from '../reports/file-reading.ts'
import type { OpenReading } from '../reports/reading.ts'

/** Reads reports on the thread that asks: hundreds of small ones are not worth a thread each. */
export function readHere(pack: Pack): OpenReading {
  return ({ file, party, today, left, detected: known }) => {
    const detected = known ?? detectEncoding(file)
    const reading = openFileReading({ file, detected }, { party, today, pack }, left)
    return {
      detected: async () => detected,
      next: async (most) => reading.next(most),
      close: async () => reading.close(),
    }
  }
}
