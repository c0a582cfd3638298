import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import type { Config } from '../config/config.ts'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import { measureClockLag } from '../db/clock.ts'
import { openDatabase } from '../db/database.ts'
import { chooseAccount } from '../db/embedded/account.ts'
import { locateBinaries } from '../db/embedded/binaries.ts'
import { clusterDirectory } from '../db/embedded/cluster.ts'
import { checkMajor, checkOwner, majorOfData } from '../db/embedded/initialise.ts'
import { holderOf } from '../db/embedded/lock.ts'
import { readMigrations } from '../db/migration-files.ts'
import { checkHistory, findApplied } from '../db/migrate.ts'
import { openKeys } from '../keys/keys.ts'
import { examinePack } from './pack-check.ts'

/** One thing the doctor looks at: answers what it found, or throws what is wrong and how to mend it. */
export interface Check {
  readonly name: string
  readonly check: (config: Config) => string | Promise<string>
}

const OLDEST_NODE = [20, 19] as const
const LEAST_FREE = 1_000_000_000
const CLOCK_TOLERANCE_S = 5

export const CHECKS: readonly Check[] = [
  { name: 'node', check: () => checkNode(process.versions.node) },
  { name: 'data directory', check: checkDataDir },
  { name: 'keys', check: checkKeys },
  { name: 'postgresql', check: checkPostgres },
  { name: 'database', check: checkDatabase },
  { name: 'pack', check: checkOwnPack },
]

export function checkNode(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return version
  throw new OperatorError(
    EXIT.configuration,
    `Node ${version} is too old.`,
    `Install Node ${OLDEST_NODE.join('.')} or newer.`,
  )
}

function checkDataDir({ dataDir }: Config): string {
  if (!existsSync(dataDir)) return `${dataDir} will be made at the first start`
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    const mend = `Start as the account that owns it, or let this one write to it.`
    throw new OperatorError(EXIT.configuration, `${dataDir} cannot be written.`, mend, cause)
  }
  const { bavail, bsize } = statfsSync(dataDir)
  const free = bavail * bsize
  if (free < LEAST_FREE) {
    const mend = 'Make room: PostgreSQL stops when it cannot write.'
    throw new OperatorError(EXIT.configuration, `Only ${Math.floor(free / 1e6)} MB are free at ${dataDir}.`, mend)
  }
  const holder = holderOf(dataDir)
  return `${dataDir}, ${Math.floor(free / 1e9)} GB free, ${holder === undefined ? 'no server runs' : `a server runs (pid ${holder})`}`
}

function checkKeys({ dataDir, secretKey }: Config): string {
  if (!existsSync(`${dataDir}/keys`)) return 'will be made at the first start'
  openKeys(dataDir, secretKey)
  return 'readable by their owner alone'
}

function checkPostgres(config: Config): string {
  if (config.databaseUrl !== undefined) return 'not embedded: DATABASE_URL is set'
  const directory = clusterDirectory(config.dataDir)
  const account = chooseAccount(directory)
  const binaries = locateBinaries(config.pgBin, account)
  checkOwner(directory, account)
  checkMajor(directory, binaries)
  return `${binaries.major} in ${binaries.bin}${majorOfData(directory) === undefined ? ', no data yet' : ''}`
}

/** Without the data of an earlier start there is nothing to look at, and the doctor makes none. */
async function checkDatabase(config: Config): Promise<string> {
  if (config.databaseUrl === undefined && majorOfData(clusterDirectory(config.dataDir)) === undefined)
    return 'will be made at the first start'
  const database = await openDatabase(config, { beside: true, migrateTo: 0 })
  try {
    const applied = await database.asAdmin(findApplied)
    const migrations = readMigrations()
    checkHistory(applied, migrations)
    checkClock(await database.asAdmin((sql) => measureClockLag(sql, applied.length > 0)))
    const pending = migrations.length - applied.length
    return `migration ${applied.length}${pending > 0 ? `, ${pending} more at the next start` : ''}, clocks agree`
  } finally {
    await database.close()
  }
}

async function checkOwnPack({ pack }: Config): Promise<string> {
  const { faults, version, gaps } = await examinePack(pack)
  if (faults.length === 0) return `${pack} version ${version}, ${gaps} gaps`
  const mend = `See them all with: zhengheng doctor --pack ${pack}`
  throw new OperatorError(EXIT.configuration, `The pack ${pack} has ${faults.length} faults.`, mend)
}

/** @param behind seconds by which this machine's clock lags the database's clock, or the newest thing recorded in it */
export function checkClock(behind: number): void {
  if (Math.abs(behind) <= CLOCK_TOLERANCE_S) return
  throw new OperatorError(
    EXIT.configuration,
    `The clock of this machine is ${Math.round(Math.abs(behind))} s ${behind > 0 ? 'behind' : 'ahead of'} the database.`,
    'Set both by NTP: legal days and the order of what is recorded depend on them.',
  )
}
