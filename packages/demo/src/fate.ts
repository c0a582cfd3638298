import type { ActKind } from '@zhengheng/core'
import { issueCells, modelsOf, recordCells, type Making, type Stem } from './certificate.ts'
import { dayOfMonth, dayText, monthOf, yearsLater } from './days.ts'
import { addressIn, firmOf, nameOn } from './firms.ts'
import { between, randomOf, type Random } from './random.ts'
import type { Cells } from './report-file.ts'
import { firmOfSector } from './sectors.ts'
import { monthsBetween, type Session } from './sessions.ts'

/** Something that happened to a certificate later, by the month in whose report it stands. */
export interface Later {
  readonly month: number
  readonly cells: Cells
}

const KEY_OF_FATES = 3_000_000
/** What happens, up to this part of a whole: first the mended suspensions, then those that were not, and so on. */
const SUSPENDED = 0.1
const WITHDRAWN_AFTER_SUSPENSION = 0.16
const WITHDRAWN = 0.2
const CANCELLED = 0.29
const CHANGED = 0.37
const EXTENDED = 0.38
const TRANSFERRED = 0.39
const RENEWED = 0.5
/** Of the certificates that gave way to self-declaration, those that a declaration replaced. */
const DECLARED = 0.7
/** Days: a certificate that ends so soon after its product is gone is left to end. */
const LONGEST_FAREWELL = 31
/** Months before the end of validity after which nothing else happens. */
const QUIET = 6
/** Months that a suspension may last. */
const LONGEST_SUSPENSION = 3
/** Of the open suspensions, those that the holder asked for. */
const ASKED = 0.4

/** Days of the month on which something takes effect: what comes second within a month comes later in it. */
const ANY = { first: 4, last: 26 } as const
const EARLIER = { first: 4, last: 10 } as const
const LATER = { first: 16, last: 26 } as const

const OTHER = '0299'
const RENAMED = '01'
const NEW_MODELS = '02'
const MOVED = '99'

interface Told {
  readonly month: number
  readonly act: 'declare' | 'suspend' | 'restore' | 'withdraw' | 'cancel' | 'change' | 'extend' | 'transfer' | 'renew'
  readonly reason?: string
  readonly days: { readonly first: number; readonly last: number }
}

interface Telling extends Making {
  readonly session: Session
  readonly stem: Stem
  readonly random: Random
  /** Months between two sessions of the body. */
  readonly every: number
}

/** What happens to a certificate after its issue, in order. A body that reports seldom knows shorter stories. */
export function fateOf(session: Session, stem: Stem, making: Making): readonly Later[] {
  const random = randomOf(KEY_OF_FATES + session.body.number, session.month, stem.root)
  const telling: Telling = { ...making, session, stem, random, every: monthsBetween(session.body, making.plan) }
  const told = [...storyOf(telling)]
  const gone = goneOn(stem)
  const kept = gone === undefined ? told : told.filter((one) => one.month < monthOf(dayText(gone)))
  if (!kept.some((one) => one.act === 'withdraw' || one.act === 'cancel')) {
    kept.push(...(gone === undefined ? renewalOf(telling) : farewell(gone, telling)))
  }
  return kept.map((one) => ({ month: one.month, cells: cellsOf(one, telling) }))
}

function storyOf(telling: Telling): readonly Told[] {
  const { random, stem, every, session } = telling
  const chance = random()
  const last = Math.floor((stem.ware.years * 12 - QUIET) / every)
  const month = session.month + every * between(random, 1, Math.max(last, 1))
  if (last < 1) return []
  if (stem.ware.procedure !== undefined) return declaredStory(chance, month)
  if (session.body.isReal || chance >= CANCELLED) return mildStory(chance, month, telling)
  return hardStory(chance, month, telling)
}

/** A declaration is changed or ended by its maker. */
function declaredStory(chance: number, month: number): readonly Told[] {
  if (chance < SUSPENDED) return [{ month, act: 'cancel', reason: OTHER, days: ANY }]
  return chance < WITHDRAWN ? [{ month, act: 'change', reason: NEW_MODELS, days: ANY }] : []
}

function hardStory(chance: number, month: number, telling: Telling): readonly Told[] {
  const { random, stem, grounds } = telling
  if (chance < WITHDRAWN_AFTER_SUSPENSION) return suspension(month, chance < SUSPENDED, telling)
  const act: ActKind = chance < WITHDRAWN ? 'withdraw' : 'cancel'
  return [{ month, act, reason: grounds.of(act, stem.ware.isCompulsory, random), days: ANY }]
}

/** Where the holder was renamed meanwhile, its certificates follow in the next report. */
function mildStory(chance: number, month: number, telling: Telling): readonly Told[] {
  const renamed = renamedAfter(telling)
  if (renamed !== undefined) return [{ month: renamed, act: 'change', reason: RENAMED, days: ANY }]
  const { ware } = telling.stem
  if (chance < CANCELLED || chance >= TRANSFERRED) return []
  if (chance < CHANGED) return [{ month, act: 'change', reason: ware.model === '' ? MOVED : NEW_MODELS, days: ANY }]
  if (chance >= EXTENDED) return telling.stem.main === undefined ? [{ month, act: 'transfer', days: ANY }] : []
  return ware.items.size > 0 ? [{ month, act: 'extend', days: ANY }] : []
}

