import {
  addDays,
  day,
  flagRow,
  reportedFacts,
  type Act,
  type Attestation,
  type Content,
  type Day,
  type ReportAct,
  type ReportRow,
} from '@zhengheng/core'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { addParty } from '../party/store.ts'
import { testPack } from '../reports/testing/test-pack.ts'
import { actOnAttestation } from './acts.ts'
import { stagedLine, type StagedRow } from './bulk-stage.ts'
import { Overtaken, prepareActs, recordActs } from './bulk-store.ts'
import { headerOf } from './header.ts'
import { readCertificates, type StoredAttestation } from './reads.ts'

const db = await testDatabase()
const TODAY = day('2026-03-01')
const FIRST = day('2026-01-01')
let party = 0
let other = 0
beforeAll(async () => {
  party = await transact(db, SYSTEM, async (tx) => addParty(tx, { kind: 'body', name: 'body', identifiers: [] }))
  other = await transact(db, SYSTEM, async (tx) => addParty(tx, { kind: 'body', name: 'other', identifiers: [] }))
})

interface Said {
  readonly number: string
  readonly act: ReportAct
  readonly effective: Day
  readonly item?: string
  readonly validTo?: Day
  readonly holderId?: string
}

const rowOf = (said: Said): ReportRow => ({
  ...said,
  models: [],
  standards: [],
  auditors: [],
  ...(said.act === 'issue' && {
    holderName: 'Firm',
    holderId: said.holderId ?? '1',
    validFrom: said.effective,
    item: said.item ?? 's/1',
  }),
  ...(said.act === 'transfer' && { holderName: `Firm ${said.holderId}`, holderId: said.holderId ?? '2' }),
})

function stagedOf(said: Said, ordinal: number): StagedRow {
  const row = rowOf(said)
  const { holder: _none, ...facts } = reportedFacts(row, testPack, 0) as Partial<Content>
  return {
    ordinal,
    line: ordinal + 1,
    act: said.act,
    number: said.number,
    numberKey: said.number,
    effective: said.effective,
    facts,
    ...(row.holderName !== undefined && { holder: { name: row.holderName, identifier: row.holderId, region: '1' } }),
    ...(said.act === 'issue' && {
      header: { scope: facts.scope ?? [], validFrom: said.effective, validUntil: facts.valid?.until },
    }),
  }
}

let ordinals = 0

/** One chunk in one transaction; answers what was said of its rows, by line. */
async function write(
  rows: readonly Said[],
  by = party,
  changes: { report?: number; dryRun?: boolean; again?: boolean } = {},
) {
  const from = ordinals
  ordinals += rows.length
  const lines = Buffer.from(rows.map((row, index) => stagedLine(stagedOf(row, from + index + 1))).join(''))
  const bulk = {
    party: by,
    person: 'p',
    report: 1,
    dryRun: false,
    again: false,
    pack: testPack,
    today: TODAY,
    lines,
    ...changes,
  }
  return transact(db, { party: by, person: 'p', capacity: 'body' }, async (tx) => {
    const { accepted, judged } = await prepareActs(tx, bulk)
    await recordActs(tx, bulk, accepted)
    return { accepted, verdicts: rows.map((_, index) => judged.find((one) => one.line === from + index + 2)) }
  })
}

async function find(numbers: readonly string[]): Promise<ReadonlyMap<string, StoredAttestation>> {
  const { found } = await readCertificates(db.reads, 'UTC', numbers)
  return found
}

async function headers(numbers: readonly string[]) {
  return db.owner<
    {
      number: string
      status: string
      status_since: Day
      version: number
      holder_id: number
      scope: string[]
      valid_from: Day
      valid_until: Day | null
    }[]
  >`
    -- test.headers
    select a.number, a.status, a.status_since, a.version, a.holder_id, a.scope, a.valid_from, a.valid_until
    from attestation a where a.number = any(${numbers as string[]})`
}

let serial = 0
const fresh = (): string => `N${(serial += 1)}`

const SIMPLE = ['suspend', 'restore', 'withdraw', 'cancel', 'replace', 'change'] as const
const FOLDED = ['extend', 'reduce', 'renew', 'transfer'] as const

interface Step {
  readonly act: ReportAct
  readonly at: number
  readonly item: string
  readonly until: number
  readonly cut: boolean
}

