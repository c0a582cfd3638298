import { describe, expect, it } from 'vitest'
import { dayNumber, dayOfMonth, dayText, instantOf, monthOf, yearOfMonth, yearsLater } from './days.ts'

describe('days as numbers', () => {
  it.each(['1970-01-01', '2000-02-29', '2024-12-31', '2031-03-01'])('%s comes back as it went', (text) => {
    expect(dayText(dayNumber(text))).toBe(text)
    expect(dayText(dayNumber(text) + 1) > text).toBe(true)
  })

  it.each([
    ['2020-02-29', 5, '2025-03-01'],
    ['2019-05-31', 5, '2024-05-31'],
    ['2013-04-01', 12, '2025-04-01'],
  ])('%s and %i years are %s', (from, years, to) => {
    expect(dayText(yearsLater(dayNumber(from), years))).toBe(to)
  })
})

describe('months as numbers', () => {
  it('carry their year and begin with their first day', () => {
    const month = monthOf('2024-12-17')
    expect(yearOfMonth(month)).toBe(2024)
    expect(dayText(dayOfMonth(month, 1))).toBe('2024-12-01')
    expect(dayText(dayOfMonth(month + 1, 9))).toBe('2025-01-09')
    expect(monthOf('2025-01-01') - month).toBe(1)
  })
})

describe('instants', () => {
  it('lie on their day where the demonstration plays, and sort as text', () => {
    expect(instantOf('2025-06-13')).toBe('2025-06-13T09:00:00+08:00')
    expect(instantOf('2025-06-13', 125)).toBe('2025-06-13T11:05:00+08:00')
    expect(new Date(instantOf('2025-06-13', 30)).toISOString()).toBe('2025-06-13T01:30:00.000Z')
  })
})
