import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { addWorkingDays, daysSpent, isWorkingDay } from '../time/calendar.ts'
import { addDays, day, type Day } from '../time/day.ts'
import { counted, deemedActs, dueDays, type ClockState } from './clocks.ts'
import type { Entry, Procedure } from './model.ts'
import { APPLICATION, CALENDAR, logOf } from './testing/procedures.ts'

vi.setConfig({ testTimeout: 60_000 })

const procedure: Procedure = APPLICATION

function clockOf(clock: string, log: readonly Entry[]): ClockState {
  const found = dueDays(procedure, log, CALENDAR).find((one) => one.clock === clock)
  if (!found) throw new Error(clock)
  return found
}

const accepted = ['submit 2021-09-01', 'accept 2021-09-06']

describe('a clock', () => {
  it('waits until an act starts it', () => {
    expect(clockOf('decision', logOf('submit 2021-09-01'))).toMatchObject({
      state: 'waiting',
      since: undefined,
      statutory: undefined,
      promised: undefined,
    })
  })

  it('runs from the day after the act to its two marks: the one of the law, the one that was promised', () => {
    expect(clockOf('decision', logOf(...accepted))).toMatchObject({
      state: 'running',
      since: '2021-09-06',
      cause: 'accept',
      promised: { day: '2021-09-20', provisional: false },
      statutory: { day: '2021-10-09', provisional: false },
    })
  })

  it('stands still while the file is with the reviewer, and says since when and why', () => {
    const waiting = clockOf('decision', logOf(...accepted, 'send 2021-09-09'))
    expect(waiting).toMatchObject({
      state: 'paused',
      since: '2021-09-09',
      cause: 'send',
      spent: 3,
      statutory: undefined,
    })
  })

  it('runs on with the days left when the file comes back', () => {
    const log = logOf(...accepted, 'send 2021-09-09', 'receive 2021-09-30')
    expect(clockOf('decision', log).statutory?.day).toBe(addWorkingDays(day('2021-09-30'), 17, CALENDAR))
    expect(clockOf('decision', log).promised?.day).toBe(addWorkingDays(day('2021-09-30'), 7, CALENDAR))
  })

  it('is extended by the days of the law first, then by those that the act names', () => {
    const once = [...accepted, 'prolong 2021-09-10']
    expect(clockOf('decision', logOf(...once))).toMatchObject({
      extended: 10,
      statutory: { day: addWorkingDays(day('2021-09-06'), 30, CALENDAR) },
    })
    const twice = logOf(...once, 'prolong 2021-09-12 head 7')
    expect(clockOf('decision', twice)).toMatchObject({
      extended: 17,
      statutory: { day: addWorkingDays(day('2021-09-06'), 37, CALENDAR) },
    })
  })

  it('keeps its marks when it has stopped, to see whether they were met', () => {
    const log = logOf(...accepted, 'propose 2021-09-10', 'grant 2021-09-15 bo')
    expect(clockOf('decision', log)).toMatchObject({
      state: 'stopped',
      since: '2021-09-15',
      cause: 'grant',
      spent: 7,
      statutory: { day: '2021-10-09' },
    })
  })

  it('starts afresh when the act that starts it is performed again', () => {
    const log = logOf('submit 2021-09-01', 'return 2021-09-03', 'submit 2021-09-10')
    expect(clockOf('acceptance', log)).toMatchObject({ state: 'running', spent: 0, statutory: { day: '2021-09-17' } })
  })

  it('in calendar days that ends on a day of rest ends on the next working day', () => {
    const log = logOf(...accepted, 'propose 2021-09-10', 'grant 2021-09-18 bo')
    expect(clockOf('appeal', log).statutory?.day).toBe('2021-10-08')
  })

  it('is provisional past the published calendar', () => {
    const late = logOf('submit 2021-12-01', 'accept 2021-12-20')
    expect(clockOf('decision', late)).toMatchObject({
      promised: { day: '2022-01-03', provisional: true },
      statutory: { provisional: true },
    })
  })

  it('that had run out before a pause does not come back to life', () => {
    const log = logOf(...accepted, 'send 2021-12-01', 'receive 2021-12-15')
    expect(clockOf('decision', log).statutory?.day).toBe('2021-10-09')
  })
})

