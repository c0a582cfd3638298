import { standardsIn, type Catalogue, type Ware } from './catalogue.ts'
import { dayText, yearOfMonth, yearsLater } from './days.ts'
import { firmOf, nameOn, type Firm } from './firms.ts'
import type { Grounds } from './grounds.ts'
import { laboratoriesFor } from './laboratories.ts'
import { between, pick, pickPlace, randomOf, type Random } from './random.ts'
import type { Cells } from './report-file.ts'
import { BRANCHES, chainOf, FIRMS_IN_A_ROUND, firmOfSector } from './sectors.ts'
import { daysOfSession, type Plan, type Session } from './sessions.ts'
import type { Workforce } from './workforce.ts'

/** What must be known of a certificate to follow it: everything else is made when its row is written. */
export interface Stem {
  readonly number: string
  readonly ware: Ware
  readonly issued: number
  /** The first day on which it no longer holds. */
  readonly until: number
  readonly firm: number
  /** Of a sub-certificate: the number of its main certificate. */
  readonly main?: string
  /** Its place in the session; that of its main certificate, with which it shares what happens. */
  readonly root: number
  readonly random: Random
}

const KEY_OF_CERTIFICATES = 2_000_000

/** What certificates are made from. */
export interface Making {
  readonly grounds: Grounds
  readonly plan: Plan
  readonly catalogue: Catalogue
  readonly workforce: Workforce
}

/**
 * The certificate with a place in its session. Nothing of it depends on any other, but for sub-certificates, which follow
 * their main certificate. `key` tells apart what has the same number.
 */
export function stemOf(
  session: Session,
  place: number,
  { catalogue, plan }: Pick<Making, 'catalogue' | 'plan'>,
  key = place,
): Stem | undefined {
  const chain = chainAt(session, place)
  if (chain !== undefined && chain !== place) return branchStem(session, place, chain, { catalogue, plan })
  const drawn = draw(session, key, catalogue, chain !== undefined)
  if (!drawn) return undefined
  const { random, ware } = drawn
  const { first, last } = daysOfSession(session)
  const issued = between(random, first, last)
  const until = yearsLater(issued, ware.years)
  const number = numberOf(session, ware, place, random)
  const firm = chain === undefined ? firmFor(ware, plan, random) : headFor(plan, random)
  return { number, ware, issued, until, firm, root: place, random }
}

function draw(session: Session, key: number, catalogue: Catalogue, isChain: boolean) {
  const { wares, sums } = catalogue.choice(session.body, session.month)
  const random = randomOf(KEY_OF_CERTIFICATES + session.body.number, session.month, key)
  const ware = isChain ? wares.find((one) => one.mark === 'Q') : wares[pickPlace(random, sums)]
  return ware && { random, ware }
}

/** A main certificate and one for each branch of a chain. */
const OF_A_CHAIN = BRANCHES + 1
const CHAINS = 0.09

/** The place of the main certificate of the chain that a place belongs to, if it belongs to one. */
function chainAt(session: Session, place: number): number | undefined {
  const first = place - (place % OF_A_CHAIN)
  if (!session.body.schemes.includes('qms') || first + OF_A_CHAIN > session.issued) return undefined
  const random = randomOf(KEY_OF_CERTIFICATES - session.body.number, session.month, first)
  return random() < CHAINS ? first : undefined
}

/** It is decided with its main certificate and ends with it. */
function branchStem(
  session: Session,
  place: number,
  chain: number,
  making: Pick<Making, 'catalogue' | 'plan'>,
): Stem | undefined {
  const main = stemOf(session, chain, making)
  const branch = main && chainOf(main.firm).branches[place - chain - 1]
  if (!main || branch === undefined) return undefined
  const number = `${main.number}-${place - chain}`
  return { ...main, number, firm: branch, main: main.number }
}

function firmFor(ware: Ware, plan: Plan, random: Random): number {
  const sector = pick(random, ware.sectors)
  return firmOfSector(sector, plan.firms, random())
}

function headFor(plan: Plan, random: Random): number {
  return chainOf(Math.floor((random() * plan.firms) / FIRMS_IN_A_ROUND) * FIRMS_IN_A_ROUND).head
}

const BLOCK = 10_000
const BLOCKS = 81

/**
 * Six digits, the first two never 0: the numbers of the situations begin with 00, so that no other number is one slip away
 * from theirs.
 */
function serialOf(count: number): string {
  const block = Math.floor(count / BLOCK)
  if (block >= BLOCKS) throw new RangeError(`a body issues at most ${BLOCK * BLOCKS} certificates a year here`)
  return `${1 + Math.floor(block / 9)}${1 + (block % 9)}${String(count % BLOCK).padStart(4, '0')}`
}

const SIZES = 'SSSMMMML'

