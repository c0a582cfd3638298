import { BODIES, type DemoBody } from './bodies.ts'
import { dayOfMonth, dayText, monthOf, quarterDay, yearsLater } from './days.ts'
import type { DemoPerson, Renewal } from './people.ts'
import { randomOf } from './random.ts'

/** Of the auditors of the country, so many at the least work for each body. */
const LEAST = 5
/** These of each body are there from the beginning, and renew for good. */
const FOUNDERS = 4
const YEARS = 3
/** Registrations are decided once a quarter, and renewals in the quarter before the end. */
const QUARTER = 3
const CYCLE = 12 * YEARS
const RENEWED = 0.88
const FOR_EACH_CERTIFICATE = 0.144
const MOST = 30_000
const KEY_OF_AUDITORS = 5_000
const SHARED = BODIES.filter((body) => body.schemes.length > 0)
const WEIGHT = SHARED.reduce((sum, body) => sum + body.weight, 0)

/** How many auditors there are for so many certificates, beside the inspectors of factories. */
export function auditorsFor(certificates: number): number {
  return Math.min(Math.round(certificates * FOR_EACH_CERTIFICATE), MOST)
}

/** The auditors of a body when the country has so many: each works for one body alone (Regulations art. 14). */
export function auditorsOf(body: DemoBody, all: number, today: number): readonly DemoPerson[] {
  if (body.schemes.length === 0) return []
  const count = Math.max(Math.round((all * body.weight) / WEIGHT), LEAST)
  return Array.from({ length: count }, (_, index) => auditor(body, index, today))
}

function auditor(body: DemoBody, index: number, today: number): DemoPerson {
  const random = randomOf(KEY_OF_AUDITORS + body.number, index)
  const first = monthOf(dayText(quarterDay(body.since)))
  const quarters = Math.max(Math.floor((monthOf(dayText(today)) - first) / QUARTER), 0)
  const month = index < FOUNDERS ? first : first + Math.floor(random() * quarters) * QUARTER
  const since = dayOfMonth(month, 8)
  const until = yearsLater(since, YEARS)
  const renewals = renewalsOf(month, until, today, () => index < FOUNDERS || random() < RENEWED)
  const serial = `${String(body.number).padStart(2, '0')}${String(index + 1).padStart(4, '0')}`
  return {
    key: `auditor-${serial}`,
    registration: `2099-MS-9${serial}`,
    kind: 'auditor',
    since,
    until,
    renewals: (day) => renewals.filter((renewal) => renewal.on <= day),
  }
}

/** Each a quarter before the end, on a day on which others are registered. */
function renewalsOf(month: number, until: number, today: number, isRenewed: () => boolean): readonly Renewal[] {
  const renewals: Renewal[] = []
  let end = until
  for (let on = dayOfMonth(month + CYCLE - QUARTER, 8); on <= today && isRenewed();) {
    end = yearsLater(end, YEARS)
    renewals.push({ on, until: end })
    on = dayOfMonth(month + CYCLE * (renewals.length + 1) - QUARTER, 8)
  }
  return renewals
}
