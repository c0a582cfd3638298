import { day } from '@zhengheng/core'
import { pack } from '@zhengheng/cn'
import { beforeAll, describe, expect, it } from 'vitest'
import { connect, type Sql } from '../db/connect.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact, type Context } from '../db/transact.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices } from '../testing/services.ts'
import { appendActs } from './acts.ts'
import { openLedger } from './store.ts'

let db: TestDatabase
let country: TestCountry
/** Pools of their own: several processes at once. */
let others: readonly Sql[]

beforeAll(async () => {
  db = await testDatabase()
  country = await makeCountry(await testServices(db, pack))
  others = Array.from({ length: 6 }, (_, n) => connect(db.target.app, { max: 1, name: `other ${n}` }))
  return async () => {
    await Promise.all(others.map(async (pool) => pool.end({ timeout: 1 })))
  }
})

const SUBJECT = 1_000_000
const note = (occasion: number) =>
  ({
    subject: 'proceeding',
    subjectId: SUBJECT + occasion,
    act: 'note',
    effective: day('2026-01-01'),
    facts: { occasion },
  }) as const
const audited = { action: 'note', touchesGrants: false }

async function append(app: Sql, n: number, context: Context = SYSTEM): Promise<unknown> {
  return transact({ app }, context, async (tx) =>
    appendActs(
      tx,
      context,
      audited,
      Array.from({ length: n }, (_, at) => note(at)),
    ),
  )
}

describe('the ledger', () => {
  it('gives several processes at once sequence numbers without gaps, and times that never run backwards', async () => {
    await Promise.all(
      others.flatMap((app, n) => Array.from({ length: 25 }, async (_, round) => append(app, 1 + ((n + round) % 3)))),
    )
    const rows = await db.owner<{ seq: number; recorded: string }[]>`
      select t.seq, t.recorded::text as recorded from act t order by t.seq`
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index))
    const times = rows.map((row) => row.recorded)
    expect(times).toEqual(times.toSorted())
    expect(rows.length).toBeGreaterThan(200)
  })

  it('shows no act before an earlier one: whoever sees a number sees all below it', async () => {
    const writing = Promise.all(
      others.map(async (app) => Promise.all(Array.from({ length: 15 }, async () => append(app, 2)))),
    )
    const seen: { highest: number; n: number }[] = []
    for (const state = watched(writing); !state.settled;) {
      seen.push(
        ...(await db.owner<{ highest: number; n: number }[]>`select max(t.seq) as highest, count(*) as n from act t`),
      )
    }
    await writing
    expect(seen.length).toBeGreaterThan(3)
    for (const { highest, n } of seen) expect(highest + 1).toBe(n)
  })

  it('takes back what a failed transaction was given', async () => {
    const next = async () => (await db.owner<{ next_seq: number }[]>`select l.next_seq from ledger l`)[0]?.next_seq
    const before = await next()
    const failing = transact(db, SYSTEM, async (tx) => {
      await appendActs(tx, SYSTEM, audited, [note(0), note(1)])
      throw new Error('the power went away')
    })
    await expect(failing).rejects.toThrow('the power went away')
    expect(await next()).toBe(before)
  })
})

const raw = async (statement: string, context: Context = SYSTEM) =>
  transact(db, context, async (tx) => tx.unsafe(statement)).then(
    () => 'done',
    (error: unknown) => (error as Error).message,
  )
const insertAct = (seq: number, audit: number, more = '') => `
  insert into act (seq, recorded, effective, subject_id, subject, act, capacity, occasion, audit_id, facts ${more ? ', actor_id, person' : ''})
  values (${seq}, clock_timestamp(), '2026-01-01', 1, 'proceeding', 'note', 'system', ${seq}, ${audit}, '{}' ${more})`

/** Whether a promise has come to its end. */
function watched(promise: Promise<unknown>): { readonly settled: boolean } {
  const state = { settled: false }
  void promise.finally(() => {
    state.settled = true
  })
  return state
}

