import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import { writeManifest, type ArchivedSequence, type ArchivedTable, type Manifest } from './archive.ts'
import type { Sql, Tx } from './connect.ts'
import type { Database } from './database.ts'
import { findApplied } from './migrate.ts'

interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
}

/** Told after each table. */
export type TellTable = (table: string, done: number, total: number) => void

/**
 * Writes every table of the schema, as of one moment, into a new folder. The server may go on meanwhile. The keys are not
 * in it: they are kept apart from the data on purpose.
 * @throws {OperatorError} when the folder is not empty, or this user of the database may not see every row
 */
export async function exportDatabase(
  db: Pick<Database, 'asAdmin'>,
  folder: string,
  tell: TellTable = () => {},
): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new OperatorError(EXIT.refused, `${folder} is not empty.`, 'Name a folder that does not exist yet.')
  }
  const draft = `${folder}.partial`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const manifest = await db.asAdmin((sql) => copyAll(sql, draft, tell))
  await writeManifest(draft, manifest)
  rmSync(folder, { recursive: true, force: true })
  renameSync(draft, folder)
  return manifest
}

async function copyAll(sql: Sql, folder: string, tell: TellTable): Promise<Manifest> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    // an export that silently lacks the rows behind a wall would be worse than none
    await tx.unsafe('set local row_security = off')
    const shapes = (await findTables(tx)).filter((shape) => shape.name !== 'migration')
    const tables: ArchivedTable[] = []
    for (const shape of shapes) {
      tables.push(await copyOut(tx, shape, folder))
      tell(shape.name, tables.length, shapes.length)
    }
    const [server] = await tx<{ version: string }[]>`-- db.version
      select current_setting('server_version_num') as version`
    return {
      format: 1,
      madeAt: new Date().toISOString(),
      postgres: Math.floor(Number(server?.version) / 10_000),
      migrations: await findApplied(tx),
      tables,
      sequences: await findSequences(tx),
    }
  })
}

/** Leaves of partitioned tables count as tables, their roots hold no rows. Columns the database computes are left out. */
export async function findTables(tx: Tx): Promise<readonly TableShape[]> {
  return tx<TableShape[]>`-- db.tables
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`
}

async function findSequences(tx: Tx): Promise<readonly ArchivedSequence[]> {
  return tx<ArchivedSequence[]>`-- db.sequences
    select s.sequencename as name, s.last_value as last from pg_sequences s
    where s.schemaname = 'public' and s.last_value is not null order by s.sequencename`
}

async function copyOut(tx: Tx, shape: TableShape, folder: string): Promise<ArchivedTable> {
  const file = `${shape.name}.copy.gz`
  const columns = shape.columns.map(quoteName).join(', ')
  const [counted] = (await tx
    .unsafe(`select count(*) as rows from ${quoteName(shape.name)}`)
    .catch(explainWall)) as unknown as { rows: number }[]
  const source = await tx.unsafe(`copy ${quoteName(shape.name)} (${columns}) to stdout`).readable()
  await pipeline(source, createGzip({ level: 3 }), createWriteStream(join(folder, file), { mode: 0o600, flush: true }))
  // The driver pauses its socket when the stream is full, and resumes it only when more is asked for: after the last piece
  // nothing is, and the end of the command would never be read.
  // eslint-disable-next-line no-underscore-dangle -- what Node calls it
  source._read(0)
  return { ...shape, rows: counted?.rows ?? 0, file }
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** @throws always */
function explainWall(error: unknown): never {
  const { code, message } = error as { code?: string; message: string }
  if (code !== '42501') throw error
  throw new OperatorError(
    EXIT.database,
    `This user of the database may not see every row: ${message}.`,
    'Give DATABASE_URL a superuser, or let one run: alter role NAME bypassrls.',
    error,
  )
}
