import type { Family } from '../attestation/family.ts'
import type { ActKind } from '../attestation/family.ts'
import type { Need, Root } from '../attestation/need.ts'
import type { Classification } from '../codes/classification.ts'
import type { Code, Name } from '../codes/code.ts'
import type { IdentifierScheme } from '../codes/identifier.ts'
import type { Evidence, LegalBasis } from '../law/basis.ts'
import type { LegalText } from '../law/text.ts'
import type { PersonRule } from '../party/persons.ts'
import type { Procedure } from '../proceeding/model.ts'
import type { Field, Scheme } from '../scheme/model.ts'
import type { Standard } from '../scheme/standard.ts'
import type { WorkCalendar } from '../time/calendar.ts'
import type { Period } from '../time/day.ts'
import type { Gap } from './gap.ts'
import type { ReportTemplate } from './template.ts'

/** A kind of attestation within its family: an eighth kind is a line of data. */
export interface AttestationKind {
  readonly code: Code
  readonly family: Family
  readonly name: Name
}

/** A form of number that the country knows. Any number is accepted; what is read from one is marked as parsed. */
export interface NumberFormat {
  readonly kind: Code
  readonly pattern: RegExp
  readonly example: string
  /** What the named groups of the pattern say. */
  readonly segments?: Readonly<Record<string, Name>>
  readonly evidence: Evidence
  readonly source?: string
}

/** A ground for an act, by the code that bodies report. `acts` says for which acts it may be given. */
export interface Ground {
  readonly code: string
  readonly name: Name
  readonly acts: readonly ActKind[]
  readonly basis?: readonly LegalBasis[]
}

/** A division of the country. Codes change: one that ended names those that took its place. */
export interface Region {
  readonly code: string
  readonly name: Name
  readonly level?: 'province' | 'prefecture' | 'county'
  /** Days on which the code is on record; absent: on every day that the pack knows. */
  readonly during?: Period
  readonly successors?: readonly string[]
  readonly evidence?: Evidence
}

/**
 * When a report is late. `days`: so many days after the act took effect; `day-of-next-month`: what happened in a month is
 * reported at the latest on that day of the next one, which no holiday moves.
 */
export type LateRule =
  | {
      readonly rule: 'days'
      readonly days: number
      readonly count: 'working' | 'calendar'
      readonly basis: readonly LegalBasis[]
    }
  | { readonly rule: 'day-of-next-month'; readonly day: number; readonly basis: readonly LegalBasis[] }

/** What bodies must report by when, and how the columns of their files are called. */
export interface ReportRules {
  /** The kind of certificate reports of this pack are about, the scheme of holders' identifiers. */
  readonly kind: Code
  readonly scheme: Code
  readonly holderScheme: string
  /** Family and kind of the numbers in the columns for laboratories and persons. */
  readonly laboratory: { readonly family: Family }
  readonly person: { readonly family: Family }
  /** A late report is accepted and flagged. */
  readonly late: LateRule
  /** Longest validity from the first day, in years. */
  readonly longestYears: number
  /** Other names of columns, beside the English ones of the format. */
  readonly columns: Readonly<Record<string, readonly string[]>>
  /** Other names of acts, beside the English ones. */
  readonly acts: Readonly<Record<string, readonly string[]>>
  /** The basis cited for each act that a body may report. */
  readonly basis: Partial<Readonly<Record<ActKind, readonly LegalBasis[]>>>
  /** Other names of the kinds of records, beside the English ones. */
  readonly records?: Readonly<Record<string, readonly string[]>>
  /** Other names of the procedures that a declaration may follow. */
  readonly procedures?: Readonly<Record<Code, readonly string[]>>
  /** The basis cited for acts on certificates of other schemes than the one that is taken for granted. */
  readonly basisElsewhere?: Partial<Readonly<Record<ActKind, readonly LegalBasis[]>>>
  /** By scheme, how many years a declaration holds at the most. */
  readonly declarations?: Readonly<Record<Code, { readonly longestYears: number }>>
  /** A year of two digits lies among this one and the ninety-nine that follow; without it such years are not read. */
  readonly twoDigitYearsFrom?: number
  /** The tables that bodies of the country are asked to fill in. */
  readonly templates?: readonly ReportTemplate[]
}

/**
 * A word of the law, by key. Those of what the product shows: `status/suspended`, `act/withdraw`, `family/approval`,
 * `level/law`; others, for readers of the glossary: `term/attestation`.
 */
export interface Term {
  readonly key: string
  readonly name: Name
  /** The group under which readers find it. */
  readonly topic?: string
  /** What it means, and what it must not be taken for. */
  readonly note?: Name
  /** The clause of a standard that has the word. */
  readonly reference?: string
  readonly basis?: readonly LegalBasis[]
  readonly evidence: Evidence
}

/** Everything a country, a province or a scheme owner decided. Core, server and web know only this shape. */
export interface Pack {
  readonly code: string
  readonly version: string
  readonly name: Name
  /** IANA time zone: whose day it is. */
  readonly zone: string
  readonly currency: { readonly code: string; readonly minorDigits: number }
  readonly calendar: WorkCalendar
  readonly identifiers: readonly IdentifierScheme[]
  readonly kinds: readonly AttestationKind[]
  readonly numbers: readonly NumberFormat[]
  /** What bodies are approved for where approval is by field. */
  readonly fields: readonly Field[]
  readonly schemes: readonly Scheme[]
  readonly standards: readonly Standard[]
  readonly needs: Readonly<Record<Code, readonly Need[]>>
  readonly roots: readonly Root[]
  readonly law: readonly LegalText[]
  readonly procedures: readonly Procedure[]
  readonly grounds: readonly Ground[]
  readonly regions: readonly Region[]
  /** Lists of codes that are not schemes: industries, scopes of management systems. */
  readonly classifications: readonly Classification[]
  readonly reports: ReportRules
  readonly glossary: readonly Term[]
  /** What the public may see of registered persons; the strictest rule where a country says nothing. */
  readonly persons?: PersonRule
  /** What is not on file, all of it. */
  readonly gaps: readonly Gap[]
  /** Procedures by what the product uses them for. */
  readonly uses: { readonly scopeReduction: string; readonly problemReport: string }
}
