import type { Day } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { BODIES } from './bodies.ts'
import { planFor } from './country.ts'
import { dayNumber, dayOfMonth, dayText } from './days.ts'
import { daysOfSession, holdsMonth, monthsBetween, sessionsOf } from './sessions.ts'
import { TODAY } from './testing/pack.ts'

const SIZES = [200, 5000, 20_000, 1_000_000]

describe.each(SIZES)('the sessions of a demonstration of %i certificates', (certificates) => {
  const plan = planFor({ certificates, today: TODAY })
  const sessions = sessionsOf(plan)

  it('issue all of them between them', () => {
    expect(sessions.reduce((sum, session) => sum + session.issued, 0)).toBe(plan.certificates)
  })

  it('are reported in the month after, by the ninth, and not after today', () => {
    for (const session of sessions) {
      const reported = session.reportedAt.slice(0, 10)
      expect(reported >= dayText(dayOfMonth(session.month + 1, 4))).toBe(true)
      expect(reported <= dayText(dayOfMonth(session.month + 1, 9))).toBe(true)
      expect(reported <= TODAY).toBe(true)
    }
  })

  it('come in the order of their reports, no two at one instant', () => {
    const instants = sessions.map((session) => session.reportedAt)
    expect(instants).toEqual(instants.toSorted())
    expect(new Set(instants).size).toBe(instants.length)
  })

  it('are as far apart as planned, body by body', () => {
    for (const body of BODIES) {
      const months = sessions.filter((one) => one.body === body).map((one) => one.month)
      const [first = 0] = months
      for (const month of months) expect((month - first) % monthsBetween(body, plan)).toBe(0)
    }
  })

  it('begin when the body has been approved for more than half a year', () => {
    for (const { body, month } of sessions) expect(dayOfMonth(month, 1) - dayNumber(body.since)).toBeGreaterThan(180)
  })

  it('number the certificates of a body and year without a gap', () => {
    const next = new Map<string, number>()
    for (const session of sessions.toSorted((a, b) => a.month - b.month)) {
      const year = `${session.body.number}/${Math.floor(session.month / 12)}`
      expect(session.before).toBe(next.get(year) ?? 0)
      next.set(year, session.before + session.issued)
    }
  })

  it('issue nothing after a body has stopped', () => {
    const after = sessions.filter(
      ({ body, month }) => body.issuesUntil !== undefined && dayText(dayOfMonth(month, 1)) >= body.issuesUntil,
    )
    expect(after.filter((session) => session.issued > 0)).toEqual([])
  })
})

describe('a day later', () => {
  it('nothing that was reported before is another', () => {
    const size = { certificates: 20_000, today: TODAY }
    const before = sessionsOf(planFor(size))
    const after = sessionsOf(planFor({ ...size, today: '2026-11-21' as Day }))
    expect(after.map((session) => session.reportedAt)).toEqual(before.map((session) => session.reportedAt))
  })
})

describe('the months', () => {
  it('are held by a period that begins before them and ends after them', () => {
    const month = 2020 * 12
    expect(holdsMonth(month, '2020-01-01', undefined)).toBe(true)
    expect(holdsMonth(month, '2020-01-02', undefined)).toBe(false)
    expect(holdsMonth(month, '2019-01-01', '2020-02-01')).toBe(false)
    expect(holdsMonth(month, '2019-01-01', '2020-02-02')).toBe(true)
  })

  it('have their decisions within them', () => {
    const session = sessionsOf(planFor({ certificates: 200, today: TODAY }))[0]
    if (!session) throw new Error('no session')
    const { first, last } = daysOfSession(session)
    expect(first).toBeGreaterThan(dayOfMonth(session.month, 1))
    expect(last).toBeLessThan(dayOfMonth(session.month + 1, 1))
  })
})
