import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import { countOn, listOn, listingsOn } from './list.ts'
import { openScheme, smallScheme } from './testing/small-scheme.ts'

describe('the official list on a day', () => {
  it.each([
    ['2009-01-01', { categories: 0, kinds: 0, items: 0 }],
    ['2011-01-01', { categories: 2, kinds: 2, items: 2 }],
    ['2013-01-01', { categories: 2, kinds: 2, items: 3 }],
    ['2016-01-01', { categories: 2, kinds: 2, items: 2 }],
    ['2030-01-01', { categories: 2, kinds: 2, items: 2 }],
  ])('has on %s %j: items of one number are one kind', (on, count) => {
    expect(countOn(smallScheme, day(on))).toEqual(count)
  })

  it('is in the order of its categories, each with its items', () => {
    const found = listOn(smallScheme, day('2013-01-01'))
    expect(found.map(({ number, items }) => [number, items.map((item) => item.code)])).toEqual([
      [1, ['s/1/11']],
      [2, ['s/2/21', 's/2/22']],
    ])
  })

  it('puts what is in no category last', () => {
    const place = { edition: '1', kind: 'new', from: day('2024-01-01') }
    const added = { ...smallScheme.items[1], code: 's/x', name: { zh: '新', en: 'New' }, places: [place] }
    const scheme = { ...smallScheme, items: [{ ...smallScheme.items[1], ...added } as never, ...smallScheme.items] }
    expect(listOn(scheme, day('2025-06-01')).map(({ number }) => number)).toEqual([1, 2, undefined])
    expect(countOn(scheme, day('2025-06-01'))).toEqual({ categories: 2, kinds: 3, items: 4 })
  })

  it('does not count groups, nor items that it has no place for', () => {
    const group = smallScheme.items[0]
    expect(group && listingsOn(group, day('2013-01-01'))).toEqual([])
    expect(countOn(openScheme, day('2013-01-01'))).toEqual({ categories: 0, kinds: 0, items: 0 })
  })
})
