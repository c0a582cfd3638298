import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import { readManifest, type ArchivedTable, type Manifest } from './archive.ts'
import type { Sql, Tx } from './connect.ts'
import type { Database } from './database.ts'
import { findTables, quoteName, type TellTable } from './export.ts'
import { findApplied, migrate } from './migrate.ts'
import { readMigrations } from './migration-files.ts'

/**
 * Loads an export into a database that is new, all of it or nothing, and then brings the schema forward to this program's.
 * `db` must have been opened without migrating.
 * @throws {OperatorError} when the export is damaged or of another program, or the database holds something already
 */
export async function restoreDatabase(
  db: Pick<Database, 'asAdmin' | 'asOwner'>,
  folder: string,
  tell: TellTable = () => {},
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const migrations = readMigrations()
  checkSchema(manifest)
  const isNew = (await db.asAdmin(findApplied)).length === 0
  if (!isNew) await db.asAdmin(refuseUnlessEmpty)
  await db.asOwner((owner) => migrate(owner, migrations, manifest.migrations.length))
  await db.asAdmin((sql) => loadAll(sql, manifest, folder, tell))
  await db.asOwner((owner) => migrate(owner, migrations))
  await db.asAdmin((sql) => sql.unsafe('analyze'))
  return manifest
}

/** The same file under the same number, or the rows would be put into tables of another form. */
function checkSchema(manifest: Manifest): void {
  const migrations = readMigrations()
  const strange = manifest.migrations.find((done, index) => migrations[index]?.checksum !== done.checksum)
  if (strange === undefined) return
  throw new OperatorError(
    EXIT.version,
    `The export is of another program: its migration ${strange.number} (${strange.name}) is not among this program's.`,
    'Restore with the program that wrote the export, or a newer one.',
  )
}

async function refuseUnlessEmpty(sql: Sql): Promise<void> {
  const full: string[] = []
  await sql.begin(async (tx) => {
    for (const { name } of await findTables(tx)) {
      if (name === 'migration') continue
      const rows = await tx.unsafe(`select from ${quoteName(name)} limit 1`)
      if (rows.length > 0) full.push(name)
    }
  })
  if (full.length === 0) return
  throw new OperatorError(
    EXIT.refused,
    `The database is not empty: ${full.slice(0, 5).join(', ')}${full.length > 5 ? ' ...' : ''}.`,
    'Restore into a new DATA_DIR, or a new database of DATABASE_URL, on which no server was started yet.',
  )
}

async function loadAll(sql: Sql, manifest: Manifest, folder: string, tell: TellTable): Promise<void> {
  await sql.begin(async (tx) => {
    // what the triggers made is in the export too, and rows come in an order that foreign keys would refuse
    await tx.unsafe('set local session_replication_role = replica').catch(explainTriggers)
    const present = new Set((await findTables(tx)).map((table) => table.name))
    present.delete('migration')
    await tx.unsafe(`truncate ${[...present].map(quoteName).join(', ')}`)
    for (const [index, table] of manifest.tables.entries()) {
      await copyIn(tx, table, folder)
      tell(table.name, index + 1, manifest.tables.length)
    }
    for (const { name, last } of manifest.sequences) {
      await tx`-- db.setSequence
        select setval(${quoteName(name)}::regclass, ${last})`
    }
  })
}

async function copyIn(tx: Tx, table: ArchivedTable, folder: string): Promise<void> {
  const columns = table.columns.map(quoteName).join(', ')
  const into = await tx.unsafe(`copy ${quoteName(table.name)} (${columns}) from stdin`).writable()
  await pipeline(createReadStream(join(folder, table.file)), createGunzip(), into)
  const [counted] = (await tx.unsafe(`select count(*) as rows from ${quoteName(table.name)}`)) as unknown as {
    rows: number
  }[]
  if (counted?.rows === table.rows) return
  const message = `${table.name} has ${String(counted?.rows)} rows after loading, the export says ${table.rows}.`
  throw new OperatorError(EXIT.refused, message, 'Use another copy of the export; nothing was changed.')
}

/** @throws always */
function explainTriggers(error: unknown): never {
  if ((error as { code?: string }).code !== '42501') throw error
  throw new OperatorError(
    EXIT.database,
    'This user of the database may not load rows without running triggers.',
    'Give DATABASE_URL a superuser, or let one run: grant set on parameter session_replication_role to NAME.',
    error,
  )
}
