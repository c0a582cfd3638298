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
/** A renewal is asked for in the last ninety days of validity (art. 22 of the CCC provisions): months 57 to 59. */
const RENEWAL_MONTHS = { first: 57, last: 59 } as const
/** What happens, happens well before the end of validity. */
const LAST_MONTH = 54

const SUSPENSION_GROUNDS = ['0201', '0202', '0203', '0204', '0205', '0207', '0208'] as const
const WITHDRAWAL_GROUNDS = ['0202', '0203', '0204', '0205'] as const
const CANCELLATION_GROUNDS = ['0202', '0204', '0204'] as const

interface Told {
  readonly after: number
  readonly act: 'suspend' | 'restore' | 'withdraw' | 'cancel' | 'change' | 'renew'
  readonly reason?: string
}

/** What happens to a certificate after its issue, in order. A body that reports yearly knows shorter stories. */
export function fateOf(session: Session, stem: Stem, place: number, plan: Plan): readonly Later[] {
  const random = randomOf(KEY_OF_FATES + session.body.number, session.month, place)
  const told = [...storyOf(random, plan)]
  const removal = removalOf(session, stem, plan)
  const kept = removal === undefined ? told : told.filter((one) => one.after < removal)
  if (!kept.some(isEnd)) {
    if (removal !== undefined) kept.push({ after: removal, act: 'cancel', reason: '0299' })
    else kept.push(...renewalOf(random, stem, plan))
  }
  return kept.map((one) => ({ after: one.after, cells: cellsOf(session, stem, one, random, plan) }))
}

function isEnd(told: Told): boolean {
  return told.act === 'withdraw' || told.act === 'cancel'
}

function storyOf(random: Random, plan: Plan): readonly Told[] {
  const chance = random()
  const most = Math.floor(LAST_MONTH / plan.every)
  const after = between(random, 1, Math.max(most - 1, 1))
  if (chance < WITHDRAWN_AFTER_SUSPENSION) {
    const suspend: Told = { after, act: 'suspend', reason: pick(random, SUSPENSION_GROUNDS) }
    if (chance < SUSPENDED) return [suspend, { after: after + 1, act: 'restore' }]
    return [suspend, { after: after + 1, act: 'withdraw', reason: '0201' }]
  }
  if (chance < WITHDRAWN) return [{ after, act: 'withdraw', reason: pick(random, WITHDRAWAL_GROUNDS) }]
  if (chance < CANCELLED) return [{ after, act: 'cancel', reason: pick(random, CANCELLATION_GROUNDS) }]
  return chance < CHANGED ? [{ after, act: 'change', reason: '02' }] : []
}

/** A product that leaves the catalogue takes its valid certificates with it: they are cancelled, not withdrawn. */
function removalOf(session: Session, stem: Stem, plan: Plan): number | undefined {
  const { left } = stem.ware
  if (left === undefined || left >= stem.until) return undefined
  return Math.ceil((monthOf(dayText(left)) + 1 - session.month) / plan.every)
}

function renewalOf(random: Random, stem: Stem, plan: Plan): readonly Told[] {
  const after = Math.floor(RENEWAL_MONTHS.last / plan.every)
  const inTime = after * plan.every >= RENEWAL_MONTHS.first
  const stays = stem.ware.left === undefined
  return inTime && stays && random() < RENEWED ? [{ after, act: 'renew' }] : []
}

function cellsOf(session: Session, stem: Stem, told: Told, random: Random, plan: Plan): Cells {
  const month = session.month + told.after * plan.every
  return {
    act: told.act,
    number: stem.number,
    effective: dayText(dayOfMonth(month, between(random, 4, 26))),
    ...(told.reason !== undefined && { reason: told.reason }),
    ...(told.act === 'change' && { models: modelsOf(random, stem.ware) }),
    ...(told.act === 'renew' && { validTo: dayText(yearsLater(stem.until, 5) - 1) }),
    ...(told.act === 'suspend' && { until: dayText(dayOfMonth(month + plan.every, 2)) }),
  }
}
