import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Sql } from './connect.ts'
import { read, SYSTEM, transact } from './transact.ts'
import { testDatabase, type TestDatabase } from './testing/test-database.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await testDatabase()
  await db.owner`create table tally (id integer primary key, count integer not null)`
  await db.owner`create table kept (party bigint, day date, big bigint)`
  await db.owner.unsafe('grant select, insert, update on tally, kept to zhengheng_app')
  await db.owner.unsafe('alter table kept enable row level security')
  await db.owner.unsafe('alter table kept force row level security')
  await db.owner.unsafe(`create policy own on kept to zhengheng_app
    using (party = nullif(current_setting('zhengheng.party', true), '')::bigint) with check (true)`)
  await db.owner`insert into tally values (1, 0), (2, 0)`
})

function countKept(sql: Pick<Sql, 'unsafe'>) {
  return sql.unsafe('select count(*) as n from kept')
}

describe('the application', () => {
  it('works as a role that owns nothing and passes no wall', async () => {
    const [role] =
      await db.app`select r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication
      from pg_roles r where r.rolname = current_user`
    expect(role).toEqual({
      rolname: 'zhengheng_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    })
    const [owned] = await db.app`select
      (select count(*) from pg_class c where c.relowner = r.oid) as relations,
      (select count(*) from pg_namespace n where n.nspowner = r.oid) as schemas,
      (select count(*) from pg_proc p where p.proowner = r.oid) as functions,
      (select count(*) from pg_auth_members m where m.member = r.oid) as roles
      from pg_roles r where r.rolname = current_user`
    expect(owned).toEqual({ relations: 0, schemas: 0, functions: 0, roles: 0 })
  })

  it.each([
    'create table mine (id integer)',
    'alter table tally add column more text',
    'drop table tally',
    'set role zhengheng_owner',
  ])('may not %s', async (statement) => {
    await expect(db.app.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('finds row-level security on every table of the migrations, forced upon their owner too', async () => {
    const tables = await db.app<{ name: string; forced: boolean }[]>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`
    const open = tables.filter((table) => !table.forced).map((table) => table.name)
    expect(open).toEqual(['tally'])
    expect(tables.length).toBeGreaterThan(5)
  })
})

describe('a transaction', () => {
  it('carries in whose name it is done, and leaves nothing of it to the next', async () => {
    const context = { party: 42, person: 'zhang', capacity: 'body', requestId: 'r1' } as const
    const seen = await transact(
      db,
      context,
      (tx) => tx`select current_setting('zhengheng.party') as party,
      current_setting('zhengheng.person') as person, current_setting('zhengheng.capacity') as capacity,
      current_setting('zhengheng.request') as request`,
    )
    expect(seen[0]).toEqual({ party: '42', person: 'zhang', capacity: 'body', request: 'r1' })
    const settings = await Promise.all(
      Array.from(
        { length: 8 },
        () => db.app<{ party: string | null }[]>`select current_setting('zhengheng.party', true) as party`,
      ),
    )
    expect(settings.flat().filter((row) => row.party)).toEqual([])
  })

  it('shows each party its own rows, and none without a name', async () => {
    await transact(db, SYSTEM, (tx) => tx`insert into kept (party) values (7), (7), (8)`)
    expect((await read(db, { party: 7, capacity: 'body' }, countKept))[0]).toEqual({ n: 2 })
    expect((await read(db, { party: 8, capacity: 'body' }, countKept))[0]).toEqual({ n: 1 })
    expect((await countKept(db.reads))[0]).toEqual({ n: 0 })
  })

  it('leaves nothing behind when its work fails', async () => {
    const failed = transact(db, SYSTEM, async (tx) => {
      await tx`insert into tally values (3, 0)`
      throw new Error('refused')
    })
    await expect(failed).rejects.toThrow('refused')
    expect(await db.reads`select from tally t where t.id = 3`).toHaveLength(0)
  })

  it('is tried again after a deadlock, so that both rivals end well', async () => {
    let tries = 0
    const both = (first: number, second: number) =>
      transact(db, SYSTEM, async (tx) => {
        tries += 1
        await tx`update tally set count = count + 1 where id = ${first}`
        await sleep(100)
        await tx`update tally set count = count + 1 where id = ${second}`
      })
    await Promise.all([both(1, 2), both(2, 1)])
    expect(tries).toBeGreaterThan(2)
    expect(await db.reads`select t.count from tally t where t.id in (1, 2)`).toEqual([{ count: 2 }, { count: 2 }])
  })

  it('gives up a conflict that never ends after six tries', async () => {
    let tries = 0
    const endless = transact(db, SYSTEM, async (tx) => {
      tries += 1
      await tx.unsafe(`do $$ begin raise exception 'again' using errcode = '40001'; end $$`)
    })
    await expect(endless).rejects.toMatchObject({ code: '40001' })
    expect(tries).toBe(6)
  })

  it('does not try again what is wrong in itself', async () => {
    let tries = 0
    const wrong = transact(db, SYSTEM, async (tx) => {
      tries += 1
      await tx`insert into tally values (1, 0)`
    })
    await expect(wrong).rejects.toMatchObject({ code: '23505' })
    expect(tries).toBe(1)
  })

  it('survives the loss of its connection before the commit', async () => {
    let tries = 0
    await transact(db, SYSTEM, async (tx) => {
      tries += 1
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
      await tx`insert into tally values (9, ${tries})`
      if (tries === 1) {
        await db.asAdmin((admin) => admin`select pg_terminate_backend(${row?.pid ?? 0}, 5000)`)
        await tx`select 1`
      }
    })
    expect(tries).toBe(2)
    expect(await db.reads`select t.count from tally t where t.id = 9`).toEqual([{ count: 2 }])
  })
})

describe('the reading side', () => {
  it('refuses to write', async () => {
    await expect(db.reads`insert into tally values (5, 0)`).rejects.toMatchObject({ code: '25006' })
    const sneaky = read(db, SYSTEM, (tx) => tx`insert into tally values (5, 0)`)
    await expect(sneaky).rejects.toMatchObject({ code: '25006' })
  })

  it('sees one state from its first statement to its last', async () => {
    const counts = await read(db, SYSTEM, async (tx) => {
      const before = await tx<{ n: number }[]>`select count(*) as n from tally`
      await transact(db, SYSTEM, (other) => other`insert into tally values (6, 0)`)
      const after = await tx<{ n: number }[]>`select count(*) as n from tally`
      return [before[0]?.n, after[0]?.n]
    })
    expect(counts[0]).toBe(counts[1])
  })

  it('answers days as texts and whole numbers as numbers, or not at all', async () => {
    await db.owner`create table plain (day date, big bigint)`
    await db.owner`grant select on plain to zhengheng_app`
    await db.owner`insert into plain values ('2026-02-28', 9007199254740991)`
    expect(await db.reads`select p.day, p.big from plain p`).toEqual([
      { day: '2026-02-28', big: 9_007_199_254_740_991 },
    ])
    expect(
      await db.reads`select from plain p where p.day = ${'2026-02-28'} and p.big = ${Number.MAX_SAFE_INTEGER}`,
    ).toHaveLength(1)
    await expect(db.reads`select 9007199254740993::bigint as big`).rejects.toThrow('does not fit')
  })
})
