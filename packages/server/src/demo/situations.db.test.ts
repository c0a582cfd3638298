import { pack } from '@zhengheng/cn'
import { SITUATIONS, type Ask } from '@zhengheng/demo'
import { Problem } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { readAsOf } from '../as-of.ts'
import { getBoth } from '../certification/look-up.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { loadDemo } from './load.ts'

let db: TestDatabase
let services: TestServices

beforeAll(async () => {
  db = await testDatabase()
  services = await testServices(db, pack)
  await loadDemo(services, 200)
})

/** What the product itself answers, in the form in which a situation says what it expects. */
async function answerTo(number: string, { on, known }: Pick<Ask, 'on' | 'known'>): Promise<object> {
  const asOf = readAsOf(services, { ...(on !== undefined && { on }), ...(known !== undefined && { known }) })
  try {
    const { certificate, path } = await getBoth(services, number, asOf)
    const { reasons, verdict } = path.basisAtIssue
    return {
      // Both answers tell the status; where they differ, the answer is neither.
      status:
        certificate.status === path.standing.status ? certificate.status : [certificate.status, path.standing.status],
      standing: path.standing.verdict,
      basisAtIssue: verdict,
      ...(reasons.length > 0 && { reasons }),
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { problem: error.code, ...(error.code === 'similar-exist' && { similar: error.params['similar'] }) }
  }
}

describe.each(SITUATIONS)('the situation $key ($number)', (situation) => {
  it.each(
    situation.ask.map((ask) => ({
      ask,
      number: ask.number ?? situation.number,
      on: ask.on ?? 'today',
      known: ask.known ?? 'all',
    })),
  )('$number on $on, as known $known', async ({ ask, number }) => {
    expect(await answerTo(number, ask)).toEqual(ask.expect)
  })
})

describe('the certificate of the scope that was reduced and recorded late', () => {
  it('has four different answers for two days asked for and two days of knowledge', async () => {
    const number = SITUATIONS.find((one) => one.key === 'scope-reduced')?.number ?? ''
    const answers = await Promise.all(
      ['2025-05-20', '2025-06-01'].flatMap((on) =>
        ['2025-06-10', '2025-06-20'].map(async (known) => JSON.stringify(await answerTo(number, { on, known }))),
      ),
    )
    expect(new Set(answers).size).toBe(4)
  })
})

describe('the register of the demonstration', () => {
  it('was told of nothing that it refused, and of one thing late', async () => {
    const findings = await db.owner<{ code: string; severity: string; number: string }[]>`
      select f.code, f.severity, f.value as number from finding f order by 1`
    expect(findings.map((one) => `${one.severity} ${one.code} ${one.number}`)).toEqual(['flag late 2025-04-15'])
    const counts = await db.owner<{ state: string; rejected: number; duplicate: number }[]>`
      select r.state, sum(r.rejected)::int as rejected, sum(r.duplicate)::int as duplicate from report r group by r.state`
    expect(counts).toEqual([{ state: 'committed', rejected: 0, duplicate: 0 }])
  })

  it('trusts every certificate that has no story of its own', async () => {
    const told = new Set(SITUATIONS.flatMap((one) => [one.number, ...one.ask.map((ask) => ask.number ?? one.number)]))
    const numbers = await db.owner<{ number: string }[]>`
      select a.number from attestation a where a.family in ('certificate', 'declaration') order by a.number`
    const others = numbers.map((row) => row.number).filter((number) => !told.has(number))
    expect(others.length).toBeGreaterThan(150)
    for (const number of others) {
      expect({ number, ...(await answerTo(number, {})) }).toMatchObject({ number, basisAtIssue: 'trusted' })
    }
  })

  it('has the true clock again', async () => {
    const [ledger] = await db.owner<{ demo_clock: Date | null }[]>`select l.demo_clock from ledger l`
    expect(ledger).toEqual({ demo_clock: null })
  })

  it('recorded nothing before it happened elsewhere, and nothing after today', async () => {
    const [row] = await db.owner<{ first: string; last: string; early: number }[]>`
      select min(a.recorded)::date::text as first, max(a.recorded)::date::text as last,
             count(*) filter (where a.recorded::date < a.effective - 40)::int as early from act a`
    expect(row).toMatchObject({ first: '2013-04-01', early: 0 })
    expect(row && row.last <= '2026-11-20').toBe(true)
  })

  it('names no real person anywhere', async () => {
    const people = await db.owner<{ name: string; identifiers: number }[]>`
      select p.name, (select count(*)::int from party_identifier i where i.party_id = p.id) as identifiers
      from party p where p.kind = 'person'`
    expect(people.length).toBeGreaterThan(300)
    for (const person of people) {
      expect(person).toMatchObject({ name: expect.stringMatching(/^\p{Script=Han}某$/u), identifiers: 0 })
    }
    const [named] = await db.owner<{ n: number }[]>`
      select count(*)::int as n from act t join attestation a on a.id = t.subject_id
      where a.family = 'registration' and t.facts ? 'named'`
    expect(named).toEqual({ n: 0 })
  })

  it('has bodies, laboratories and authorities at every level', async () => {
    const kinds = await db.owner<{ kind: string; n: number }[]>`
      select p.kind, count(*)::int as n from party p
      where p.kind in ('body', 'laboratory') or p.name like '%市场监督管理局（示例）' group by p.kind order by p.kind`
    expect(kinds).toEqual([
      { kind: 'authority', n: 93 },
      { kind: 'body', n: 60 },
      { kind: 'laboratory', n: 24 },
    ])
  })
})
