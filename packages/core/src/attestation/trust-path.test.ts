import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import type { Attestation } from './model.ts'
import {
  act,
  ALWAYS,
  ASKED,
  attestation,
  AUTHORITY,
  BODY,
  certificate,
  content,
  everything,
  ITEM,
  LABORATORY,
  NEEDS,
  pathOf,
  registerOf,
  stepOf,
  summary,
  without,
} from './testing/world.ts'
import { trustPath } from './trust-path.ts'

describe('a certificate with everything in order', () => {
  const path = pathOf(certificate())

  it('is trusted, with one step for itself and one for each need', () => {
    expect(path.verdict).toBe('trusted')
    expect(path.standing).toEqual({ verdict: 'trusted', reasons: [], status: 'valid' })
    expect(path.basisAtIssue).toEqual({ verdict: 'trusted', reasons: [], day: '2021-05-01' })
    expect(path.steps.map((step) => step.role)).toEqual(['certificate', ...NEEDS.map((need) => need.role)])
  })

  it('judges each link on its own day', () => {
    expect(path.steps.map((step) => step.day)).toEqual([
      ASKED,
      '2021-05-01',
      '2021-05-01',
      '2021-05-01',
      '2021-03-10',
      '2021-04-01',
      '2021-04-20',
      '2021-04-25',
    ])
  })

  it('names what holds, for which item, and where trust ends', () => {
    expect(stepOf(path, 'approval')).toMatchObject({
      holder: BODY,
      reference: { family: 'approval', number: 'A1' },
      scopeItem: ITEM,
      status: 'valid',
      basis: [{ instrument: 'rules', article: '7' }],
      missing: undefined,
      above: [
        { role: 'authority', holder: AUTHORITY, basis: [{ instrument: 'law', article: '1' }], missing: undefined },
      ],
    })
  })

  it('finds what the laboratory holds of the family asked for, whatever number it was named by', () => {
    expect(stepOf(path, 'laboratory')).toMatchObject({
      holder: LABORATORY,
      reference: { family: 'designation', number: 'D2' },
    })
  })

  it('has no path before anybody knew of the issue', () => {
    const subject = certificate()
    expect(trustPath(subject, day(ASKED), registerOf([subject]), day('2021-04-30'))).toBeUndefined()
  })
})

describe('standing', () => {
  const suspended = [act('suspend', '2021-12-01', {})]
  it.each([
    ['valid', [], ASKED],
    ['suspended', suspended, ASKED],
    ['withdrawn', [act('withdraw', '2021-12-01', {})], ASKED],
    ['cancelled', [act('cancel', '2021-12-01', {})], ASKED],
    ['replaced', [act('replace', '2021-12-01', {})], ASKED],
    ['annulled', [act('annul', '2022-06-01', {})], ASKED],
    ['expired', [], '2026-05-01'],
    ['valid', [act('renew', '2026-04-01', { until: day('2031-05-01') })], '2026-05-01'],
    ['pending', [], '2021-04-30'],
  ])('is that of a %s certificate, and leaves the basis at issue alone', (status, later, on) => {
    const { standing, basisAtIssue, verdict } = pathOf(certificate({ later }), everything(), { on })
    const isValid = status === 'valid'
    expect(standing).toEqual({
      status,
      verdict: isValid ? 'trusted' : 'not-trusted',
      reasons: isValid ? [] : [`status-${status}`],
    })
    expect(basisAtIssue).toEqual({ verdict: 'trusted', reasons: [], day: '2021-05-01' })
    expect(verdict).toBe(isValid ? 'trusted' : 'not-trusted')
  })
})

type World = Record<string, Attestation>

function approvalWith(later: Attestation['acts'], valid: [string, string?] = ['2019-01-01']): World {
  const given = { number: 'A1', issuer: AUTHORITY, later }
  return { ...everything(), approval: attestation('approval', given, { holder: BODY, scope: ['s/1'], valid }) }
}

