import type { ActKind } from '@zhengheng/core'
import { issueCells, modelsOf, recordCells, type Making, type Stem } from './certificate.ts'
import { dayOfMonth, dayText, monthOf, yearsLater } from './days.ts'
import { addressIn, firmOf, nameOn } from './firms.ts'
import { between, randomOf, type Random } from './random.ts'
import type { Cells } from './report-file.ts'
import { firmOfSector } from './sectors.ts'
import { monthsBetween, type Session } from './sessions.ts'

/** Something that happened to a certificate later, by the session of its body in whose report it stands. */
export interface Later {
  /** Sessions after the one in which it was issued. */
  readonly after: number
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
const RENEWED = 0.7
/** Of the certificates that gave way to self-declaration, those that a declaration replaced. */
const DECLARED = 0.7
/** Months before the end of validity after which nothing else happens. */
const QUIET = 6
/** Of suspensions, those that ended within the month; the others lasted until the next session. */
const SHORT = 0.6
/** Months: the next session of a body that comes later is too late to end a suspension. */
const LONGEST_SUSPENSION = 12

/** Days of the month on which something takes effect: what comes second within a month comes later in it. */
const ANY = { first: 4, last: 26 } as const
const EARLIER = { first: 4, last: 10 } as const
const LATER = { first: 16, last: 26 } as const

const OTHER = '0299'
const RENAMED = '01'
const NEW_MODELS = '02'
const MOVED = '99'

interface Told {
  readonly after: number
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
  const removal = removalOf(telling)
  const kept = removal === undefined ? told : told.filter((one) => one.after < removal)
  if (!kept.some((one) => one.act === 'withdraw' || one.act === 'cancel')) {
    if (removal !== undefined) kept.push(...farewell(removal, telling))
    else kept.push(...renewalOf(telling))
  }
  return kept.map((one) => ({ after: one.after, cells: cellsOf(one, telling) }))
}

function storyOf(telling: Telling): readonly Told[] {
  const { random, stem, every, session } = telling
  const chance = random()
  const last = Math.floor((stem.ware.years * 12 - QUIET) / every)
  const after = between(random, 1, Math.max(last - 1, 1))
  if (last < 1) return []
  if (stem.ware.procedure !== undefined) return declaredStory(chance, after)
  if (session.body.isReal || chance >= CANCELLED) return mildStory(chance, after, telling)
  return hardStory(chance, after, telling)
}

/** A declaration is changed or ended by its maker. */
function declaredStory(chance: number, after: number): readonly Told[] {
  if (chance < SUSPENDED) return [{ after, act: 'cancel', reason: OTHER, days: ANY }]
  return chance < WITHDRAWN ? [{ after, act: 'change', reason: NEW_MODELS, days: ANY }] : []
}

function hardStory(chance: number, after: number, telling: Telling): readonly Told[] {
  const { random, stem, grounds } = telling
  if (chance < WITHDRAWN_AFTER_SUSPENSION) return suspension(after, chance < SUSPENDED, telling)
  const act: ActKind = chance < WITHDRAWN ? 'withdraw' : 'cancel'
  return [{ after, act, reason: grounds.of(act, stem.ware.isCompulsory, random), days: ANY }]
}

/** Where the holder was renamed meanwhile, its certificates follow in the next report. */
function mildStory(chance: number, after: number, telling: Telling): readonly Told[] {
  const renamed = renamedAfter(telling)
  if (renamed !== undefined) return [{ after: renamed, act: 'change', reason: RENAMED, days: ANY }]
  const { ware } = telling.stem
  if (chance < CANCELLED || chance >= TRANSFERRED) return []
  if (chance < CHANGED) return [{ after, act: 'change', reason: ware.model === '' ? MOVED : NEW_MODELS, days: ANY }]
  if (chance >= EXTENDED) return telling.stem.main === undefined ? [{ after, act: 'transfer', days: ANY }] : []
  return ware.items.size > 0 ? [{ after, act: 'extend', days: ANY }] : []
}

function renamedAfter({ stem, session, every }: Telling): number | undefined {
  const { former } = firmOf(stem.firm)
  if (former === undefined || former.until <= stem.issued) return undefined
  const after = Math.ceil((monthOf(dayText(former.until)) + 1 - session.month) / every)
  return after * every < stem.ware.years * 12 - QUIET ? after : undefined
}

function suspension(after: number, isMended: boolean, telling: Telling): readonly Told[] {
  const { random, stem, grounds, every } = telling
  const { isCompulsory, years } = stem.ware
  const isShort = random() < SHORT || every > LONGEST_SUSPENSION || (after + 1) * every >= years * 12 - QUIET
  const reason = isShort ? grounds.of('suspend', isCompulsory, random) : grounds.asked(isCompulsory)
  const end = { after: isShort ? after : after + 1, days: isShort ? LATER : ANY }
  return [
    { after, act: 'suspend', reason, days: EARLIER },
    isMended ? { ...end, act: 'restore' } : { ...end, act: 'withdraw', reason: grounds.inVain(isCompulsory) },
  ]
}

/**
 * A product that leaves the catalogue, or that its makers declare from now on, takes its valid certificates with it: they
 * are cancelled, not withdrawn.
 */
function removalOf({ session, stem, every }: Telling): number | undefined {
  const { left, declared } = stem.ware
  const gone = Math.min(left ?? Infinity, declared ?? Infinity)
  if (gone >= stem.until) return undefined
  return Math.ceil((monthOf(dayText(gone)) + 1 - session.month) / every)
}

/** Most makers declare what was certified, from the very day on which the certificate is cancelled. */
function farewell(after: number, { stem, random, catalogue }: Telling): readonly Told[] {
  const date = between(random, ANY.first, ANY.last)
  const days = { first: date, last: date }
  const cancelled: Told = { after, act: 'cancel', reason: OTHER, days }
  const isDeclared = stem.ware.declared !== undefined && random() < DECLARED && catalogue.declarationOf(stem.ware)
  return isDeclared ? [{ after, act: 'declare', days }, cancelled] : [cancelled]
}

function renewalOf({ random, stem, every }: Telling): readonly Told[] {
  const months = stem.ware.years * 12
  const { left, declared, procedure } = stem.ware
  if (procedure !== undefined) return []
  if (months % every !== 0 || left !== undefined || declared !== undefined || random() >= RENEWED) return []
  const last = Number(dayText(stem.until - 1).slice(8))
  return [{ after: months / every, act: 'renew', days: { first: 1, last } }]
}

function cellsOf(told: Told, telling: Telling): Cells {
  const { session, stem, random, every } = telling
  const month = session.month + told.after * every
  const effective = dayOfMonth(month, between(random, told.days.first, told.days.last))
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
    ...(told.act === 'suspend' && { until: dayText(dayOfMonth(month + 3, told.days.first)) }),
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
