import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { startDeemedActs } from './proceeding/deemed.ts'
import type { Config } from './config/config.ts'
import { openDatabase } from './db/database.ts'
import { openKeys } from './keys/keys.ts'
import { startLog } from './log/gate.ts'
import { loadPack } from './pack.ts'
import { openRegister } from './register.ts'
import { startReportWorker } from './reports/worker.ts'
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
    const services = await openServices(config, options, started)
    await options.prepare?.(services)
    startWorkers(services, started)
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
): Promise<Services> {
  const now = options.now ?? (() => new Date())
  const pack = await loadPack(config.pack)
  const keys = openKeys(config.dataDir, config.secretKey)
  const db = await openDatabase(config, options.tell ? { tell: options.tell } : {})
  started.push(async () => db.close())
  await seedPack(db, pack)
  const log = await startLog({ config, db, keys, now })
  started.push(async () => log.stop())
  return { config, pack, db, keys, now, log, register: await openRegister(db.byKey, pack) }
}

function startWorkers(services: Services, started: (() => Promise<void>)[]): void {
  const reports = startReportWorker(services)
  started.push(async () => reports.stop())
  const deemed = startDeemedActs(services)
  started.push(async () => deemed.stop())
}
