import { describe, expect, it } from 'vitest'
import type { Attestation } from '../attestation/model.ts'
import {
  ACCREDITOR,
  act,
  ALWAYS,
  AUTHORITY,
  certificate,
  everything,
  ITEM,
  NEEDS,
  pathOf,
  registerOf as worldOf,
  without,
} from '../attestation/testing/world.ts'
import { trustPath } from '../attestation/trust-path.ts'
import { day } from '../time/day.ts'
import type { ExtractFacts } from './model.ts'
import { certificateOf, registerOf } from './register.ts'

function factsOf(subject: Attestation, others: readonly Attestation[]): ExtractFacts {
  const world = worldOf([])
  return {
    number: subject.number,
    attestations: [subject, ...others].map((one) =>
      Object.assign({}, one, { acts: one.acts.map((line) => ({ act: line, salt: '', recordedAt: '' })) }),
    ),
    parties: [],
    pack: { code: 'test', version: '1' },
    needs: { s: NEEDS },
    roots: [AUTHORITY, ACCREDITOR].flatMap((id) => {
      const root = world.root(id, 'approval')
      return root ? [{ ...root, id }] : []
    }),
    items: [ITEM, 's/1/y'].map((code) => ({ code, name: { zh: code, en: code }, during: [ALWAYS] })),
    zone: 'UTC',
    asOf: { on: day('2022-01-01'), at: '2022-01-01T00:00:00Z' },
  }
}

function recomputed(subject: Attestation, others: Readonly<Record<string, Attestation>>, on = '2022-01-01') {
  const facts = factsOf(subject, Object.values(others))
  const found = certificateOf(facts)
  return found && trustPath(found, day(on), registerOf(facts))
}

describe('the register of an extract', () => {
  it.each(['approval', 'designation', 'laboratory', 'auditor', 'decider', 'nothing'])(
    'gives the same trust path as the register itself, %s left out',
    (left) => {
      const subject = certificate()
      const others = left === 'nothing' ? everything() : without(left)
      expect(recomputed(subject, others)).toEqual(pathOf(subject, others))
    },
  )

  it('gives the same trust path when the certificate was suspended or carries an item of no catalogue', () => {
    const others = everything()
    const suspended = certificate({ later: [act('suspend', '2021-12-01', {})] })
    expect(recomputed(suspended, others)?.verdict).toBe('not-trusted')
    expect(recomputed(suspended, others)).toEqual(pathOf(suspended, others))
    const unknown = certificate({}, { scope: ['s/1/z'] })
    expect(recomputed(unknown, others)).toEqual(pathOf(unknown, others))
  })

  it('knows whoever held something by any act, a corrected one too', () => {
    const moved = certificate({
      later: [
        act('transfer', '2021-06-01', { holder: 70 }),
        act('correct', '2021-06-02', { corrects: 1, facts: { holder: 71 } }),
      ],
    })
    const register = registerOf(factsOf(moved, []))
    expect([8, 70, 71, 72].map((party) => register.heldBy(party, 'certificate').length)).toEqual([1, 1, 1, 0])
    expect(register.heldBy(8, 'approval')).toEqual([])
  })

  it('says of an item when it belonged, and nothing of a scheme that has no rules', () => {
    const facts = {
      ...factsOf(certificate(), []),
      items: [
        { code: 's/2', name: { zh: '', en: '' }, during: [{ from: day('2020-01-01'), until: day('2021-01-01') }] },
      ],
    }
    const register = registerOf(facts)
    expect(
      ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map((on) => register.itemOn('s/2', day(on))),
    ).toEqual([false, true, true, false])
    expect([
      register.itemOn('s', day('2020-01-01')),
      register.itemOn('s/9', day('2020-01-01')),
      register.itemOn('q/1', day('2020-01-01')),
    ]).toEqual([true, false, undefined])
  })
})

describe('the certificate of an extract', () => {
  it('is the first attestation, if it is the one that the extract names', () => {
    const facts = factsOf(certificate(), Object.values(everything()))
    expect(certificateOf(facts)?.number).toBe('C1')
    expect(certificateOf({ ...facts, number: 'c 1' })?.number).toBe('C1')
    expect(certificateOf({ ...facts, number: 'C2' })).toBeUndefined()
    expect(certificateOf({ ...facts, attestations: facts.attestations.slice(1) })).toBeUndefined()
    expect(certificateOf({ ...facts, attestations: [] })).toBeUndefined()
  })
})
