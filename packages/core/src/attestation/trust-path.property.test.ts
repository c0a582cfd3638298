import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { addDays, day, type Day } from '../time/day.ts'
import { statusAt } from './fold.ts'
import type { Act, Attestation, Work } from './model.ts'
import type { Need } from './need.ts'
import {
  act,
  attestation,
  AUTHORITY,
  BODY,
  certificate,
  everything,
  ITEM,
  NEEDS,
  registerOf,
  WORK,
} from './testing/world.ts'
import { trustPath, VERDICTS, worse, type Step, type TrustPath, type Verdict } from './trust-path.ts'

vi.setConfig({ testTimeout: 60_000 })

/** A world in which some things went wrong, and a certificate with some of its work unreported. */
interface Case {
  readonly subject: Attestation
  readonly world: readonly Attestation[]
  readonly needs: readonly Need[]
  readonly on: Day
  readonly known: Day | undefined
}

const anyDay = fc.integer({ min: -90, max: 60 }).map((days) => addDays(day('2021-04-25'), days))
const anyLate = fc.constantFrom(0, 0, 40)

const anyTrouble: fc.Arbitrary<(one: Attestation) => Act> = fc
  .tuple(fc.constantFrom('suspend', 'restore', 'stop', 'reduce', 'withdraw', 'annul'), anyDay, anyLate)
  .map(([kind, on, late]) => (one: Attestation): Act => {
    const when = { on, recorded: addDays(on, late) }
    if (kind === 'reduce') return act('reduce', when, { scope: [ITEM] })
    const allowed = one.family === 'approval' && (kind === 'suspend' || kind === 'restore') ? 'stop' : kind
    return act(allowed, when, {})
  })

const person = fc.constantFrom('P1', 'P2', 'P3').map((number) => ({ family: 'registration', number }) as const)

const anyWork: fc.Arbitrary<Work> = fc
  .record({
    tests: fc.constantFrom(WORK.tests, WORK.tests, []),
    audits: fc.constantFrom(WORK.audits, WORK.audits, []),
    review: fc.constantFrom(WORK.review, WORK.review, undefined),
    by: fc.oneof(fc.constant({ family: 'registration', number: 'P3' } as const), person),
    on: fc.constantFrom(day('2021-04-25'), day('2021-04-25'), undefined),
  })
  .map(({ tests, audits, review, by, on }) => {
    const work: Work = { tests, audits, decision: on ? { by, on } : { by } }
    return review ? Object.assign(work, { review }) : work
  })

const PREDECESSOR = certificate({ number: 'C0' }, { valid: ['2020-01-01', '2025-01-01'], detail: { work: WORK } })

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    troubles: fc.array(fc.tuple(fc.nat(9), anyTrouble), { maxLength: 3 }),
    work: anyWork,
    followed: fc.boolean(),
    needs: fc.subarray([...NEEDS], { minLength: 4 }),
    on: anyDay,
    known: fc.option(anyDay, { nil: undefined, freq: 2 }),
  })
  .map(({ troubles, work, followed, needs, on, known }) => {
    const predecessor = { family: 'certificate', number: 'C0', relation: 'replaced' } as const
    const subject = certificate({}, { detail: { work, ...(followed && { predecessor }) } })
    const world = [...Object.values(everything()), PREDECESSOR]
    for (const [index, trouble] of troubles) {
      const at = index % world.length
      const one = world[at] as Attestation
      world[at] = { ...one, acts: [...one.acts, trouble(one)] }
    }
    return { subject, world, needs, on, known }
  })

function judge(given: Case, world = given.world, subject = given.subject): TrustPath | undefined {
  return trustPath(subject, given.on, registerOf([...world, subject], { needs: given.needs }), given.known)
}

function rank(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict)
}

function allSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [step, ...allSteps(step.above)])
}

const runs = { numRuns: 500 }

