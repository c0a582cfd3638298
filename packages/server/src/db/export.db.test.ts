import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXIT } from '../config/exit.ts'
import { exportDatabase } from './export.ts'
import { readMigrations } from './migration-files.ts'
import { ensureRoles } from './roles.ts'
import { restoreDatabase } from './restore.ts'
import { testDatabase, type TestDatabase } from './testing/test-database.ts'

const AWKWARD = '甲\t乙\\丙\n"丁" 𠮷\u0001'
let root: string
let folder: string
let source: TestDatabase

/** Every row of every table, as text, so that two databases can be compared whole. */
async function contents(db: TestDatabase): Promise<Record<string, unknown>> {
  return db.asAdmin(async (sql) => {
    const tables = await sql<{ name: string }[]>`select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration' order by 1`
    const all: Record<string, unknown> = {}
    for (const { name } of tables) all[name] = await sql.unsafe(`select t::text as row from ${name} t order by t::text`)
    return all
  })
}

async function freshDatabase(): Promise<TestDatabase> {
  const db = await testDatabase({ empty: true })
  await db.asAdmin((admin) => ensureRoles(admin, 'any'))
  return db
}

function nextId(db: TestDatabase) {
  return db.owner`select nextval('id') as id`
}

function copyOf(name: string): string {
  const copy = join(root, name)
  execFileSync('cp', ['-r', folder, copy])
  return copy
}

async function addParty(db: TestDatabase): Promise<void> {
  await db.owner.begin(async (tx) => {
    const [party] = await tx<{ id: number }[]>`insert into party (kind, name) values ('firm', 'x') returning id`
    await tx`insert into party_identifier (scheme, value, party_id) values ('test', ${String(party?.id)}, ${party?.id ?? 0})`
  })
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zh export-'))
  folder = join(root, 'an export')
  source = await testDatabase()
  await source.owner`insert into party (kind, name, region) values ('body', ${AWKWARD}, null), ('firm', '', '\\N')`
  await source.owner`insert into party_identifier (scheme, value, party_id) select 'test', p.id::text, p.id from party p`
  await exportDatabase(source, folder)
})

afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('an export', () => {
  it('restored into a new database gives the same rows, and numbers go on where they were', async () => {
    const target = await freshDatabase()
    await restoreDatabase(target, folder)
    const rows = await contents(target)
    expect(rows).toEqual(await contents(source))
    expect(JSON.stringify(rows)).toContain('𠮷')
    expect(await nextId(target)).toEqual(await nextId(source))
    const applied = await target.owner<{ n: number }[]>`select count(*) as n from migration`
    expect(applied).toEqual([{ n: readMigrations().length }])
  })

  it('comes to its end when a table is larger than any buffer on the way', async () => {
    const large = await testDatabase()
    await large.owner`insert into party (kind, name) select 'firm', repeat(md5(n::text), 8) from generate_series(1, 20000) n`
    const manifest = await exportDatabase(large, join(root, 'large'))
    expect(manifest.tables.find((table) => table.name === 'party')?.rows).toBe(20_000)
  })

  it('can be checked without the program', () => {
    expect(execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })).toBe('')
  })

  it('shows one moment although writing goes on', async () => {
    const busy = await testDatabase()
    const exported = new AbortController()
    const writing = (async () => {
      while (!exported.signal.aborted) await addParty(busy)
    })()
    const manifest = await exportDatabase(busy, join(root, 'during'))
    exported.abort()
    await writing
    const rowsOf = (name: string) => manifest.tables.find((table) => table.name === name)?.rows
    expect(rowsOf('party')).toBe(rowsOf('party_identifier'))
    expect(await busy.owner`select from party`).not.toHaveLength(rowsOf('party') ?? 0)
  })

  it('is not written over another', async () => {
    await expect(exportDatabase(source, folder)).rejects.toMatchObject({ exit: EXIT.refused })
  })
})

describe('a restore', () => {
  it('is refused into a database that holds something, and leaves it as it was', async () => {
    const before = await contents(source)
    await expect(restoreDatabase(source, folder)).rejects.toMatchObject({
      exit: EXIT.refused,
      message: expect.stringContaining('not empty'),
    })
    expect(await contents(source)).toEqual(before)
  })

  it('is refused when one bit of a file has changed', async () => {
    const copy = copyOf('flipped')
    const file = join(copy, 'party.copy.gz')
    const bytes = readFileSync(file)
    bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1
    writeFileSync(file, bytes)
    await expect(restoreDatabase(source, copy)).rejects.toMatchObject({
      message: 'party.copy.gz is not as it was written.',
    })
  })

  it('is refused when a file is missing', async () => {
    const copy = copyOf('lacking')
    rmSync(join(copy, 'party.copy.gz'))
    await expect(restoreDatabase(source, copy)).rejects.toMatchObject({ message: 'party.copy.gz is missing.' })
  })

  it('is refused for a folder that is no export', async () => {
    const none = join(root, 'none')
    mkdirSync(none)
    await expect(restoreDatabase(source, none)).rejects.toMatchObject({ exit: EXIT.refused })
  })

  it('is refused when a name leads out of the folder', async () => {
    const copy = copyOf('leading out')
    writeFileSync(join(copy, 'SHA256SUMS'), `${'0'.repeat(64)}  manifest.json\n${'0'.repeat(64)}  ../../etc/passwd\n`)
    await expect(restoreDatabase(source, copy)).rejects.toMatchObject({ exit: EXIT.refused })
  })

  it('of an export of a newer program is refused', async () => {
    const copy = copyOf('newer')
    const file = join(copy, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { migrations: unknown[] }
    manifest.migrations.push({ number: 999, name: 'of-tomorrow', checksum: 'f'.repeat(64) })
    writeFileSync(file, JSON.stringify(manifest))
    const sum = execFileSync('sha256sum', ['manifest.json'], { cwd: copy, encoding: 'utf8' })
    const others = readFileSync(join(copy, 'SHA256SUMS'), 'utf8').split('\n').slice(1).join('\n')
    writeFileSync(join(copy, 'SHA256SUMS'), sum + others)
    await expect(restoreDatabase(await freshDatabase(), copy)).rejects.toMatchObject({
      exit: EXIT.version,
      message: expect.stringContaining('of-tomorrow'),
    })
  })
})