async function acting(context: Context, actor: Context): Promise<string> {
  return transact(db, context, async (tx) => {
    const ledger = await openLedger(tx, 1, { action: 'note' }, false)
    await tx`insert into act (seq, recorded, effective, subject_id, subject, act, actor_id, person, capacity, occasion, audit_id, facts)
          values (${ledger.firstSeq}, ${ledger.recordedAt}, '2026-01-01', 2, 'proceeding', 'note', ${actor.party ?? null},
                  ${actor.person ?? null}, ${actor.capacity}, ${ledger.firstSeq}, ${ledger.auditId}, '{}')`
    return 'done'
  }).catch((error: unknown) => (error as Error).message)
}

describe('no audit, no act', () => {
  it('an act is refused outside the ledger, with a number that is not its own, and without its audit row', async () => {
    expect(await raw(insertAct(999_999, 1))).toContain('do not follow the ledger')
    const result = await transact(db, SYSTEM, async (tx) => {
      const ledger = await openLedger(tx, 1, { action: 'note' }, false)
      await tx.unsafe(insertAct(ledger.firstSeq, ledger.auditId + 999))
    }).catch((error: unknown) => (error as Error).message)
    expect(result).toContain('no audit, no act')
  })
  it('a ledger that was opened for two acts takes not just one', async () => {
    const result = await transact(db, SYSTEM, async (tx) => {
      const ledger = await openLedger(tx, 2, { action: 'note' }, false)
      await tx.unsafe(insertAct(ledger.firstSeq, ledger.auditId))
    }).catch((error: unknown) => (error as Error).message)
    expect(result).toContain('do not follow the ledger')
  })
})

describe('the walls', () => {
  it.each([
    ["update act set facts = '{}'", 'permission denied'],
    ['delete from act', 'permission denied'],
    ['truncate act', 'permission denied'],
    ["update audit set action = 'nothing'", 'permission denied'],
    ['delete from audit', 'permission denied'],
    ["insert into audit (capacity, action, outcome) values ('system', 'x', 'done')", 'permission denied'],
    ['update ledger set next_seq = 0', 'permission denied'],
    ['update ledger set demo_clock = now()', 'permission denied'],
    ['alter table act disable trigger all', 'must be owner'],
    ['drop table act', 'must be owner'],
    ['set session authorization zhengheng_owner', 'permission denied'],
    ['set role zhengheng_owner', 'permission denied'],
  ])('keep the application from: %s', async (statement, refusal) => {
    expect(await raw(statement)).toContain(refusal)
  })

  it('own nothing to the application role, which passes no wall', async () => {
    const [facts] = await db.owner<{ owned: number; super: boolean; bypass: boolean; open: number }[]>`
      select (select count(*) from pg_class c where c.relowner = r.oid) as owned, r.rolsuper as super, r.rolbypassrls as bypass,
             (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
                and has_table_privilege('zhengheng_app', c.oid, 'select')) as open
      from pg_roles r where r.rolname = 'zhengheng_app'`
    expect(facts).toEqual({ owned: 0, super: false, bypass: false, open: 0 })
  })

  it('let nobody act in the name of another: actor, person and capacity are those of the context', async () => {
    const asBody: Context = { capacity: 'body', party: country.body, person: 'body/li' }
    expect(await acting(asBody, asBody)).toBe('done')
    expect(await acting(asBody, { ...asBody, party: country.otherBody })).toContain('row-level security')
    expect(await acting(asBody, { ...asBody, person: 'somebody else' })).toContain('row-level security')
    expect(await acting(asBody, { ...asBody, capacity: 'authority' })).toContain('row-level security')
  })

  it('show the public no persons, no reports, no keys, no audit, no files', async () => {
    const seen = await transact(
      db,
      { capacity: 'public' },
      async (tx) => tx<{ n: number }[]>`
      select (select count(*) from party p where p.kind = 'person') + (select count(*) from report) + (select count(*) from api_key)
           + (select count(*) from audit) + (select count(*) from proceeding) + (select count(*) from outbox) as n`,
    )
    expect(Number(seen[0]?.n)).toBe(0)
  })
})