function renamedAfter({ stem, session, every }: Telling): number | undefined {
  const { former } = firmOf(stem.firm)
  if (former === undefined || former.until <= stem.issued) return undefined
  const after = Math.ceil((monthOf(dayText(former.until)) + 1 - session.month) / every)
  return after * every < stem.ware.years * 12 - QUIET ? session.month + after * every : undefined
}

/** What was suspended in the last months is so to this day; what was before ended within the month. */
function suspension(month: number, isMended: boolean, telling: Telling): readonly Told[] {
  const { random, stem, grounds, plan } = telling
  const { isCompulsory } = stem.ware
  const isOpen = month >= monthOf(plan.today) - LONGEST_SUSPENSION
  const isAsked = isOpen && random() < ASKED
  const reason = isAsked ? grounds.asked(isCompulsory) : grounds.of('suspend', isCompulsory, random)
  const suspended: Told = { month, act: 'suspend', reason, days: EARLIER }
  if (isOpen) return [suspended]
  const end = { month, days: LATER }
  return isMended
    ? [suspended, { ...end, act: 'restore' }]
    : [suspended, { ...end, act: 'withdraw', reason: grounds.inVain(isCompulsory) }]
}

/**
 * A product that leaves the catalogue, or that its makers declare from now on, takes its valid certificates with it: they
 * are cancelled, not withdrawn. Whether it does so before the certificate ends, and when.
 */
function goneOn({ ware, until }: Stem): number | undefined {
  const gone = Math.min(ware.left ?? Infinity, ware.declared ?? Infinity)
  return gone + LONGEST_FAREWELL < until ? gone : undefined
}

/** Most makers declare what was certified, from the very day on which the certificate is cancelled. */
function farewell(gone: number, { stem, random, catalogue }: Telling): readonly Told[] {
  const month = monthOf(dayText(gone))
  const first = Number(dayText(gone).slice(8))
  const date = stem.ware.declared === gone ? between(random, first, Math.max(first, LATER.last)) : first
  const days = { first: date, last: date }
  const cancelled: Told = { month, act: 'cancel', reason: OTHER, days }
  const isDeclared = stem.ware.declared === gone && random() < DECLARED && catalogue.declarationOf(stem.ware)
  return isDeclared ? [{ month, act: 'declare', days }, cancelled] : [cancelled]
}

function renewalOf({ random, session, stem, every }: Telling): readonly Told[] {
  const months = stem.ware.years * 12
  const { left, declared, procedure } = stem.ware
  if (procedure !== undefined || months % every !== 0) return []
  // Nobody renews what is about to leave.
  if (left !== undefined || declared !== undefined || random() >= RENEWED) return []
  const last = Number(dayText(stem.until - 1).slice(8))
  return [{ month: session.month + months, act: 'renew', days: { first: 1, last } }]
}

function cellsOf(told: Told, telling: Telling): Cells {
  const { stem, random } = telling
  const effective = dayOfMonth(told.month, between(random, told.days.first, told.days.last))
  if (told.act === 'declare') return declarationCells(effective, telling)
  return {
    act: told.act,
    number: stem.number,
    effective: dayText(effective),
    ...recordCells(stem.ware),
    ...(told.reason !== undefined && { reason: told.reason }),
    ...(told.act === 'change' && changeCells(told, effective, telling)),
    ...(told.act === 'transfer' && transferCells(effective, telling)),
    ...(told.act === 'extend' && extendCells(telling)),
    ...(told.act === 'renew' && { validTo: dayText(yearsLater(stem.until, stem.ware.years) - 1) }),
    ...(told.act === 'suspend' && { until: dayText(dayOfMonth(told.month + LONGEST_SUSPENSION, told.days.first)) }),
  }
}

function declarationCells(on: number, telling: Telling): Cells {
  const { session, stem, catalogue } = telling
  const ware = catalogue.declarationOf(stem.ware)
  if (!ware) throw new RangeError(`nobody declares ${stem.ware.mark}`)
  const declared: Stem = { ...stem, ware, number: `SD${stem.number}`, issued: on, until: yearsLater(on, ware.years) }
  const month = monthOf(dayText(on))
  return { ...issueCells({ ...session, month }, declared, telling), predecessor: stem.number, relation: 'replaced' }
}

function changeCells(told: Told, on: number, { stem, random }: Telling): Cells {
  const firm = firmOf(stem.firm)
  if (told.reason === RENAMED) {
    return { holderName: nameOn(firm, on), ...(firm.former && { holderFormerName: firm.former.name }) }
  }
  return told.reason === NEW_MODELS
    ? { models: modelsOf(random, stem.ware) }
    : { holderAddress: addressIn(firm.place, random) }
}

function transferCells(on: number, { stem, plan, random }: Telling): Cells {
  const { sector } = firmOf(stem.firm)
  const heir = firmOf(firmOfSector(sector.code, plan.firms, random()))
  return { holderName: nameOn(heir, on), holderId: heir.code, holderRegion: heir.place.code }
}

/** Another industry comes in. */
function extendCells({ stem, random }: Telling): Cells {
  const own = stem.ware.items.get(firmOf(stem.firm).sector.industry)
  const others = [...stem.ware.items.values()].filter((item) => item !== own)
  return { item: others[Math.floor(random() * others.length)] ?? '' }
}
