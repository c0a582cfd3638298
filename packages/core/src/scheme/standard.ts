import type { Name } from '../codes/code.ts'
import type { Evidence } from '../law/basis.ts'
import type { Day } from '../time/day.ts'

/** How a national standard takes over an international one: identical, modified, not equivalent. */
export const ADOPTION_DEGREES = ['IDT', 'MOD', 'NEQ'] as const
export type AdoptionDegree = (typeof ADOPTION_DEGREES)[number]

export interface Adoption {
  /** The number of what is taken over, with its year where that is known. */
  readonly number: string
  readonly degree?: AdoptionDegree
}

/** One edition. Days are given only where the material has them; a year in the number is not a day. */
export interface StandardEdition {
  /** The whole number, e.g. 'GB/T 19001-2016'; equal to that of the standard when its year is not on file. */
  readonly number: string
  readonly from?: Day
  readonly until?: Day
  readonly adopts?: Adoption
  readonly evidence: Evidence
  readonly source: string
  readonly note?: Name
}

/** A standard in all its editions that are on file, oldest first. */
export interface Standard {
  /** The number without year, e.g. 'GB/T 19001'. */
  readonly number: string
  readonly name?: Name
  readonly editions: readonly StandardEdition[]
  readonly evidence: Evidence
  readonly source: string
}

/** How numbers of standards are compared: width, case, spaces and the year at the end do not matter. */
export function standardKey(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s_]+/gu, '')
    .replace(/[-:—–](?:19|20)\d{2}$/u, '')
}
