import postgres from 'postgres'

/** The SQL tag of a pool. */
export type Sql = postgres.Sql
/** The SQL tag of a transaction that writes: the first argument of everything that does. */
export type Tx = postgres.TransactionSql
/** The SQL tag of whatever only reads: a pool that refuses to write, or a transaction. */
export type Reader = postgres.ISql

/** `host` may be the folder of a unix socket; several hosts are tried in order. */
export interface Target {
  readonly host: string | readonly string[]
  readonly port: number | readonly number[]
  readonly database: string
  readonly user: string
  readonly password: string
  readonly ssl?: boolean | 'require' | 'prefer' | 'verify-full'
}

export interface PoolOptions {
  readonly max: number
  readonly name: string
  readonly readOnly?: boolean
  /** Role taken on by every connection of the pool. */
  readonly role?: string
  /** Settings of every connection of the pool. */
  readonly settings?: Readonly<Record<string, string>>
}

const DATE = 1082
const BIGINT = 20
const TYPES = {
  date: { to: DATE, from: [DATE], serialize: (value: string) => value, parse: (text: string) => text },
  bigint: { to: BIGINT, from: [BIGINT], serialize: (value: number) => String(value), parse: readWholeNumber },
}

/** Opens a pool; connections are made when first needed. Dates are texts 'YYYY-MM-DD', whole numbers are `number`. */
export function connect(target: Target, options: PoolOptions): Sql {
  const connection: Partial<postgres.ConnectionParameters> = {
    application_name: `zhengheng ${options.name}`,
    search_path: 'public',
    ...(options.readOnly === true ? { default_transaction_read_only: true } : {}),
    ...(options.role === undefined ? {} : { role: options.role }),
    ...options.settings,
  }
  const all: postgres.Options<typeof TYPES> = {
    ...(isSocket(target) ? { path: `${String(target.host)}/.s.PGSQL.${String(target.port)}` } : {}),
    // the library takes several hosts, its types one
    host: [target.host].flat() as unknown as string,
    port: [target.port].flat() as unknown as number,
    database: target.database,
    username: target.user,
    password: target.password,
    max: options.max,
    // a started-again PostgreSQL answers within a second; the caller decides how often to ask
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 2),
    connect_timeout: 10,
    onnotice: () => {},
    connection,
    types: TYPES,
    ...(target.ssl === undefined ? {} : { ssl: target.ssl }),
  }
  return postgres(all)
}

function isSocket(target: Target): boolean {
  return typeof target.host === 'string' && target.host.startsWith('/')
}

/** @throws {RangeError} rather than answering a number that is not the one stored */
function readWholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`)
  return value
}

/** The parts of a `postgres://` URL; the environment of the shell is not asked for what it lacks. */
export function targetOf(url: string): Target {
  const { hostname, port, pathname, username, password, searchParams } = new URL(url)
  const user = decodeURIComponent(username) || 'postgres'
  const ssl = sslOf(searchParams.get('sslmode'))
  return {
    host: searchParams.get('host') ?? (decodeURIComponent(hostname).replace(/^\[|\]$/g, '') || '127.0.0.1'),
    port: Number(port || 5432),
    database: decodeURIComponent(pathname.slice(1)) || user,
    user,
    password: decodeURIComponent(password),
    ...(ssl === undefined ? {} : { ssl }),
  }
}

function sslOf(mode: string | null): Exclude<Target['ssl'], undefined> | undefined {
  switch (mode) {
    case null:
      return undefined
    case 'disable':
      return false
    case 'require':
    case 'prefer':
    case 'verify-full':
      return mode
    case 'allow':
      return 'prefer'
    default:
      return 'verify-full'
  }
}
