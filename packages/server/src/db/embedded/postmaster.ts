import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EXIT } from '../../config/exit.ts'
import { OperatorError } from '../../config/operator-error.ts'
import type { Account } from './account.ts'
import { program, type Binaries } from './binaries.ts'
import { processOptions, whereFor } from './initialise.ts'
import { readPostmaster } from './processes.ts'

export interface Launch {
  readonly directory: string
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly settings: Readonly<Record<string, string>>
  /** A folder of a unix socket, or a loopback address where there are none. */
  readonly host: string
  readonly port: number
  readonly logFile: string
}

const LARGEST_LOG = 10_000_000
const SHOWN_LINES = 15

/** Starts one PostgreSQL and waits until it takes connections, however long the recovery of a crash needs. */
export async function launchPostmaster(launch: Launch): Promise<ChildProcess> {
  const { directory, binaries, account } = launch
  rotate(launch.logFile)
  const place = whereFor(directory, account)
  const log = openSync(launch.logFile, 'a')
  const from = statSync(launch.logFile).size
  const child = spawn(program(binaries, 'postgres'), ['-D', place.argument, ...flags(launch)], {
    ...processOptions(binaries, account, place.cwd),
    // its own session: Ctrl-C reaches only the program, which stops PostgreSQL when it has finished
    detached: process.platform !== 'win32',
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', (code, signal) => (ended = `ended with ${signal ?? code}`))
  for (;;) {
    if (ended !== undefined) throw notStarted(launch.logFile, from, ended)
    const found = readPostmaster(directory)
    if (found?.pid === child.pid && found?.ready) return child
    await sleep(20)
  }
}

function flags(launch: Launch): string[] {
  const isSocket = launch.host.startsWith('/')
  const all = {
    ...launch.settings,
    port: String(launch.port),
    listen_addresses: isSocket ? '' : launch.host,
    unix_socket_directories: isSocket ? launch.host : '',
    unix_socket_permissions: '0700',
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Fast: transactions under way are rolled back, everything committed is on disk. Immediate only when it does not listen. */
export async function stopPostmaster(child: ChildProcess, launch: Launch, patience = 60_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise<true>((resolve) => child.once('exit', () => resolve(true)))
  interrupt(child, launch)
  const timer = new AbortController()
  const late = sleep(patience, false, { signal: timer.signal }).catch(() => false)
  if (!(await Promise.race([exit, late]))) {
    child.kill('SIGQUIT')
    await exit
  }
  timer.abort()
}

/** Windows has no signals: there pg_ctl talks to the server. */
export function interrupt(child: ChildProcess, launch: Launch): void {
  if (process.platform !== 'win32') child.kill('SIGINT')
  else
    spawnSync(program(launch.binaries, 'pg_ctl'), ['stop', '-m', 'fast', '-W', '-D', launch.directory], {
      stdio: 'ignore',
    })
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('the system gave no port')
  return address.port
}

function rotate(logFile: string): void {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(logFile, `${logFile}.1`)
}

function notStarted(logFile: string, from: number, ended: string): OperatorError {
  const said = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n').slice(-SHOWN_LINES)
  return new OperatorError(
    EXIT.database,
    `PostgreSQL did not start (${ended}):\n${said.map((line) => `  ${line}`).join('\n')}`,
    `The whole log is in ${join(logFile)}.`,
  )
}
