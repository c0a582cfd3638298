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

export type Counting = 'working' | 'calendar'
export type RestReason = 'weekend' | 'holiday'

/** Why nobody works on the day; undefined on a working day. */
export function restReason(on: Day, calendar: WorkCalendar): RestReason | undefined {
  if (calendar.workedRestDays.has(on)) return undefined
  if (calendar.holidays.has(on)) return 'holiday'
  return calendar.weekend.includes(weekdayOf(on)) ? 'weekend' : undefined
}

export function isWorkingDay(on: Day, calendar: WorkCalendar): boolean {
  return restReason(on, calendar) === undefined
}

/** 0 = Sunday. By counting (Sakamoto), because a Date for each day makes long limits slow. */
export function weekdayOf(on: Day): number {
  const month = Number(on.slice(5, 7))
  const year = Number(on.slice(0, 4)) - (month < 3 ? 1 : 0)
  const shift = MONTH_SHIFT[month - 1] ?? 0
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return (year + leaps + shift + Number(on.slice(8, 10))) % 7
}

const MONTH_SHIFT = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

/** A calendar without a single working day in so many days is wrong, and must not count for ever. */
const LONGEST_REST = 400

/** The day itself when it is worked, else the next one that is. Throws a RangeError when there is none. */
export function nextWorkingDay(from: Day, calendar: WorkCalendar): Day {
  let on = from
  for (let rested = 0; rested <= LONGEST_REST; rested += 1) {
    if (isWorkingDay(on, calendar)) return on
    on = addDays(on, 1)
  }
  throw new RangeError(`no working day within ${LONGEST_REST} days after ${from}`)
}

/** The n-th working day after `from`; the day of the event itself is not counted. 0 gives the day itself. */
export function addWorkingDays(from: Day, count: number, calendar: WorkCalendar): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of days: ${count}`)
  let on = from
  for (let left = count; left > 0; left -= 1) on = nextWorkingDay(addDays(on, 1), calendar)
  return on
}

/** How many days are counted after `from` up to and including `to`. 0 when `to` is not after `from`. */
export function daysSpent(from: Day, to: Day, count: Counting, calendar: WorkCalendar): number {
  let spent = 0
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) {
    if (count === 'calendar' || isWorkingDay(on, calendar)) spent += 1
  }
  return spent
}

/**
 * The last day of a limit that began with an event on `from`. A limit in calendar days that ends on a day of rest ends
 * on the next working day.
 */
export function limitEnd(from: Day, days: number, count: Counting, calendar: WorkCalendar): DueDay {
  const end = count === 'working' ? addWorkingDays(from, days, calendar) : nextWorkingDay(addDays(from, days), calendar)
  return { day: end, provisional: end > calendar.publishedUntil }
}
