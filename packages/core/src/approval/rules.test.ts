import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { scopeAt } from '../attestation/fold.ts'
import type { Act, Attestation } from '../attestation/model.ts'
import { covers } from '../attestation/scope.ts'
import { act, attestation, AUTHORITY, BODY } from '../attestation/testing/world.ts'
import { day } from '../time/day.ts'
import { decisionFaults, reductionAct, reductionFaults } from './rules.ts'

vi.setConfig({ testTimeout: 60_000 })

function approved(...later: Act[]): Attestation {
  const given = { number: 'A1', issuer: AUTHORITY, later }
  return attestation('approval', given, { holder: BODY, scope: ['s/1', 's/2'], valid: ['2020-01-01', '2026-01-01'] })
}

const TODAY = day('2022-01-01')
const basis = [{ instrument: 'regulations', article: '57' }]

function faults(approval: Attestation, ...items: string[]): readonly string[] {
  return reductionFaults(approval, items, TODAY).map(({ pointer, code }) => `${pointer} ${code}`)
}

describe('the reduction of an approved scope', () => {
  it('takes away what was approved, whole or in part', () => {
    expect(faults(approved(), 's/1')).toEqual([])
    expect(faults(approved(), 's/1/x', 's/2')).toEqual([])
  })

  it('takes away nothing that was never approved', () => {
    expect(faults(approved(), 's/1', 's/3')).toEqual(['/scope/1 not-in-scope'])
    expect(faults(approved(), 's')).toEqual(['/scope/0 not-in-scope'])
  })

  it('takes away nothing twice', () => {
    const reduced = approved(act('reduce', '2021-06-01', { scope: ['s/1/x'] }))
    expect(faults(reduced, 's/1/x')).toEqual(['/scope/0 not-in-scope'])
    expect(faults(reduced, 's/1')).toEqual(['/scope/0 not-in-scope'])
    expect(faults(reduced, 's/1/y')).toEqual([])
  })

  it('names each item once', () => {
    expect(faults(approved(), 's/1', 's/1')).toEqual(['/scope/1 repeated'])
    expect(faults(approved(), 's/1/x', 's/1')).toEqual(['/scope/0 repeated'])
    expect(faults(approved())).toEqual(['/scope nothing-to-reduce'])
  })

  it.each([
    ['withdrawn', act('withdraw', '2021-06-01', {})],
    ['cancelled', act('cancel', '2021-06-01', {})],
    ['annulled', act('annul', '2023-06-01', {})],
  ])('is not possible for one that is %s', (_, ending) => {
    expect(faults(approved(ending), 's/1')).toEqual(['/number not-in-force'])
  })

  it('is possible while business is stopped, not after expiry', () => {
    expect(faults(approved(act('stop', '2021-06-01', {})), 's/1')).toEqual([])
    expect(reductionFaults(approved(), ['s/1'], day('2026-01-01'))).toMatchObject([{ code: 'not-in-force' }])
  })

  it('is an act that declarations do not have', () => {
    const declaration = attestation('declaration', { number: 'X', issuer: BODY }, { scope: ['s/1'] })
    expect(reductionFaults(declaration, ['s/1'], TODAY)).toMatchObject([{ code: 'act-not-of-family' }])
  })
})

describe('the decision to reduce', () => {
  it('takes effect on its own day, or on a later one that it names, never before', () => {
    const decided = day('2022-01-10')
    const decision = { items: ['s/1'], decided, basis }
    expect(reductionAct(decision)).toEqual({ act: 'reduce', effective: decided, basis, facts: { scope: ['s/1'] } })
    expect(reductionAct({ ...decision, effective: day('2022-02-01'), reason: 'r' })).toMatchObject({
      effective: '2022-02-01',
      reason: 'r',
    })
    expect(decisionFaults({ ...decision, effective: decided })).toEqual([])
    expect(decisionFaults({ ...decision, effective: day('2022-01-09') })).toEqual([
      { pointer: '/effective', code: 'before-decision', params: { effective: '2022-01-09', decided } },
    ])
  })

  it('leaves of the scope exactly what was not taken away, from its effective day on', () => {
    const tree = ['s/1', 's/1/x', 's/1/y', 's/2', 's/2/x']
    fc.assert(
      fc.property(fc.subarray(tree, { minLength: 1 }), (items) => {
        const before = approved()
        fc.pre(reductionFaults(before, items, TODAY).length === 0)
        const made = reductionAct({ items, decided: TODAY, basis })
        const after = { ...before, acts: [...before.acts, { ...made, seq: 1_000_000, recorded: TODAY } as Act] }
        const scope = scopeAt(after, TODAY)
        expect(items.some((item) => scope && covers(scope, item))).toBe(false)
        expect(scopeAt(after, day('2021-12-31'))).toEqual(scopeAt(before, TODAY))
        const untouched = tree.filter((code) => items.every((item) => !item.startsWith(code) && !code.startsWith(item)))
        expect(untouched.every((code) => scope && covers(scope, code))).toBe(true)
      }),
    )
  })
})