const history = (acts: readonly ReportAct[]) =>
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
    annulled: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 5 }),
  })

function saidOf(number: string, step: Step): Said {
  const effective = addDays(FIRST, step.at)
  if (step.act === 'extend' || step.act === 'reduce') return { number, act: step.act, effective, item: step.item }
  if (step.act === 'renew') return { number, act: step.act, effective, validTo: addDays(FIRST, step.until) }
  if (step.act === 'transfer') return { number, act: step.act, effective, holderId: String(step.until) }
  return { number, act: step.act, effective }
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

/** What core says of a row when the certificate is as given. */
function doubts(said: Said, certificate: Attestation): readonly string[] {
  const row = rowOf(said)
  return flagRow(row, { body: party, today: TODAY, pack: testPack, certificate })
    .map((one) => one.code)
    .filter((code) => DOUBTS.has(code))
    .toSorted()
}

/** Reports a history in chunks cut anywhere, and compares every doubt and every header with core's folds. */
async function compare(
  histories: readonly {
    issued: number
    validity: number | undefined
    steps: readonly Step[]
    annulled: number | undefined
  }[],
) {
  const numbers = histories.map(fresh)
  const chunks: Said[][] = [[]]
  const longest = Math.max(...histories.map((one) => one.steps.length))
  const put = (said: Said, cut: boolean) => {
    if (cut) chunks.push([])
    chunks.at(-1)?.push(said)
  }
  for (const [index, one] of histories.entries()) {
    const effective = addDays(FIRST, one.issued)
    const validTo = one.validity === undefined ? undefined : addDays(effective, one.validity)
    put({ number: numbers[index] ?? '', act: 'issue', effective, ...(validTo && { validTo }) }, false)
  }
  for (let at = 0; at < longest; at += 1) {
    for (const [index, one] of histories.entries()) {
      const step = one.steps[at]
      if (step) put(saidOf(numbers[index] ?? '', step), step.cut && index % 3 === 0)
    }
  }
  const known = new Map(numbers.map((number) => [number, [] as Act[]]))
  for (const chunk of chunks) {
    const { verdicts } = await write(chunk)
    for (const [index, said] of chunk.entries()) {
      const acts = known.get(said.number) ?? []
      const again = acts.some((act) => act.act === said.act && act.effective === said.effective)
      expect(verdicts[index]?.verdict ?? 'accepted', JSON.stringify(said)).toBe(again ? 'duplicate' : 'accepted')
      if (again) continue
      const certificate = {
        id: 0,
        family: 'certificate',
        kind: 'paper',
        number: said.number,
        issuer: party,
        origin: { report: '1' },
        acts,
      } as const
      if (said.act !== 'issue') {
        const codes = (verdicts[index]?.flags ?? []).map((flag) => flag.code).toSorted()
        expect(codes, JSON.stringify([said, acts])).toEqual(doubts(said, certificate))
      }
      const facts = reportedFacts(rowOf(said), testPack, 0)
      const seq = 1 + Math.max(0, ...acts.map((act) => act.seq))
      const added = { act: said.act, effective: said.effective, recorded: TODAY, seq, facts } as Act
      known.set(
        said.number,
        [...acts, added].toSorted((a, b) =>
          a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : a.seq - b.seq,
        ),
      )
    }
  }
  await compareHeaders(numbers)
}

async function compareHeaders(numbers: readonly string[]) {
  const found = await find(numbers)
  const shown = await headers(numbers)
  expect(shown).toHaveLength(numbers.length)
  for (const header of shown) {
    const stored = found.get(header.number)
    if (!stored) throw new Error(`${header.number} is not there`)
    // Expiry is never written: the header is that of a certificate without an end.
    const endless = { ...stored, acts: stored.acts.map(withoutEnd) }
    const expected = headerOf(endless, TODAY)
    const dated = headerOf(stored, TODAY)
    const context = JSON.stringify(stored.acts.map((act) => [act.seq, act.effective, act.act]))
    expect(header.status, context).toBe(expected.status)
    expect(header.status_since, context).toBe(expected.statusSince)
    expect(header.version, context).toBe(expected.version)
    expect([header.holder_id, header.scope, header.valid_from, header.valid_until ?? undefined], context).toEqual([
      dated.holder,
      dated.scope,
      dated.validFrom,
      dated.validUntil,
    ])
  }
}

function withoutEnd(act: Act): Act {
  if (act.act === 'renew') return { ...act, facts: { until: null } }
  return act.act === 'issue' ? { ...act, facts: { ...act.facts, valid: { from: act.facts.valid.from } } } : act
}

describe('the header of a certificate whose acts were reported in bulk', () => {
  it('is what core folds out of them, whatever the acts and however they were cut into chunks', async () => {
    await fc.assert(fc.asyncProperty(fc.array(history(SIMPLE), { minLength: 20, maxLength: 40 }), compare), {
      numRuns: 6,
      endOnFailure: true,
    })
  })

  it('is what core folds out of extensions, renewals and transfers, too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(history([...SIMPLE, ...FOLDED, ...FOLDED]), { minLength: 10, maxLength: 25 }),
        async (histories) => compare(histories.map((one) => ({ ...one, validity: undefined }))),
      ),
      { numRuns: 6, endOnFailure: true },
    )
  })

  it('is still core’s after an authority acted on it in between', async () => {
    const numbers = [fresh(), fresh(), fresh()]
    const [a = '', b = '', c = ''] = numbers
    await write(numbers.map((number) => ({ number, act: 'issue', effective: FIRST })))
    const found = await find(numbers)
    for (const [number, act] of [
      [a, 'annul'],
      [b, 'withdraw'],
    ] as const) {
      const target = found.get(number)
      if (!target) throw new Error(number)
      await transact(db, SYSTEM, async (tx) =>
        actOnAttestation(tx, SYSTEM, target, { act, effective: addDays(FIRST, 5), facts: {} }, TODAY),
      )
    }
    const { verdicts } = await write(
      numbers.map((number) => ({ number, act: 'suspend', effective: addDays(FIRST, 7) })),
    )
    expect(verdicts.map((one) => one?.flags)).toEqual([
      [{ code: 'already-ended', param: 'annulled' }],
      [{ code: 'already-ended', param: 'withdrawn' }],
      undefined,
    ])
    await compareHeaders(numbers)
    expect((await headers([c]))[0]?.status).toBe('suspended')
  })
})

