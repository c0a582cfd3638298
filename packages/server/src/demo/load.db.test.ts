import { pack } from '@zhengheng/cn'
import { ACCOUNTS } from '@zhengheng/demo'
import { Problem } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { openIdentity } from '../identity/api-keys.ts'
import { OPEN_LOG, testServices, type TestServices } from '../testing/services.ts'
import { demoAccounts, listDemoKeys } from './accounts.ts'
import { loadDemo } from './load.ts'
import { accountLines, placeLines, prepareDemo, situationLines } from './prepare.ts'

/** Little more than the situations: here it matters how they are loaded, not how many. */
const SIZE = 60

interface Loaded {
  readonly db: TestDatabase
  readonly services: TestServices
}

async function emptyRegister(): Promise<Loaded> {
  const db = await testDatabase()
  return { db, services: await testServices(db, pack) }
}

/** A log that refuses after so many reports: a load over it breaks off in the middle of one. */
function breaksAfter(reports: number): typeof OPEN_LOG {
  let asked = 0
  return {
    ...OPEN_LOG,
    assertOpen() {
      asked += 1
      if (asked > 2 * reports + 1) throw new Problem('log-refuses')
    },
  }
}

/** All acts in order, without salts, and with holders by name and code instead of by id. */
async function actsOf({ db }: Loaded): Promise<readonly object[]> {
  return db.owner`
    select t.seq, t.recorded, t.effective, t.act, t.capacity, t.person, t.reason, t.basis, t.facts - 'holder' as facts,
           a.family, a.kind, a.number, a.scope, a.status, a.status_since, a.valid_from, a.valid_until, a.version,
           p.kind as holder_kind, p.name as holder, i.value as holder_code, r.idempotency_key
    from act t
    join attestation a on a.id = t.subject_id
    join party p on p.id = a.holder_id
    left join party_identifier i on i.party_id = p.id
    left join report r on r.id = t.report_id
    order by t.seq`
}

let whole: Loaded
let broken: Loaded
const told: string[] = []

beforeAll(async () => {
  whole = await emptyRegister()
  broken = await emptyRegister()
  await loadDemo(whole.services, SIZE, (line) => void told.push(line))
})

describe('a demonstration that was loaded', () => {
  it('says what it does', () => {
    expect(told[0]).toBe(`loading a demonstration of ${SIZE} certificates`)
  })

  it('is not loaded a second time, in whatever size', async () => {
    const before = await actsOf(whole)
    expect(await loadDemo(whole.services, 5000)).toBe(true)
    expect(await loadDemo(whole.services, 0)).toBe(true)
    expect(await actsOf(whole)).toHaveLength(before.length)
  })

  it('holds as many certificates as were asked for', async () => {
    const [row] = await whole.db.owner`select count(*)::int as n from attestation a where a.family = 'certificate'`
    expect(row).toEqual({ n: SIZE })
  })

  it('has an audit row and an outbox row for each act, as any register', async () => {
    const [row] = await whole.db.owner`
      select (select count(*)::int from act) as acts, (select max(u.last_seq)::int + 1 from audit u) as audited,
             (select sum(o.last_seq - o.first_seq + 1)::int from outbox o) as waiting`
    expect(row).toEqual({ acts: row?.['acts'], audited: row?.['acts'], waiting: row?.['acts'] })
  })
})

describe('a load that was cut off', () => {
  it('leaves the clock of the demonstration on, and goes on where it was, to the very same acts', async () => {
    const cut = { ...broken.services, log: breaksAfter(5) }
    await expect(loadDemo(cut, SIZE)).rejects.toMatchObject({ code: 'log-refuses' })
    const [ledger] = await broken.db.owner<{ demo_clock: Date | null }[]>`select l.demo_clock from ledger l`
    expect(ledger?.demo_clock).not.toBeNull()
    const some = await actsOf(broken)
    const all = await actsOf(whole)
    expect(some.length).toBeGreaterThan(0)
    expect(some.length).toBeLessThan(all.length)

    expect(await loadDemo(broken.services, 0)).toBe(true)
    expect(await actsOf(broken)).toEqual(all)
    const [after] = await broken.db.owner<{ demo_clock: Date | null }[]>`select l.demo_clock from ledger l`
    expect(after?.demo_clock).toBeNull()
  })
})

describe('a register without a demonstration', () => {
  let plain: Loaded

  beforeAll(async () => {
    plain = await emptyRegister()
  })

  it('is left alone when none is asked for', async () => {
    expect(await loadDemo(plain.services, 0)).toBe(false)
    expect(await prepareDemo(plain.services, () => undefined)).toEqual([])
  })

  it('gets none when something was acted in it', async () => {
    await plain.db.owner`update ledger set next_seq = 1`
    expect(await loadDemo(plain.services, SIZE)).toBe(false)
    expect(await actsOf(plain)).toEqual([])
  })
})

describe('the accounts of a demonstration', () => {
  it('are keys by which the register knows each body, an officer and a head', async () => {
    const accounts = await demoAccounts(whole.services)
    expect(accounts).toHaveLength(ACCOUNTS.length)
    const identify = openIdentity(whole.db)
    for (const { key, role } of accounts) expect(await identify(`Bearer ${key}`)).toMatchObject({ role })
    const parties = await Promise.all(accounts.map(async ({ key }) => (await identify(`Bearer ${key}`))?.party))
    expect(new Set(parties).size).toBe(ACCOUNTS.length - 1)
  })

  it('are the same at every start, and printed with whom they act for', async () => {
    const accounts = await prepareDemo(whole.services, () => undefined)
    expect(accounts).toEqual(listDemoKeys(pack, whole.services.keys.secret))
    expect(accountLines(accounts)[0]).toMatch(
      /^demo account body-1 \(body\): zk_demo_[\w-]{32} {2}北京衡信认证中心有限公司（示例）$/,
    )
  })

  it('do not exist in production', async () => {
    const production = { ...whole.services, config: { ...whole.services.config, production: true } }
    expect(await demoAccounts(production)).toEqual([])
  })
})

describe('the situations', () => {
  it('are printed with their addresses', () => {
    expect(situationLines('http://127.0.0.1:8080')[0]).toBe('http://127.0.0.1:8080/c/2024710701000113  有效  Valid')
  })

  it('are followed by other pages that are worth opening', () => {
    expect(placeLines('http://127.0.0.1:8080')).toContain('http://127.0.0.1:8080/statistics  统计  Statistics')
  })
})
