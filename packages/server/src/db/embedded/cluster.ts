import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chooseAccount } from './account.ts'
import { locateBinaries } from './binaries.ts'
import { ADMIN, checkMajor, checkOwner, initialise, majorOfData, makeSocketFolder } from './initialise.ts'
import { lockDataDir } from './lock.ts'
import { freePort, interrupt, launchPostmaster, stopPostmaster, type Launch } from './postmaster.ts'
import { clearLeftovers, removeSocketFolder, runningPostmaster } from './processes.ts'
import { settings } from './settings.ts'

/** Where a PostgreSQL can be reached and as whom. `host` may be the folder of a unix socket. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

export interface Cluster {
  readonly address: Address
  /** Of the postmaster; changes when it had to be started again. */
  pid(): number | undefined
  stop(): Promise<void>
}

export interface ClusterOptions {
  readonly dataDir: string
  readonly password: string
  readonly pgBin?: string | undefined
  /** False only in tests, which throw the data away. */
  readonly durable?: boolean
  readonly tell?: (message: string) => void
}

const PORT = 5432
const SLOWEST_RESTART = 5_000

export function clusterDirectory(dataDir: string): string {
  return join(dataDir, 'postgres')
}

/**
 * Starts the embedded PostgreSQL of a DATA_DIR, making it at the first start, and keeps it running: when it dies it is
 * started again at the same address, so that pools reconnect.
 * @throws {OperatorError} when another server works there, the data are of another major version, or it cannot start
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, durable = true, tell = () => {} } = options
  if (mkdirSync(dataDir, { recursive: true }) !== undefined) chmodSync(dataDir, 0o755)
  const lock = await lockDataDir(dataDir)
  let host: string | undefined
  try {
    const directory = clusterDirectory(dataDir)
    const account = chooseAccount(directory)
    const binaries = locateBinaries(options.pgBin, account)
    checkOwner(directory, account)
    checkMajor(directory, binaries)
    await clearLeftovers(directory, tell)
    if (majorOfData(directory) === undefined) {
      initialise({ directory, binaries, account, password: options.password, durable })
    }
    const isLocal = process.platform !== 'win32'
    host = isLocal ? makeSocketFolder(account) : '127.0.0.1'
    const port = isLocal ? PORT : await freePort()
    const logFile = join(dataDir, 'postgres.log')
    const launch: Launch = { directory, binaries, account, settings: settings(durable), host, port, logFile }
    const running = await supervise(launch, tell)
    const socketFolder = host
    return {
      address: { host, port, user: ADMIN, password: options.password },
      pid: () => running.pid(),
      async stop() {
        await running.stop()
        removeSocketFolder(socketFolder)
        lock.release()
      },
    }
  } catch (error) {
    if (host !== undefined) removeSocketFolder(host)
    lock.release()
    throw error
  }
}

/** The PostgreSQL that a running server keeps for this DATA_DIR, for commands that only look or import beside it. */
export function findRunningCluster(dataDir: string, password: string): Address | undefined {
  const found = runningPostmaster(clusterDirectory(dataDir))
  if (!found?.ready) return undefined
  return { host: found.socketFolder || '127.0.0.1', port: found.port, user: ADMIN, password }
}

interface Supervision {
  pid(): number | undefined
  stop(): Promise<void>
}

async function supervise(launch: Launch, tell: (message: string) => void): Promise<Supervision> {
  const ending = new AbortController()
  let child: ChildProcess | undefined
  let restarting: Promise<void> | undefined

  function adopt(started: ChildProcess): void {
    child = started
    started.once('exit', (code, signal) => {
      child = undefined
      if (ending.signal.aborted) return
      tell(`PostgreSQL ended unexpectedly (${signal ?? code}); starting it again`)
      restarting = restart().finally(() => (restarting = undefined))
    })
  }

  /** Until it runs or nobody wants it any more: a register whose database is down helps nobody by giving up. */
  async function restart(): Promise<void> {
    for (let pause = 100; !ending.signal.aborted; pause = Math.min(pause * 2, SLOWEST_RESTART)) {
      try {
        await clearLeftovers(launch.directory, tell, { keepSockets: true })
        adopt(await launchPostmaster(launch))
        tell('PostgreSQL runs again')
        return
      } catch (error) {
        tell(`PostgreSQL could not be started again: ${(error as Error).message}`)
        await sleep(pause)
      }
    }
  }

  function atExit(): void {
    if (child) interrupt(child, launch)
  }

  adopt(await launchPostmaster(launch))
  process.once('exit', atExit)
  return {
    pid: () => child?.pid,
    async stop() {
      ending.abort()
      await restarting
      if (child) await stopPostmaster(child, launch)
      process.removeListener('exit', atExit)
    },
  }
}
