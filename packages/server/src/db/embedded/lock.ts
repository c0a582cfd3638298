import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EXIT } from '../../config/exit.ts'
import { OperatorError } from '../../config/operator-error.ts'

/** Who works in a DATA_DIR. */
interface Holder {
  readonly pid: number
  /** Tells this process from a later one with the same number. */
  readonly started: string
  /** Process numbers mean something only within one machine, or container. */
  readonly machine: string
  readonly token: string
}

export interface Lock {
  release(): void
}

const NAME = 'zhengheng.lock'
const HEARTBEAT = 2_000
/** A holder on another machine is believed dead when its file stood still this long. */
const SILENCE = 8_000

/**
 * Takes DATA_DIR for this process alone. A holder that was killed does not count.
 * @param silence milliseconds after which a holder on another machine, whose file is not touched, is believed dead
 * @throws {OperatorError} naming the process that works there
 */
export async function lockDataDir(dataDir: string, silence = SILENCE): Promise<Lock> {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, NAME)
  const mine: Holder = {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    machine: machine(),
    token: randomBytes(8).toString('hex'),
  }
  for (;;) {
    if (place(file, mine)) return keep(file, mine)
    const other = readHolder(file)
    if (other && (await isWorking(file, other, silence))) throw inUse(dataDir, other)
    if (other) discard(file, other)
  }
}

/** The process of this machine that works in DATA_DIR, if one does. */
export function holderOf(dataDir: string): number | undefined {
  const holder = readHolder(join(dataDir, NAME))
  return holder && holder.machine === machine() && startOf(holder.pid) === holder.started ? holder.pid : undefined
}

/** By a link, so that the file is whole from its first moment; false when there is one already. */
function place(file: string, mine: Holder): boolean {
  const draft = `${file}.${mine.token}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

function keep(file: string, mine: Holder): Lock {
  const beat = setInterval(() => {
    if (readHolder(file)?.token === mine.token) utimesSync(file, new Date(), new Date())
  }, HEARTBEAT)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      if (readHolder(file)?.token === mine.token) rmSync(file, { force: true })
    },
  }
}

/** Another starter may have replaced the file since it was read: what is moved away is looked at once more. */
function discard(file: string, stale: Holder): void {
  const aside = `${file}.${randomBytes(8).toString('hex')}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  if (moved && moved.token !== stale.token) place(file, moved)
  rmSync(aside, { force: true })
}

async function isWorking(file: string, holder: Holder, silence: number): Promise<boolean> {
  if (holder.machine === machine()) return startOf(holder.pid) === holder.started
  const before = touched(file)
  if (before === undefined || Date.now() - before > 10 * silence) return false
  await sleep(silence)
  return touched(file) !== before
}

function touched(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    return { pid: 0, started: 'unreadable', machine: machine(), token: '' }
  }
}

/** Undefined for a process that has ended, also where nobody has collected it yet. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return startOnLinux(pid)
  if (process.platform !== 'win32') {
    return spawnSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).stdout.trim() || undefined
  }
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch {
    return undefined
  }
}

/** In ticks since boot: field 22 of stat, of which the third, after the name in parentheses, is the state. */
function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function machine(): string {
  if (process.platform !== 'linux') return hostname()
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`
}

function inUse(dataDir: string, holder: Holder): OperatorError {
  const where = holder.machine === machine() ? '' : ` on ${holder.machine.split(' ')[0]}`
  return new OperatorError(
    EXIT.inUse,
    `${dataDir} is in use by the server with pid ${holder.pid}${where}.`,
    `Stop that one first (kill ${holder.pid}), or give this one another DATA_DIR and PORT.`,
  )
}
