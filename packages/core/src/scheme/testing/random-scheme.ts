import fc from 'fast-check'
import { addDays, day, type Day } from '../../time/day.ts'
import type { ItemPeriod, ItemProcedure, Scheme, SchemeItem } from '../model.ts'

const FIRST = day('2010-01-01')
/** Few days, so that boundaries meet. */
export const anyDay: fc.Arbitrary<Day> = fc.integer({ min: -5, max: 60 }).map((count) => addDays(FIRST, count))

const sourced = { evidence: 'confirmed', source: 'test' } as const
const NAMES = ['甲', '乙', '丙'].map((zh) => ({ zh, en: zh }))
const anyName = fc.constantFrom(...NAMES)

/** Periods that do not overlap, in order: each starts after the one before it ended. */
const anyPeriods: fc.Arbitrary<readonly ItemPeriod[]> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 10 }),
      length: fc.integer({ min: 1, max: 20 }),
      wait: fc.option(fc.integer({ min: 0, max: 25 }), { nil: undefined }),
    }),
    { maxLength: 3 },
  )
  .map((parts) => {
    let at = FIRST
    return parts.map(({ gap, length, wait }) => {
      const from = addDays(at, gap)
      at = addDays(from, length)
      return { from, until: at, ...(wait !== undefined && { mandatoryFrom: addDays(from, wait) }) }
    })
  })

const anyProcedure: fc.Arbitrary<ItemProcedure> = fc
  .record({
    procedure: fc.constantFrom('certification', 'declaration'),
    from: anyDay,
    length: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    closed: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    only: fc.option(anyName, { nil: undefined }),
  })
  .map(({ procedure, from, length, closed, only }) => ({
    procedure,
    from,
    ...sourced,
    ...(length !== undefined && { until: addDays(from, length) }),
    ...(closed !== undefined && { closedFrom: addDays(from, closed) }),
    ...(only && { only }),
  }))

const anyItem = fc.record({
  name: anyName,
  former: fc.option(fc.tuple(anyDay, anyName), { nil: undefined }),
  during: anyPeriods,
  procedures: fc.array(anyProcedure, { maxLength: 3 }),
  standards: fc.subarray(['GB 1-2009', 'GB 1-2010', 'GB 2', 'GB 3-2011']),
})

/** A scheme of up to eight items with histories of their own. */
export const anyScheme: fc.Arbitrary<Scheme> = fc.array(anyItem, { maxLength: 8 }).map((items) => ({
  code: 's',
  name: { zh: '随机', en: 'Random' },
  category: 'product',
  certificateKind: 'paper',
  items: items.map(({ former, ...item }, index): SchemeItem => ({
    code: `s/${index}`,
    ...item,
    ...sourced,
    ...(former && { formerNames: [{ from: addDays(FIRST, -100), until: former[0], name: former[1] }] }),
  })),
  basis: [],
  ...sourced,
}))
