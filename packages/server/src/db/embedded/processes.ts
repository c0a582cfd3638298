import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EXIT } from '../../config/exit.ts'
import { OperatorError } from '../../config/operator-error.ts'

/** What PostgreSQL writes into postmaster.pid. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
  readonly ready: boolean
}

export const SOCKET_PREFIX = 'zhengheng-'
const CLEAN_STOP = 60_000
const HARD_STOP = 10_000

export function readPostmaster(directory: string): Postmaster | undefined {
  const file = join(directory, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]), socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/** The running postmaster of this data directory: a number alone proves nothing, the system uses it again. */
export function runningPostmaster(directory: string): Postmaster | undefined {
  const found = readPostmaster(directory)
  return found && isPostgresOn(found.pid, directory) ? found : undefined
}

/** Every process of PostgreSQL works inside its data directory; on Linux that can be seen, elsewhere the command line tells. */
function isPostgresOn(pid: number, directory: string): boolean {
  if (process.platform === 'linux')
    return workingFolderOf(pid) === realpathSync(directory) && nameOf(pid) === 'postgres'
  if (process.platform === 'win32') return isAlive(pid)
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  return stdout.includes('postgres') && stdout.includes(directory)
}

function workingFolderOf(pid: number | string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function nameOf(pid: number | string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Backends outlive a killed postmaster for a moment; a new one must not start before they are gone. */
function processesOn(directory: string): number[] {
  const postmaster = runningPostmaster(directory)
  if (process.platform !== 'linux') return postmaster ? [postmaster.pid] : []
  const real = realpathSync(directory)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolderOf(name) === real && nameOf(name) === 'postgres')
    .map(Number)
}

/**
 * Ends what an earlier run left behind: a PostgreSQL that still works on this directory is stopped cleanly, and the
 * postmaster.pid of one that is gone is removed. Call it only while holding the lock of DATA_DIR.
 */
export async function clearLeftovers(
  directory: string,
  tell: (message: string) => void,
  options: { readonly keepSockets?: boolean } = {},
): Promise<void> {
  if (!existsSync(directory)) return
  const postmaster = readPostmaster(directory)
  const running = runningPostmaster(directory)
  if (running) {
    tell(`PostgreSQL (pid ${running.pid}) is left over from an earlier run; stopping it`)
    signal([running.pid], 'SIGINT')
    if (!(await gone(directory, CLEAN_STOP))) signal([running.pid], 'SIGQUIT')
  }
  if (!(await gone(directory, HARD_STOP))) {
    signal(processesOn(directory), 'SIGKILL')
    if (!(await gone(directory, HARD_STOP))) throw stubborn(directory)
  }
  rmSync(join(directory, 'postmaster.pid'), { force: true })
  if (postmaster && options.keepSockets !== true) removeSocketFolder(postmaster.socketFolder)
}

export function removeSocketFolder(folder: string): void {
  if (basename(folder).startsWith(SOCKET_PREFIX)) rmSync(folder, { recursive: true, force: true })
}

async function gone(directory: string, milliseconds: number): Promise<boolean> {
  for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(50)) {
    if (processesOn(directory).length === 0) return true
  }
  return processesOn(directory).length === 0
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

function stubborn(directory: string): OperatorError {
  return new OperatorError(
    EXIT.database,
    `A PostgreSQL on ${directory} does not end (pids ${processesOn(directory).join(', ')}).`,
    'End these processes, then start again. Do not remove postmaster.pid by hand while one of them lives.',
  )
}
