import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Fault } from '../problem/problem.ts'
import { weekdayOf, type WorkCalendar } from './calendar.ts'
import { findDay, type Day } from './day.ts'

const Days = Type.Array(Type.String({ maxLength: 10 }), { maxItems: 366 })

/** What a file says about the working days of a year: holidays taken off, rest days worked in their place. */
export const CalendarYearShape = Type.Object(
  {
    year: Type.Integer({ minimum: 1900, maximum: 2999 }),
    /** The notice by name and number or address. */
    source: Type.String({ minLength: 1, maxLength: 1000 }),
    /** The day on which the notice was published. */
    published: Type.String({ maxLength: 10 }),
    holidays: Days,
    workedRestDays: Days,
  },
  { additionalProperties: false },
)

/** The working days of one year as an authority published them. */
export interface CalendarYear {
  readonly year: number
  readonly source: string
  readonly published: Day
  readonly holidays: readonly Day[]
  readonly workedRestDays: readonly Day[]
}

const shape = Compile(CalendarYearShape)

/**
 * Reads a year from a file and says everything that is wrong with it: a day that does not exist, of another year, that
 * stands twice, that is a holiday and worked, that is worked in place of a rest although nobody rests on it.
 */
export function readCalendarYear(
  value: unknown,
  weekend: readonly number[],
): { readonly year: CalendarYear } | { readonly faults: readonly Fault[] } {
  if (!shape.Check(value)) {
    const faults = shape.Errors(value).map(({ instancePath, keyword }) => ({
      pointer: instancePath,
      code: keyword === 'boolean' ? 'unknown-member' : keyword,
    }))
    return { faults: faults.filter(({ code }) => code !== 'additionalProperties').slice(0, 100) }
  }
  const faults = yearFaults(value, weekend)
  if (faults.length > 0) return { faults }
  const { year, source } = value
  // Each of them is a day: `yearFaults` has just read them all.
  return {
    year: {
      year,
      source,
      published: value.published as Day,
      holidays: value.holidays.toSorted() as Day[],
      workedRestDays: value.workedRestDays.toSorted() as Day[],
    },
  }
}

function yearFaults(value: Static<typeof CalendarYearShape>, weekend: readonly number[]): readonly Fault[] {
  const holidays = new Set(value.holidays)
  const both = value.workedRestDays.filter((on) => holidays.has(on))
  const worked = value.workedRestDays.flatMap((on, at): readonly Fault[] => {
    const found = findDay(on)
    const rests = found === undefined || weekend.includes(weekdayOf(found))
    return rests ? [] : [{ pointer: `/workedRestDays/${at}`, code: 'no-rest-day', params: { name: on } }]
  })
  return [
    ...(findDay(value.published) ? [] : [{ pointer: '/published', code: 'no-such-day' }]),
    ...listFaults('/holidays', value.holidays, value.year),
    ...listFaults('/workedRestDays', value.workedRestDays, value.year),
    ...both.map((on) => ({ pointer: '/workedRestDays', code: 'holiday-and-worked', params: { name: on } })),
    ...worked,
  ]
}

function listFaults(pointer: string, days: readonly string[], year: number): readonly Fault[] {
  return days.flatMap((on, at): readonly Fault[] => {
    const place = { pointer: `${pointer}/${at}`, params: { name: on } }
    if (findDay(on) === undefined) return [{ ...place, code: 'no-such-day' }]
    if (Number(on.slice(0, 4)) !== year) return [{ ...place, code: 'other-year' }]
    return days.indexOf(on) < at ? [{ ...place, code: 'duplicate' }] : []
  })
}

/** Whether a day rests on a calendar that nobody has published yet. */
export function isProvisional(on: Day, calendar: Pick<WorkCalendar, 'publishedUntil'>): boolean {
  return on > calendar.publishedUntil
}

/**
 * A calendar with further years, each in the place of what was known of it. Years are taken in their order, without a
 * hole: what comes after a year that is missing stays unpublished.
 */
export function withYears(calendar: WorkCalendar, years: readonly CalendarYear[]): WorkCalendar {
  const ordered = years.toSorted((a, b) => a.year - b.year)
  let publishedUntil = calendar.publishedUntil
  const taken: CalendarYear[] = []
  for (const year of ordered) {
    if (year.year > Number(publishedUntil.slice(0, 4)) + 1) break
    const end = `${year.year}-12-31` as Day
    if (end > publishedUntil) publishedUntil = end
    taken.push(year)
  }
  const replaced = new Set(taken.map(({ year }) => String(year)))
  const kept = (days: ReadonlySet<Day>) => [...days].filter((on) => !replaced.has(on.slice(0, 4)))
  return {
    weekend: calendar.weekend,
    holidays: new Set([...kept(calendar.holidays), ...taken.flatMap((year) => year.holidays)]),
    workedRestDays: new Set([...kept(calendar.workedRestDays), ...taken.flatMap((year) => year.workedRestDays)]),
    publishedUntil,
  }
}
