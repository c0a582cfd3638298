import { dayText, yearOfMonth, yearsLater } from './days.ts'
import { firmOf, firmOfGroup, type Firm } from './firms.ts'
import { AT_WORK, inspectorsOf, type DemoInspector } from './inspectors.ts'
import { laboratoriesFor } from './laboratories.ts'
import { between, pick, pickPlace, randomOf, type Random } from './random.ts'
import type { Cells } from './report-file.ts'
import { standardsIn, type Catalogue, type Ware } from './catalogue.ts'
import { daysOfSession, type Plan, type Session } from './sessions.ts'

/** What must be known of a certificate to follow it: everything else is made when its row is written. */
export interface Stem {
  readonly number: string
  readonly ware: Ware
  readonly issued: number
  /** The first day on which it no longer holds. */
  readonly until: number
  readonly random: Random
}

const KEY_OF_CERTIFICATES = 2_000_000
const YEARS = 5

/**
 * The certificate with a place in its session. Nothing of it depends on any other. `key` tells apart what has the same
 * number.
 */
export function stemOf(session: Session, place: number, catalogue: Catalogue, key = place): Stem | undefined {
  const { wares, sums } = catalogue.choice(session.body, session.month)
  if (wares.length === 0) return undefined
  const random = randomOf(KEY_OF_CERTIFICATES + session.body.number, session.month, key)
  const ware = wares[pickPlace(random, sums)]
  if (!ware) return undefined
  const { first, last } = daysOfSession(session)
  const issued = between(random, first, last)
  const number = `${yearOfMonth(session.month)}${session.body.digits}${ware.code}${serialOf(session.before + place)}`
  return { number, ware, issued, until: yearsLater(issued, YEARS), random }
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

/** The row by which its body reports the certificate. */
export function issueCells(session: Session, stem: Stem, plan: Plan): Cells {
  const { random, ware, issued } = stem
  const holder = firmOf(firmOfGroup(ware.group, plan.firms, random()))
  const factory = random() < 0.75 ? holder : firmOf(firmOfGroup(ware.group, plan.firms, random()))
  const standards = standardsIn(ware, yearOfMonth(session.month))
  return {
    act: 'issue',
    number: stem.number,
    effective: dayText(issued),
    ...holderCells(holder),
    product: pick(random, ware.names),
    models: modelsOf(random, ware),
    manufacturer: random() < 0.9 ? holder.name : factory.name,
    factory: factory.name,
    factoryAddress: factory.address,
    item: ware.item,
    ...(standards.length > 0 && { standards: standards.join(';') }),
    validFrom: dayText(issued),
    validTo: dayText(stem.until - 1),
    ...workCells(session, stem),
  }
}

function holderCells(holder: Firm): Cells {
  return { holderName: holder.name, holderId: holder.code, holderRegion: holder.place.code }
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

/** Test, then factory inspection, then review, then decision, each by somebody who was entitled to on that day. */
function workCells(session: Session, stem: Stem): Cells {
  const { random, ware, issued } = stem
  const decided = issued - between(random, 0, 1)
  const reviewed = decided - between(random, 1, 4)
  const audited = reviewed - between(random, 10, 40)
  const tested = audited - between(random, 7, 35)
  const laboratory = pick(random, laboratoriesFor(ware.group))
  const [auditor, reviewer, decider] = people(session.body.number, audited, random)
  return {
    laboratory: laboratory.designation,
    testDate: dayText(tested),
    testReport: `TR${dayText(tested).slice(2, 4)}-${between(random, 100_000, 999_999)}`,
    auditors: auditor.registration,
    auditFrom: dayText(audited),
    auditTo: dayText(audited + 1),
    reviewer: reviewer.registration,
    reviewDate: dayText(reviewed),
    decider: decider.registration,
    decisionDate: dayText(decided),
  }
}

/** Three different people of the body who were registered before the inspection began. */
function people(body: number, on: number, random: Random): readonly [DemoInspector, DemoInspector, DemoInspector] {
  const known = inspectorsOf(body)
  const registered = known.slice(0, AT_WORK).filter((person) => person.since <= on)
  const first = Math.floor(random() * registered.length)
  const [a, b, c] = [first, first + 1, first + 2].map((at) => registered[at % registered.length])
  if (!a || !b || !c || registered.length < 3) throw new RangeError(`body ${body} has too few people on ${dayText(on)}`)
  return [a, b, c]
}
