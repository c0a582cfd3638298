import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Migration {
  readonly number: number
  readonly name: string
  /** SHA-256 of the file, in hex. */
  readonly checksum: string
  readonly sql: string
}

const NAME = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/

/** The same folder seen from the sources and from the build: both lie two floors below the package. */
const MIGRATIONS = join(import.meta.dirname, '../../migrations')

/** @throws when a name is not `NNNN-words.sql` or a number is missing or given twice: that is a defect of the program */
export function readMigrations(folder = MIGRATIONS): readonly Migration[] {
  if (!existsSync(folder)) throw new Error(`there is no folder of migrations at ${folder}`)
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return files.toSorted().map((file, index) => {
    const found = NAME.exec(file)
    if (!found?.[1] || !found[2]) throw new Error(`the migration ${file} is not named NNNN-words.sql`)
    if (Number(found[1]) !== index + 1) throw new Error(`the migration ${file} should have the number ${index + 1}`)
    const sql = readFileSync(join(folder, file), 'utf8')
    return { number: index + 1, name: found[2], checksum: createHash('sha256').update(sql).digest('hex'), sql }
  })
}
