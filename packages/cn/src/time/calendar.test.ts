import { addDays, addWorkingDays, day, isWorkingDay } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { readCalendar } from './calendar.ts'

const calendar = readCalendar()

function workingDaysIn(year: number): number {
  let count = 0
  for (let on = day(`${year}-01-01`); on <= `${year}-12-31`; on = addDays(on, 1)) {
    if (isWorkingDay(on, calendar)) count += 1
  }
  return count
}

describe('the working calendar', () => {
  it.each([
    ['2020-09-24', 17, '2020-10-23'],
    ['2020-09-24', 45, '2020-12-02'],
    ['2020-01-20', 20, '2020-02-25'],
    ['2023-09-25', 5, '2023-10-08'],
    ['2024-02-08', 20, '2024-03-13'],
    ['2025-09-29', 20, '2025-11-03'],
  ])('from %s, %i working days end on %s', (from, count, due) => {
    expect(addWorkingDays(day(from), count, calendar)).toBe(due)
  })

  it.each([
    [2017, 249],
    [2018, 250],
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(workingDaysIn(year)).toBe(count)
  })

  it('counts a Sunday worked in place of a holiday', () => {
    expect(isWorkingDay(day('2023-10-08'), calendar)).toBe(true)
    expect(isWorkingDay(day('2023-10-06'), calendar)).toBe(false)
  })

  it('is published to the end of 2026', () => {
    expect(calendar.publishedUntil).toBe('2026-12-31')
  })
})
