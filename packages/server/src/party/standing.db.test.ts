import { pack } from '@zhengheng/cn'
import { addDays, day, statusAt, validAt, type Day } from '@zhengheng/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actOnAttestation, issueAttestation } from '../attestation/acts.ts'
import { readCertificates, type StoredAttestation } from '../attestation/reads.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { seedPack } from '../seed.ts'
import { standings, type Extent } from './reads.ts'
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

async function act(number: string, step: History['steps'][number], later: number): Promise<void> {
  await recordedOn(later)
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

type Row = { status: string | null; until: Day | null; unfolded: boolean }

async function inSql(one: StoredAttestation, on: Day, known: Day | undefined, extent: Extent): Promise<Row> {
  const question = { on, knownUntil: known === undefined ? undefined : addDays(known, 1), zone: pack.zone }
  const rows = await db.reads<Row[]>`
    select h.status, h.until, h.unfolded from (${standings(db.reads, question, db.reads`a.id = ${one.id}`, extent)}) h`
  return rows[0] ?? { status: null, until: null, unfolded: false }
}

describe.each(['few', 'many'] as const)('the status on a day, asked of SQL for %s', (extent) => {
  it('is what it is in core, whatever happened and whatever was known', async () => {
    const days = fc.array(fc.integer({ min: -6, max: 45 }), { minLength: 4, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(history, days, async (one, at) => {
        const stored = await happen(one)
        const known = [undefined, ...stored.acts.map((each) => each.recorded), addDays(FIRST, epoch - 10)]
        for (const offset of at)
          for (const each of known) await expectCore(stored, addDays(FIRST, offset), each, extent)
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })

  it('is left to core where an act was corrected, and said so', async () => {
    const stored = await happen({ from: 0, validity: undefined, steps: [{ act: 'suspend', at: 3, until: 0 }] })
    const corrects = stored.acts.find((each) => each.act === 'suspend')?.seq ?? -1
    const done = { act: 'correct', effective: addDays(FIRST, 3), facts: { corrects, struck: true } } as const
    await transact(db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, stored, done, addDays(FIRST, 60)))
    expect(await inSql(stored, addDays(FIRST, 5), undefined, extent)).toMatchObject({ unfolded: true })
  })

  it('is left to core where a renewal stands beside an annulment', async () => {
    const steps = [
      { act: 'renew' as const, at: 22, until: 17 },
      { act: 'annul' as const, at: 10, until: 0 },
    ]
    const stored = await happen({ from: 7, validity: 4, steps })
    expect(await inSql(stored, addDays(FIRST, 44), undefined, extent)).toMatchObject({ unfolded: true })
    await expectCore(stored, addDays(FIRST, 5), undefined, extent)
  })

  it('is left to core where a renewal stands beside an end', async () => {
    const steps = [
      { act: 'withdraw' as const, at: 3, until: 0 },
      { act: 'renew' as const, at: 5, until: 30 },
    ]
    const stored = await happen({ from: 0, validity: 20, steps })
    expect(await inSql(stored, addDays(FIRST, 2), undefined, extent)).toMatchObject({
      status: 'valid',
      unfolded: false,
    })
    expect(await inSql(stored, addDays(FIRST, 9), undefined, extent)).toMatchObject({ unfolded: true })
  })
})

async function expectCore(stored: StoredAttestation, on: Day, known: Day | undefined, extent: Extent): Promise<void> {
  const { status, until, unfolded } = await inSql(stored, on, known, extent)
  if (unfolded) return
  const said = statusAt(stored, on, known)
  const shown =
    said === undefined ? { status: null } : { status: said, until: validAt(stored, on, known)?.until ?? null }
  expect({ status, until }, `${on} ${known ?? ''} ${JSON.stringify(stored.acts)}`).toMatchObject(shown)
}