describe('the calculation of a clock', () => {
  it('lists each day, counted or not and why, up to the last one', () => {
    const days = counted(procedure, logOf(...accepted, 'send 2021-09-09', 'receive 2021-09-30'), 'decision', CALENDAR)
    const why = (on: string) => days.find((one) => one.day === on)
    expect(days[0]).toEqual({ day: '2021-09-07', counted: true, number: 1, why: undefined })
    expect(why('2021-09-10')).toMatchObject({ counted: false, why: 'paused', number: undefined })
    expect(why('2021-09-30')).toMatchObject({ why: 'paused' })
    expect(why('2021-10-01')).toMatchObject({ why: 'holiday' })
    expect(why('2021-10-02')).toMatchObject({ why: 'weekend' })
    expect(why('2021-10-09')).toMatchObject({ counted: true, number: 5 })
    expect(days.at(-1)).toMatchObject({ counted: true, number: 20 })
  })

  it('shows how a calendar limit moves to a working day', () => {
    const log = logOf(...accepted, 'propose 2021-09-10', 'grant 2021-09-18 bo')
    const days = counted(procedure, log, 'appeal', CALENDAR)
    expect(days.filter((one) => one.counted)).toHaveLength(15)
    expect(days.filter((one) => one.why === 'moved').map((one) => one.day)).toEqual([
      '2021-10-04',
      '2021-10-05',
      '2021-10-06',
      '2021-10-07',
      '2021-10-08',
    ])
  })

  it('can be cut at a day, and is empty before the clock starts', () => {
    expect(counted(procedure, logOf(...accepted), 'decision', CALENDAR, day('2021-09-08'))).toHaveLength(2)
    expect(counted(procedure, [], 'decision', CALENDAR)).toEqual([])
    expect(() => counted(procedure, [], 'sundial', CALENDAR)).toThrow(RangeError)
  })
})

describe('silence', () => {
  const submitted = logOf('submit 2021-09-01')

  it('is given its meaning on the day after the limit, not on its last day', () => {
    expect(deemedActs(procedure, submitted, day('2021-09-08'), CALENDAR)).toEqual([])
    expect(deemedActs(procedure, submitted, day('2021-09-09'), CALENDAR)).toEqual([
      { act: 'deem', clock: 'acceptance', on: '2021-09-09' },
    ])
  })

  it('means nothing once somebody has spoken', () => {
    const answered = logOf('submit 2021-09-01', 'return 2021-09-08')
    expect(deemedActs(procedure, answered, day('2021-12-01'), CALENDAR)).toEqual([])
  })

  it('means nothing on a calendar that is not published', () => {
    const late = logOf('submit 2021-12-28')
    expect(deemedActs(procedure, late, day('2022-02-01'), CALENDAR)).toEqual([])
  })
})

/** Accepted, then sent and received as often as there are pairs, with gaps in days. */
const anyPauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 20 })), { maxLength: 4 })
const START = day('2021-07-01')

function paused(pauses: readonly (readonly [number, number])[]): readonly Entry[] {
  const log: Entry[] = [
    { act: 'submit', on: START, by: 'a' },
    { act: 'accept', on: START, by: 'b' },
  ]
  let on: Day = START
  for (const [after, length] of pauses) {
    on = addDays(on, after)
    log.push({ act: 'send', on, by: 'b' })
    on = addDays(on, length)
    log.push({ act: 'receive', on, by: 'c' })
  }
  return log
}

describe('any clock', () => {
  it('is never shortened by a pause', () => {
    const plain = clockOf('decision', paused([])).statutory?.day ?? START
    fc.assert(
      fc.property(anyPauses, (pauses) => {
        const end = clockOf('decision', paused(pauses)).statutory?.day
        expect(end !== undefined && end >= plain).toBe(true)
      }),
    )
  })

  it('counts exactly the days of its limit, all of them working days that were not paused', () => {
    fc.assert(
      fc.property(anyPauses, (pauses) => {
        const log = paused(pauses)
        const days = counted(procedure, log, 'decision', CALENDAR)
        const end = clockOf('decision', log).statutory?.day ?? START
        const inPauses = days.filter((one) => one.why === 'paused' && isWorkingDay(one.day, CALENDAR)).length
        const all = daysSpent(START, end, 'working', CALENDAR)
        expect(days.filter((one) => one.counted)).toHaveLength(all - inPauses)
        expect(all - inPauses).toBe(20)
      }),
    )
  })

  it('lists every day once and in order', () => {
    fc.assert(
      fc.property(anyPauses, (pauses) => {
        const days = counted(procedure, paused(pauses), 'decision', CALENDAR).map((one) => one.day)
        expect(days).toEqual(days.map((_, index) => addDays(START, index + 1)))
      }),
    )
  })

  it('promises no later than the law allows', () => {
    fc.assert(
      fc.property(anyPauses, (pauses) => {
        const { promised, statutory } = clockOf('decision', paused(pauses))
        expect(promised !== undefined && statutory !== undefined && promised.day <= statutory.day).toBe(true)
      }),
    )
  })
})
