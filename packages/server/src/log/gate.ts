import { join } from 'node:path'
import { Problem } from '@zhengheng/core'
import { parseVkey, Refusal } from '@zhengheng/verify'
import type { Config } from '../config/config.ts'
import type { Database } from '../db/database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import type { Keys } from '../keys/keys.ts'
import { entryOfAct } from './entries.ts'
import type { ReadEntries } from './integrate.ts'
import { startIntegration, type LogState } from './integration.ts'
import { LogFault } from './log-fault.ts'
import { readIfThere } from './log-files.ts'
import { openLog, VKEY } from './public-log.ts'
import { findLogHead, readActsToLog } from './reads.ts'
import { logOrigin, logSigner, type LogSigner } from './signer.ts'
import { keepLogHead, releaseLogLock, tryLogLock } from './store.ts'

/** Small, so that no request waits long for the hashing. */
const BATCH = 1024
/** 'zhenghen' as a number, for nobody else's lock. */
const LOCK = 8_820_978_437_012

export interface LogGate {
  state(): Pick<LogState, 'code' | 'message' | 'size' | 'lagSeconds'>
  /** Throws `log-refuses` while acts must not be recorded. */
  assertOpen(): void
  /** Acts were recorded: bring them into the log now. */
  wake(): void
  stop(): Promise<void>
}

export interface LogParts {
  readonly config: Pick<Config, 'dataDir' | 'publicUrl'>
  readonly db: Pick<Database, 'app'>
  readonly keys: Pick<Keys, 'log'>
  readonly now: () => Date
  /** Told of every round that failed. */
  readonly onFailure?: (error: unknown) => void
}

/** Folder of the static files of the public log. */
export function logFolder(dataDir: string): string {
  return join(dataDir, 'public', 'log')
}

/**
 * Starts the integrator; resolves after the first comparison of log and database. A log that cannot be opened does not keep the
 * server from starting: it answers questions and records nothing.
 */
export async function startLog(parts: LogParts): Promise<LogGate> {
  const dir = logFolder(parts.config.dataDir)
  try {
    const { signer, vkey } = signerOf(dir, parts)
    const log = await openLog({ dir, origin: signer.name, signer, vkey })
    const integration = startIntegration({
      log,
      heads: headsIn(parts.db),
      readEntries: entriesOf(parts.db),
      withLock: (work) => withLogLock(parts.db, work),
      now: parts.now,
      batch: BATCH,
      ...(parts.onFailure && { onFailure: parts.onFailure }),
    })
    await integration.compared
    return gateOf(integration.state, integration.notify, integration.stop)
  } catch (error) {
    if (!(error instanceof LogFault)) throw error
    const state = { code: error.code, message: error.message, size: 0, lagSeconds: 0, open: false }
    return gateOf(
      () => state,
      () => {},
      () => Promise.resolve(),
    )
  }
}

/** Entries of the acts in the database, for the integrator and the audit. */
export function entriesOf(db: Pick<Database, 'app'>): ReadEntries {
  return async (from, limit) => {
    const acts = await transact(db, SYSTEM, (tx) => readActsToLog(tx, from, limit))
    return acts.map(entryOfAct)
  }
}

/**
 * The signer of the log in this folder. A log keeps the origin under which it began: PUBLIC_URL may change, its history may not
 * begin again. Throws `LogFault` when the folder belongs to another key.
 */
export function signerOf(dir: string, { config, keys }: Pick<LogParts, 'config' | 'keys'>): LogSigner {
  const published = readIfThere(join(dir, VKEY))
  if (published === undefined) return logSigner(logOrigin(config.publicUrl), keys.log.privateKey)
  const text = new TextDecoder().decode(published).trim()
  const own = logSigner(originIn(text) ?? logOrigin(config.publicUrl), keys.log.privateKey)
  if (own.vkey === text) return own
  throw new LogFault(
    'log-foreign',
    `${join(dir, VKEY)} is not the key of this installation. Put back the folder of the log or keys/log.pem, whichever is wrong.`,
  )
}

function originIn(vkey: string): string | undefined {
  try {
    return parseVkey(vkey).name
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function headsIn(db: Pick<Database, 'app'>) {
  return {
    read: () => transact(db, SYSTEM, findLogHead),
    write: (head: Parameters<typeof keepLogHead>[1]) => transact(db, SYSTEM, (tx) => keepLogHead(tx, head)),
  }
}

/** The lock belongs to a connection of its own and ends with it, whatever happens to this process. */
async function withLogLock<T>(db: Pick<Database, 'app'>, work: () => Promise<T>): Promise<T | undefined> {
  const connection = await db.app.reserve()
  try {
    if (!(await tryLogLock(connection, LOCK))) return undefined
    try {
      return await work()
    } finally {
      await releaseLogLock(connection, LOCK)
    }
  } finally {
    connection.release()
  }
}

function gateOf(state: () => LogState, wake: () => void, stop: () => Promise<void>): LogGate {
  return {
    state,
    assertOpen() {
      const { open, code, message } = state()
      if (!open) throw new Problem('log-refuses', { code, message })
    },
    wake,
    stop,
  }
}
