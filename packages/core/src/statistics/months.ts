import { addDays, day, type Day } from '../time/day.ts'

/** The first year of which numbers are given. */
const FIRST = '2000-01'

/**
 * The day that counts for a month: its last, or today while it goes on. Undefined for what is no month, has not begun, or
 * lies before the register's memory.
 */
export function countingDay(month: string, today: Day): Day | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || month < FIRST || month > today.slice(0, 7)) return undefined
  const last = addDays(day(`${nextMonth(month)}-01`), -1)
  return last < today ? last : today
}

/** '2025-12' is followed by '2026-01'. */
export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${pad(year + 1, 4)}-01` : `${pad(year, 4)}-${pad(number + 1, 2)}`
}

/** '2026-01' follows '2025-12'. */
export function previousMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 1 ? `${pad(year - 1, 4)}-12` : `${pad(year, 4)}-${pad(number - 1, 2)}`
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
