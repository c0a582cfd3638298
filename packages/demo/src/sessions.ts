import type { Day } from '@zhengheng/core'
import { BODIES, type DemoBody } from './bodies.ts'
import { dayNumber, dayOfMonth, dayText, instantOf, monthOf, yearOfMonth } from './days.ts'
import { between, randomOf } from './random.ts'

/** A month in which a body decided on certificates, and the report of it in the month after. */
export interface Session {
  readonly body: DemoBody
  readonly month: number
  /** Which session of its body it is, from 0. */
  readonly place: number
  /** How many certificates are issued in it. */
  readonly issued: number
  /** How many the body issued in this year before it. */
  readonly before: number
  readonly reportedAt: string
}

export interface Plan {
  readonly certificates: number
  readonly today: Day
  /** A small demonstration has fewer sessions, so that its reports are not tiny. */
  readonly isSmall: boolean
  readonly firms: number
  readonly auditors: number
}

/** Bodies of this weight and more report every year and a half, those below the other one only since 2020. */
const LARGE = 7
const TINY = 1
const TINY_FROM = monthOf('2020-01')

/**
 * Months between two sessions of a body. Certificates of the compulsory scheme hold for 60 months and those of systems for
 * 36: so that they can be renewed, a session must fall into the last of them.
 */
export function monthsBetween(body: DemoBody, plan: Pick<Plan, 'isSmall'>): number {
  if (body.schemes.length === 0) return 30
  if (plan.isSmall) return 72
  return body.weight >= LARGE ? 18 : 36
}

/** The catalogue of the pack begins in December 2014: so the first month is the one after. */
const FIRST_MONTH = monthOf('2015-01')
/** How much more is issued each month than in the one before: about seven per cent a year. */
const GROWTH = 1.0056
/** Days from the approval of a body to its first certificates. */
const SETTLED = 220
const KEY_OF_SESSIONS = 1_000

/** All sessions up to today in the order of their reports. The months of bodies lie apart. */
export function sessionsOf(plan: Plan): readonly Session[] {
  const slots = BODIES.filter((body) => body.weight > 0).flatMap((body) => slotsOf(body, plan))
  const shares = allot(
    plan.certificates,
    slots.map((slot) => slot.weight),
  )
  const sessions: Session[] = []
  const years = new Map<string, number>()
  for (const [index, slot] of slots.entries()) {
    const issued = shares[index] ?? 0
    const year = `${slot.body.number}/${yearOfMonth(slot.month)}`
    const before = years.get(year) ?? 0
    years.set(year, before + issued)
    sessions.push({
      body: slot.body,
      month: slot.month,
      place: slot.place,
      issued,
      before,
      reportedAt: slot.reportedAt,
    })
  }
  return sessions.toSorted((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1))
}

interface Slot extends Omit<Session, 'issued' | 'before'> {
  readonly weight: number
}

function slotsOf(body: DemoBody, plan: Plan): readonly Slot[] {
  const last = body.issuesUntil === undefined ? Infinity : monthOf(body.issuesUntil)
  const slots: Slot[] = []
  const every = monthsBetween(body, plan)
  const earliest = body.weight < TINY && body.schemes.length > 0 ? TINY_FROM : FIRST_MONTH
  const settled = Math.max(earliest, monthOf(dayText(dayNumber(body.since) + SETTLED)))
  const first = FIRST_MONTH + (body.number % every)
  const begun = Math.max(Math.ceil((settled - first) / every), 0)
  for (let place = 0; ; place += 1) {
    const month = first + (begun + place) * every
    const reportedAt = reportOf(body, month)
    if (reportedAt.slice(0, 10) > plan.today) return slots
    const weight = month < last ? body.weight * every * GROWTH ** (month - FIRST_MONTH) : 0
    slots.push({ body, month, place, weight, reportedAt })
  }
}

/**
 * When a body reports what it did in a month. No two bodies report at one moment: the order of reports does not hang on how
 * sorting treats equals.
 */
export function reportOf(body: DemoBody, month: number): string {
  const date = between(randomOf(KEY_OF_SESSIONS, body.number, month), 4, 9)
  return instantOf(dayText(dayOfMonth(month + 1, date)), 180 + body.number * 3)
}

/** Shares of a whole number that add up to it. */
function allot(whole: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  let weighed = 0
  let given = 0
  return weights.map((weight) => {
    weighed += weight
    const share = Math.round((whole * weighed) / sum) - given
    given += share
    return share
  })
}

/** The days of the month on which certificates of a session are decided. */
export function daysOfSession(session: Session): { readonly first: number; readonly last: number } {
  return { first: dayOfMonth(session.month, 3), last: dayOfMonth(session.month, 26) }
}

/** Whether a period of the catalogue holds the whole month and everything that led to its certificates. */
export function holdsMonth(month: number, from: string, until: string | undefined): boolean {
  return dayNumber(from) <= dayOfMonth(month, 1) && (until === undefined || dayNumber(until) > dayOfMonth(month + 1, 1))
}
