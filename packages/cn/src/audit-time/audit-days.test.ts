import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditDays, laterAuditDays, sitesToVisit, toHalfDays, type Audited } from './audit-days.ts'
import { readAuditBands } from './table.ts'

const bands = readAuditBands()
const QMS: Audited = { standard: 'qms' }
const COLUMNS: readonly Audited[] = [
  QMS,
  ...(['high', 'medium', 'low', 'limited'] as const).map((complexity) => ({ standard: 'ems', complexity }) as const),
  ...(['high', 'medium', 'low'] as const).map((complexity) => ({ standard: 'ohsms', complexity }) as const),
]

describe('the tables of audit time', () => {
  it('follow on one another without a hole, from 1 to 10,700 persons', () => {
    expect(bands).toHaveLength(23)
    expect(bands[0]?.from).toBe(1)
    expect(bands.at(-1)?.to).toBe(10_700)
    bands.slice(1).forEach((band, at) => expect(band.from).toBe((bands[at]?.to ?? 0) + 1))
  })

  it.each([
    ['quality, 5 persons', QMS, 5, 0, 1.5],
    ['quality, 55 persons', QMS, 55, 0, 5],
    ['quality, 55 persons, half of it left out', QMS, 55, 0.5, 2.5],
    ['environment, 100 persons, high complexity', { standard: 'ems', complexity: 'high' }, 100, 0, 11],
    ['safety at work, 625 persons, medium', { standard: 'ohsms', complexity: 'medium' }, 625, 0, 12],
  ] as const)('give for %s the time', (_name, audited, personnel, reduction, days) => {
    expect(auditDays(bands, audited, personnel, reduction)?.days).toBe(days)
  })

  it('give the same for the environment and for safety at work, where both have the complexity', () => {
    for (const { ems, ohsms } of bands) expect(ohsms).toEqual({ high: ems.high, medium: ems.medium, low: ems.low })
  })

  it('say nothing above their last row', () => {
    expect(auditDays(bands, QMS, 10_700)?.days).toBe(22)
    expect(auditDays(bands, QMS, 10_701)).toBeUndefined()
  })

  it.each([0, -1, 1.5, Number.NaN])('refuse %s persons', (personnel) => {
    expect(() => auditDays(bands, QMS, personnel)).toThrow(RangeError)
  })

  it('never give less for more persons, nor for more complexity', () => {
    const persons = fc.integer({ min: 1, max: 10_700 })
    fc.assert(
      fc.property(persons, persons, fc.constantFrom(...COLUMNS), (a, b, audited) => {
        const [few, many] = a < b ? [a, b] : [b, a]
        expect(auditDays(bands, audited, few)?.days).toBeLessThanOrEqual(auditDays(bands, audited, many)?.days ?? 0)
      }),
    )
    for (const { ems } of bands)
      expect([ems.high, ems.medium, ems.low, ems.limited]).toEqual(Object.values(ems).toSorted((x, y) => y - x))
  })
})

describe('a reduction', () => {
  it('of more than 30 % in all is said to be one', () => {
    expect(auditDays(bands, QMS, 55, 0.3)?.flags).toEqual([])
    expect(auditDays(bands, QMS, 55, 0.31)?.flags).toEqual(['reduction-above-30'])
  })

  it('leaves four fifths of the time on site', () => {
    expect(auditDays(bands, QMS, 55)?.onSite).toBe(4)
  })

  it.each([-0.1, 1, Number.NaN])('of %s is none', (reduction) => {
    expect(() => auditDays(bands, QMS, 55, reduction)).toThrow(RangeError)
  })
})

describe('half days', () => {
  it.each([
    [5.3, 5.5],
    [5.2, 5],
    [5.25, 5.5],
    [0.2, 0],
  ])('%s is %s', (days, rounded) => {
    expect(toHalfDays(days)).toBe(rounded)
  })

  it('are a third for surveillance and two thirds for recertification', () => {
    expect([laterAuditDays(6, 'surveillance'), laterAuditDays(6, 'recertification')]).toEqual([2, 4])
    expect([laterAuditDays(5, 'surveillance'), laterAuditDays(5, 'recertification')]).toEqual([1.5, 3.5])
  })
})

describe('sites that are visited', () => {
  it.each([
    [100, 10, 6, 8],
    [10, 4, 2, 3],
    [1, 1, 1, 1],
    [0, 0, 0, 0],
  ])('of %i: %i, in surveillance %i, in recertification of an effective system %i', (sites, initial, yearly, again) => {
    expect(sitesToVisit(sites, 'initial')).toBe(initial)
    expect(sitesToVisit(sites, 'recertification')).toBe(initial)
    expect(sitesToVisit(sites, 'surveillance')).toBe(yearly)
    expect(sitesToVisit(sites, 'recertification-effective')).toBe(again)
  })

  it('are the least number whose square reaches the sites', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (sites) => {
        const sample = sitesToVisit(sites, 'initial')
        expect(sample ** 2 >= sites && (sample - 1) ** 2 < sites).toBe(true)
        expect(sitesToVisit(sites, 'surveillance')).toBeLessThanOrEqual(sample)
      }),
    )
  })
})
