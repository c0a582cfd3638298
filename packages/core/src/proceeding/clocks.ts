import { restReason, type DueDay, type RestReason, type WorkCalendar } from '../time/calendar.ts'
import { addDays, type Day } from '../time/day.ts'
import type { Entry, Limit, Procedure } from './model.ts'
import { limitOf, readClock, type Reading, type Stretch } from './reading.ts'
import { findRule, stateOf } from './rules.ts'

/** How a clock of a file stands after its log. Both marks are absent while it is paused, and before it starts. */
export interface ClockState {
  readonly clock: string
  readonly state: Reading['state']
  /** The day and the act that brought the clock into this state. */
  readonly since: Day | undefined
  readonly cause: string | undefined
  readonly statutory: DueDay | undefined
  /** The shorter mark that the authority promised for the route, where it did. */
  readonly promised: DueDay | undefined
  /** Days counted so far, up to the last act that touched the clock. */
  readonly spent: number
  /** Days that extensions added. */
  readonly extended: number
}

/**
 * All clocks of a file, in the order of the definition. The day of an event is not counted; the day of a pause is, and
 * the days left run on from the day after the resumption. Marks of a stopped clock stay, to see whether it was met.
 */
export function dueDays(procedure: Procedure, log: readonly Entry[], calendar: WorkCalendar): readonly ClockState[] {
  return Object.keys(procedure.clocks).map((clock) => {
    const { state, since, cause, statutory, promised, spent, extended } = readClock(procedure, log, clock, calendar)
    const isPaused = state === 'paused'
    return {
      clock,
      state,
      since,
      cause,
      statutory: isPaused ? undefined : statutory,
      promised: isPaused ? undefined : promised,
      spent,
      extended,
    }
  })
}

/** A day of a clock as the calculation shows it; `number` counts the counted ones. */
export interface CountedDay {
  readonly day: Day
  readonly counted: boolean
  readonly number: number | undefined
  /** Why the day does not count. `moved`: the limit was over, and waits for the next working day to end. */
  readonly why: RestReason | 'paused' | 'moved' | undefined
}

/**
 * Every day from the start of a clock, counted or not and why, to `through`, or to the last day of its limit. Empty
 * before it starts.
 */
export function counted(
  procedure: Procedure,
  log: readonly Entry[],
  clock: string,
  calendar: WorkCalendar,
  through?: Day,
): readonly CountedDay[] {
  const limit = limitOf(procedure, clock)
  const reading = readClock(procedure, log, clock, calendar)
  const days: CountedDay[] = []
  let number = 0
  for (const stretch of reading.stretches) {
    const end = lastShown(stretch, reading, through)
    for (let on = addDays(stretch.from, 1); on <= end; on = addDays(on, 1)) {
      const why = stretch.runs ? whyNot(on, number, limit, reading, calendar) : 'paused'
      if (why === undefined) number += 1
      days.push({ day: on, counted: why === undefined, number: why === undefined ? number : undefined, why })
    }
  }
  return days
}

function lastShown(stretch: Stretch, reading: Reading, through: Day | undefined): Day {
  const due = stretch.runs ? reading.statutory?.day : undefined
  const last = stretch.to ?? through ?? due ?? stretch.from
  return through !== undefined && through < last ? through : last
}

function whyNot(
  on: Day,
  number: number,
  limit: Limit,
  reading: Reading,
  calendar: WorkCalendar,
): RestReason | 'moved' | undefined {
  if (limit.count === 'working') return restReason(on, calendar)
  const isOver = number >= limit.days + reading.extended
  return isOver && reading.statutory !== undefined && on <= reading.statutory.day ? 'moved' : undefined
}

/** An act that the calendar performs, on the day after the limit was over. */
export interface DeemedAct {
  readonly act: string
  readonly clock: string
  readonly on: Day
}

/**
 * What the law makes of silence by today: acts of clocks that ran out, where they are still open. A day that rests on
 * an unpublished calendar deems nothing.
 */
export function deemedActs(
  procedure: Procedure,
  log: readonly Entry[],
  today: Day,
  calendar: WorkCalendar,
): readonly DeemedAct[] {
  const state = stateOf(procedure, log)
  const acts: DeemedAct[] = []
  for (const { clock, state: runs, statutory } of dueDays(procedure, log, calendar)) {
    const act = procedure.clocks[clock]?.deemed
    if (act === undefined || runs !== 'running' || !statutory || statutory.provisional) continue
    if (statutory.day < today && findRule(procedure, act)?.from.includes(state)) {
      acts.push({ act, clock, on: addDays(statutory.day, 1) })
    }
  }
  return acts
}
