import { spawnSync, type SpawnSyncOptions } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EXIT } from '../../config/exit.ts'
import { OperatorError } from '../../config/operator-error.ts'
import { canReach, type Account } from './account.ts'
import { program, type Binaries } from './binaries.ts'
import { removeSocketFolder, SOCKET_PREFIX } from './processes.ts'

export const ADMIN = 'zhengheng_admin'
const BUILTIN_LOCALE_SINCE = 17
const LONGEST_SOCKET_FOLDER = 80

export function majorOfData(directory: string): number | undefined {
  const file = join(directory, 'PG_VERSION')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : undefined
}

/** @throws {OperatorError} when other binaries are needed to open these data, with the way out */
export function checkMajor(directory: string, binaries: Binaries): void {
  const major = majorOfData(directory)
  if (major === undefined || major === binaries.major) return
  const dataDir = dirname(directory)
  throw new OperatorError(
    EXIT.version,
    `The data in ${directory} are of PostgreSQL ${major}; this program brings PostgreSQL ${binaries.major}.`,
    major > binaries.major
      ? 'Use the newer program that made them.'
      : [
          `Export with the old binaries, put the old cluster aside, restore (keys and public files stay where they are):`,
          `  PG_BIN=/dir/of/postgresql-${major}/bin DATA_DIR='${dataDir}' npx zhengheng export OUT`,
          `  mv '${directory}' '${directory}-${major}'`,
          `  DATA_DIR='${dataDir}' npx zhengheng restore OUT`,
        ].join('\n'),
  )
}

/** Makes an empty cluster beside its place and moves it there when it is whole: a run that is killed leaves no half of one. */
export function initialise(options: {
  readonly directory: string
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly password: string
  readonly durable: boolean
}): void {
  const { directory, binaries, account } = options
  if (binaries.major < BUILTIN_LOCALE_SINCE) {
    throw new OperatorError(
      EXIT.version,
      `PG_BIN names PostgreSQL ${binaries.major}, which can open existing data but is too old for new ones.`,
      'Unset PG_BIN: a new DATA_DIR is made with the PostgreSQL from npm.',
    )
  }
  const draft = `${directory}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (account) chownSync(draft, account.uid, account.gid)
  const scratch = makeSocketFolder(account)
  try {
    const passwordFile = join(scratch, 'password')
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 })
    if (account) chownSync(passwordFile, account.uid, account.gid)
    const place = whereFor(draft, account)
    const flags = [
      '-U',
      ADMIN,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      ...LOCALE,
      '--no-instructions',
    ]
    const done = spawnSync(
      program(binaries, 'initdb'),
      ['-D', place.argument, ...flags, ...(options.durable ? [] : ['--no-sync'])],
      { ...processOptions(binaries, account, place.cwd), stdio: ['ignore', 'ignore', 'pipe'] },
    )
    if (done.status !== 0) throw initFailed(directory, done.error?.message ?? String(done.stderr))
    renameSync(draft, directory)
  } finally {
    removeSocketFolder(scratch)
  }
}

/** With the C locale the trigrams of Chinese are empty. macOS has long had no C.UTF-8, and only letter classes matter here. */
const LOCALE = [
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  process.platform === 'linux' ? '--locale=C.UTF-8' : '--locale=C',
  ...(process.platform === 'darwin' ? ['--lc-ctype=en_US.UTF-8'] : []),
]

function initFailed(directory: string, detail: string): OperatorError {
  const message = `PostgreSQL could not make its data directory ${directory}:\n${detail.trim()}`
  return new OperatorError(
    EXIT.database,
    message,
    'See the message above; often the disk is full or the folder not writable.',
  )
}

/**
 * How PostgreSQL is told its directory. Where its account cannot walk there (root's home is closed), it is started inside
 * and told "here": the kernel follows /proc/self/cwd without looking at the folders above, and every backend stays there.
 */
export function whereFor(
  directory: string,
  account: Account | undefined,
): { readonly argument: string; readonly cwd: string } {
  if (account === undefined || canReach(account, directory)) return { argument: directory, cwd: directory }
  if (process.platform === 'linux' && existsSync('/proc/self/cwd'))
    return { argument: '/proc/self/cwd', cwd: directory }
  throw new OperatorError(
    EXIT.database,
    `PostgreSQL may not run as root, and the account ${account.uid} cannot reach ${directory}.`,
    'Start as an ordinary user, or choose a DATA_DIR outside closed folders.',
  )
}

/** Only what PostgreSQL needs: a stray PGOPTIONS or PGDATA of the caller's shell must not change how it runs. */
export function processOptions(binaries: Binaries, account: Account | undefined, cwd: string): SpawnSyncOptions {
  const env = {
    PATH: process.env['PATH'] ?? '',
    LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'C',
    TZ: 'UTC',
    LD_LIBRARY_PATH: binaries.lib,
    ...(process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] }),
  }
  return { ...account, cwd, env }
}

/** Short (a socket's path has 107 bytes at most), new, and closed to other accounts. */
export function makeSocketFolder(account: Account | undefined): string {
  const base = tmpdir().length <= LONGEST_SOCKET_FOLDER && (!account || canReach(account, tmpdir())) ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(base, SOCKET_PREFIX))
  chmodSync(folder, 0o700)
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}

/** @throws {OperatorError} when the data belong to another account than the one that is to run PostgreSQL */
export function checkOwner(directory: string, account: Account | undefined): void {
  const found = statSync(directory, { throwIfNoEntry: false })
  const uid = account?.uid ?? process.getuid?.()
  if (found === undefined || uid === undefined || found.uid === uid) return
  throw new OperatorError(
    EXIT.configuration,
    `The data in ${directory} belong to the account ${found.uid}; this is ${uid}.`,
    `Start as the account that made them, or hand them over: chown -R ${uid} '${dirname(directory)}'`,
  )
}