describe('a row', () => {
  it('that repeats what is known is a duplicate, in the chunk and in the register, and adds nothing', async () => {
    const number = fresh()
    const rows: Said[] = [
      { number, act: 'issue', effective: FIRST },
      { number, act: 'suspend', effective: addDays(FIRST, 1) },
    ]
    const first = await write([...rows, ...rows])
    expect(first.verdicts.map((one) => one?.verdict)).toEqual([undefined, undefined, 'duplicate', 'duplicate'])
    const second = await write(rows)
    expect(second.verdicts.map((one) => one?.verdict)).toEqual(['duplicate', 'duplicate'])
    expect((await find([number])).get(number)?.acts).toHaveLength(2)
  })

  it('that issues a number again with other content is refused, in the chunk and later', async () => {
    const number = fresh()
    const first = await write([
      { number, act: 'issue', effective: FIRST },
      { number, act: 'issue', effective: FIRST, item: 's/2' },
    ])
    expect(first.verdicts.map((one) => one?.verdict)).toEqual([undefined, 'issued-twice'])
    const second = await write([{ number, act: 'issue', effective: addDays(FIRST, 1) }])
    expect(second.verdicts[0]?.verdict).toBe('issued-twice')
  })

  it('about a number that was never reported is refused, unless an earlier row issues it', async () => {
    const [early, late] = [fresh(), fresh()]
    const { verdicts, accepted } = await write([
      { number: early, act: 'suspend', effective: FIRST },
      { number: early, act: 'issue', effective: FIRST },
      { number: early, act: 'suspend', effective: FIRST },
      { number: late, act: 'withdraw', effective: FIRST },
    ])
    expect(verdicts.map((one) => one?.verdict)).toEqual(['never-reported', undefined, undefined, 'never-reported'])
    expect(accepted).toBe(2)
  })

  it('about another body’s certificate is refused', async () => {
    const number = fresh()
    await write([{ number, act: 'issue', effective: FIRST }])
    const { verdicts, accepted } = await write(
      [
        { number, act: 'issue', effective: FIRST },
        { number, act: 'withdraw', effective: FIRST },
      ],
      other,
    )
    expect(verdicts.map((one) => one?.verdict)).toEqual(['other-body', 'other-body'])
    expect(accepted).toBe(0)
  })

  it('about another body’s certificate that is hidden is refused when the key of the number says so', async () => {
    const number = fresh()
    await write([{ number, act: 'issue', effective: FIRST }])
    await db.owner`-- test.hide
      update attestation set public = false where attestation.number = ${number}`
    const row: Said = { number, act: 'issue', effective: FIRST }
    await expect(write([row], other)).rejects.toThrow(Overtaken)
    const { verdicts } = await write([row], other, { again: true })
    expect(verdicts[0]?.verdict).toBe('other-body')
  })

  it('with characters that COPY gives a meaning is kept as it is', async () => {
    const number = `N\\t\\\\${serial}`
    await write([{ number, act: 'issue', effective: FIRST }])
    expect((await find([number])).get(number)?.number).toBe(number)
  })
})

