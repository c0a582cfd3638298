import * as fc from 'fast-check'
import { addDays, day, type Day } from '../../time/day.ts'
import { ACTS_OF, type ActKind, type Family } from '../family.ts'
import type { Act, Attestation } from '../model.ts'

/** Every code that exists in the tests' catalogue. Parents have codes of their own: the catalogue is open. */
export const TREE = ['a', 'a/1', 'a/1/x', 'a/1/y', 'a/2', 'a/2/x', 'b', 'b/1'] as const

const FIRST = day('2020-01-01')
export const SPAN = 24

export function dayAt(index: number): Day {
  return addDays(FIRST, index)
}

const anyDay = fc.integer({ min: 2, max: SPAN - 4 }).map(dayAt)
const anyUntil = fc.option(fc.integer({ min: 4, max: SPAN }).map(dayAt), { nil: undefined, freq: 3 })
const anyScope = fc.subarray([...TREE], { minLength: 1, maxLength: 3 })
const anyHolder = fc.integer({ min: 1, max: 3 })

const anyContent = fc
  .record({ holder: anyHolder, scope: anyScope, from: fc.integer({ min: 2, max: 6 }).map(dayAt), until: anyUntil })
  .map(({ holder, scope, from, until }) => ({
    holder,
    scope,
    valid: { from, ...(until !== undefined && { until }) },
    standards: ['s'],
    detail: {},
  }))

type Facts = fc.Arbitrary<object>

const FACTS: Partial<Record<ActKind, Facts>> = {
  issue: anyContent,
  extend: anyScope.map((scope) => ({ scope })),
  reduce: anyScope.map((scope) => ({ scope })),
  change: fc.constantFrom({ standards: ['t'] }, { standards: ['u'] }, { detail: { note: 'n' } }),
  renew: anyUntil.map((until) => ({ until: until ?? null })),
  transfer: anyHolder.map((holder) => ({ holder })),
}

/** The facts an act of this kind may carry; a correction names one of the acts before it. */
function factsOf(kind: ActKind, seq: number): Facts {
  if (kind !== 'correct') return FACTS[kind] ?? fc.constant({})
  return fc.record(
    { corrects: fc.integer({ min: 1, max: Math.max(1, seq - 1) }), effective: anyDay, struck: fc.boolean() },
    { requiredKeys: ['corrects'] },
  )
}

interface Draft {
  readonly kind: ActKind
  readonly effective: Day
  readonly late: number
}

/** Mostly orderly histories with everything that disturbs them: late reports, same days, moved days, second issues. */
export function anyHistory(family: Family): fc.Arbitrary<Attestation> {
  const kinds = ACTS_OF[family]
  const anyDraft: fc.Arbitrary<Draft> = fc.record({
    kind: fc.oneof(
      { arbitrary: fc.constantFrom(...kinds), weight: 5 },
      { arbitrary: fc.constant('correct'), weight: 1 },
    ),
    effective: anyDay,
    late: fc.integer({ min: 0, max: 3 }),
  })
  return fc
    .tuple(
      fc.integer({ min: 2, max: 6 }).map((index): Draft => ({ kind: 'issue', effective: dayAt(index), late: 0 })),
      fc.array(anyDraft, { maxLength: 8 }),
    )
    .chain(([issue, later]) => {
      const drafts = [issue, ...later]
      return fc.tuple(...drafts.map((draft, index) => factsOf(draft.kind, index + 1))).map((facts) => {
        let recorded = FIRST
        const acts = drafts.map((draft, index) => {
          const reported = addDays(draft.effective, draft.late)
          recorded = reported > recorded ? reported : recorded
          return { act: draft.kind, seq: index + 1, effective: draft.effective, recorded, facts: facts[index] } as Act
        })
        return {
          id: 1,
          family,
          kind: family,
          number: 'N1',
          issuer: 9,
          origin: { report: 'r' },
          acts: withReplacedFacts(acts),
        }
      })
    })
}

/** Corrections that carry other facts take them from an act of the same kind, so that they stay meaningful. */
function withReplacedFacts(acts: readonly Act[]): readonly Act[] {
  return acts.map((act) => {
    if (act.act !== 'correct' || act.seq % 2 === 0) return act
    const target = acts[act.facts.corrects - 1]
    const donor = acts.findLast((other) => other.act === target?.act && other !== target && other !== act)
    if (!target || !donor || target.act === 'correct') return act
    return { ...act, facts: { ...act.facts, facts: donor.facts } }
  })
}
