import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Day } from '../time/day.ts'
import { changeDays, holderAt, scopeAt, standardsAt, statusAt, statusSince, stoppedAt, validAt } from './fold.ts'
import type { Attestation } from './model.ts'
import { covers } from './scope.ts'
import { diary, type Snapshot } from './testing/fold-oracle.ts'
import { anyHistory, dayAt, SPAN, TREE } from './testing/random-history.ts'

vi.setConfig({ testTimeout: 60_000 })

const anyFamily = fc.constantFrom('certificate', 'designation', 'approval', 'registration', 'declaration')
const anyAttestation = anyFamily.chain((family) => anyHistory(family))
const anyKnown = fc.oneof(
  fc.integer({ min: 0, max: SPAN }).map(dayAt),
  fc.constant(dayAt(SPAN + 9)),
  fc.constant(dayAt(SPAN + 9)),
)
const days = { first: dayAt(0), last: dayAt(SPAN + 1) }

const DAYS = Array.from({ length: SPAN + 2 }, (_, index) => dayAt(index))

/** The first day on which two accounts differ, in words; '' when they tell the same story. */
function difference(folded: readonly (Snapshot | undefined)[], written: readonly (Snapshot | undefined)[]): string {
  const texts = written.map((one) => JSON.stringify(one))
  const at = folded.findIndex((one, index) => JSON.stringify(one) !== texts[index])
  return at === -1 ? '' : `${DAYS[at]}: folded ${JSON.stringify(folded[at])} written ${texts[at]}`
}

function foldsOn(attestation: Attestation, on: Day, known: Day): Snapshot | undefined {
  const status = statusAt(attestation, on, known)
  const scope = scopeAt(attestation, on, known)
  const valid = validAt(attestation, on, known)
  const holder = holderAt(attestation, on, known)
  const standards = standardsAt(attestation, on, known)
  const stopped = stoppedAt(attestation, on, known)
  if (!status || !scope || !valid || holder === undefined || !standards || stopped === undefined) return undefined
  return {
    status,
    // A code is in the scope by itself when it is covered, or when only something beneath it is missing.
    scope: TREE.filter((code) => covers({ ...scope, excludes: holesAbove(scope.excludes, code) }, code)),
    from: valid.from,
    until: valid.until,
    holder,
    standards,
    stopped,
  }
}

function holesAbove(excludes: readonly string[], code: string): readonly string[] {
  return excludes.filter((hole) => hole === code || !hole.startsWith(`${code}/`))
}

describe('the folds', () => {
  it('agree with a diary kept day by day, on 10,000 random histories and cut-offs of knowledge', () => {
    fc.assert(
      fc.property(anyAttestation, anyKnown, (attestation, known) => {
        const snapshots = diary(attestation, known, TREE, days)
        const folded = DAYS.map((on) => foldsOn(attestation, on, known))
        const written = DAYS.map((on) => snapshots?.get(on))
        expect(difference(folded, written)).toBe('')
      }),
      { numRuns: 10_000 },
    )
  })

  it('say nothing that was not known: acts recorded after the cut-off could as well not exist', () => {
    fc.assert(
      fc.property(anyAttestation, anyKnown, (attestation, known) => {
        const forgotten = { ...attestation, acts: attestation.acts.filter((act) => act.recorded <= known) }
        for (let index = 0; index <= SPAN; index += 3) {
          const on = dayAt(index)
          expect(statusAt(attestation, on, known)).toBe(statusAt(forgotten, on))
          expect(scopeAt(attestation, on, known)).toEqual(scopeAt(forgotten, on))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('do not depend on the order of arrival', () => {
    const anyShuffled = anyAttestation.chain((one) =>
      fc.shuffledSubarray([...one.acts], { minLength: one.acts.length }).map((acts) => ({ one, acts })),
    )
    fc.assert(
      fc.property(anyShuffled, fc.integer({ min: 0, max: SPAN }), ({ one, acts }, index) => {
        const on = dayAt(index)
        expect(statusAt({ ...one, acts }, on)).toBe(statusAt(one, on))
        expect(scopeAt({ ...one, acts }, on)).toEqual(scopeAt(one, on))
      }),
      { numRuns: 400 },
    )
  })

  it('are constant between change days', () => {
    fc.assert(
      fc.property(anyAttestation, (attestation) => {
        const changes = new Set(changeDays(attestation))
        for (let index = 1; index <= SPAN; index += 1) {
          if (changes.has(dayAt(index))) continue
          expect(statusAt(attestation, dayAt(index))).toBe(statusAt(attestation, dayAt(index - 1)))
          expect(scopeAt(attestation, dayAt(index))).toEqual(scopeAt(attestation, dayAt(index - 1)))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('give as first day of a status the day before which a backward walk finds another one', () => {
    fc.assert(
      fc.property(anyAttestation, fc.integer({ min: 0, max: SPAN }), (attestation, index) => {
        const status = statusAt(attestation, dayAt(index))
        fc.pre(status !== undefined && status !== 'annulled' && status !== 'pending')
        let first = index
        while (statusAt(attestation, dayAt(first - 1)) === status) first -= 1
        expect(statusSince(attestation, dayAt(index))).toBe(dayAt(first))
      }),
      { numRuns: 400 },
    )
  })
})
