import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../time/day.ts'
import { applyComparison, compareScheme } from './comparison.ts'
import { belongsOn, membershipOn } from './model.ts'
import { nextChangeAfter, schemeStateOn } from './state.ts'
import { anyDay, anyScheme } from './testing/random-scheme.ts'
import { smallScheme } from './testing/small-scheme.ts'

function compared(from: string, to: string) {
  const { added, removed, changed } = compareScheme(smallScheme, day(from), day(to))
  return {
    added: added.map((state) => state.code),
    removed: removed.map((state) => state.code),
    changed: changed.map(({ after, changed: kinds }) => [after.code, ...kinds]),
  }
}

describe('the comparison of two days', () => {
  it('says what joined and what left', () => {
    expect(compared('2011-06-01', '2013-01-01')).toEqual({ added: ['s/2/22'], removed: [], changed: [] })
    expect(compared('2014-12-31', '2015-01-01')).toEqual({ added: [], removed: ['s/2/22'], changed: [] })
  })

  it('says what became mandatory', () => {
    expect(compared('2010-06-01', '2011-06-01').changed).toEqual([['s/1/11', 'membership']])
  })

  it('says what was renamed and came under another standard', () => {
    expect(compared('2019-12-31', '2020-01-01').changed).toEqual([
      ['s/1/11', 'name', 'standard'],
      ['s/2/21', 'procedure'],
    ])
  })

  it('says which procedure changed, on the day it is closed and on the day it ends', () => {
    expect(compared('2026-06-30', '2026-07-01').changed).toEqual([['s/1/11', 'procedure']])
    expect(compared('2026-12-31', '2027-01-01').changed).toEqual([['s/1/11', 'procedure']])
    expect(compared('2026-07-01', '2026-12-31').changed).toEqual([])
  })

  it('backwards says the opposite', () => {
    const forth = compareScheme(smallScheme, day('2013-01-01'), day('2028-01-01'))
    const back = compareScheme(smallScheme, day('2028-01-01'), day('2013-01-01'))
    expect(back.added).toEqual(forth.removed)
    expect(back.removed).toEqual(forth.added)
    expect(back.changed.map(({ before, after }) => [after, before])).toEqual(
      forth.changed.map(({ before, after }) => [before, after]),
    )
  })
})

describe('for every scheme', () => {
  it('a day compared with itself has no difference', () => {
    fc.assert(
      fc.property(anyScheme, anyDay, (scheme, on) => {
        expect(compareScheme(scheme, on, on)).toMatchObject({ added: [], removed: [], changed: [] })
      }),
    )
  })

  it('the catalogue of one day with the comparison applied is that of the other', () => {
    fc.assert(
      fc.property(anyScheme, anyDay, anyDay, (scheme, from, to) => {
        const made = applyComparison(schemeStateOn(scheme, from), compareScheme(scheme, from, to))
        const wanted = schemeStateOn(scheme, to)
        expect(made.size).toBe(wanted.size)
        for (const [code, state] of wanted) expect(made.get(code)).toEqual(state)
      }),
    )
  })

  it('what is compared in two steps is what is compared in one', () => {
    fc.assert(
      fc.property(anyScheme, anyDay, anyDay, anyDay, (scheme, a, b, c) => {
        const twice = [compareScheme(scheme, a, b), compareScheme(scheme, b, c)].reduce(
          (catalogue, step) => applyComparison(catalogue, step),
          schemeStateOn(scheme, a),
        )
        expect(twice.size).toBe(schemeStateOn(scheme, c).size)
        for (const [code, state] of schemeStateOn(scheme, c)) expect(twice.get(code)).toEqual(state)
      }),
    )
  })

  it('an item is in the catalogue exactly while one of its periods lasts, and mandatory only within it', () => {
    fc.assert(
      fc.property(anyScheme, anyDay, (scheme, on) => {
        for (const item of scheme.items) {
          const membership = membershipOn(item, on)
          expect(membership === 'out').toBe(!belongsOn(item, on))
          const due = item.during.some(
            ({ from, until, mandatoryFrom }) =>
              from <= on && (until === undefined || on < until) && mandatoryFrom !== undefined && mandatoryFrom <= on,
          )
          expect(membership === 'mandatory').toBe(due)
        }
      }),
    )
  })

  it('nothing changes between a day and the next change of every item, but the year of a standard', () => {
    fc.assert(
      fc.property(anyScheme, anyDay, (scheme, on) => {
        for (const item of scheme.items) {
          const next = nextChangeAfter(item, on)
          const last = next === undefined ? addDays(on, 400) : addDays(next, -1)
          const { added, removed, changed } = compareScheme({ ...scheme, items: [item] }, on, last)
          expect([added, removed, changed.flatMap((one) => one.changed).filter((kind) => kind !== 'standard')]).toEqual(
            [[], [], []],
          )
        }
      }),
    )
  })
})
