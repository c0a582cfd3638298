import { foldersOf, type LogFiles } from './log-files.ts'
import type { LogFile } from './right-edge.ts'

/** Files are written here and renamed into place; what a crash left here is swept away before the next writing. */
const STAGING = '.staging'
/** Synced writes under way at once. */
const WRITES = 16

/** Writes files so that all of them are durable, names included, before it resolves; each appears whole or not at all. */
export type DurableWriter = (list: readonly LogFile[]) => Promise<void>

/** A writer for the one process that holds the lock. After a failure make a new one: it trusts no folder that it did not sync. */
export async function openWriter(files: LogFiles): Promise<DurableWriter> {
  const known = new Set<string>(['.'])
  await files.makeFolder('.')
  await files.remove(STAGING)
  await files.makeFolder(STAGING)

  async function makeFolders(list: readonly LogFile[]): Promise<Set<string>> {
    const touched = new Set<string>()
    for (const { path } of list) {
      const chain = foldersOf(path)
      touched.add(chain.at(-1) ?? '.')
      for (const [at, folder] of chain.entries()) {
        if (known.has(folder)) continue
        await files.makeFolder(folder)
        known.add(folder)
        touched.add(chain[at - 1] ?? '.')
      }
    }
    return touched
  }

  return async (list) => {
    const touched = await makeFolders(list)
    let next = 0
    async function work(): Promise<void> {
      for (let at = next++; at < list.length; at = next++) {
        const file = list[at]
        if (file === undefined) return
        await files.write(`${STAGING}/${at}`, file.bytes)
        await files.rename(`${STAGING}/${at}`, file.path)
      }
    }
    // Settled, not all: a write still under way must not meet the next try.
    const settled = await Promise.allSettled(Array.from({ length: Math.min(WRITES, list.length) }, work))
    for (const result of settled) if (result.status === 'rejected') throw result.reason
    await Promise.all(Array.from(touched, (folder) => files.syncFolder(folder)))
  }
}
