import type { WorkCalendar } from '../../time/calendar.ts'
import { day } from '../../time/day.ts'
import { procedure, type Entry, type Procedure } from '../model.ts'

const name = { zh: '名', en: 'name' }
const basis = [{ instrument: 'law', article: '1' }]
const rule = { name, basis, evidence: 'confirmed' } as const

/** An application with silence that means acceptance, a review that pauses the clock, and two persons to decide. */
export const APPLICATION = procedure({
  code: 'application',
  version: 1,
  during: { from: day('2000-01-01') },
  name,
  initial: 'draft',
  states: {
    draft: name,
    submitted: name,
    returned: name,
    accepted: name,
    reviewed: name,
    deciding: name,
    granted: name,
    refused: name,
  },
  final: ['granted', 'refused'],
  clocks: {
    acceptance: { name, days: 5, count: 'working', basis, evidence: 'confirmed', deemed: 'deem' },
    decision: {
      name,
      days: 20,
      promised: 10,
      count: 'working',
      extensions: [10, null],
      basis,
      evidence: 'confirmed',
    },
    appeal: { name, days: 15, count: 'calendar', basis, evidence: 'confirmed' },
  },
  acts: {
    submit: { ...rule, from: ['draft', 'returned'], to: 'submitted', by: 'applicant', ticks: { acceptance: 'start' } },
    return: { ...rule, from: ['submitted'], to: 'returned', by: 'officer', ticks: { acceptance: 'stop' } },
    accept: {
      ...rule,
      from: ['submitted'],
      to: 'accepted',
      by: 'officer',
      ticks: { acceptance: 'stop', decision: 'start' },
    },
    deem: {
      ...rule,
      from: ['submitted'],
      to: 'accepted',
      by: 'system',
      ticks: { acceptance: 'stop', decision: 'start' },
    },
    send: { ...rule, from: ['accepted'], to: 'reviewed', by: 'officer', ticks: { decision: 'pause' } },
    receive: { ...rule, from: ['reviewed'], to: 'accepted', by: 'reviewer', ticks: { decision: 'resume' } },
    prolong: { ...rule, from: ['accepted', 'reviewed'], to: 'accepted', by: 'head', ticks: { decision: 'extend' } },
    propose: { ...rule, from: ['accepted'], to: 'deciding', by: 'officer' },
    grant: {
      ...rule,
      from: ['deciding'],
      to: 'granted',
      by: 'head',
      apartFrom: ['propose'],
      ticks: { decision: 'stop', appeal: 'start' },
    },
    refuse: {
      ...rule,
      from: ['deciding'],
      to: 'refused',
      by: 'head',
      apartFrom: ['propose'],
      ticks: { decision: 'stop', appeal: 'start' },
    },
  },
})

/** Saturday and Sunday off, one week of holidays, one Saturday worked. */
export const CALENDAR: WorkCalendar = {
  weekend: [0, 6],
  holidays: new Set(
    ['05', '06', '07'].map((date) => day(`2021-10-${date}`)).concat(day('2021-10-04'), day('2021-10-01')),
  ),
  workedRestDays: new Set([day('2021-10-09')]),
  publishedUntil: day('2021-12-31'),
}

/** 'submit 2021-09-01 anna' is an entry; without a name it was the officer. */
export function logOf(...lines: readonly string[]): readonly Entry[] {
  return lines.map((line) => {
    const [act = '', on = '', by = 'officer', days] = line.split(' ')
    const entry: Entry = { act, on: day(on), by }
    return days === undefined ? entry : Object.assign(entry, { days: Number(days) })
  })
}

export function variant(changes: Partial<Procedure>): Procedure {
  return { ...(APPLICATION as Procedure), ...changes }
}
