import { describe, expect, it } from 'vitest'
import type { Act, Attestation } from '../attestation/model.ts'
import { act, BODY, certificate } from '../attestation/testing/world.ts'
import { smallPack } from '../pack/testing/small-pack.ts'
import { day } from '../time/day.ts'
import { flagRow, reportDue } from './report-flags.ts'
import type { ReportRow } from './report.ts'

const TODAY = day('2022-06-01')

function row(given: Partial<ReportRow>): ReportRow {
  const effective = day('2022-05-30')
  return {
    act: 'suspend',
    number: 'C1',
    effective,
    record: 'certificate',
    scheme: 's',
    models: [],
    item: [],
    sites: [],
    standards: [],
    auditors: [],
    ...given,
  }
}

function reported(...later: Act[]): Attestation {
  return certificate({ later }, { valid: ['2021-05-01', '2026-05-01'], scope: ['s/1'] })
}

function flags(given: Partial<ReportRow>, subject: Attestation | undefined, body = BODY): readonly string[] {
  const facts = { body, today: TODAY, pack: smallPack, certificate: subject, line: 3 }
  return flagRow(row(given), facts).map(({ field, code, severity }) => `${severity} ${field} ${code}`)
}

describe('a reported act', () => {
  it('that fits the certificate is not remarked upon', () => {
    expect(flags({}, reported())).toEqual([])
    expect(flags({ act: 'issue' }, undefined)).toEqual([])
  })

  it("on another body's number is an error, and nothing about that certificate is told", () => {
    const ended = reported(act('withdraw', '2021-06-01', {}))
    expect(flags({}, ended, BODY + 1)).toEqual(['error number other-body'])
    expect(flags({ act: 'issue' }, ended, BODY + 1)).toEqual(['error number other-body'])
  })

  it('on a number that was never reported is an error', () => {
    expect(flags({}, undefined)).toEqual(['error number never-reported'])
  })

  it('on a certificate that has ended is taken and flagged', () => {
    const ended = reported(act('withdraw', '2022-01-01', {}))
    expect(flags({}, ended)).toEqual(['flag act already-ended'])
    expect(flags({ effective: day('2021-12-31') }, ended)).toEqual(['flag effective late'])
  })

  it('is compared with the status of its own day', () => {
    const suspended = reported(act('suspend', '2022-05-01', {}))
    expect(flags({}, suspended)).toEqual(['flag act already-suspended'])
    expect(flags({ act: 'restore' }, suspended)).toEqual([])
    expect(flags({ act: 'restore' }, reported())).toEqual(['flag act not-suspended'])
  })

  it('before the issue, and after the expiry, is flagged', () => {
    expect(flags({ effective: day('2021-04-30') }, reported())).toEqual([
      'flag effective late',
      'flag effective before-issue',
    ])
    const expired = certificate({}, { valid: ['2021-05-01', '2022-05-01'] })
    expect(flags({}, expired)).toEqual(['flag act already-expired'])
    expect(flags({ act: 'renew', validTo: day('2027-01-01') }, expired)).toEqual([])
  })

  it('that renews to an earlier end, or reduces what is not there, is flagged', () => {
    expect(flags({ act: 'renew', validTo: day('2026-04-29') }, reported())).toEqual([
      'flag validTo shorter-than-before',
    ])
    expect(flags({ act: 'renew', validTo: day('2026-04-30') }, reported())).toEqual([])
    expect(flags({ act: 'reduce', item: ['s/2'] }, reported())).toEqual(['flag item outside-scope'])
    expect(flags({ act: 'reduce', item: ['s/1/x'] }, reported())).toEqual([])
  })

  it('that issues a number a second time is flagged: the first report stands', () => {
    expect(flags({ act: 'issue' }, reported())).toEqual(['error number issued-twice'])
  })

  it('whose decider audited or reviewed is flagged, however the number is written', () => {
    expect(flags({ act: 'issue', decider: 'p 1', auditors: ['P0', 'Ｐ1'] }, undefined)).toEqual([
      'flag decider same-person',
    ])
    expect(flags({ act: 'issue', decider: 'P1', reviewer: 'P1' }, undefined)).toEqual(['flag decider same-person'])
    expect(flags({ act: 'issue', decider: 'P1', reviewer: 'P2', auditors: ['P3'] }, undefined)).toEqual([])
  })

  it('that names itself as predecessor is flagged', () => {
    expect(flags({ act: 'issue', predecessor: 'c1' }, undefined)).toEqual(['flag predecessor same-predecessor'])
  })
})

describe('the last day of a report in time', () => {
  const basis = [{ instrument: 'x', article: '1' }]
  const { calendar } = smallPack

  it('is so many days after what happened', () => {
    expect(reportDue(day('2022-05-20'), { rule: 'days', days: 10, count: 'working', basis }, calendar)).toBe(
      '2022-06-01',
    )
    expect(flags({ effective: day('2022-05-22') }, reported())).toEqual([])
    expect(flags({ effective: day('2022-05-21') }, reported())).toEqual(['flag effective late'])
  })

  it.each([
    ['2022-01-31', '2022-02-10'],
    ['2022-12-01', '2023-01-10'],
  ])('of what happened on %s is %s where a day of the next month is the rule', (happened, due) => {
    expect(reportDue(day(happened), { rule: 'day-of-next-month', day: 10, basis }, calendar)).toBe(due)
  })
})
