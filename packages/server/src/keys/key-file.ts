import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'

export function makeKeyFolder(dataDir: string): string {
  const folder = join(dataDir, 'keys')
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(folder, 0o700)
  return folder
}

/**
 * The content of a secret file; where it is missing it is made. Of several processes that start at once one wins and all
 * read the winner's: the file appears whole, by a link, and is never written twice.
 */
export function keepOnce(file: string, make: () => string): string {
  const found = readIfThere(file)
  if (found !== undefined) return found
  const draft = join(dirname(file), `.${randomBytes(6).toString('hex')}`)
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, make())
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  syncFolder(dirname(file))
  return readIfThere(file) ?? keepOnce(file, make)
}

/** A new name is durable only when its folder is. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function readIfThere(file: string): string | undefined {
  try {
    refuseOpenToOthers(file)
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code === 'EACCES') {
      throw new OperatorError(
        EXIT.configuration,
        `${file} cannot be read.`,
        'Start as the account that owns it.',
        error,
      )
    }
    throw error
  }
}

/** Windows has no such bits: there the folder's own access list decides. */
function refuseOpenToOthers(file: string): void {
  const { mode } = statSync(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new OperatorError(
      EXIT.configuration,
      `${file} can be read by others (mode ${(mode & 0o777).toString(8)}).`,
      `chmod 600 '${file}', and consider whether the key is still secret.`,
    )
  }
}
