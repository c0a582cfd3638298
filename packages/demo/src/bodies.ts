import type { Name } from '@zhengheng/core'
import { artificialCode } from './check-digit.ts'
import { COMPULSORY_BODIES } from './compulsory-bodies.ts'
import { dayNumber, dayText, quarterDay } from './days.ts'
import { EXAMPLE_BODIES } from './example-bodies.ts'
import { MARK } from './mark.ts'
import { FOREIGN_BODIES, VOLUNTARY_BODIES, type VoluntaryBody } from './voluntary-bodies.ts'

/** A group of the catalogue that a body is approved and designated for, and since when it may be used. */
export interface Field {
  readonly group: string
  /** The approval is extended on this day; without one it was in the first approval. */
  readonly from?: string
  /** The approval is reduced on this day. */
  readonly until?: string
}

export interface DemoBody {
  readonly key: string
  /** What its certificates carry of it in their numbers: two digits of compulsory, three of voluntary certificates. */
  readonly digits: string
  readonly number: number
  readonly approval: string
  readonly designation: string | undefined
  readonly accreditation: string
  readonly name: Name
  readonly region: string | undefined
  readonly code: string
  /** Its share of the certificates that have no story of their own. */
  readonly weight: number
  /** Groups of the compulsory catalogue. */
  readonly fields: readonly Field[]
  /** Voluntary schemes, of which the pack says in which field a body must be approved. */
  readonly schemes: readonly string[]
  /** The day of its approval. */
  readonly since: string
  /** A real name: an example of what is valid, to which nothing bad happens. */
  readonly isReal: boolean
  /** The first day on which its approval no longer holds: it was not renewed. */
  readonly approvalLapses?: string
  /** It has issued nothing since, but for the certificates of the situations. */
  readonly issuesUntil?: string
}

/** The first approvals of the demonstration; each body a fortnight after the one before, in the quarter after that. */
export const BEGINNING = '2013-04-01'
const FORTNIGHT = 14
/** Codes of bodies lie far behind those of firms. */
const FIRST_CODE = 920_001
const EXAMPLE_WEIGHT = 0.7

function startOf(number: number): string {
  return dayText(dayNumber(BEGINNING) + (number - 1) * FORTNIGHT)
}

const COMPULSORY = COMPULSORY_BODIES.map(([zh, en, region, weight, groups, more], index): DemoBody => {
  const number = index + 1
  const serial = 900 + number
  return {
    key: `body-${number}`,
    digits: String(70 + number),
    number,
    approval: `CNCA-R-2099-${serial}`,
    designation: `CCC-B-2099-${serial}`,
    accreditation: `CNAS-C-2099-${serial}`,
    name: { zh: `${zh}${MARK}`, en: `${en} (example)` },
    region,
    code: artificialCode(FIRST_CODE + index),
    weight,
    fields: groups.split(' ').map(readField),
    schemes: [],
    since: more?.approvalLapses === undefined ? startOf(number) : BEGINNING,
    isReal: false,
    ...more,
  }
})

/** '07', '24+2019-10-22' (joined on that day) or '19-2022-11-21' (left on that day). */
function readField(text: string): Field {
  const group = text.slice(0, 2)
  const on = text.slice(3)
  if (text[2] === '+') return { group, from: on }
  return text[2] === '-' ? { group, until: on } : { group }
}

function voluntary(row: VoluntaryBody, number: number, approval: string, isReal: boolean): DemoBody {
  return {
    key: `body-${number}`,
    digits: approval.startsWith('CNCA-RF') ? `8${approval.slice(-2)}` : approval.slice(-3),
    number,
    approval,
    designation: undefined,
    accreditation: `CNAS-C-2099-${900 + number}`,
    name: { zh: `${row.zh}${MARK}`, en: `${row.en} (example)` },
    region: row.region,
    code: artificialCode(FIRST_CODE + number - 1),
    weight: row.weight,
    fields: [],
    schemes: row.schemes.split(' '),
    since: dayText(quarterDay(row.since ?? startOf(number))),
    isReal,
  }
}

const FIRST_VOLUNTARY = COMPULSORY.length + 1
const FIRST_FOREIGN = FIRST_VOLUNTARY + VOLUNTARY_BODIES.length
const FIRST_EXAMPLE = FIRST_FOREIGN + FOREIGN_BODIES.length

/**
 * Of the first twelve, seven are what bodies should be, something happened to each of the others, and one was never
 * designated. The others certify in voluntary schemes; the last ten have real names.
 */
export const BODIES: readonly DemoBody[] = [
  ...COMPULSORY,
  ...VOLUNTARY_BODIES.map((row, index) => {
    const number = FIRST_VOLUNTARY + index
    return voluntary(row, number, `CNCA-R-2099-${900 + number}`, false)
  }),
  ...FOREIGN_BODIES.map((row, index) => {
    return voluntary(row, FIRST_FOREIGN + index, `CNCA-RF-2099-${91 + index}`, false)
  }),
  ...EXAMPLE_BODIES.map(({ approval, ...row }, index) => {
    return voluntary({ ...row, weight: EXAMPLE_WEIGHT }, FIRST_EXAMPLE + index, approval, true)
  }),
]

export function bodyOf(number: number): DemoBody {
  const body = BODIES[number - 1]
  if (!body) throw new RangeError(`no body ${number}`)
  return body
}
