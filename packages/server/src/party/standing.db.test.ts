import { pack } from '@zhengheng/cn'
import { addDays, day, statusAt, validAt, type ActKind, type Day } from '@zhengheng/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { actOnAttestation, issueAttestation } from '../attestation/acts.ts'
import { readCertificates, type StoredAttestation } from '../attestation/reads.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { seedPack } from '../seed.ts'
import { addParty } from './store.ts'

const db = await testDatabase()
await seedPack(db, pack)
const FIRST = day('2026-01-01')
const [body, firm] = await transact(db, SYSTEM, async (tx) => [
  await addParty(tx, { kind: 'body', name: '机构', identifiers: [] }),
  await addParty(tx, { kind: 'firm', name: '企业', identifiers: [] }),
])

const ACTS = ['suspend', 'restore', 'withdraw', 'cancel', 'replace', 'annul', 'renew', 'change'] as const
const history = fc.record({
  from: fc.integer({ min: -5, max: 10 }),
  validity: fc.option(fc.integer({ min: 3, max: 30 }), { nil: undefined, freq: 3 }),
  steps: fc.array(
    fc.record({ act: fc.constantFrom(...ACTS), at: fc.integer({ min: 0, max: 24 }), until: fc.nat(50) }),
    { maxLength: 6 },
  ),
})
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

let made = 0

/** Issues a certificate and lets its history happen, each act recorded a day after the one before. */
async function happen({ from, validity, steps }: History): Promise<StoredAttestation> {
  made += 1
  const number = `N${made}`
  const valid = {
    from: addDays(FIRST, from),
    ...(validity !== undefined && { until: addDays(FIRST, from + validity) }),
  }
  const content = { holder: firm ?? 0, scope: ['ccc/07/0701'], valid, standards: [], detail: {} }
  await recordedOn(0)
  await transact(db, SYSTEM, async (tx) =>
    issueAttestation(tx, SYSTEM, {
      family: 'certificate',
      kind: 'ccc-certificate',
      number,
      issuer: body ?? 0,
      origin: { type: 'register', id: 'test' },
      content,
      effective: FIRST,
    }),
  )
  for (const [at, step] of steps.entries()) await act(number, step, at + 1)
  return find(number)
}

async function find(number: string): Promise<StoredAttestation> {
  const found = (await readCertificates(db.byKey, pack.zone, [number])).found.get(number)
  if (!found) throw new Error(`${number} is not there`)
  return found
}

async function act(number: string, step: History['steps'][number], day_: number): Promise<void> {
  await recordedOn(day_)
  const target = await find(number)
  const facts = step.act === 'renew' ? { until: step.until > 40 ? null : addDays(FIRST, step.until) } : {}
  const done = { act: step.act as 'renew', effective: addDays(FIRST, step.at), facts: facts as { until: Day | null } }
  await transact(db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, addDays(FIRST, 60)))
}

/** The register's clock stands at noon of a day. The ledger never runs backwards, so that each history has its own time. */
let epoch = 0
async function recordedOn(offset: number): Promise<void> {
  if (offset === 0) epoch += 100
  await db.owner`update ledger set demo_clock = ${`${addDays(FIRST, epoch + offset)}T12:00:00+08:00`}`
}

async function inSql(
  one: StoredAttestation,
  on: Day,
  known?: Day,
): Promise<{ status: string | null; until: Day | null }> {
  const rows = await db.reads<{ status: string | null; until: Day | null }[]>`
    select s.status, s.until from attestation a
    cross join lateral standing_on(a.id, a.family, true, a.valid_from, a.valid_until, a.status_since, ${on}::date,
      ${known === undefined ? null : addDays(known, 1)}::date::timestamp at time zone ${pack.zone}) s
    where a.id = ${one.id}`
  return rows[0] ?? { status: null, until: null }
}

it('the status on a day is in SQL what it is in core, whatever happened and whatever was known', async () => {
  await fc.assert(
    fc.asyncProperty(
      history,
      fc.array(fc.integer({ min: -6, max: 45 }), { minLength: 4, maxLength: 4 }),
      async (one, days) => {
        const stored = await happen(one)
        const recorded = stored.acts.map((each) => each.recorded)
        for (const at of days) {
          const on = addDays(FIRST, at)
          for (const known of [undefined, ...recorded, addDays(FIRST, epoch - 10)]) {
            const { status, until } = await inSql(stored, on, known)
            const said = statusAt(stored, on, known)
            expect(status, `${on} ${known ?? ''} ${JSON.stringify(stored.acts)}`).toBe(said ?? null)
            if (said !== undefined) expect(until).toBe(validAt(stored, on, known)?.until ?? null)
          }
        }
      },
    ),
    { numRuns: 40, endOnFailure: true },
  )
})

it('a correction is left to core, and said so', async () => {
  const stored = await happen({ from: 0, validity: undefined, steps: [{ act: 'suspend', at: 3, until: 0 }] })
  const suspended = stored.acts.find((each) => each.act === ('suspend' satisfies ActKind))
  const done = {
    act: 'correct',
    effective: addDays(FIRST, 3),
    facts: { corrects: suspended?.seq ?? -1, struck: true },
  } as const
  await transact(db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, stored, done, addDays(FIRST, 60)))
  const rows = await db.reads<{ corrected: boolean }[]>`
    select s.corrected from attestation a
    cross join lateral standing_on(a.id, a.family, true, a.valid_from, a.valid_until, a.status_since, '2026-02-01', null) s
    where a.id = ${stored.id}`
  expect(rows).toEqual([{ corrected: true }])
})

it('what nothing moved is told from its header alone, without reading an act', async () => {
  const stored = await happen({ from: 5, validity: 10, steps: [] })
  const answers = await db.reads<{ status: string }[]>`
    select s.status from attestation a
    cross join unnest(array[3, 5, 14, 15]) as d (n)
    cross join lateral standing_on(a.id, a.family, false, a.valid_from, a.valid_until, a.status_since,
      ${FIRST}::date + d.n, null) s
    where a.id = ${stored.id} order by d.n`
  expect(answers.map((one) => one.status)).toEqual(['pending', 'valid', 'valid', 'expired'])
})
