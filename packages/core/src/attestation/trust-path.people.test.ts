import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import type { Attestation, Work } from './model.ts'
import {
  ITEM,
  act,
  attestation,
  AUDITOR,
  AUTHORITY,
  certificate,
  everything,
  LABORATORY,
  NEEDS,
  WORK,
  issuedWith,
  pathOf,
  person,
  stepOf,
  summary,
  without,
} from './testing/world.ts'

type World = Record<string, Attestation>

function laboratoryWith(later: Attestation['acts']): World {
  const given = { number: 'D2', issuer: AUTHORITY, later }
  const designation = attestation('designation', given, { holder: LABORATORY, scope: ['s/1'] })
  return { ...everything(), laboratoryDesignation: designation }
}

function registered(
  key: string,
  number: string,
  holder: number,
  valid: [string, string?],
  later: Attestation['acts'] = [],
): World {
  const given = { number, issuer: AUTHORITY, later }
  return { ...everything(), [key]: attestation('registration', given, { holder, valid, scope: ['s'] }) }
}

describe('the laboratory on the day of the test', () => {
  it('must have the item in its scope that day, not on the day of issue', () => {
    const reduced = laboratoryWith([
      act('reduce', '2021-03-10', { scope: [ITEM] }),
      act('extend', '2021-04-01', { scope: [ITEM] }),
    ])
    expect(summary(pathOf(certificate(), reduced))).toBe('trusted not-trusted outside-scope')
    const dayLater = laboratoryWith([act('reduce', '2021-03-11', { scope: [ITEM] })])
    expect(summary(pathOf(certificate(), dayLater))).toBe('trusted trusted')
  })

  it('makes the basis incomplete when it is not named, or its day not reported', () => {
    const unnamed = pathOf(issuedWith({ tests: [] }))
    expect(summary(unnamed)).toBe('trusted incomplete not-named')
    expect(unnamed.verdict).toBe('incomplete')
    const { laboratory } = WORK.tests[0] as Work['tests'][number]
    expect(summary(pathOf(issuedWith({ tests: [{ laboratory }] })))).toBe('trusted incomplete day-not-reported')
  })

  it('must be known to the register by the number it was named by', () => {
    expect(summary(pathOf(certificate(), without('laboratory')))).toBe('trusted not-trusted not-registered')
  })

  it('is judged for every test', () => {
    const [first] = WORK.tests as [Work['tests'][number]]
    const path = pathOf(issuedWith({ tests: [first, { ...first, on: day('2018-12-31') }] }))
    expect(path.basisAtIssue.reasons).toEqual(['not-issued-yet'])
    expect(path.steps.filter((step) => step.role === 'laboratory')).toHaveLength(2)
  })
})

describe('the people', () => {
  it('auditors must be registered on every day of the audit, and the first bad day is shown', () => {
    const pausing = [act('suspend', '2021-04-03', {}), act('restore', '2021-04-04', {})]
    const path = pathOf(certificate(), registered('auditor', 'P1', AUDITOR, ['2019-01-01'], pausing))
    expect(summary(path)).toBe('trusted not-trusted status-suspended')
    expect(stepOf(path, 'auditor')).toMatchObject({ day: '2021-04-03', status: 'suspended' })
    const after = registered('auditor', 'P1', AUDITOR, ['2019-01-01'], [act('suspend', '2021-04-04', {})])
    expect(summary(pathOf(certificate(), after))).toBe('trusted trusted')
  })

  it('an auditor who was not registered that day makes the basis untrusted', () => {
    const world = registered('auditor', 'P1', AUDITOR, ['2021-04-02'])
    expect(summary(pathOf(certificate(), world))).toBe('trusted not-trusted not-issued-yet')
  })

  it('one registration may follow another within the audit', () => {
    const world = registered('auditor', 'P1', AUDITOR, ['2019-01-01', '2021-04-02'])
    const next = attestation(
      'registration',
      { number: 'P9', issuer: AUTHORITY },
      { holder: AUDITOR, valid: ['2021-04-02'] },
    )
    const path = pathOf(certificate(), world, { more: [next] })
    expect(summary(path)).toBe('trusted trusted')
    const steps = path.steps.filter((step) => step.role === 'auditor')
    expect(steps.map((step) => [step.reference?.number, step.day])).toEqual([
      ['P1', '2021-04-01'],
      ['P9', '2021-04-02'],
    ])
  })

  it('the reviewer is judged on the day of the review, the decider on that of the decision', () => {
    const reviewer = registered('reviewer', 'P2', 6, ['2019-01-01', '2021-04-20'])
    expect(stepOf(pathOf(certificate(), reviewer), 'reviewer')).toMatchObject({
      missing: 'status-expired',
      day: '2021-04-20',
    })
    const decider = registered('decider', 'P3', 7, ['2019-01-01', '2021-04-25'])
    expect(stepOf(pathOf(certificate(), decider), 'decider')).toMatchObject({
      missing: 'status-expired',
      day: '2021-04-25',
    })
  })

  it('a reviewer must be registered for something of the scheme', () => {
    const world = {
      ...everything(),
      reviewer: attestation('registration', { number: 'P2', issuer: AUTHORITY }, { holder: 6, scope: ['t/1'] }),
    }
    expect(stepOf(pathOf(certificate(), world), 'reviewer')).toMatchObject({ missing: 'outside-scope', scopeItem: 's' })
  })

  it('a decision without a day, or without a name, is incomplete', () => {
    expect(summary(pathOf(issuedWith({ decision: { by: person('P3') } })))).toBe('trusted incomplete day-not-reported')
    expect(summary(pathOf(issuedWith({ decision: { on: day('2021-04-25') } })))).toBe('trusted incomplete not-named')
    const open = { auditor: person('P1'), period: { from: day('2021-04-01') } }
    expect(summary(pathOf(issuedWith({ audits: [open] })))).toBe('trusted incomplete day-not-reported')
  })

  it('whoever decides was neither in the audit team nor the reviewer', () => {
    const same = issuedWith({ decision: { by: person('p 1'), on: day('2021-04-25') } })
    expect(summary(pathOf(same))).toBe('trusted not-trusted same-person')
    const reviewed = issuedWith({ decision: { by: person('P2'), on: day('2021-04-25') } })
    expect(stepOf(pathOf(reviewed), 'decider')?.missing).toBe('same-person')
  })

  it('the same person under another number is the same person', () => {
    const other = attestation('registration', { number: 'P8', issuer: AUTHORITY }, { holder: AUDITOR })
    const same = issuedWith({ decision: { by: person('P8'), on: day('2021-04-25') } })
    expect(summary(pathOf(same, everything(), { more: [other] }))).toBe('trusted not-trusted same-person')
  })

  it('nobody can be told apart from people who were not named or are not known', () => {
    const rules = { needs: NEEDS.filter((need) => need.role === 'decider') }
    expect(summary(pathOf(issuedWith({ audits: [] }), everything(), { rules }))).toBe('trusted incomplete not-named')
    expect(summary(pathOf(certificate(), without('auditor'), { rules }))).toBe('trusted not-trusted not-registered')
  })
})
