import { belongsOn, day } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from './data.ts'
import { cccItems } from './items.ts'
import { categoriesOn, kindsOn } from './kinds-on.ts'
import { codesOf, membershipOf } from './membership.ts'

const catalogue = readCatalogue()
const items = new Map(cccItems(catalogue).map((item) => [item.code, item]))

function numberOf(on: string, code: string): number | undefined {
  return kindsOn(day(on), catalogue).find((kind) => kind.codes.includes(code))?.no
}

describe('the catalogue of compulsory product certification', () => {
  it.each([
    ['2015-06-01', 158, 20],
    ['2020-04-21', 103, 17],
    ['2020-09-24', 103, 17],
    ['2022-10-09', 103, 17],
    ['2022-10-10', 94, 16],
    ['2023-08-01', 96, 16],
    ['2023-09-05', 96, 16],
    ['2023-10-01', 96, 16],
  ])('has on %s %i kinds in %i categories', (on, kinds, categories) => {
    expect(kindsOn(day(on), catalogue)).toHaveLength(kinds)
    expect(categoriesOn(day(on), catalogue)).toHaveLength(categories)
  })

  it('has 106 kinds at the end of 2024, gas alarms being fire alarm products', () => {
    expect(kindsOn(day('2024-12-31'), catalogue)).toHaveLength(106)
  })

  it('has none before its first edition', () => {
    expect(kindsOn(day('2010-01-01'), catalogue)).toEqual([])
  })

  it('agrees with the official totals of each edition', () => {
    for (const edition of catalogue.versions) {
      const kinds = edition.categories.flatMap((category) => category.kinds)
      expect(kinds).toHaveLength(edition.officialTotals['kinds'] ?? 0)
      for (const procedure of ['self-declaration-A', 'self-declaration-B']) {
        const found = kinds.filter((kind) => kind.procedure === procedure)
        expect(found).toHaveLength(edition.officialTotals[procedure] ?? 0)
      }
    }
  })

  it('numbers kinds without a gap and, since 2020, gives no code twice', () => {
    for (const edition of catalogue.versions) {
      const kinds = edition.categories.flatMap((category) => category.kinds)
      expect(kinds.map((kind) => kind.no)).toEqual(kinds.map((_, index) => index + 1))
    }
    for (const codes of catalogue.versions.slice(1).map(codesOf)) expect(new Set(codes).size).toBe(codes.length)
  })

  it('keeps the number that a kind had in each edition', () => {
    expect(numberOf('2020-09-24', '0808')).toBe(41)
    expect(numberOf('2023-10-01', '0808')).toBe(38)
  })

  it('names the source of everything that is confirmed', () => {
    const known = new Set(catalogue.sources.map((source) => source.id))
    const kinds = catalogue.versions.flatMap((edition) => edition.categories.flatMap((category) => category.kinds))
    for (const kind of kinds.filter((one) => one.evidence === 'confirmed')) {
      expect(kind.sources?.length).toBeGreaterThan(0)
    }
    expect(kinds.flatMap((kind) => kind.sources ?? []).filter((id) => !known.has(id))).toEqual([])
    expect(catalogue.changes.flatMap((change) => change.sources).filter((id) => !known.has(id))).toEqual([])
  })
})

describe('the days on which a code belongs to the catalogue', () => {
  it.each([
    ['0201', '2014-12-01', undefined],
    ['0507', '2014-12-01', '2018-06-15'],
    ['1107', '2014-12-01', '2018-12-03'],
    ['1111', '2014-12-01', '2019-10-16'],
    ['0502', '2014-12-01', '2020-04-21'],
    ['2301', '2019-10-01', undefined],
    ['1119', '2020-04-21', undefined],
    ['0801', '2014-12-01', '2022-10-10'],
    ['0914', '2023-08-01', undefined],
  ])('%s: from %s until %s', (code, from, until) => {
    expect(membershipOf(code, catalogue)?.during).toEqual(until ? { from, until } : { from })
  })

  it('are marked when no announcement gives them', () => {
    expect(membershipOf('0502', catalogue)?.left).toBe('recalled')
    expect(membershipOf('0801', catalogue)?.left).toBe('confirmed')
    expect(membershipOf('2301', catalogue)?.joined).toBe('confirmed')
    expect(membershipOf('9999', catalogue)).toBeUndefined()
  })
})

describe('the items of the scheme', () => {
  it('are paths under their group, and each has its parent', () => {
    for (const code of items.keys()) {
      const parent = code.slice(0, code.lastIndexOf('/'))
      expect(parent === 'ccc' || items.has(parent)).toBe(true)
    }
  })

  it('belong to the catalogue on the days of their code', () => {
    const item = items.get('ccc/08/0801')
    expect(item && belongsOn(item, day('2022-10-09'))).toBe(true)
    expect(item && belongsOn(item, day('2022-10-10'))).toBe(false)
  })

  it('carry the name of the newest edition and the standards that the data has', () => {
    expect(items.get('ccc/02/0201')?.name.zh).toBe('插头插座')
    expect(items.get('ccc/02/0201')?.standards).toContain('GB 1002')
    expect(items.get('ccc/07')?.name).toEqual({ zh: '家用和类似用途设备', en: 'Household and similar appliances' })
  })

  it('keep products without a known code under a local key', () => {
    const toilets = items.get('ccc/uncoded/2024-A3')
    expect(toilets?.name.zh).toBe('电子坐便器')
    expect(toilets && belongsOn(toilets, day('2024-06-30'))).toBe(false)
    expect(toilets && belongsOn(toilets, day('2024-07-01'))).toBe(true)
  })

  it('are recalled where the name, the code or the day of leaving is', () => {
    expect(items.get('ccc/05/0502')?.evidence).toBe('recalled')
    expect(items.get('ccc/02/0201')?.evidence).toBe('confirmed')
    expect(items.get('ccc/09/0914')?.evidence).toBe('recalled')
  })
})
