import { addDays, type Day } from './day.ts'

/** Working days as an authority publishes them: a weekly rest, holidays taken off, rest days worked in their place. */
export interface WorkCalendar {
  /** Days of rest in an ordinary week, 0 = Sunday. */
  readonly weekend: readonly number[]
  readonly holidays: ReadonlySet<Day>
  readonly workedRestDays: ReadonlySet<Day>
  /** Days after this one are not published yet: what is computed past it is provisional. */
  readonly publishedUntil: Day
}

/** A day that was computed, and whether the calendar it rests on was already published. */
export interface DueDay {
  readonly day: Day
  readonly provisional: boolean
}

export function isWorkingDay(on: Day, calendar: WorkCalendar): boolean {
  if (calendar.workedRestDays.has(on)) return true
  if (calendar.holidays.has(on)) return false
  return !calendar.weekend.includes(new Date(`${on}T00:00:00Z`).getUTCDay())
}

/** The n-th working day after `from`; the day of the event itself is not counted. */
export function addWorkingDays(from: Day, count: number, calendar: WorkCalendar): Day {
  let on = from
  for (let left = count; left > 0; ) {
    on = addDays(on, 1)
    if (isWorkingDay(on, calendar)) left -= 1
  }
  return on
}
