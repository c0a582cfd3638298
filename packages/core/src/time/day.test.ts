import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { dayIn } from './clock.ts'
import { addDays, addYears, day, findDay, includes } from './day.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a day', () => {
  it.each(['2023-02-29', '2023-13-01', '2023-00-10', '2023-04-31', '2023-1-01', '20230101', '', '2023-01-01T00:00Z'])(
    'is not %s',
    (text) => {
      expect(findDay(text)).toBeUndefined()
      expect(() => day(text)).toThrow(RangeError)
    },
  )

  it.each(['2024-02-29', '2000-02-29', '1999-12-31', '0001-01-01'])('is %s', (text) => {
    expect(day(text)).toBe(text)
  })

  it('is exactly what a clock takes for one', () => {
    const digits = fc.integer({ min: 0, max: 40 }).map((n) => String(n).padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2200 }), digits, digits, (year, month, date) => {
        const text = `${year}-${month}-${date}`
        const parsed = new Date(`${text}T00:00:00Z`)
        const isDay = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
        expect(findDay(text)).toBe(isDay ? text : undefined)
      }),
    )
  })

  it('goes forth and back, over months, years and leap days', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
    expect(addDays(day('2023-12-31'), 1)).toBe('2024-01-01')
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29')
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (count) => {
        const from = day('2020-06-15')
        expect(addDays(addDays(from, count), -count)).toBe(from)
        expect(addDays(from, count) > from).toBe(count > 0)
      }),
    )
  })

  it('has the same day of later years; 29 February has 1 March', () => {
    expect(addYears(day('2021-05-01'), 5)).toBe('2026-05-01')
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-03-01')
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29')
  })
})

describe('a period', () => {
  it('has its first day and not its last', () => {
    const period = { from: day('2021-01-01'), until: day('2021-02-01') }
    expect(includes(period, day('2020-12-31'))).toBe(false)
    expect(includes(period, day('2021-01-01'))).toBe(true)
    expect(includes(period, day('2021-01-31'))).toBe(true)
    expect(includes(period, day('2021-02-01'))).toBe(false)
    expect(includes({ from: day('2021-01-01') }, day('9999-12-31'))).toBe(true)
  })
})

describe('the day in a zone', () => {
  it('is that of the place, not of the clock in Greenwich', () => {
    const evening = new Date('2021-06-30T16:30:00Z')
    expect(dayIn('Asia/Shanghai', evening)).toBe('2021-07-01')
    expect(dayIn('UTC', evening)).toBe('2021-06-30')
    expect(dayIn('America/New_York', new Date('2021-07-01T03:59:59Z'))).toBe('2021-06-30')
  })

  it('changes at midnight to the second', () => {
    expect(dayIn('Asia/Shanghai', new Date('2021-06-30T15:59:59.999Z'))).toBe('2021-06-30')
    expect(dayIn('Asia/Shanghai', new Date('2021-06-30T16:00:00Z'))).toBe('2021-07-01')
  })

  it('keeps two digits and four, in every year that is reported', () => {
    expect(dayIn('UTC', new Date('2021-01-02T00:00:00Z'))).toBe('2021-01-02')
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (days) => {
        const instant = new Date(days * 86_400_000 + 1)
        expect(dayIn('UTC', instant)).toBe(instant.toISOString().slice(0, 10))
      }),
    )
  })

  it('does not exist for an unknown zone or a broken instant', () => {
    expect(() => dayIn('Nowhere/Here', new Date(0))).toThrow(RangeError)
    expect(() => dayIn('UTC', new Date(Number.NaN))).toThrow(RangeError)
  })
})