describe('a trust path', () => {
  it('meets all three verdicts in these worlds', () => {
    const verdicts = new Set(fc.sample(anyCase, 300).map((given) => judge(given)?.basisAtIssue.verdict))
    expect(verdicts).toEqual(new Set([...VERDICTS, undefined]))
  })

  it('never gets better when an attestation that it used is taken out of the register', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const path = judge(given)
        fc.pre(path !== undefined)
        for (const removed of given.world) {
          const poorer = judge(
            given,
            given.world.filter((one) => one !== removed),
          )
          expect(rank(poorer?.verdict ?? 'not-trusted')).toBeGreaterThanOrEqual(rank(path.verdict))
          expect(rank(poorer?.basisAtIssue.verdict ?? 'not-trusted')).toBeGreaterThanOrEqual(
            rank(path.basisAtIssue.verdict),
          )
        }
      }),
      runs,
    )
  })

  it('is never trusted for leaving out a name that it was not trusted with', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const path = judge(given)
        fc.pre(path !== undefined && path.basisAtIssue.verdict !== 'trusted')
        const issued = given.subject.acts[0] as Act<'issue'>
        const work = issued.facts.detail.work as Work
        const asked = new Set(given.needs.flatMap((need) => [need.holder, ...(need.apartFrom ?? [])]))
        const poorer: Work[] = []
        if (asked.has('laboratory')) poorer.push({ ...work, tests: [] })
        if (asked.has('auditor')) poorer.push({ ...work, audits: [] })
        if (asked.has('reviewer')) poorer.push(omit(work, 'review'))
        if (asked.has('decider')) poorer.push(omit(work, 'decision'))
        for (const less of poorer) {
          const facts = { ...issued.facts, detail: { ...issued.facts.detail, work: less } }
          const subject = { ...given.subject, acts: [{ ...issued, facts }] }
          expect(judge(given, given.world, subject)?.basisAtIssue.verdict).not.toBe('trusted')
        }
      }),
      runs,
    )
  })

  it('does not care for what is irrelevant', () => {
    const irrelevant = [
      attestation('approval', { number: 'A7', issuer: AUTHORITY }, { holder: 77, scope: ['s'] }),
      attestation('registration', { number: 'P7', issuer: AUTHORITY }, { holder: 78 }),
      attestation('recognition', { number: 'R7', issuer: AUTHORITY }, { holder: BODY, scope: ['s'] }),
      certificate({ number: 'C7' }),
    ]
    fc.assert(
      fc.property(anyCase, (given) => {
        expect(judge(given, [...irrelevant, ...given.world])).toEqual(judge(given))
      }),
      runs,
    )
  })

  it('does not depend on the order in which the register lists things', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        expect(judge(given, given.world.toReversed())).toEqual(judge(given))
      }),
      runs,
    )
  })

  it('is as bad as the worse of its two verdicts, and says why whenever it is not trusted', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const path = judge(given)
        fc.pre(path !== undefined)
        expect(path.verdict).toBe(worse(path.standing.verdict, path.basisAtIssue.verdict))
        expect(path.standing.verdict === 'trusted').toBe(path.standing.reasons.length === 0)
        expect(path.basisAtIssue.verdict === 'trusted').toBe(path.basisAtIssue.reasons.length === 0)
      }),
      runs,
    )
  })

  it('is the same where links that were judged before are remembered', () => {
    fc.assert(
      fc.property(anyCase, anyDay, (given, other) => {
        const register = {
          ...registerOf([...given.world, given.subject], { needs: given.needs }),
          judged: new Map<string, readonly Step[]>(),
        }
        const asked = [given, { ...given, on: other }, { ...given, known: undefined }, given]
        for (const one of asked) expect(trustPath(one.subject, one.on, register, one.known)).toEqual(judge(one))
      }),
      runs,
    )
  })

  it('shows at each step the status of its own day, and an authority above each link that holds', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        for (const step of allSteps(judge(given)?.steps ?? [])) {
          const status = step.attestation && step.day && statusAt(step.attestation, step.day, given.known)
          expect(step.status).toBe(status)
          const isGranted = step.attestation !== undefined && step.attestation.family !== 'certificate'
          expect(step.above.filter((above) => above.role === 'authority')).toHaveLength(isGranted ? 1 : 0)
        }
      }),
      runs,
    )
  })
})

function omit(work: Work, part: 'review' | 'decision'): Work {
  const { [part]: _, ...rest } = work
  return rest
}
