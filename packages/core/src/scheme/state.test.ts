import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import { itemStateOn, itemsUnder, leavesOf, nextChangeAfter, schemeStateOn, standardsOn } from './state.ts'
import { openScheme, smallScheme } from './testing/small-scheme.ts'

const [, kettle, , computer, server] = smallScheme.items

describe('the standards of an item on a day', () => {
  it.each([
    ['2004-06-01', ['GB 2']],
    ['2005-01-01', ['GB 1-2005', 'GB 2']],
    ['2019-12-31', ['GB 1-2005', 'GB 2']],
    ['2020-01-01', ['GB 1-2020', 'GB 2']],
  ])('are on %s %j: no edition before its year, and the newest alone', (on, standards) => {
    expect(kettle && standardsOn(kettle, day(on))).toEqual(standards)
  })

  it('are none where the rules name none', () => {
    expect(server && standardsOn(server, day('2024-01-01'))).toEqual([])
  })
})

describe('the state of an item on a day', () => {
  it('is nothing outside the catalogue', () => {
    expect(server && itemStateOn(server, day('2016-01-01'))).toBeUndefined()
  })

  it('says which procedure is closed to new matters', () => {
    const procedures = (on: string) => kettle && itemStateOn(kettle, day(on))?.procedures
    expect(procedures('2026-06-30')).toEqual([{ procedure: 'declaration' }])
    expect(procedures('2026-07-01')).toEqual([
      { procedure: 'declaration', closed: true },
      { procedure: 'certification' },
    ])
  })

  it('says which part has a procedure of its own', () => {
    expect(computer && itemStateOn(computer, day('2020-01-01'))?.procedures).toEqual([
      { procedure: 'certification' },
      { procedure: 'declaration', only: { zh: '低压设备', en: 'Low voltage' } },
    ])
  })
})

describe('the catalogue on a day', () => {
  it('has items and no groups', () => {
    expect([...schemeStateOn(smallScheme, day('2013-01-01')).keys()]).toEqual(['s/1/11', 's/2/21', 's/2/22'])
    expect(leavesOf(smallScheme).map((item) => item.code)).toEqual(['s/1/11', 's/2/21', 's/2/22'])
    expect(leavesOf(openScheme)).toHaveLength(2)
  })

  it('has beneath a code what lies under it, on a day or ever', () => {
    expect(itemsUnder(smallScheme, 's/2').map((item) => item.code)).toEqual(['s/2/21', 's/2/22'])
    expect(itemsUnder(smallScheme, 's/2', day('2016-01-01')).map((item) => item.code)).toEqual(['s/2/21'])
    expect(itemsUnder(smallScheme, 's/1/11')).toHaveLength(1)
    expect(itemsUnder(smallScheme, 's/1/1')).toEqual([])
  })
})

describe('the next day on which an item is something else', () => {
  it.each([
    ['2009-01-01', '2010-01-01'],
    ['2010-01-01', '2011-01-01'],
    ['2011-01-01', '2020-01-01'],
    ['2020-01-01', '2026-07-01'],
    ['2026-07-01', '2027-01-01'],
    ['2027-01-01', undefined],
  ])('after %s is %s', (on, next) => {
    expect(kettle && nextChangeAfter(kettle, day(on))).toBe(next)
  })
})
