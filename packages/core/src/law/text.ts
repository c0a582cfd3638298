import type { Name } from '../codes/code.ts'
import { includes, type Day, type Period } from '../time/day.ts'
import type { Evidence, LegalBasis } from './basis.ts'

/** One version of a text: the days on which it was law. Article numbers move between versions. */
export interface LegalVersion extends Period {
  readonly version: string
  /** The order or announcement that made this version. */
  readonly number?: string
  /** Whether the days were read; the evidence of the text itself when absent. */
  readonly evidence?: Evidence
}

/** The article in which a rule stands, for a time; without days: in every version. */
export interface Place {
  readonly article: string
  readonly from?: Day
  readonly until?: Day
}

/**
 * One rule of a text that somebody relies on, in words of our own, and where it stood: two places are an article that moved.
 * Without `use` the article is known to be relied on, and what for is not on file.
 */
export interface Provision {
  readonly use?: Name
  readonly places: readonly Place[]
  readonly evidence: Evidence
}

/** An article that quotes another text in the numbering of an older version of it. */
export interface Quote {
  readonly article: string
  readonly quoted: DatedBasis
}

export interface LegalText {
  readonly id: string
  readonly name: Name
  readonly level: string
  readonly issuer?: string
  /** All numbers of promulgation, as the source prints them. */
  readonly number?: string
  readonly versions: readonly LegalVersion[]
  /** The text was law before the first of its versions, and those days are not on file. */
  readonly earlierUnknown?: boolean
  readonly provisions?: readonly Provision[]
  readonly quotes?: readonly Quote[]
  /** The text that took its place, by its id. */
  readonly replacedBy?: string
  /** Texts whose place it took and that the catalogue lacks, in words. */
  readonly replaces?: Name
  /** Where the authority publishes the text. */
  readonly address?: string
  readonly note?: Name
  readonly evidence: Evidence
  readonly source: string
}

/** A basis in the numbering of a certain version; without one, in the numbering of the day on which it is used. */
export interface DatedBasis extends LegalBasis {
  readonly numbering?: string
}

/** The version of a text that was law on a day: none before the first, after the last, or when its days are not known. */
export function versionOn(text: LegalText, on: Day): LegalVersion | undefined {
  return text.versions.find((known) => includes(known, on))
}

/** The article in which a rule stood on a day. */
export function legalPlaceOn(provision: Provision, on: Day): Place | undefined {
  return provision.places.find(
    ({ from, until }) => (from === undefined || from <= on) && (until === undefined || on < until),
  )
}
