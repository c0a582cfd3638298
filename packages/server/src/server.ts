import { Problem } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { startDeemedActs } from './proceeding/deemed.ts'
import type { Config } from './config/config.ts'
import { openDatabase } from './db/database.ts'
import { openKeys } from './keys/keys.ts'
import { startLog } from './log/gate.ts'
import { loadPack } from './pack.ts'
import { openCalendar, type LiveCalendar } from './packs/calendar.ts'
import { recordPack } from './packs/record.ts'
import { watchCalendar } from './packs/recompute.ts'
import { openRegister } from './register.ts'
import { startReportWorker } from './reports/worker.ts'
import { startFollowing } from './search/follow.ts'
import { seedPack } from './seed.ts'
import type { Services } from './services.ts'

export interface RunningServer {
  readonly url: string
  readonly app: FastifyInstance
  readonly services: Services
  /** Refuses new requests, finishes those under way, stops the workers and the database. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** Called with what the operator should see, a line at a time. */
  readonly tell?: (line: string) => void
  readonly now?: () => Date
  /** Done before the doors open: loading a demonstration, printing its accounts. */
  readonly prepare?: (services: Services) => Promise<void>
}

/** Starts everything: database, public log, workers, doors. What was started is stopped again when a later step fails. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of started.splice(0).toReversed()) await end()
  }
  try {
    const { services, live } = await openServices(config, options, started)
    const following = startFollowing(services.db)
    started.push(async () => following.stop())
    await options.prepare?.(services)
    await noteChangedPack(services)
    startWorkers(services, live, started)
    const app = await buildApp(services, { level: config.production ? 'info' : 'warn' })
    await app.listen({ host: config.host, port: config.port })
    started.push(async () => app.close())
    const address = app.server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    return { url: config.publicUrl.replace(/:0$/, `:${port}`), app, services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openServices(
  config: Config,
  options: StartOptions,
  started: (() => Promise<void>)[],
): Promise<{ readonly services: Services; readonly live: LiveCalendar }> {
  const now = options.now ?? (() => new Date())
  const ownPack = await loadPack(config.pack)
  const keys = openKeys(config.dataDir, config.secretKey)
  const db = await openDatabase(config, options.tell ? { tell: options.tell } : {})
  started.push(async () => db.close())
  await seedPack(db, ownPack)
  const live = await openCalendar(db.app, ownPack)
  const pack = { ...ownPack, calendar: live.calendar }
  const log = await startLog({ config, db, keys, now })
  started.push(async () => log.stop())
  const services = { config, pack, ownPack, db, keys, now, log, register: await openRegister(db.byKey, pack) }
  return { services, live }
}

/** After a demonstration was loaded, whose acts are older. A log that refuses keeps the register readable; then the next start notes it. */
async function noteChangedPack(services: Services): Promise<void> {
  const refuses = (error: unknown) => error instanceof Problem && error.code === 'log-refuses'
  await recordPack(services, services.ownPack ?? services.pack).catch((error: unknown) => {
    if (!refuses(error)) throw error
  })
}

function startWorkers(services: Services, live: LiveCalendar, started: (() => Promise<void>)[]): void {
  const calendar = watchCalendar(services, live)
  started.push(async () => calendar.stop())
  const reports = startReportWorker(services)
  started.push(async () => reports.stop())
  const deemed = startDeemedActs(services)
  started.push(async () => deemed.stop())
}
