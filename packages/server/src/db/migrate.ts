import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import type { Reader, Sql } from './connect.ts'
import { readMigrations, type Migration } from './migration-files.ts'
import { APP } from './roles.ts'

export interface Applied {
  readonly number: number
  readonly name: string
  readonly checksum: string
}

/** Any constant serves, if it is never used for another purpose in this database. */
const LOCK = 7_276_311

/**
 * Brings the schema forward, each file in a transaction of its own; programs that start at once wait for each other.
 * `owner` must be a pool of one connection, because the lock belongs to a connection.
 * @returns the number of the newest migration
 * @throws {OperatorError} when the database is newer than the program, or a file that was applied has changed
 */
export async function migrate(owner: Sql, migrations = readMigrations(), upTo = Infinity): Promise<number> {
  await owner`-- db.lockMigrations
    select pg_advisory_lock(${LOCK})`
  try {
    await owner`-- db.migrationTable
      create table if not exists migration (
        number integer primary key,
        name text not null,
        checksum text not null,
        applied timestamptz not null default clock_timestamp())`
    await owner.unsafe(`grant select on migration to ${APP}`)
    const applied = await findApplied(owner)
    checkHistory(applied, migrations)
    for (const migration of migrations.slice(applied.length)) {
      if (migration.number <= upTo) await apply(owner, migration)
    }
    return Math.max(applied.length, Math.min(migrations.length, upTo))
  } finally {
    await owner`-- db.unlockMigrations
      select pg_advisory_unlock(${LOCK})`
  }
}

/** What was applied, oldest first; nothing for a database that was never migrated. */
export async function findApplied(sql: Reader): Promise<readonly Applied[]> {
  const [table] = await sql<{ there: boolean }[]>`-- db.hasMigrations
    select to_regclass('public.migration') is not null as there`
  if (table?.there !== true) return []
  return sql<Applied[]>`-- db.migrations
    select m.number, m.name, m.checksum from migration m order by m.number`
}

export function checkHistory(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const [index, done] of applied.entries()) {
    const known = migrations[index]
    if (known === undefined) {
      throw new OperatorError(
        EXIT.version,
        `The database is newer than this program: it has the migration ${done.number} (${done.name}), the program ends at ${migrations.length}.`,
        'Start the program that made it, or a newer one. Migrations only go forward.',
      )
    }
    if (known.number !== done.number || known.checksum !== done.checksum) {
      throw new OperatorError(
        EXIT.version,
        `The migration ${done.number} (${done.name}) was applied in another form than the file ${known.name} has now.`,
        'Put the file back as it was and write the change as a new migration.',
      )
    }
  }
}

async function apply(owner: Sql, migration: Migration): Promise<void> {
  try {
    await owner.begin(async (tx) => {
      await tx.unsafe(migration.sql)
      await tx`-- db.recordMigration
        insert into migration (number, name, checksum) values (${migration.number}, ${migration.name}, ${migration.checksum})`
    })
  } catch (error) {
    const { message, position, where } = error as { message: string; position?: string; where?: string }
    const line = migration.sql.slice(0, Number(position ?? 0)).split('\n').length
    throw new Error(
      `migration ${migration.number} (${migration.name}), line ${line}: ${message}${where ? `\n${where}` : ''}`,
      {
        cause: error,
      },
    )
  }
}
