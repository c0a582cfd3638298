import { describe, expect, it } from 'vitest'
import type { Need } from '../attestation/need.ts'
import type { Fault } from '../problem/problem.ts'
import type { Scheme, SchemeItem } from '../scheme/model.ts'
import { smallScheme } from '../scheme/testing/small-scheme.ts'
import { day } from '../time/day.ts'
import { catalogueFaults, fieldNeedFaults, standardFaults } from './scheme-faults.ts'
import { smallPack } from './testing/small-pack.ts'

const KINDS = new Map([
  ['paper', 'certificate'],
  ['statement', 'declaration'],
  ['permit', 'approval'],
])
const { fields } = smallPack

function said(faults: readonly Fault[]): readonly string[] {
  return faults.map(({ pointer, code, params }) =>
    [pointer, code, params?.['name']].filter((part) => part !== undefined).join(' '),
  )
}

function faultsOf(change: Partial<Scheme>): readonly string[] {
  return said(catalogueFaults({ ...smallScheme, ...change }, { fields, kinds: KINDS }))
}

function withItem(change: Partial<SchemeItem>): readonly string[] {
  const [group, kettle, ...rest] = smallScheme.items
  if (!group || !kettle) throw new Error('the small scheme has items')
  return faultsOf({ items: [group, { ...kettle, ...change }, ...rest] })
}

describe('a scheme', () => {
  it('that refers to what exists has no fault', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ field: 'field/f' })).toEqual([])
  })

  it('is in a field of the pack and of its category', () => {
    expect(faultsOf({ field: 'field/x' })).toEqual(['/schemes/s/field unknown-field field/x'])
    expect(faultsOf({ field: 'field/f', category: 'service' })).toEqual(['/schemes/s/field wrong-category field/f'])
  })

  it('has procedures that end with a certificate or a declaration, each once', () => {
    const procedures = smallScheme.procedures ?? []
    const leadingTo = (leadsTo: string) => faultsOf({ procedures: procedures.map((one) => ({ ...one, leadsTo })) })
    expect(leadingTo('permit')).toContain('/schemes/s/procedures wrong-family permit')
    expect(leadingTo('nothing')).toContain('/schemes/s/procedures unknown-kind nothing')
    expect(faultsOf({ procedures: [...procedures, ...procedures] })).toContain(
      '/schemes/s/procedures duplicate certification',
    )
  })
})

describe('an item', () => {
  it('has procedures of its scheme', () => {
    expect(faultsOf({ procedures: [] })).toContain('/schemes/s/items/s/1/11/procedures unknown-procedure declaration')
  })

  it.each([
    ['before it is taken', { from: day('2020-01-01'), mandatoryFrom: day('2019-01-01') }],
    ['after it left', { from: day('2020-01-01'), until: day('2021-01-01'), mandatoryFrom: day('2021-01-01') }],
  ])('is not mandatory %s', (_, period) => {
    expect(withItem({ during: [period] })).toEqual([
      `/schemes/s/items/s/1/11 mandatory-outside ${period.mandatoryFrom}`,
    ])
  })

  it('has no procedure that ends before it begins, or is closed when it has ended', () => {
    const procedure = {
      procedure: 'declaration',
      from: day('2020-01-01'),
      evidence: 'confirmed',
      source: 'test',
    } as const
    expect(withItem({ procedures: [{ ...procedure, until: day('2020-01-01') }] })).toEqual([
      '/schemes/s/items/s/1/11/procedures ends-before-start 2020-01-01',
    ])
    expect(
      withItem({ procedures: [{ ...procedure, until: day('2021-01-01'), closedFrom: day('2021-01-01') }] }),
    ).toEqual(['/schemes/s/items/s/1/11/procedures closed-outside declaration'])
  })

  it('has one former name on a day', () => {
    const name = { zh: '旧', en: 'Old' }
    const formerNames = [
      { from: day('2010-01-01'), until: day('2012-01-01'), name },
      { from: day('2011-01-01'), until: day('2013-01-01'), name },
    ]
    expect(withItem({ formerNames })).toEqual(['/schemes/s/items/s/1/11/formerNames overlap 2011-01-01'])
  })
})

describe('a need', () => {
  const [approval] = smallPack.needs['s'] ?? []
  const faults = (change: Partial<Need>) =>
    approval && said(fieldNeedFaults('/needs/s/0', { ...approval, ...change }, fields))

  it('names a field exactly when a field must be covered', () => {
    expect(faults({})).toEqual([])
    expect(faults({ covers: 'field', field: 'field/f' })).toEqual([])
    expect(faults({ covers: 'field' })).toEqual(['/needs/s/0 no-field'])
    expect(faults({ covers: 'items', field: 'field/f' })).toEqual(['/needs/s/0 field-not-asked field/f'])
  })

  it('names a field of the pack', () => {
    expect(faults({ covers: 'field', field: 'field/x' })).toEqual(['/needs/s/0/field unknown-field field/x'])
  })
})

describe('the standards of a pack', () => {
  const [standard] = smallPack.standards
  const faults = (change: Partial<NonNullable<typeof standard>>) =>
    standard && said(standardFaults([{ ...standard, ...change }]))
  const edition = { number: 'T 1-2020', evidence: 'confirmed', source: 'test' } as const

  it('have editions of their own', () => {
    expect(faults({})).toEqual([])
    expect(faults({ editions: [] })).toEqual(['/standards/T 1 no-edition'])
    expect(faults({ editions: [{ ...edition, number: 'T 2-2020' }] })).toEqual([
      '/standards/T 1 edition-of-another T 2-2020',
    ])
  })

  it('have one edition on a day, as far as days are known', () => {
    const from = day('2020-01-01')
    expect(
      faults({
        editions: [
          { ...edition, from },
          { ...edition, number: 'T 1-2021', from },
        ],
      }),
    ).toEqual(['/standards/T 1 overlap 2020-01-01'])
    expect(faults({ editions: [edition, { ...edition, number: 'T 1-2021' }] })).toEqual([])
  })

  it('stand once, however their numbers are written', () => {
    expect(standard && said(standardFaults([standard, { ...standard, number: 'ｔ１' }]))).toEqual([
      '/standards duplicate T1',
    ])
  })
})
