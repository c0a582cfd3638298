import {
  compareScheme,
  countOn,
  day,
  guide,
  listOn,
  membershipOn,
  proceduresOn,
  type SchemeItem,
} from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from './data.ts'
import { categoriesOn, kindsOn } from './kinds-on.ts'
import { cccScheme } from './scheme.ts'

const ccc = cccScheme()

function get(code: string): SchemeItem {
  const item = ccc.items.find((known) => known.code === `ccc/${code.slice(0, 2)}/${code}`)
  if (!item) throw new Error(code)
  return item
}

function openOn(code: string, on: string): readonly string[] {
  return proceduresOn(get(code), day(on)).map(({ procedure }) => procedure)
}

function declaringOn(on: string): readonly SchemeItem[] {
  return ccc.items.filter((item) =>
    proceduresOn(item, day(on)).some(({ procedure, only }) => procedure.startsWith('self-declaration') && !only),
  )
}

function kindsOf(items: readonly SchemeItem[], on: string): number {
  const found = listOn(ccc, day(on)).flatMap(({ items: listed }) => listed.filter((item) => items.includes(item)))
  const numbers = found.flatMap((item) =>
    (item.places ?? []).filter(({ from, until }) => from <= on && (!until || on < until)),
  )
  return new Set(numbers.map(({ kind }) => kind)).size
}

describe('the catalogue in force', () => {
  it.each([
    ['2020-09-24', 17, 103],
    ['2022-10-09', 17, 103],
    ['2022-10-10', 16, 94],
    ['2023-09-05', 16, 96],
    ['2024-06-30', 16, 96],
    ['2024-12-31', 16, 106],
    ['2027-01-01', 16, 106],
  ])('has on %s %i categories and %i kinds', (on, categories, kinds) => {
    expect(countOn(ccc, day(on))).toMatchObject({ categories, kinds })
  })

  it('is counted by the scheme as by its data, on any day', () => {
    const data = readCatalogue()
    for (const on of [
      '2015-01-01',
      '2018-06-15',
      '2019-10-16',
      '2020-04-20',
      '2021-05-05',
      '2023-08-01',
      '2025-01-01',
    ]) {
      const count = countOn(ccc, day(on))
      expect([on, count.kinds, count.categories]).toEqual([
        on,
        kindsOn(day(on), data).length,
        categoriesOn(day(on), data).length,
      ])
    }
  })

  it('lists what was added without a known code in no category', () => {
    const last = listOn(ccc, day('2025-01-01')).at(-1)
    expect(last?.number).toBeUndefined()
    expect(last?.items.map(({ name }) => name.zh)).toContain('电动自行车用充电器')
  })
})

describe('by announcement 2019 No.34 explosion-proof products', () => {
  it.each([
    ['2019-09-30', 'out'],
    ['2019-10-01', 'accepted'],
    ['2020-09-30', 'accepted'],
    ['2020-10-01', 'mandatory'],
  ])('are on %s %s', (on, membership) => {
    expect(membershipOn(get('2301'), day(on))).toBe(membership)
  })
})

describe('by announcement 2022 No.34', () => {
  it('nine kinds leave, a whole category with them, and nothing joins', () => {
    const { added, removed } = compareScheme(ccc, day('2022-10-09'), day('2022-10-10'))
    expect(added).toEqual([])
    expect(removed.map(({ code }) => code.slice(-4))).toEqual([
      '0801',
      '0802',
      '0805',
      '0812',
      '0813',
      '1604',
      '1608',
      '1609',
      '1901',
      '1902',
    ])
  })
})

describe('by announcement 2023 No.10', () => {
  it('power banks and lithium batteries are taken from 2023-08-01 and mandatory from 2024-08-01', () => {
    for (const code of ['0914', '0915']) {
      const days = ['2023-07-31', '2023-08-01', '2024-07-31', '2024-08-01'].map(day)
      expect(days.map((on) => membershipOn(get(code), on))).toEqual(['out', 'accepted', 'accepted', 'mandatory'])
    }
  })
})

