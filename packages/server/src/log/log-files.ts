import { readFileSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * The file operations of the log writer, one by one, so that tests can stop the world after any of them. Paths are relative to the
 * folder of the log and use `/`.
 */
export interface LogFiles {
  /** Undefined where there is no file. */
  readonly read: (path: string) => Uint8Array | undefined
  /** Writes the content and makes the content durable; the name is durable only after `syncFolder`. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly makeFolder: (path: string) => Promise<void>
  /** Makes durable which names stand in a folder. */
  readonly syncFolder: (path: string) => Promise<void>
  /** Removes a file or a whole folder; nothing happens where there is none. */
  readonly remove: (path: string) => Promise<void>
}

/** The folder `dir` of this machine. */
export function filesIn(dir: string): LogFiles {
  return {
    read: (path) => readIfThere(join(dir, path)),
    write: (path, bytes) => writeSynced(join(dir, path), bytes),
    rename: (from, to) => rename(join(dir, from), join(dir, to)),
    makeFolder: async (path) => void (await mkdir(join(dir, path), { recursive: true })),
    syncFolder: (path) => syncFolder(join(dir, path)),
    remove: (path) => rm(join(dir, path), { recursive: true, force: true }),
  }
}

/** Folders above a file, the outermost first; the folder of the log itself is `.`. */
export function foldersOf(path: string): string[] {
  const folder = dirname(path)
  return folder === '.' ? ['.'] : [...foldersOf(folder), folder]
}

export function readIfThere(file: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(file))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o644)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows does not open folders; NTFS journals the names itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
