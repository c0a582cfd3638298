import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import { belongsOn, findItem, membershipOn, nameOn, proceduresOn, type SchemeItem } from './model.ts'
import { openScheme, smallScheme } from './testing/small-scheme.ts'

function get(code: string): SchemeItem {
  const item = smallScheme.items.find((known) => known.code === code)
  if (!item) throw new Error(code)
  return item
}

describe('membership of an item', () => {
  it.each([
    ['2009-12-31', 'out'],
    ['2010-01-01', 'accepted'],
    ['2010-12-31', 'accepted'],
    ['2011-01-01', 'mandatory'],
  ])('of kettles on %s: %s', (on, membership) => {
    expect(membershipOn(get('s/1/11'), day(on))).toBe(membership)
  })

  it.each([
    ['2014-12-31', 'mandatory'],
    ['2015-01-01', 'out'],
    ['2023-12-31', 'out'],
    ['2024-01-01', 'accepted'],
    ['2025-01-01', 'mandatory'],
  ])('of servers, which left and came back, on %s: %s', (on, membership) => {
    expect(membershipOn(get('s/2/22'), day(on))).toBe(membership)
  })

  it('is never mandatory where no day says so', () => {
    const [scope] = openScheme.items
    expect(scope && membershipOn(scope, day('2099-01-01'))).toBe('accepted')
  })

  it('is the same question as whether it belongs', () => {
    for (const on of ['2009-01-01', '2012-06-01', '2016-01-01', '2024-06-01', '2031-01-01'].map(day)) {
      for (const item of smallScheme.items) expect(belongsOn(item, on)).toBe(membershipOn(item, on) !== 'out')
    }
  })
})

describe('the procedures of an item', () => {
  it.each([
    ['2026-06-30', ['declaration']],
    ['2026-07-01', ['declaration', 'certification']],
    ['2026-12-31', ['declaration', 'certification']],
    ['2027-01-01', ['certification']],
  ])('on %s are %j', (on, procedures) => {
    expect(proceduresOn(get('s/1/11'), day(on)).map((one) => one.procedure)).toEqual(procedures)
  })

  it('differ between its parts', () => {
    const found = proceduresOn(get('s/2/21'), day('2021-01-01'))
    expect(found.map(({ procedure, only }) => [procedure, only?.en])).toEqual([
      ['certification', undefined],
      ['declaration', 'Low voltage'],
    ])
  })

  it('are none when it is not in the catalogue', () => {
    expect(proceduresOn(get('s/2/22'), day('2016-01-01'))).toEqual([])
    expect(proceduresOn(get('s/2/21'), day('2030-01-01'))).toEqual([])
  })
})

describe('the name of an item', () => {
  it('is the one of the day', () => {
    expect(nameOn(get('s/1/11'), day('2019-12-31')).zh).toBe('液体加热器')
    expect(nameOn(get('s/1/11'), day('2020-01-01')).zh).toBe('电水壶')
  })
})

describe('the entry for a code', () => {
  it('is itself where the list is closed', () => {
    expect(findItem(smallScheme, 's/1/11')?.name.en).toBe('Electric kettles')
    expect(findItem(smallScheme, 's/1/11/a')).toBeUndefined()
    expect(findItem(smallScheme, 's/1/1')).toBeUndefined()
  })

  it('is the nearest above it where the list may be divided further', () => {
    expect(findItem(openScheme, 'q/34/05')?.code).toBe('q/34')
    expect(findItem(openScheme, 'q/34/05/01')?.code).toBe('q/34')
    expect(findItem(openScheme, 'q/345')).toBeUndefined()
    expect(findItem(openScheme, 'q')).toBeUndefined()
  })
})
