import { resolve } from 'node:path'
import { EXIT } from './exit.ts'
import { OperatorError } from './operator-error.ts'

/** What the environment says, read once and typed. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Without a trailing slash. */
  readonly publicUrl: string
  /** Absolute. */
  readonly dataDir: string
  /** An existing PostgreSQL, 15 or newer, instead of the embedded one. */
  readonly databaseUrl?: string
  readonly replicaUrls: readonly string[]
  /** Certificates of the demo country loaded into an empty database; 0 for none. */
  readonly demo: number
  readonly pack: string
  /** Where absent, a random one is kept under DATA_DIR/keys. */
  readonly secretKey?: string
  readonly production: boolean
  /** Bytes of the longest report that is taken in; REPORT_LIMIT_MB, 512 MiB by default. */
  readonly reportLimit?: number
  /** Directory of other PostgreSQL binaries: the way out of data of an older major version. */
  readonly pgBin?: string
}

export type Environment = Readonly<Record<string, string | undefined>>

const SMALL_DEMO = 20_000
const LARGEST_DEMO = 50_000_000
const SAMPLE_SECRET = /change.?me|secret.?key|^(default|development|example|password|insecure)/i

/** @throws {OperatorError} naming every variable that is wrong, not only the first */
export function readConfig(env: Environment, workingDirectory = process.cwd()): Config {
  const wrong: string[] = []
  const production = env['NODE_ENV'] === 'production'
  const host = text(env, 'HOST') ?? '127.0.0.1'
  const port = readPort(env, wrong)
  const databaseUrl = readUrl(env, 'DATABASE_URL', POSTGRES, wrong)
  const secretKey = readSecret(env, production, wrong)
  const pgBin = text(env, 'PG_BIN')
  const reportLimit = readReportLimit(env, wrong)
  const config: Config = {
    host,
    port,
    publicUrl: (readUrl(env, 'PUBLIC_URL', WEB, wrong) ?? localUrl(host, port)).replace(/\/+$/, ''),
    dataDir: resolve(workingDirectory, text(env, 'DATA_DIR') ?? '.data'),
    replicaUrls: readReplicas(env, wrong),
    demo: readDemo(env, production, wrong),
    pack: readPack(env, wrong),
    production,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(secretKey === undefined ? {} : { secretKey }),
    ...(reportLimit === undefined ? {} : { reportLimit }),
    ...(pgBin === undefined ? {} : { pgBin: resolve(workingDirectory, pgBin) }),
  }
  if (wrong.length > 0) {
    throw new OperatorError(
      EXIT.configuration,
      `The environment is not usable:\n${wrong.map((line) => `  - ${line}`).join('\n')}`,
      'Correct the variables named above and start again.',
    )
  }
  return config
}

const POSTGRES = ['postgres:', 'postgresql:']
const WEB = ['http:', 'https:']

/** An empty variable counts as absent: that is how shells and compose files say "not set". */
function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

/** Port 0 lets the system choose; the address then stands in the line `ready`. */
function readPort(env: Environment, wrong: string[]): number {
  const value = text(env, 'PORT') ?? '8080'
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port
  wrong.push(`PORT must be a number from 0 to 65535, not "${value}"`)
  return 8080
}

function readUrl(env: Environment, name: string, protocols: readonly string[], wrong: string[]): string | undefined {
  const value = text(env, name)
  if (value === undefined) return undefined
  if (!isUrl(value, protocols)) wrong.push(`${name} must be a URL that begins with ${protocols.join(' or ')}//`)
  return value
}

function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol)
}

function readReplicas(env: Environment, wrong: string[]): string[] {
  const urls = (text(env, 'DATABASE_REPLICA_URLS') ?? '').split(/[\s,]+/).filter((url) => url !== '')
  if (!urls.every((url) => isUrl(url, POSTGRES))) {
    wrong.push(`DATABASE_REPLICA_URLS must be URLs that begin with ${POSTGRES.join(' or ')}//, parted by commas`)
  }
  if (urls.length > 0 && text(env, 'DATABASE_URL') === undefined) {
    wrong.push('DATABASE_REPLICA_URLS needs DATABASE_URL: the embedded database has no replicas')
  }
  return urls
}

function readDemo(env: Environment, production: boolean, wrong: string[]): number {
  const value = text(env, 'DEMO') ?? (production ? 'none' : 'small')
  const count = value === 'none' ? 0 : value === 'small' ? SMALL_DEMO : Number(value)
  if (!Number.isInteger(count) || count < 0 || count > LARGEST_DEMO) {
    wrong.push(`DEMO must be "small", "none" or a number of certificates up to ${LARGEST_DEMO}, not "${value}"`)
    return 0
  }
  if (production && count > 0) wrong.push('DEMO must be "none" in production: its accounts are known to everybody')
  return count
}

function readReportLimit(env: Environment, wrong: string[]): number | undefined {
  const value = text(env, 'REPORT_LIMIT_MB')
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,5}$/.test(value)) wrong.push(`REPORT_LIMIT_MB must be a number from 1 to 999999, not "${value}"`)
  return Number(value) * 1024 * 1024
}

/** A pack is loaded by this name, so it may not lead out of the folder of packs. */
function readPack(env: Environment, wrong: string[]): string {
  const value = text(env, 'PACK') ?? 'cn'
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(value)) wrong.push(`PACK must be a short lower-case name, not "${value}"`)
  return value
}

function readSecret(env: Environment, production: boolean, wrong: string[]): string | undefined {
  const value = text(env, 'SECRET_KEY')
  if (!production) return value
  if (value === undefined) {
    wrong.push('SECRET_KEY must be set in production; make one with: openssl rand -base64 32')
  } else if (value.length < 32 || new Set(value).size < 8 || SAMPLE_SECRET.test(value)) {
    wrong.push('SECRET_KEY is too weak for production; make one with: openssl rand -base64 32')
  }
  return value
}

function localUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}
