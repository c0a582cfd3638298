import type { AuditBand } from './table.ts'

export type Complexity = 'high' | 'medium' | 'low' | 'limited'

/** What an audit is about: quality needs no complexity, the environment and safety at work do. */
export type Audited =
  | { readonly standard: 'qms' }
  | { readonly standard: 'ems'; readonly complexity: Complexity }
  | { readonly standard: 'ohsms'; readonly complexity: Exclude<Complexity, 'limited'> }

export interface AuditTime {
  /** Days of eight hours, to the nearest half (MD 5, 2.2.3). */
  readonly days: number
  /** What the table gives, before any reduction. */
  readonly ofTable: number
  /** At least so many of them on site: four fifths (MD 5, 4.1), as counted, not rounded. */
  readonly onSite: number
  /** `reduction-above-30`: more than the 30 % in all that MD 5 allows; the number is shown, not cut. */
  readonly flags: readonly 'reduction-above-30'[]
}

const MOST_REDUCED = 0.3
const ON_SITE = 0.8

/**
 * Time of an initial audit, stage 1 and stage 2, for the effective number of personnel. `reduction` is the share that is
 * left out, 0 to 1. undefined above the last row of the table: there the rule is a progression, not a number.
 * @throws {RangeError} for personnel that are no whole number from 1, or a reduction outside 0 to 1
 */
export function auditDays(
  bands: readonly AuditBand[],
  audited: Audited,
  personnel: number,
  reduction = 0,
): AuditTime | undefined {
  if (!Number.isInteger(personnel) || personnel < 1) throw new RangeError(`not a number of personnel: ${personnel}`)
  if (!(reduction >= 0 && reduction < 1)) throw new RangeError(`not a share: ${reduction}`)
  const band = bands.find(({ from, to }) => from <= personnel && personnel <= to)
  if (!band) return undefined
  const ofTable = daysOf(band, audited)
  const days = toHalfDays(ofTable * (1 - reduction))
  return {
    days,
    ofTable,
    onSite: days * ON_SITE,
    flags: reduction > MOST_REDUCED ? ['reduction-above-30'] : [],
  }
}

function daysOf(band: AuditBand, audited: Audited): number {
  if (audited.standard === 'qms') return band.qms
  return audited.standard === 'ems' ? band.ems[audited.complexity] : band.ohsms[audited.complexity]
}

/** To the nearest half: 5.3 is 5.5, 5.2 is 5. */
export function toHalfDays(days: number): number {
  return Math.round(days * 2) / 2
}

/** Surveillance takes about a third of the initial time each year, recertification about two thirds of what it would take today. */
export function laterAuditDays(initial: number, audit: 'surveillance' | 'recertification'): number {
  return toHalfDays((initial * (audit === 'surveillance' ? 1 : 2)) / 3)
}

/** Tenths of the square root of the number of sites that must be visited (IAF MD 1). */
const TENTHS = { initial: 10, surveillance: 6, recertification: 10, 'recertification-effective': 8 } as const

/**
 * How many of `sites` like sites, the central function aside, are visited: the square root, rounded up; six tenths of it in
 * surveillance; eight tenths at recertification of a system that proved effective. Counted in whole numbers, without roots.
 */
export function sitesToVisit(sites: number, audit: keyof typeof TENTHS): number {
  if (!Number.isInteger(sites) || sites < 0) throw new RangeError(`not a number of sites: ${sites}`)
  const least = sites * TENTHS[audit] ** 2
  let sample = Math.floor(Math.sqrt(least) / 10)
  while (100 * sample ** 2 < least) sample += 1
  return sample
}
