import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import { countingDay, nextMonth, previousMonth } from './months.ts'

const TODAY = day('2026-11-20')

describe('the day that counts for a month', () => {
  it.each([
    ['2026-10', '2026-10-31'],
    ['2026-02', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['2025-12', '2025-12-31'],
    ['2026-11', '2026-11-20'],
  ])('of %s is %s', (month, counted) => {
    expect(countingDay(month, TODAY)).toBe(counted)
  })

  it.each([['2026-12'], ['2026-13'], ['2026-00'], ['1999-12'], ['26-11'], ['9999-12']])(
    'does not exist for %s: no such month, not begun, or before the memory of the register',
    (month) => {
      expect(countingDay(month, TODAY)).toBeUndefined()
    },
  )
})

describe('months', () => {
  it.each([
    ['2025-12', '2026-01'],
    ['2026-01', '2026-02'],
    ['2026-09', '2026-10'],
  ])('%s is followed by %s', (month, next) => {
    expect(nextMonth(month)).toBe(next)
    expect(previousMonth(next)).toBe(month)
  })
})
