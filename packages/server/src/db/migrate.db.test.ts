import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EXIT } from '../config/exit.ts'
import { connect, type Sql } from './connect.ts'
import { findApplied, migrate } from './migrate.ts'
import { readMigrations, type Migration } from './migration-files.ts'
import { ensureRoles, OWNER } from './roles.ts'
import { testDatabase, type TestDatabase } from './testing/test-database.ts'

const STEPS = [
  ['0001-first.sql', 'create table first (id integer primary key);'],
  ['0002-second.sql', 'create table second (id integer references first); insert into first values (1);'],
] as const

let db: TestDatabase
let owner: Sql
let folder: string

beforeAll(async () => {
  db = await testDatabase({ empty: true })
  await db.asAdmin((admin) => ensureRoles(admin, 'any'))
})

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  for (const [name, sql] of STEPS) writeFileSync(join(folder, name), sql)
  owner = connect(db.target.admin, { max: 1, name: 'test', role: OWNER })
  await owner.unsafe('drop table if exists third, second, first, migration')
})

afterEach(async () => {
  await owner.end()
  rmSync(folder, { recursive: true })
})

afterAll(async () => {
  await db.close()
})

function files(): readonly Migration[] {
  return readMigrations(folder)
}

async function tables(): Promise<string[]> {
  const rows = await owner<{ name: string }[]>`select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`
  return rows.map((row) => row.name)
}

describe('a migration', () => {
  it('is applied once, in order, and remembered with its checksum', async () => {
    expect(await migrate(owner, files())).toBe(2)
    expect(await migrate(owner, files())).toBe(2)
    const applied = await findApplied(owner)
    expect(applied).toEqual(files().map(({ number, name, checksum }) => ({ number, name, checksum })))
    expect(await owner`select from first`).toHaveLength(1)
  })

  it('belongs to the owner of the schema, not to whoever started the program', async () => {
    await migrate(owner, files())
    const rows = await owner<{ owner: string }[]>`select distinct pg_get_userbyid(c.relowner) as owner from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`
    expect(rows).toEqual([{ owner: OWNER }])
  })

  it('may stop on the way, and goes on from there', async () => {
    expect(await migrate(owner, files(), 1)).toBe(1)
    expect(await tables()).toEqual(['first', 'migration'])
    expect(await migrate(owner, files())).toBe(2)
    expect(await tables()).toEqual(['first', 'migration', 'second'])
  })

  it('that fails leaves nothing of itself and all before it, and names its line', async () => {
    writeFileSync(
      join(folder, '0003-third.sql'),
      'create table third (id integer);\ninsert into third values (1);\nselect nonsense;\n',
    )
    await expect(migrate(owner, files())).rejects.toThrow(/migration 3 \(third\), line 3: column "nonsense"/)
    expect(await tables()).toEqual(['first', 'migration', 'second'])
    writeFileSync(join(folder, '0003-third.sql'), 'create table third (id integer);')
    expect(await migrate(owner, files())).toBe(3)
  })

  it('is applied once although several programs start at once', async () => {
    const rivals = Array.from({ length: 3 }, () => connect(db.target.admin, { max: 1, name: 'rival', role: OWNER }))
    await expect(Promise.all(rivals.map((rival) => migrate(rival, files())))).resolves.toEqual([2, 2, 2])
    await Promise.all(rivals.map((rival) => rival.end()))
    expect(await owner`select from first`).toHaveLength(1)
  })
})

describe('a database', () => {
  it('that is newer than the program is refused and left alone', async () => {
    await migrate(owner, files())
    const older = files().slice(0, 1)
    await expect(migrate(owner, older)).rejects.toMatchObject({
      exit: EXIT.version,
      message: expect.stringContaining('newer than this program'),
    })
    expect(await findApplied(owner)).toHaveLength(2)
  })

  it('is refused when a file that was applied has been changed', async () => {
    await migrate(owner, files())
    writeFileSync(join(folder, '0001-first.sql'), 'create table first (id bigint primary key);')
    await expect(migrate(owner, files())).rejects.toMatchObject({
      exit: EXIT.version,
      message: expect.stringContaining('migration 1 (first)'),
    })
  })

  it('that was never migrated has no history', async () => {
    expect(await findApplied(owner)).toEqual([])
  })
})

describe('the folder of migrations', () => {
  it.each([
    ['a gap', '0004-fourth.sql', /should have the number 3/],
    ['a number given twice', '0002-again.sql', /should have the number/],
    ['another name', '3_third.sql', /is not named NNNN-words.sql|should have/],
    ['capital letters', '0003-Third.sql', /is not named/],
  ])('is refused for %s', (_name, file, message) => {
    writeFileSync(join(folder, file), '')
    expect(files).toThrow(message)
  })

  it('of the program itself is in order', () => {
    expect(readMigrations().length).toBeGreaterThan(0)
  })
})