describe('the body on the day of issue', () => {
  it('needs an approval: one that lapsed the day before carries nothing', () => {
    const world = approvalWith([], ['2019-01-01', '2021-05-01'])
    expect(summary(pathOf(certificate(), world))).toBe('trusted not-trusted status-expired')
    const dayLonger = approvalWith([], ['2019-01-01', '2021-05-02'])
    expect(summary(pathOf(certificate(), dayLonger))).toBe('trusted trusted')
  })

  it('needs the item in the scope of that day: a reduction two days before, reported a month later, counts once known', () => {
    const world = approvalWith([act('reduce', { on: '2021-04-29', recorded: '2021-05-29' }, { scope: [ITEM] })])
    const asked = (on: string, known: string): string => summary(pathOf(certificate(), world, { on, known }))
    expect(asked('2021-04-30', '2021-05-28')).toBe('not-trusted trusted')
    expect(asked('2021-04-30', '2021-05-29')).toBe('not-trusted not-trusted outside-scope')
    expect(asked('2021-05-10', '2021-05-28')).toBe('trusted trusted')
    expect(asked('2021-05-10', '2021-05-29')).toBe('trusted not-trusted outside-scope')
  })

  it('is not touched by a reduction that takes effect on a later day', () => {
    const world = approvalWith([act('reduce', '2021-05-02', { scope: [ITEM] })])
    expect(summary(pathOf(certificate(), world))).toBe('trusted trusted')
  })

  it('must not be under an order to stop business, and may issue again after it', () => {
    const stopped = act('stop', '2021-04-15', {})
    expect(summary(pathOf(certificate(), approvalWith([stopped])))).toBe('trusted not-trusted status-stopped')
    const resumed = approvalWith([stopped, act('resume', '2021-05-01', {})])
    expect(summary(pathOf(certificate(), resumed))).toBe('trusted trusted')
  })

  it('needs a designation where the scheme asks for one', () => {
    expect(summary(pathOf(certificate(), without('designation')))).toBe('trusted not-trusted none-held')
    const rules = { needs: NEEDS.filter((need) => need.role !== 'designation') }
    expect(summary(pathOf(certificate(), without('designation'), { rules }))).toBe('trusted trusted')
  })

  it('needs its accreditation: a suspension reported late shows only to those who know of it', () => {
    const world = everything()
    const accreditation = world['accreditation'] as Attestation
    const late = act('suspend', { on: '2021-04-01', recorded: '2021-06-20' }, {})
    world['accreditation'] = { ...accreditation, acts: [...accreditation.acts, late] }
    expect(summary(pathOf(certificate(), world))).toBe('trusted not-trusted status-suspended')
    expect(summary(pathOf(certificate(), world, { known: '2021-06-19' }))).toBe('trusted trusted')
  })

  it('needs what it holds by the time, not later', () => {
    const world = approvalWith([], ['2021-05-02'])
    expect(summary(pathOf(certificate(), world))).toBe('trusted not-trusted not-issued-yet')
  })

  it('needs what it holds itself: an approval that a correction gave to another carries nothing', () => {
    const world = approvalWith([])
    const [first] = world['approval']?.acts ?? []
    const facts = content({ holder: BODY + 100, scope: ['s/1'], valid: ['2019-01-01'] })
    const corrected = approvalWith([act('correct', '2021-06-01', { corrects: first?.seq ?? 0, facts })])
    const approval = { ...corrected['approval'], acts: [first, ...(corrected['approval']?.acts.slice(1) ?? [])] }
    const subject = certificate()
    const all = { ...world, approval: approval as Attestation }
    expect(summary(pathOf(subject, all))).toBe('trusted not-trusted none-held')
    expect(summary(pathOf(subject, all, { known: '2021-05-31' }))).toBe('trusted trusted')
  })

  it('needs an attestation of a kind that the rule names', () => {
    const rules = {
      needs: NEEDS.map((need) =>
        need.role === 'approval' ? Object.assign({}, need, { kinds: ['approval/b'] }) : need,
      ),
    }
    expect(summary(pathOf(certificate(), everything(), { rules }))).toBe('trusted not-trusted none-held')
  })

  it('may carry different items by different attestations, each of which is shown', () => {
    const two = certificate({}, { scope: [ITEM, 's/2'] })
    const other = attestation('approval', { number: 'A2', issuer: AUTHORITY }, { holder: BODY, scope: ['s/2'] })
    const rules = {
      needs: NEEDS.filter((need) => need.role === 'approval'),
      catalogue: { [ITEM]: ALWAYS, 's/2': ALWAYS },
    }
    const path = pathOf(two, everything(), { rules, more: [other] })
    expect(summary(path)).toBe('trusted trusted')
    expect(path.steps.slice(1).map((step) => [step.reference?.number, step.scopeItem])).toEqual([
      ['A1', ITEM],
      ['A2', 's/2'],
    ])
  })

  it('is explained by the attestation that held last, when none holds', () => {
    const world = approvalWith([], ['2019-01-01', '2021-04-30'])
    const old = attestation(
      'approval',
      { number: 'A0', issuer: AUTHORITY },
      { holder: BODY, scope: ['s'], valid: ['2010-01-01', '2016-01-01'] },
    )
    const never = attestation('approval', { number: 'A9', issuer: AUTHORITY }, { holder: BODY, scope: ['s/9'] })
    const path = pathOf(certificate(), world, { more: [old, never] })
    expect(stepOf(path, 'approval')).toMatchObject({ reference: { number: 'A1' }, missing: 'status-expired' })
  })
})

describe('the rules of the day of issue', () => {
  it('leave the basis incomplete where there were none', () => {
    const rules = { needs: NEEDS.map((need) => Object.assign({}, need, { during: { from: day('2021-05-02') } })) }
    const path = pathOf(certificate(), everything(), { rules })
    expect(summary(path)).toBe('trusted incomplete no-rules-on-day')
    expect(path.steps).toHaveLength(2)
  })

  it('do not ask for what was asked only before or after', () => {
    const until = { from: day('2000-01-01'), until: day('2021-05-01') }
    const needs = NEEDS.map((need) => (need.role === 'designation' ? Object.assign({}, need, { during: until }) : need))
    expect(summary(pathOf(certificate(), without('designation'), { rules: { needs } }))).toBe('trusted trusted')
  })

  it('want the item in the catalogue that day', () => {
    const catalogue = { [ITEM]: { from: day('2000-01-01'), until: day('2021-05-01') } }
    const path = pathOf(certificate(), everything(), { rules: { catalogue } })
    expect(summary(path)).toBe('trusted not-trusted item-not-in-scheme')
    expect(path.steps[1]).toMatchObject({ role: 'certificate', day: '2021-05-01', scopeItem: ITEM })
  })

  it('end in an authority: without one the link does not carry', () => {
    const path = pathOf(certificate(), everything(), { rules: { roots: [AUTHORITY] } })
    expect(summary(path)).toBe('trusted not-trusted root-unknown')
    expect(stepOf(path, 'accreditation')).toMatchObject({ missing: undefined, above: [{ missing: 'root-unknown' }] })
  })

  it('judge a renewed and extended certificate on its issue', () => {
    const renewed = certificate({ later: [act('renew', '2026-04-01', { until: day('2031-05-01') })] })
    const path = pathOf(renewed, everything(), { on: '2027-01-01' })
    expect(path.basisAtIssue.day).toBe('2021-05-01')
    expect(summary(path)).toBe('trusted trusted')
  })
})
