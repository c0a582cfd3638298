import { leafHash, Refusal, sameBytes } from '@zhengheng/verify'
import { faultOfRefusal, LogFault } from './log-fault.ts'
import type { Head, PublicLog } from './public-log.ts'

/** The files must hold all that the database saw published, with the same root. Throws `LogFault`. */
export function compareHead(log: PublicLog, head: Pick<Head, 'size' | 'root'> | undefined): void {
  if (head === undefined || head.size === 0) return
  if (head.size > log.size) {
    throw new LogFault(
      'log-behind',
      `The files of the log hold ${log.size} entries, but ${head.size} were published: an old copy of the files was put back, ` +
        'or the folder was emptied. Put the newest copy back; a log that shrinks is not believed by anybody.',
    )
  }
  const root = head.size === log.size ? log.root : readTiles(() => log.tiles().rootAt(head.size))
  if (!sameBytes(root, head.root)) {
    throw new LogFault(
      'log-forked',
      `The files of the log and the database disagree about the first ${head.size} entries. Two histories exist; ` +
        '`zhengheng log audit` names the first entry that differs.',
    )
  }
}

/** The last `overlap` leaves must be those of the acts in the database, of which `found` are the entries. Throws `LogFault`. */
export function compareLeaves(log: PublicLog, found: readonly Uint8Array[], overlap: number): void {
  const first = log.size - overlap
  if (found.length < overlap) {
    throw new LogFault(
      'database-behind',
      `The log holds ${log.size} entries, but act ${first + found.length} is not in the database: an old backup of the ` +
        'database was restored. Acts that were published are missing; restore a newer backup.',
    )
  }
  if (overlap === 0) return
  const tiles = readTiles(() => log.tiles())
  for (let at = 0; at < overlap; at++) {
    const entry = found[at]
    const leaf = readTiles(() => tiles.leaf(first + at))
    if (entry !== undefined && sameBytes(leafHash(entry), leaf)) continue
    throw new LogFault(
      'log-forked',
      `Act ${first + at} in the database is not the one that the log published: an old backup was restored and continued, ` +
        'or the act was changed. Restore the right backup.',
    )
  }
}

function readTiles<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof Refusal ? faultOfRefusal(error) : error
  }
}
