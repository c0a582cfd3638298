import { dayOfMonth, dayText, monthOf, yearsLater } from './days.ts'
import { between, pick, randomOf, type Random } from './random.ts'
import { modelsOf, type Stem } from './certificate.ts'
import type { Cells } from './report-file.ts'
import type { Plan, Session } from './sessions.ts'

/** Something that happened to a certificate later, by the session of its body in whose report it stands. */
export interface Later {
  /** Sessions after the one in which it was issued. */
  readonly after: number
  readonly cells: Cells
}

const KEY_OF_FATES = 3_000_000
const SUSPENDED = 0.1
const WITHDRAWN_AFTER_SUSPENSION = 0.16
const WITHDRAWN = 0.2
const CANCELLED = 0.29
const CHANGED = 0.38
const RENEWED = 0.55
/** A renewal is decided in the month in which validity ends, before it ends. */
const RENEWAL_MONTH = 60
/** What else happens, happens well before the end of validity. */
const LAST_MONTH = 54
/** Of suspensions, those that ended within the month; the others lasted until the next session. */
const SHORT = 0.6
/** Months: the next session of a body that comes later is too late to end a suspension. */
const LONGEST_SUSPENSION = 12

/** Days of the month on which something takes effect: what comes second within a month comes later in it. */
const ANY = { first: 4, last: 26 } as const
const EARLIER = { first: 4, last: 10 } as const
const LATER = { first: 16, last: 26 } as const

const SUSPENSION_GROUNDS = ['0201', '0202', '0203', '0204', '0205', '0207'] as const
/** Holders who do not make the product for a while ask for it themselves. */
const ASKED_FOR = '0208'
const WITHDRAWAL_GROUNDS = ['0202', '0203', '0204', '0205'] as const
const CANCELLATION_GROUNDS = ['0202', '0204', '0204'] as const

interface Told {
  readonly after: number
  readonly act: 'suspend' | 'restore' | 'withdraw' | 'cancel' | 'change' | 'renew'
  readonly reason?: string
  readonly days: { readonly first: number; readonly last: number }
}

/** What happens to a certificate after its issue, in order. A body that reports yearly knows shorter stories. */
export function fateOf(session: Session, stem: Stem, place: number, plan: Plan): readonly Later[] {
  const random = randomOf(KEY_OF_FATES + session.body.number, session.month, place)
  const told = [...storyOf(random, plan)]
  const removal = removalOf(session, stem, plan)
  const kept = removal === undefined ? told : told.filter((one) => one.after < removal)
  if (!kept.some(isEnd)) {
    if (removal !== undefined) kept.push({ after: removal, act: 'cancel', reason: '0299', days: ANY })
    else kept.push(...renewalOf(random, stem, plan))
  }
  return kept.map((one) => ({ after: one.after, cells: cellsOf(session, stem, one, random, plan) }))
}

function isEnd(told: Told): boolean {
  return told.act === 'withdraw' || told.act === 'cancel'
}

function storyOf(random: Random, plan: Plan): readonly Told[] {
  const chance = random()
  const after = between(random, 1, Math.max(Math.floor(LAST_MONTH / plan.every) - 1, 1))
  if (chance < WITHDRAWN_AFTER_SUSPENSION) return suspension(random, after, chance < SUSPENDED, plan)
  if (chance < WITHDRAWN) return [{ after, act: 'withdraw', reason: pick(random, WITHDRAWAL_GROUNDS), days: ANY }]
  if (chance < CANCELLED) return [{ after, act: 'cancel', reason: pick(random, CANCELLATION_GROUNDS), days: ANY }]
  return chance < CHANGED ? [{ after, act: 'change', reason: '02', days: ANY }] : []
}

function suspension(random: Random, after: number, isMended: boolean, plan: Plan): readonly Told[] {
  const isShort = random() < SHORT || plan.every > LONGEST_SUSPENSION
  const reason = isShort ? pick(random, SUSPENSION_GROUNDS) : ASKED_FOR
  const end = { after: isShort ? after : after + 1, days: isShort ? LATER : ANY }
  return [
    { after, act: 'suspend', reason, days: EARLIER },
    isMended ? { ...end, act: 'restore' } : { ...end, act: 'withdraw', reason: '0201' },
  ]
}

/** A product that leaves the catalogue takes its valid certificates with it: they are cancelled, not withdrawn. */
function removalOf(session: Session, stem: Stem, plan: Plan): number | undefined {
  const { left } = stem.ware
  if (left === undefined || left >= stem.until) return undefined
  return Math.ceil((monthOf(dayText(left)) + 1 - session.month) / plan.every)
}

function renewalOf(random: Random, stem: Stem, plan: Plan): readonly Told[] {
  if (RENEWAL_MONTH % plan.every !== 0 || stem.ware.left !== undefined || random() >= RENEWED) return []
  const last = Number(dayText(stem.until - 1).slice(8))
  return [{ after: RENEWAL_MONTH / plan.every, act: 'renew', days: { first: 1, last } }]
}

function cellsOf(session: Session, stem: Stem, told: Told, random: Random, plan: Plan): Cells {
  const month = session.month + told.after * plan.every
  return {
    act: told.act,
    number: stem.number,
    effective: dayText(dayOfMonth(month, between(random, told.days.first, told.days.last))),
    ...(told.reason !== undefined && { reason: told.reason }),
    ...(told.act === 'change' && { models: modelsOf(random, stem.ware) }),
    ...(told.act === 'renew' && { validTo: dayText(yearsLater(stem.until, 5) - 1) }),
    ...(told.act === 'suspend' && { until: dayText(dayOfMonth(month + 3, told.days.first)) }),
  }
}
