import { addDays, flagRow, reportedFacts, type Act, type Attestation, type ReportAct } from '@zhengheng/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SYSTEM, transact } from '../db/transact.ts'
import { testPack } from '../reports/testing/test-pack.ts'
import { actOnAttestation } from './acts.ts'
import { headerOf } from './header.ts'
import type { StoredAttestation } from './reads.ts'
import { FIRST, openBulk, rowOf, TODAY, type Said } from './testing/bulk.ts'

const bulk = await openBulk()
const SIMPLE = ['suspend', 'restore', 'withdraw', 'cancel', 'replace', 'change'] as const
const FOLDED = ['extend', 'reduce', 'renew', 'transfer'] as const

interface Step {
  readonly act: ReportAct
  readonly at: number
  readonly item: string
  readonly until: number
  readonly cut: boolean
}

interface History {
  readonly issued: number
  readonly validity: number | undefined
  readonly steps: readonly Step[]
}

const history = (acts: readonly ReportAct[]): fc.Arbitrary<History> =>
  fc.record({
    issued: fc.integer({ min: 0, max: 10 }),
    validity: fc.option(fc.integer({ min: 3, max: 30 }), { nil: undefined, freq: 2 }),
    steps: fc.array(
      fc.record({
        act: fc.constantFrom(...acts),
        at: fc.integer({ min: 0, max: 24 }),
        item: fc.constantFrom('s/1', 's/2', 's/2/a'),
        until: fc.integer({ min: 10, max: 50 }),
        cut: fc.boolean(),
      }),
      { maxLength: 9 },
    ),
  })

function saidOf(number: string, step: Step): Said {
  const effective = addDays(FIRST, step.at)
  if (step.act === 'extend' || step.act === 'reduce') return { number, act: step.act, effective, item: step.item }
  if (step.act === 'renew') return { number, act: step.act, effective, validTo: addDays(FIRST, step.until) }
  if (step.act === 'transfer') return { number, act: step.act, effective, holderId: String(step.until) }
  return { number, act: step.act, effective }
}

function issueOf(number: string, { issued, validity }: History): Said {
  const effective = addDays(FIRST, issued)
  return { number, act: 'issue', effective, ...(validity !== undefined && { validTo: addDays(effective, validity) }) }
}

/** First all issues, then the first steps of all, then the second ones: cut into chunks where the steps say so. */
function chunksOf(numbers: readonly string[], histories: readonly History[]): readonly (readonly Said[])[] {
  const chunks: Said[][] = [histories.map((one, index) => issueOf(numbers[index] ?? '', one))]
  for (let at = 0; at < 9; at += 1) {
    for (const [index, { steps }] of histories.entries()) {
      const step = steps[at]
      if (!step) continue
      if (step.cut && index % 3 === 0) chunks.push([])
      chunks.at(-1)?.push(saidOf(numbers[index] ?? '', step))
    }
  }
  return chunks
}

const DOUBTS = new Set([
  'already-ended',
  'before-issue',
  'already-expired',
  'already-suspended',
  'not-suspended',
  'outside-scope',
  'shorter-than-before',
])

/** What core says of rows one after the other, each with everything that was accepted before it. */
function openOracle() {
  const known = new Map<string, Act[]>()
  return (said: Said): string => {
    const acts = known.get(said.number) ?? []
    if (acts.some((act) => act.act === said.act && act.effective === said.effective)) return 'duplicate'
    const doubts = said.act === 'issue' ? [] : doubtsOf(said, acts)
    const seq = 1 + acts.reduce((highest, act) => Math.max(highest, act.seq), 0)
    const facts = reportedFacts(rowOf(said), testPack, 0)
    acts.push({ act: said.act, effective: said.effective, recorded: TODAY, seq, facts } as Act)
    known.set(said.number, acts.toSorted(byLegalOrder))
    return ['accepted', ...doubts].join(' ')
  }
}

function byLegalOrder(a: Act, b: Act): number {
  return a.effective === b.effective ? a.seq - b.seq : a.effective.localeCompare(b.effective)
}

function doubtsOf(said: Said, acts: readonly Act[]): readonly string[] {
  const certificate: Attestation = {
    id: 0,
    family: 'certificate',
    kind: 'paper',
    number: said.number,
    issuer: bulk.party,
    origin: { report: '1' },
    acts,
  }
  return flagRow(rowOf(said), { body: bulk.party, today: TODAY, pack: testPack, certificate })
    .map((one) => one.code)
    .filter((code) => DOUBTS.has(code))
    .toSorted()
}