describe('by the announcements of 2024', () => {
  it.each([
    ['2024-A3', '2024-07-01', '2025-07-01'],
    ['2024-B1', '2024-10-15', '2025-11-01'],
    ['2024-C2', '2024-10-01', '2025-10-01'],
  ])('%s is taken from %s and mandatory from %s', (key, accepted, mandatory) => {
    const item = ccc.items.find((known) => known.code === `ccc/uncoded/${key}`)
    expect(item?.during).toEqual([{ from: accepted, mandatoryFrom: mandatory }])
  })

  it('low-voltage components go back to certification', () => {
    expect(openOn('0302', '2024-06-30')).toEqual(['self-declaration-B'])
    expect(openOn('0302', '2024-07-01')).toEqual(['self-declaration-B', 'certification'])
    expect(openOn('0302', '2025-07-01')).toEqual(['certification'])
  })
})

describe('by the announcement of January 2026', () => {
  const leaving = declaringOn('2026-12-31').filter((item) => !declaringOn('2027-01-01').includes(item))

  it('sixteen kinds go from self-declaration to certification on 2027-01-01', () => {
    expect(kindsOf(leaving, '2026-12-31')).toBe(16)
    expect(leaving.every((item) => proceduresOn(item, day('2027-01-01')).length === 1)).toBe(true)
    for (const item of leaving) expect(openOn(item.code.slice(-4), '2027-01-01')).toEqual(['certification'])
  })

  it('bodies take applications from 2026-07-01, and nothing new is declared from that day on', () => {
    for (const item of leaving) {
      expect(openOn(item.code.slice(-4), '2026-06-30')).toHaveLength(1)
      const [declaration, certification] = proceduresOn(item, day('2026-07-01'))
      expect(declaration).toMatchObject({ closedFrom: '2026-07-01', until: '2027-01-01' })
      expect(certification).toMatchObject({ procedure: 'certification', from: '2026-07-01', evidence: 'confirmed' })
    }
  })

  it('only 0301 and 0704 remain to be declared', () => {
    expect(declaringOn('2027-01-01').map(({ code }) => code)).toEqual(['ccc/03/0301', 'ccc/07/0704'])
  })
})

describe('the procedure of a kind', () => {
  it('was certification for all in the edition of 2014', () => {
    expect(declaringOn('2015-01-01')).toEqual([])
  })

  it.each([
    ['2020-09-24', 7, 12],
    ['2023-10-01', 7, 12],
  ])('is by the marks of the edition on %s: %i kinds procedure A, %i kinds procedure B', (on, a, b) => {
    const of = (procedure: string) => declaringOn(on).filter((item) => openOn(item.code.slice(-4), on)[0] === procedure)
    expect(kindsOf(of('self-declaration-A'), on)).toBe(a)
    expect(kindsOf(of('self-declaration-B'), on)).toBe(b)
  })

  it('may differ inside it: Class III equipment of electronic products may be declared', () => {
    const found = guide(ccc, { item: 'ccc/09/0901', on: day('2021-01-01') })
    expect(found?.parts.map(({ zh }) => zh.slice(0, 6))).toEqual(['III类设备'.slice(0, 6)])
    expect(found?.procedures.map(({ code }) => code)).toEqual(['certification'])
    const part = found?.parts[0]?.zh ?? ''
    const chosen = guide(ccc, { item: 'ccc/09/0901', part, on: day('2021-01-01') })
    expect(chosen?.procedures).toMatchObject([
      { code: 'self-declaration', evidence: 'recalled', leadsTo: 'ccc-declaration' },
    ])
  })

  it('is always one that the scheme has, and every item has one as long as it belongs', () => {
    const known = new Set(ccc.procedures?.map(({ code }) => code))
    for (const item of ccc.items.filter(({ places }) => places)) {
      for (const { procedure } of item.procedures ?? []) expect(known).toContain(procedure)
      for (const { from } of item.during)
        expect([item.code, proceduresOn(item, from).length > 0]).toEqual([item.code, true])
    }
  })
})

describe('the name of a kind', () => {
  it('changes with the edition', () => {
    const { changed } = compareScheme(ccc, day('2020-04-20'), day('2020-04-21'))
    const fuse = changed.find(({ after }) => after.code === 'ccc/02/0205')
    expect(fuse).toMatchObject({ before: { name: { zh: '热熔断体' } }, after: { name: { zh: '熔断体' } } })
    expect(fuse?.changed).toEqual(['name', 'procedure'])
  })
})
