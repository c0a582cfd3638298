import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  addWorkingDays,
  daysSpent,
  isWorkingDay,
  limitEnd,
  nextWorkingDay,
  restReason,
  weekdayOf,
  type WorkCalendar,
} from './calendar.ts'
import { addDays, day, type Day } from './day.ts'

vi.setConfig({ testTimeout: 60_000 })

/** The National Day week of 2020 with its worked Sunday and Saturday, Saturday and Sunday off. */
const OCTOBER: WorkCalendar = {
  weekend: [0, 6],
  holidays: new Set(['01', '02', '03', '04', '05', '06', '07', '08'].map((date) => day(`2020-10-${date}`))),
  workedRestDays: new Set([day('2020-09-27'), day('2020-10-10')]),
  publishedUntil: day('2020-12-31'),
}

const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(day('2019-06-01'), days))
const anyCalendar: fc.Arbitrary<WorkCalendar> = fc
  .record({
    weekend: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }),
    holidays: fc.array(anyDay, { maxLength: 40 }),
    worked: fc.array(anyDay, { maxLength: 20 }),
  })
  .map(({ weekend, holidays, worked }) => ({
    weekend,
    holidays: new Set(holidays),
    workedRestDays: new Set(worked),
    publishedUntil: day('2020-12-31'),
  }))
const anyCount = fc.integer({ min: 0, max: 60 })

describe('a working day', () => {
  it.each([
    ['2020-09-25', undefined, 'a Friday'],
    ['2020-09-26', 'weekend', 'a Saturday'],
    ['2020-09-27', undefined, 'a Sunday worked in place of a holiday'],
    ['2020-10-01', 'holiday', 'a Thursday that is a holiday'],
    ['2020-10-10', undefined, 'a Saturday worked in place of a holiday'],
  ])('%s: %s (%s)', (on, reason, _why) => {
    expect(restReason(day(on), OCTOBER)).toBe(reason)
    expect(isWorkingDay(day(on), OCTOBER)).toBe(reason === undefined)
  })

  it('is a matter of the weekend that the country keeps', () => {
    const friday = { ...OCTOBER, weekend: [5], holidays: new Set<Day>(), workedRestDays: new Set<Day>() }
    expect(isWorkingDay(day('2020-09-25'), friday)).toBe(false)
    expect(isWorkingDay(day('2020-09-26'), friday)).toBe(true)
  })

  it('has the weekday that a clock gives it, over four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 146_097 }), (days) => {
        const on = addDays(day('1850-01-01'), days)
        expect(weekdayOf(on)).toBe(new Date(`${on}T00:00:00Z`).getUTCDay())
      }),
    )
  })
})

describe('a limit in working days', () => {
  it.each([
    [17, '2020-10-23'],
    [45, '2020-12-02'],
  ])('of %i days from 24 September 2020 ends on %s', (count, end) => {
    expect(limitEnd(day('2020-09-24'), count, 'working', OCTOBER)).toEqual({ day: end, provisional: false })
  })

  it('does not count the day of the event', () => {
    expect(addWorkingDays(day('2020-09-24'), 1, OCTOBER)).toBe('2020-09-25')
    expect(addWorkingDays(day('2020-09-24'), 0, OCTOBER)).toBe('2020-09-24')
  })

  it('is provisional past the published calendar', () => {
    expect(limitEnd(day('2020-12-30'), 1, 'working', OCTOBER).provisional).toBe(false)
    expect(limitEnd(day('2020-12-30'), 2, 'working', OCTOBER).provisional).toBe(true)
  })

  it('ends on the day up to which exactly as many working days are counted', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCalendar, (from, count, calendar) => {
        const end = addWorkingDays(from, count, calendar)
        expect(daysSpent(from, end, 'working', calendar)).toBe(count)
        expect(count === 0 || isWorkingDay(end, calendar)).toBe(true)
      }),
    )
  })

  it('never ends earlier for beginning later or for being longer', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCalendar, (from, count, calendar) => {
        const end = addWorkingDays(from, count, calendar)
        expect(addWorkingDays(addDays(from, 1), count, calendar) >= end).toBe(true)
        expect(addWorkingDays(from, count + 1, calendar) > end).toBe(true)
      }),
    )
  })

  it('adds up over any day in between', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 90 }),
        anyCalendar,
        (from, a, b, calendar) => {
          const middle = addDays(from, a)
          const end = addDays(middle, b)
          const sum = daysSpent(from, middle, 'working', calendar) + daysSpent(middle, end, 'working', calendar)
          expect(daysSpent(from, end, 'working', calendar)).toBe(sum)
        },
      ),
    )
  })

  it('refuses a count that is not a number of days, and a calendar in which nobody works', () => {
    expect(() => addWorkingDays(day('2020-01-01'), -1, OCTOBER)).toThrow(RangeError)
    expect(() => addWorkingDays(day('2020-01-01'), 1.5, OCTOBER)).toThrow(RangeError)
    const idle = { ...OCTOBER, weekend: [0, 1, 2, 3, 4, 5, 6], workedRestDays: new Set<Day>() }
    expect(() => nextWorkingDay(day('2020-01-01'), idle)).toThrow(RangeError)
  })
})

describe('a limit in calendar days', () => {
  it('that ends on a day of rest ends on the next working day', () => {
    expect(limitEnd(day('2020-09-26'), 7, 'calendar', OCTOBER).day).toBe('2020-10-09')
    expect(limitEnd(day('2020-09-15'), 10, 'calendar', OCTOBER).day).toBe('2020-09-25')
  })

  it('ends on a working day, at or after its last day, with nothing but rest between', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCalendar, (from, count, calendar) => {
        const raw = addDays(from, count)
        const end = limitEnd(from, count, 'calendar', calendar).day
        expect(isWorkingDay(end, calendar)).toBe(true)
        expect(daysSpent(addDays(raw, -1), end, 'working', calendar)).toBe(1)
      }),
    )
  })
})
