import { day, deemedActs, dueDays, stateOf, type ClockState, type Entry, type Procedure } from '@zhengheng/core'
import { readCalendar } from '../../time/calendar.ts'

const calendar = readCalendar()

/** A log written as `act day` or `act day days`, in order. */
export function log(...lines: readonly string[]): Entry[] {
  return lines.map(entryOf)
}

function entryOf(line: string): Entry {
  const [act = '', on = '', days] = line.split(' ')
  const entry = { act, on: day(on), by: 'somebody' }
  return days === undefined ? entry : { ...entry, days: Number(days) }
}

export function clockAfter(procedure: Procedure, clock: string, ...lines: readonly string[]): ClockState | undefined {
  const entries = log(...lines)
  stateOf(procedure, entries)
  return dueDays(procedure, entries, calendar).find((state) => state.clock === clock)
}

/** The last day of a clock after those acts, which the procedure must allow in that order. */
export function dueAfter(procedure: Procedure, clock: string, ...lines: readonly string[]): string | undefined {
  return clockAfter(procedure, clock, ...lines)?.statutory?.day
}

export function deemedOn(procedure: Procedure, today: string, ...lines: readonly string[]): readonly string[] {
  return deemedActs(procedure, log(...lines), day(today), calendar).map((act) => `${act.act} ${act.on}`)
}

/** The state those acts lead to; throws when the procedure does not allow one of them. */
export function stateAfter(procedure: Procedure, ...lines: readonly string[]): string {
  return stateOf(procedure, log(...lines))
}