describe('holders', () => {
  it('are one firm for one identifier, whoever reports it', async () => {
    const [a, b] = [fresh(), fresh()]
    await write([{ number: a, act: 'issue', effective: FIRST, holderId: '777' }])
    await write([{ number: b, act: 'issue', effective: FIRST, holderId: '777' }], other)
    const [one, two] = await headers([a, b])
    expect(one?.holder_id).toBe(two?.holder_id)
  })

  it('are added once by two reports at the same time', async () => {
    const rows = (n: number): Said[] =>
      Array.from({ length: 50 }, (_, i) => ({
        number: `${fresh()}-${n}`,
        act: 'issue',
        effective: FIRST,
        holderId: String(9000 + i),
      }))
    await Promise.all([write(rows(1)), write(rows(2), other)])
    const [found] = await db.owner<{ parties: number }[]>`-- test.parties
      select count(*) as parties from party p where exists (
        select from party_identifier i where i.party_id = p.id and i.value::bigint >= 9000 and i.value::bigint < 9050)`
    const [orphans] = await db.owner<{ n: number }[]>`-- test.orphans
      select count(*) as n from party p where p.kind = 'firm' and not exists (select from party_identifier i where i.party_id = p.id)`
    expect(found?.parties).toBe(50)
    expect(orphans?.n).toBe(0)
  })
})

describe('two transactions at once', () => {
  it('that issue the same number cannot both', async () => {
    const number = fresh()
    const row: Said = { number, act: 'issue', effective: FIRST }
    const outcomes = await Promise.allSettled([write([row]), write([row], other)])
    const lost = outcomes.filter((one) => one.status === 'rejected')
    const won = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.accepted] : []))
    expect(won.reduce((sum, one) => sum + one, 0)).toBe(1)
    for (const one of lost) expect((one as PromiseRejectedResult).reason).toBeInstanceOf(Overtaken)
  })
})

describe('a dry run', () => {
  it('lets later chunks rest on earlier ones and writes nothing', async () => {
    const number = fresh()
    const [report] = await db.owner<{ id: number }[]>`-- test.report
      insert into report (party_id, person, idempotency_key, sha256, bytes, format, dry_run, receipt, state)
      values (${party}, 'p', ${number}, '\\x00', 0, 'text/csv', true, '', 'reading') returning id`
    const dry = { report: report?.id ?? 0, dryRun: true }
    const before = await db.owner`-- test.counts
      select (select count(*) from act) as acts, (select count(*) from party) as parties, l.next_seq from ledger l`
    await write([{ number, act: 'issue', effective: FIRST, holderId: '424242' }], party, dry)
    const second = await write(
      [
        { number, act: 'issue', effective: FIRST, holderId: '424242' },
        { number, act: 'suspend', effective: addDays(FIRST, 3) },
        { number, act: 'extend', effective: addDays(FIRST, 4), item: 's/2' },
      ],
      party,
      dry,
    )
    expect(second.verdicts.map((one) => one?.verdict)).toEqual(['duplicate', undefined, undefined])
    const third = await write([{ number, act: 'suspend', effective: addDays(FIRST, 5) }], party, dry)
    expect(third.verdicts[0]?.flags.map((flag) => flag.code)).toEqual(['already-suspended'])
    const after = await db.owner`-- test.counts
      select (select count(*) from act) as acts, (select count(*) from party) as parties, l.next_seq from ledger l`
    expect(after).toEqual(before)
  })
})
