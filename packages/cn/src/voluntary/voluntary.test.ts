import { day, findItem, membershipOn, type Scheme } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { pack } from '../pack.ts'
import { readVoluntary } from './data.ts'

const voluntary = pack.schemes.filter((scheme) => scheme.field !== undefined)

function get(code: string): Scheme {
  const scheme = pack.schemes.find((known) => known.code === code)
  if (!scheme) throw new Error(code)
  return scheme
}

describe('the fields of voluntary certification', () => {
  it('are 21 of products, 22 of services and 6 of management systems', () => {
    const of = (category: string) => pack.fields.filter((field) => field.category === category)
    expect(['product', 'service', 'management-system'].map((category) => of(category).length)).toEqual([21, 22, 6])
  })

  it('are marked as recalled, with what is assumed of them', () => {
    expect(pack.fields.filter((field) => field.evidence !== 'recalled')).toEqual([])
    const assumed = pack.fields.filter((field) => field.code.startsWith('field/MS'))
    expect(assumed.every((field) => field.note !== undefined)).toBe(true)
    expect(pack.gaps.map((gap) => gap.code)).toContain('field-names')
  })
})

describe('the voluntary schemes', () => {
  it('are all those of the material, each in a field of its category', () => {
    expect(voluntary).toHaveLength(readVoluntary().schemes.length)
    for (const scheme of voluntary) {
      const field = pack.fields.find((known) => known.code === scheme.field)
      expect([scheme.code, field?.category]).toEqual([scheme.code, scheme.category])
    }
  })

  it('lead to the certificate of their category', () => {
    expect(get('qms').certificateKind).toBe('system-certificate')
    expect(get('organic').certificateKind).toBe('product-certificate')
    expect(get('elderly-care').certificateKind).toBe('service-certificate')
  })

  it.each([
    ['qms', 3, 'confirmed'],
    ['organic', 1, 'confirmed'],
    ['low-carbon', 3, 'confirmed'],
    ['energy-saving', 3, 'confirmed'],
    ['mms', 5, 'recalled'],
    ['ccc', 5, 'confirmed'],
  ])('%s is valid for %i years, %s', (code, years, evidence) => {
    expect(get(code).validityYears).toMatchObject({ value: years, evidence })
  })

  it.each([
    ['organic', 3, undefined],
    ['qms', 6, undefined],
    ['ccc', 3, 12],
  ])('%s may be suspended for %s months, on request %s', (code, months, onRequest) => {
    expect(get(code).suspension?.maxMonths).toBe(months)
    expect(get(code).suspension?.onRequestMaxMonths).toBe(onRequest)
  })

  it('have the first surveillance within a year of the decision', () => {
    const systems = voluntary.filter((scheme) => scheme.category === 'management-system')
    expect(systems.filter((scheme) => scheme.surveillance?.firstWithinMonths !== 12)).toEqual([])
    expect(get('qms').surveillance?.thenEveryMonths).toBe(12)
  })

  it.each([
    ['qms', 'A01'],
    ['ec9000', 'A010201'],
    ['ems', 'A02'],
    ['ohsms', 'A03'],
    ['fsms', 'A04'],
    ['enms', 'A09'],
    ['ipms', 'A10'],
    ['sports-venue', 'C01'],
    ['ccc', 'B010101'],
  ])('%s is named in reports by %s, and no two by one code', (code, report) => {
    expect(get(code).reportCodes).toContain(report)
    const all = pack.schemes.flatMap((scheme) => scheme.reportCodes ?? [])
    expect(new Set(all).size).toBe(all.length)
  })

  it('say of each fact where it is from', () => {
    for (const { code, source, validityYears, nationallyUnified } of pack.schemes) {
      const sources = [source, validityYears?.source, nationallyUnified?.source]
      expect([code, sources.every((text) => text !== undefined && text !== '')]).toEqual([code, true])
    }
  })
})

describe('the items of voluntary schemes', () => {
  it('are business scopes for management systems, the field for products and services', () => {
    expect(get('qms').items).toHaveLength(39)
    expect(get('qms').items.map((item) => item.code)).toContain('qms/34')
    expect(get('organic').items.map((item) => item.code)).toEqual(['organic/PV01'])
    expect(get('elderly-care').items.map((item) => item.code)).toEqual(['elderly-care/SC18'])
  })

  it('may be divided further, and are never mandatory', () => {
    const item = findItem(get('qms'), 'qms/34/05')
    expect(item?.code).toBe('qms/34')
    expect(item && membershipOn(item, day('2024-01-01'))).toBe('accepted')
    expect(item?.during).toEqual([{ from: '2003-11-01', atEarliest: true }])
  })
})

describe('what a voluntary certificate rests on', () => {
  function needsOn(code: string, on: string) {
    return (pack.needs[code] ?? []).filter(
      ({ during, marks }) =>
        marks === undefined && during.from <= on && (during.until === undefined || on < during.until),
    )
  }

  it('is approval for the field of the scheme, and persons who are registered', () => {
    expect(needsOn('qms', '2024-01-01').map(({ role, covers, field }) => [role, covers, field])).toEqual([
      ['approval', 'field', 'field/MS1'],
      ['auditor', 'nothing', undefined],
      ['reviewer', 'nothing', undefined],
      ['decider', 'nothing', undefined],
    ])
  })

  it('is not accreditation: that a scheme asks for it is not on file', () => {
    const asked = voluntary.filter(({ code }) =>
      pack.needs[code]?.some(({ role, marks }) => role === 'accreditation' && !marks),
    )
    expect(asked).toEqual([])
    expect(pack.gaps.map((gap) => gap.code)).toContain('scheme-accreditation')
  })

  it('is asked for on every day since the Regulations, once for each role', () => {
    for (const scheme of voluntary) {
      for (const on of ['2003-11-01', '2017-12-31', '2018-01-01', '2020-11-28', '2020-11-29', '2026-11-22']) {
        const roles = needsOn(scheme.code, on).map(({ role }) => role)
        expect([scheme.code, on, roles]).toEqual([scheme.code, on, ['approval', 'auditor', 'reviewer', 'decider']])
      }
    }
  })

  it('keeps those who decide apart from those who audited', () => {
    const apart = needsOn('organic', '2024-01-01').filter(({ apartFrom }) => apartFrom?.includes('auditor'))
    expect(apart.map(({ role }) => role)).toEqual(['reviewer', 'decider'])
  })

  it.each([
    ['2017-12-31', ['reg-cnca 57']],
    ['2018-01-01', ['rule-cb 7', 'reg-cnca 57']],
    ['2020-11-29', ['reg-cnca 9', 'rule-cb 7']],
  ])('cites for approval on %s %j', (on, basis) => {
    const [approval] = needsOn('ems', on)
    expect(approval?.basis.map(({ instrument, article }) => `${instrument} ${article}`)).toEqual(basis)
  })
})