function numberOf(session: Session, ware: Ware, place: number, random: Random): string {
  const year = String(yearOfMonth(session.month))
  const { digits } = session.body
  const count = session.before + place
  if (ware.procedure !== undefined) return `SD${year}${digits}${ware.mark}${serialOf(count)}`
  if (ware.isCompulsory) return `${year}${digits}${ware.mark}${serialOf(count)}`
  const serial = String(count + 1)
  if (ware.category !== 'management-system') return `${digits}${year.slice(2)}${ware.mark}${serial.padStart(6, '0')}`
  return `${digits}${year.slice(2)}${ware.mark}${serial.padStart(5, '0')}R${between(random, 0, 2)}${pick(random, SIZES.split(''))}`
}

/** The row by which its body reports the certificate. */
export function issueCells(session: Session, stem: Stem, { plan, workforce }: Making): Cells {
  const { ware, issued } = stem
  const holder = firmOf(stem.firm)
  const standards = standardsIn(ware, yearOfMonth(session.month))
  const item = ware.items.get(holder.sector.industry) ?? ware.item
  return {
    act: 'issue',
    number: stem.number,
    ...recordCells(ware),
    effective: dayText(issued),
    ...holderCells(holder, issued),
    ...objectCells(stem, holder, plan),
    ...(item !== undefined && { item }),
    ...(stem.main !== undefined && { main: stem.main }),
    ...(standards.length > 0 && { standards: standards.join(';') }),
    validFrom: dayText(issued),
    validTo: dayText(stem.until - 1),
    ...workCells(session, stem, workforce),
  }
}

/** What is neither a certificate nor of the scheme that reports take for granted says so. */
export function recordCells(ware: Ware): Cells {
  if (ware.procedure !== undefined) return { record: 'declaration', procedure: ware.procedure }
  return ware.isCompulsory ? {} : { scheme: ware.scheme }
}

function holderCells(holder: Firm, on: number): Cells {
  return { holderName: nameOn(holder, on), holderId: holder.code, holderRegion: holder.place.code }
}

const OWN_FACTORY = 0.75
const OWN_DESIGN = 0.9

/** Systems have a scope and sites; products a maker, a factory and models; services are what they are called. */
function objectCells(stem: Stem, holder: Firm, plan: Plan): Cells {
  const { ware, random, issued } = stem
  if (ware.category === 'management-system') {
    const head = chainOf(stem.firm)
    const sites =
      head.head === stem.firm && stem.main === undefined ? head.branches.map((at) => siteOf(firmOf(at))) : []
    return { scopeText: holder.sector.scope, ...(sites.length > 0 && { sites: sites.join(';') }) }
  }
  const product = pick(random, ware.names)
  if (ware.category === 'service') return { product, scopeText: holder.sector.scope }
  const factory = random() < OWN_FACTORY ? holder : firmOf(firmOfSector(holder.sector.code, plan.firms, random()))
  return {
    product,
    ...(ware.model !== '' && { models: modelsOf(random, ware) }),
    manufacturer: nameOn(random() < OWN_DESIGN ? holder : factory, issued),
    factory: nameOn(factory, issued),
    factoryAddress: factory.address,
  }
}

function siteOf(firm: Firm): string {
  return `${firm.name} ${firm.address}`
}

const MOST_MODELS = 4
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXY'

export function modelsOf(random: Random, ware: Ware): string {
  const models = Array.from({ length: between(random, 1, MOST_MODELS) }, () =>
    ware.model.replaceAll(/[#@]/g, (sign) => {
      const value = random()
      return sign === '#' ? String(1 + Math.floor(value * 9)) : LETTERS.charAt(Math.floor(value * LETTERS.length))
    }),
  )
  return [...new Set(models)].join(';')
}

/** Test, then audit, then review, then decision, each by somebody who was entitled to on that day. */
function workCells(session: Session, { random, ware, issued }: Stem, workforce: Workforce): Cells {
  const decided = issued - between(random, 0, 1)
  const reviewed = decided - between(random, 1, 4)
  const audited = reviewed - between(random, 10, 40)
  const tested = testCells(ware, audited - between(random, 7, 35), random)
  if (ware.procedure !== undefined) return tested
  const [auditor, reviewer, decider] = workforce.people(session.body, audited, issued, random)
  return {
    ...tested,
    auditors: auditor.registration,
    auditFrom: dayText(audited),
    auditTo: dayText(audited + 1),
    reviewer: reviewer.registration,
    reviewDate: dayText(reviewed),
    decider: decider.registration,
    decisionDate: dayText(decided),
  }
}

/** Designated laboratories test for the compulsory scheme; who tests for others is not asked. */
function testCells(ware: Ware, on: number, random: Random): Cells {
  if (!ware.isCompulsory) return {}
  return {
    laboratory: pick(random, laboratoriesFor(ware.sectors[0] ?? '')).designation,
    testDate: dayText(on),
    testReport: `TR${dayText(on).slice(2, 4)}-${between(random, 100_000, 999_999)}`,
  }
}