/** Reports histories in chunks cut anywhere; every verdict, every doubt and every header must be core's. */
async function expectCore(histories: readonly History[]): Promise<void> {
  const numbers = histories.map(() => bulk.fresh())
  const oracle = openOracle()
  for (const chunk of chunksOf(numbers, histories)) {
    const { verdicts } = await bulk.write(chunk)
    const said = verdicts.map((one) =>
      [one?.verdict ?? 'accepted', ...(one?.flags ?? []).map((flag) => flag.code).toSorted()].join(' '),
    )
    expect(said).toEqual(chunk.map(oracle))
  }
  await expectHeaders(numbers)
}

async function expectHeaders(numbers: readonly string[]): Promise<void> {
  const found = await bulk.find(numbers)
  const shown = await bulk.headers(numbers)
  expect(shown).toHaveLength(numbers.length)
  for (const header of shown) {
    const stored = found.get(header.number)
    const { number: _number, ...columns } = header
    expect(columns, JSON.stringify(stored?.acts)).toEqual(stored && columnsOf(stored))
  }
}

function columnsOf(stored: StoredAttestation): object {
  // Expiry is a comparison and is never written: the status is that of a certificate without an end.
  const { status, statusSince, version } = headerOf({ ...stored, acts: stored.acts.map(withoutEnd) }, TODAY)
  const { holder, scope, validFrom, validUntil } = headerOf(stored, TODAY)
  return {
    status,
    status_since: statusSince,
    version,
    holder_id: holder,
    scope,
    valid_from: validFrom,
    valid_until: validUntil ?? null,
  }
}

function withoutEnd(act: Act): Act {
  if (act.act === 'renew') return { ...act, facts: { until: null } }
  return act.act === 'issue' ? { ...act, facts: { ...act.facts, valid: { from: act.facts.valid.from } } } : act
}

describe('the header of a certificate whose acts were reported in bulk', () => {
  it('is what core folds out of them, whatever the acts and however they were cut into chunks', async () => {
    const histories = fc.array(history(SIMPLE), { minLength: 20, maxLength: 40 })
    await fc.assert(fc.asyncProperty(histories, expectCore), { numRuns: 6, endOnFailure: true })
    expect.hasAssertions()
  })

  it('is what core folds out of extensions, renewals and transfers, too', async () => {
    const histories = fc.array(history([...SIMPLE, ...FOLDED, ...FOLDED]), { minLength: 10, maxLength: 25 })
    const endless = histories.map((all) => all.map((one) => ({ ...one, validity: undefined })))
    await fc.assert(fc.asyncProperty(endless, expectCore), { numRuns: 6, endOnFailure: true })
    expect.hasAssertions()
  })

  it('is still core’s after an authority acted on it in between', async () => {
    const numbers = [bulk.fresh(), bulk.fresh(), bulk.fresh()]
    const [annulled = '', withdrawn = '', other = ''] = numbers
    await bulk.write(numbers.map((number) => ({ number, act: 'issue', effective: FIRST })))
    await actOn(annulled, 'annul')
    await actOn(withdrawn, 'withdraw')
    const rows = numbers.map((number): Said => ({ number, act: 'suspend', effective: addDays(FIRST, 7) }))
    const { verdicts } = await bulk.write(rows)
    expect(verdicts.map((one) => one?.flags)).toEqual([
      [{ code: 'already-ended', param: 'annulled' }],
      [{ code: 'already-ended', param: 'withdrawn' }],
      undefined,
    ])
    await expectHeaders(numbers)
    expect((await bulk.headers([other]))[0]?.status).toBe('suspended')
  })

  it('is still core’s after an authority corrected an act', async () => {
    const number = bulk.fresh()
    await bulk.write([
      { number, act: 'issue', effective: FIRST },
      { number, act: 'withdraw', effective: addDays(FIRST, 2) },
    ])
    const corrects = (await bulk.find([number])).get(number)?.acts.find((act) => act.act === 'withdraw')?.seq ?? -1
    await actOn(number, 'correct', { corrects, struck: true })
    const { verdicts } = await bulk.write([{ number, act: 'suspend', effective: addDays(FIRST, 7) }])
    expect(verdicts).toEqual([undefined])
    expect(await bulk.headers([number])).toMatchObject([{ status: 'suspended', status_since: addDays(FIRST, 7) }])
  })
})

async function actOn(number: string, act: 'annul' | 'withdraw' | 'correct', facts = {}): Promise<void> {
  const target = (await bulk.find([number])).get(number)
  if (!target) throw new Error(`${number} is not there`)
  const done = { act, effective: addDays(FIRST, 5), facts: facts as { corrects: number } }
  await transact(bulk.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, TODAY))
}
