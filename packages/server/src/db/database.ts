import type { Config } from '../config/config.ts'
import { openDatabaseSecret } from '../keys/keys.ts'
import { connect, targetOf, type PoolOptions, type Sql, type Target } from './connect.ts'
import { startCluster, findRunningCluster, type Address, type Cluster } from './embedded/cluster.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migration-files.ts'
import { APP, appPassword, ensureRoles, OWNER } from './roles.ts'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'

export type { Reader, Sql, Tx } from './connect.ts'

export interface Database {
  /** Writes, as a role that owns nothing. Use it through `transact`. */
  readonly app: Sql
  /** Reads and refuses to write, as the same role and, without a context, with the eyes of the public. */
  readonly reads: Sql
  /** Like `reads`, for statements that find their rows by key: planned once and never again, and never by reading a whole table. */
  readonly byKey: Sql
  /** Like `app`, for long work in the background: whoever waits for a connection there does not wait for this work, nor it for them. */
  readonly bulk: Sql
  /** Runs `work` as the owner of the schema, on one connection. For migrations and loading, never for a request. */
  asOwner<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Runs `work` as the user that set the database up, on one connection. For export and restore. */
  asAdmin<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Closes the pools and stops the PostgreSQL that was started here. */
  close(): Promise<void>
}

export type DatabaseConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'replicaUrls' | 'pgBin' | 'secretKey'>

export interface OpenOptions {
  readonly tell?: (message: string) => void
  /** Use the PostgreSQL of a server that already runs on this DATA_DIR instead of refusing. */
  readonly beside?: boolean
  /** The newest migration to apply; 0 applies none. All of them by default. */
  readonly migrateTo?: number
}

const NAME = 'zhengheng'
/** More connections do not answer faster on few cores; they only wait for each other. */
const POOL = 4
const BULK_POOL = 2
const PATIENCE = 5

/**
 * Opens the database of the configuration: starts the embedded PostgreSQL or connects to the given one, makes the roles,
 * migrates.
 * @throws {OperatorError} saying what to mend
 */
export async function openDatabase(config: DatabaseConfig, options: OpenOptions = {}): Promise<Database> {
  const place =
    config.databaseUrl === undefined ? await openEmbedded(config, options) : await openGiven(config, config.databaseUrl)
  try {
    await prepare(place, options.migrateTo)
    const app: Target = { ...place.admin, user: APP, password: place.appPassword }
    return makeDatabase(place, app, readTarget(app, config.replicaUrls))
  } catch (error) {
    await place.stop()
    throw error
  }
}

interface Place {
  readonly admin: Target
  readonly appPassword: string
  stop(): Promise<void>
}

async function openEmbedded(config: DatabaseConfig, options: OpenOptions): Promise<Place> {
  const secret = openDatabaseSecret(config.dataDir)
  const running = options.beside === true ? findRunningCluster(config.dataDir, secret) : undefined
  const cluster: Pick<Cluster, 'address' | 'stop'> =
    running === undefined
      ? await startCluster({ dataDir: config.dataDir, password: secret, pgBin: config.pgBin, ...tellOf(options) })
      : { address: running, stop: async () => {} }
  try {
    await createDatabase(cluster.address)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return { admin: { ...cluster.address, database: NAME }, appPassword: appPassword(secret), stop: () => cluster.stop() }
}

function tellOf(options: OpenOptions): Pick<OpenOptions, 'tell'> {
  return options.tell === undefined ? {} : { tell: options.tell }
}

/** Several servers may share a given database; then SECRET_KEY, the same for all, takes the place of the kept secret. */
async function openGiven(config: DatabaseConfig, url: string): Promise<Place> {
  const secret = config.secretKey ?? openDatabaseSecret(config.dataDir)
  return { admin: targetOf(url), appPassword: appPassword(secret), stop: async () => {} }
}

async function createDatabase(address: Address): Promise<void> {
  await withPool({ ...address, database: 'postgres' }, { max: 1, name: 'setup' }, async (sql) => {
    const found = await sql`-- db.find
      select from pg_database d where d.datname = ${NAME}`
    if (found.length === 0) await sql.unsafe(`create database ${NAME}`)
    await sql.unsafe(
      `revoke all on database ${NAME}, postgres from public; grant temporary on database ${NAME} to public`,
    )
  })
}

/** Makes the roles and brings the schema forward. */
async function prepare(place: Place, migrateTo = Infinity): Promise<void> {
  await withPool(place.admin, { max: 1, name: 'setup' }, async (admin) => {
    await ensureRoles(admin, place.appPassword).catch(explain)
    await admin.unsafe(`grant connect on database ${quote(place.admin.database)} to ${APP}`)
  })
  if (migrateTo === 0) return
  await withPool(place.admin, { max: 1, name: 'migrate', role: OWNER }, (owner) =>
    migrate(owner, readMigrations(), migrateTo),
  )
  await withPool({ ...place.admin, user: APP, password: place.appPassword }, { max: 1, name: 'check' }, async (app) => {
    await app`-- db.ping
      select`.catch(explain)
  })
}

/** Planning anew took half the time of finding one certificate among a million. */
const PLANNED_ONCE = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' }

/** The pools of a database that is prepared. `app` and `reads` are connected as the application's role. */
export function makeDatabase(place: Pick<Place, 'admin' | 'stop'>, app: Target, reads: Target): Database {
  const pools = [
    connect(app, { max: POOL, name: 'app' }),
    connect(reads, { max: POOL, name: 'reads', readOnly: true }),
    connect(reads, { max: POOL, name: 'by key', readOnly: true, settings: PLANNED_ONCE }),
    connect(app, { max: BULK_POOL, name: 'bulk' }),
  ] as const
  return {
    app: pools[0],
    reads: pools[1],
    byKey: pools[2],
    bulk: pools[3],
    asOwner: (work) => withPool(place.admin, { max: 1, name: 'owner', role: OWNER }, work),
    asAdmin: (work) => withPool(place.admin, { max: 1, name: 'admin' }, work),
    async close() {
      await Promise.all(pools.map((pool) => pool.end({ timeout: PATIENCE })))
      await place.stop()
    },
  }
}

function readTarget(app: Target, replicaUrls: readonly string[]): Target {
  const [first, ...others] = replicaUrls.map(targetOf)
  if (first === undefined) return app
  const { host, port } = first
  if (others.length === 0) return { ...app, host, port }
  const all = [first, ...others]
  return { ...app, host: all.flatMap((one) => one.host), port: all.flatMap((one) => one.port) }
}

async function withPool<T>(target: Target, options: PoolOptions, work: (sql: Sql) => Promise<T>): Promise<T> {
  const pool = connect(target, options)
  try {
    return await work(pool)
  } finally {
    await pool.end({ timeout: PATIENCE })
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** @throws always: what the operator can mend in a form that says how, anything else as it is */
function explain(error: unknown): never {
  const { code, message } = error as { code?: string; message: string }
  if (code === '28P01' || code === '28000') {
    throw new OperatorError(
      EXIT.database,
      `The database does not accept the password: ${message}.`,
      'Give every server of this database the same SECRET_KEY, and the embedded one the keys folder it was made with; ' +
        `or let an administrator drop the role ${APP} so that it is made again.`,
      error,
    )
  }
  if (code !== undefined && /^(E[A-Z]+|CONNECT_TIMEOUT|3D000|57P03)$/.test(code)) {
    const mend = 'Check DATABASE_URL, and that the server runs and has this database.'
    throw new OperatorError(EXIT.database, `The database cannot be reached: ${message}.`, mend, error)
  }
  throw error
}
