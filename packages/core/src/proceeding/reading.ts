import { daysSpent, limitEnd, type DueDay, type WorkCalendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import type { Entry, Limit, Procedure, Tick } from './model.ts'
import { findRule } from './rules.ts'

/** One stretch of time in which a clock ran or stood still; `to` is open for the last one. */
export interface Stretch {
  readonly from: Day
  readonly to: Day | undefined
  readonly runs: boolean
}

/** A clock read along a log: where it stands, and the stretches in which it ran or stood still. */
export interface Reading {
  state: 'waiting' | 'running' | 'paused' | 'stopped'
  since: Day | undefined
  cause: string | undefined
  spent: number
  extended: number
  extensions: number
  stretches: Stretch[]
  statutory: DueDay | undefined
  promised: DueDay | undefined
}

type Step = (reading: Reading, entry: Entry, limit: Limit, calendar: WorkCalendar) => void

const STEPS: Readonly<Record<Tick, Step>> = {
  start(reading, entry, limit, calendar) {
    Object.assign(reading, { spent: 0, extended: 0, extensions: 0, stretches: [] })
    Object.assign(reading, { statutory: undefined, promised: undefined })
    run(reading, entry, limit, calendar)
  },
  resume(reading, entry, limit, calendar) {
    if (reading.state !== 'paused') return
    endStretch(reading, entry.on)
    run(reading, entry, limit, calendar)
  },
  pause(reading, entry, limit, calendar) {
    if (reading.state !== 'running') return
    spend(reading, entry.on, limit, calendar)
    reading.stretches.push({ from: entry.on, to: undefined, runs: false })
    enter(reading, 'paused', entry)
  },
  stop(reading, entry, limit, calendar) {
    if (reading.state === 'running') spend(reading, entry.on, limit, calendar)
    if (reading.state === 'paused') endStretch(reading, entry.on)
    if (reading.state === 'running' || reading.state === 'paused') enter(reading, 'stopped', entry)
  },
  extend(reading, entry, limit, calendar) {
    if (reading.state !== 'running' && reading.state !== 'paused') return
    reading.extended += limit.extensions?.[reading.extensions] ?? entry.days ?? 0
    reading.extensions += 1
    if (reading.state === 'running') remark(reading, limit, calendar)
  },
}

function enter(reading: Reading, state: 'waiting' | 'running' | 'paused' | 'stopped', entry: Entry): void {
  reading.state = state
  reading.since = entry.on
  reading.cause = entry.act
}

function run(reading: Reading, entry: Entry, limit: Limit, calendar: WorkCalendar): void {
  reading.stretches.push({ from: entry.on, to: undefined, runs: true })
  enter(reading, 'running', entry)
  remark(reading, limit, calendar)
}

function endStretch(reading: Reading, on: Day): void {
  const last = reading.stretches.pop()
  if (last) reading.stretches.push({ ...last, to: on })
}

function spend(reading: Reading, on: Day, limit: Limit, calendar: WorkCalendar): void {
  const from = reading.stretches.at(-1)?.from
  if (from !== undefined) reading.spent += daysSpent(from, on, limit.count, calendar)
  endStretch(reading, on)
}

function remark(reading: Reading, limit: Limit, calendar: WorkCalendar): void {
  reading.statutory = markOf(reading, limit.days, reading.statutory, limit, calendar)
  if (limit.promised !== undefined) {
    reading.promised = markOf(reading, limit.promised, reading.promised, limit, calendar)
  }
}

/** A limit that had run out before the clock was stopped keeps its day: a pause does not bring it back. */
function markOf(
  reading: Reading,
  days: number,
  before: DueDay | undefined,
  limit: Limit,
  calendar: WorkCalendar,
): DueDay | undefined {
  const from = reading.stretches.at(-1)?.from
  const left = days + reading.extended - reading.spent
  if (from === undefined || (left <= 0 && before)) return before
  return limitEnd(from, Math.max(left, 0), limit.count, calendar)
}

/** Lets the log's acts work on one clock. Throws a RangeError for a clock that the procedure does not have. */
export function readClock(procedure: Procedure, log: readonly Entry[], clock: string, calendar: WorkCalendar): Reading {
  const limit = limitOf(procedure, clock)
  const reading: Reading = {
    state: 'waiting',
    since: undefined,
    cause: undefined,
    spent: 0,
    extended: 0,
    extensions: 0,
    stretches: [],
    statutory: undefined,
    promised: undefined,
  }
  for (const entry of log) {
    const tick = findRule(procedure, entry.act)?.ticks?.[clock]
    if (tick) STEPS[tick](reading, entry, limit, calendar)
  }
  return reading
}

export function limitOf(procedure: Procedure, clock: string): Limit {
  const limit = Object.hasOwn(procedure.clocks, clock) ? procedure.clocks[clock] : undefined
  if (!limit) throw new RangeError(`no clock ${clock} in ${procedure.code}`)
  return limit
}
