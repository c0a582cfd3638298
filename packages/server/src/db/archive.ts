import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import type { Applied } from './migrate.ts'

/** A folder with everything of the database but its keys: one compressed COPY text for each table, and this description. */
export interface Manifest {
  readonly format: 1
  readonly madeAt: string
  readonly postgres: number
  /** The form of the schema; the same program, or a newer one, makes it again. */
  readonly migrations: readonly Applied[]
  readonly tables: readonly ArchivedTable[]
  readonly sequences: readonly ArchivedSequence[]
}

export interface ArchivedTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly file: string
}

export interface ArchivedSequence {
  readonly name: string
  readonly last: number
}

const MANIFEST = 'manifest.json'
/** In the format of sha256sum, so that an archive can be checked without this program. */
const CHECKSUMS = 'SHA256SUMS'

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
  const files = [MANIFEST, ...manifest.tables.map((table) => table.file)]
  const lines = []
  for (const file of files) lines.push(`${await sha256Of(join(folder, file))}  ${file}\n`)
  writeFileSync(join(folder, CHECKSUMS), lines.join(''))
}

/**
 * The description of an archive whose every file is as it was written.
 * @throws {OperatorError} naming the file that is missing or changed
 */
export async function readManifest(folder: string): Promise<Manifest> {
  if (!existsSync(join(folder, CHECKSUMS))) throw damaged(`${folder} is not a whole export: it has no ${CHECKSUMS}.`)
  const sums = new Map<string, string>()
  for (const line of readFileSync(join(folder, CHECKSUMS), 'utf8').split('\n')) {
    const found = /^([0-9a-f]{64}) [ *](.+)$/.exec(line)
    if (found?.[1] && found[2]) sums.set(found[2], found[1])
  }
  if (!sums.has(MANIFEST)) throw damaged(`${CHECKSUMS} does not name ${MANIFEST}.`)
  for (const [file, sum] of sums) await check(folder, file, sum)
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest
  if (manifest.format !== 1)
    throw damaged(`${folder} was written by a newer program (format ${String(manifest.format)}).`)
  const missing = manifest.tables.find((table) => !sums.has(table.file))
  if (missing) throw damaged(`${CHECKSUMS} does not name ${missing.file}.`)
  return manifest
}

/** A name with a path in it would let an archive of another's making read files elsewhere. */
async function check(folder: string, file: string, sum: string): Promise<void> {
  if (basename(file) !== file) throw damaged(`${CHECKSUMS} names a file outside the export: ${file}.`)
  if (!existsSync(join(folder, file))) throw damaged(`${file} is missing.`)
  if ((await sha256Of(join(folder, file))) !== sum) throw damaged(`${file} is not as it was written.`)
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

function damaged(message: string): OperatorError {
  return new OperatorError(EXIT.refused, message, 'Use another copy of the export; nothing was changed.')
}
