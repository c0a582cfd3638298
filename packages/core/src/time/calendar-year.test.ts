import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isProvisional, readCalendarYear, withYears, type CalendarYear } from './calendar-year.ts'
import { isWorkingDay, limitEnd, type WorkCalendar } from './calendar.ts'
import { addDays, day } from './day.ts'

vi.setConfig({ testTimeout: 60_000 })

const WEEKEND = [0, 6]
const KNOWN: WorkCalendar = {
  weekend: WEEKEND,
  holidays: new Set([day('2026-01-01'), day('2026-10-01')]),
  workedRestDays: new Set([day('2026-10-10')]),
  publishedUntil: day('2026-12-31'),
}
const FILE = {
  year: 2027,
  source: 'a notice',
  published: '2026-11-05',
  holidays: ['2027-02-08', '2027-01-01'],
  workedRestDays: ['2027-02-14'],
}

function codesOf(change: Readonly<Record<string, unknown>>): readonly string[] {
  const read = readCalendarYear({ ...FILE, ...change }, WEEKEND)
  return 'faults' in read ? read.faults.map(({ pointer, code }) => `${pointer} ${code}`) : []
}

function yearOf(change: Readonly<Record<string, unknown>> = {}): CalendarYear {
  const read = readCalendarYear({ ...FILE, ...change }, WEEKEND)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.year
}

describe('the file of a year', () => {
  it('is read with its days in order', () => {
    expect(yearOf().holidays).toEqual(['2027-01-01', '2027-02-08'])
  })

  it.each([
    ['a day that stands twice', { holidays: ['2027-01-01', '2027-01-01'] }, ['/holidays/1 duplicate']],
    ['a day of another year', { holidays: ['2028-01-01'] }, ['/holidays/0 other-year']],
    ['a day that does not exist', { holidays: ['2027-02-29'] }, ['/holidays/0 no-such-day']],
    ['a working day that is worked', { workedRestDays: ['2027-02-15'] }, ['/workedRestDays/0 no-rest-day']],
    [
      'a holiday that is worked',
      { holidays: ['2027-02-14'], workedRestDays: ['2027-02-14'] },
      ['/workedRestDays holiday-and-worked'],
    ],
    ['a notice without a day', { published: '5.11.2026' }, ['/published no-such-day']],
    ['an unknown member', { weekend: [5] }, ['/weekend unknown-member']],
    ['a year in words', { year: '2027' }, ['/year type']],
    ['no source', { source: '' }, ['/source minLength']],
  ])('is refused for %s', (_why, change, codes) => {
    expect(codesOf(change)).toEqual(codes)
  })

  it('names all its faults, not the first alone', () => {
    expect(codesOf({ holidays: ['2028-01-01', 'x'], workedRestDays: ['2027-02-15'] })).toHaveLength(3)
  })

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect('faults' in readCalendarYear(value, WEEKEND)).toBe(true)
      }),
    )
  })
})

describe('a calendar with a further year', () => {
  const longer = withYears(KNOWN, [yearOf()])

  it('is published to the end of it, and keeps what it had', () => {
    expect(longer.publishedUntil).toBe('2027-12-31')
    expect(isWorkingDay(day('2026-10-10'), longer)).toBe(true)
    expect(isWorkingDay(day('2027-02-14'), longer)).toBe(true)
    expect(isWorkingDay(day('2027-02-08'), longer)).toBe(false)
  })

  it('makes a provisional day final', () => {
    const before = limitEnd(day('2026-12-25'), 30, 'working', KNOWN)
    const after = limitEnd(day('2026-12-25'), 30, 'working', longer)
    expect(before).toEqual({ day: '2027-02-05', provisional: true })
    expect(after).toEqual({ day: '2027-02-09', provisional: false })
    expect([isProvisional(before.day, KNOWN), isProvisional(after.day, longer)]).toEqual([true, false])
  })

  it('takes a second notice in the place of the first', () => {
    const changed = withYears(KNOWN, [yearOf({ year: 2026, holidays: ['2026-10-02'], workedRestDays: [] })])
    expect(isWorkingDay(day('2026-10-01'), changed)).toBe(true)
    expect(isWorkingDay(day('2026-10-02'), changed)).toBe(false)
    expect(isWorkingDay(day('2026-10-10'), changed)).toBe(false)
    expect(changed.publishedUntil).toBe('2026-12-31')
  })

  it('believes no year beyond a missing one', () => {
    const far = yearOf({ year: 2029, holidays: ['2029-01-01'], workedRestDays: [] })
    expect(withYears(KNOWN, [far])).toEqual(KNOWN)
    const next = yearOf({ year: 2028, holidays: ['2028-01-03'], workedRestDays: [] })
    expect(withYears(KNOWN, [far, next, yearOf()]).publishedUntil).toBe('2029-12-31')
  })

  it('is the same in whatever order, and however often, its years are given', () => {
    const years = [yearOf(), yearOf({ year: 2028, holidays: ['2028-01-03'], workedRestDays: [] })]
    const whole = withYears(KNOWN, years)
    const sorted = (calendar: WorkCalendar) => ({ ...calendar, holidays: [...calendar.holidays].toSorted() })
    expect(sorted(withYears(KNOWN, years.toReversed()))).toEqual(sorted(whole))
    expect(sorted(withYears(whole, years))).toEqual(sorted(whole))
  })

  it('leaves every day of other years as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (count) => {
        const on = addDays(day('2026-01-01'), count)
        expect(isWorkingDay(on, longer)).toBe(isWorkingDay(on, KNOWN))
      }),
    )
  })
})
