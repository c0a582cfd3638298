import type { Code } from '../codes/code.ts'
import type { Identifier } from '../codes/identifier.ts'
import type { LegalBasis } from '../law/basis.ts'
import type { PartyId } from '../party/model.ts'
import type { Day, Period } from '../time/day.ts'
import type { ActKind, Family } from './family.ts'

/** How an attestation is named by others: in reports, in paths, in extracts. Numbers are unique within a family. */
export interface Reference {
  readonly family: Family
  readonly number: string
}

/**
 * The body's own work behind a certificate: every link of it is judged on its own day. What was not reported is absent:
 * a name without its day makes the path incomplete, it does not make the link disappear.
 */
export interface Work {
  readonly tests: readonly { readonly laboratory: Reference; readonly on?: Day; readonly report?: string }[]
  readonly audits: readonly { readonly auditor: Reference; readonly period?: Period }[]
  readonly review?: { readonly by?: Reference; readonly on?: Day }
  readonly decision?: { readonly by?: Reference; readonly on?: Day }
}

/** What only the object carries: names and models for products, sites for systems. Mostly shown, and not reasoned about. */
export interface Detail {
  readonly product?: string
  readonly models?: readonly string[]
  readonly manufacturer?: string
  readonly factory?: string
  readonly factoryAddress?: string
  /** Who the manufacturer and the factory are, where they were reported with their identifiers. */
  readonly manufacturerId?: Identifier
  readonly factoryId?: Identifier
  readonly holderAddress?: string
  /** What the holder was called before. */
  readonly holderFormerName?: string
  readonly sites?: readonly string[]
  readonly scopeText?: string
  /** The main certificate on which a sub-certificate rests. */
  readonly main?: Reference
  /** Code of the mode of certification. */
  readonly mode?: string
  /** The procedure that the maker followed, of declarations. */
  readonly procedure?: Code
  readonly firstIssued?: Day
  readonly activity?: string
  /** The accreditation that the certificate claims: by the number it refers to, the mark it carries. */
  readonly accreditation?: { readonly number?: string; readonly mark?: string }
  readonly work?: Work
  readonly predecessor?: Reference & { readonly relation: 'transferred' | 'replaced'; readonly body?: string }
  readonly note?: string
}

/** What an attestation says when it is issued; later acts change parts of it. `valid` is half-open. */
export interface Content {
  readonly holder: PartyId
  /** The holder as it was called on that day. Absent for persons, who are known by their number alone. */
  readonly named?: { readonly name: string; readonly nameEn?: string; readonly identifiers: readonly Identifier[] }
  readonly scope: readonly Code[]
  readonly valid: Period
  readonly standards: readonly string[]
  readonly detail: Detail
}

/** The facts of each act, beside what all acts have. */
export interface ActFacts {
  issue: Content
  extend: { readonly scope: readonly Code[] }
  reduce: { readonly scope: readonly Code[] }
  /** `named`: the same holder, who is called otherwise from this day on. */
  change: {
    readonly named?: Content['named']
    readonly standards?: readonly string[]
    readonly detail?: Partial<Detail>
  }
  /** The new end of validity; null: without end. */
  renew: { readonly until: Day | null }
  transfer: Pick<Content, 'holder' | 'named'>
  /** `until` is the end that was announced; only `restore` ends a suspension, only `resume` a stop. */
  suspend: { readonly until?: Day }
  restore: object
  stop: { readonly until?: Day }
  resume: object
  withdraw: object
  cancel: object
  replace: { readonly by?: Reference }
  annul: object
  /** Puts another day or other facts in the place of an earlier act's; `struck` takes the act out altogether. */
  correct: { readonly corrects: number; readonly effective?: Day; readonly facts?: object; readonly struck?: boolean }
}

/**
 * One line of a history. `effective` is when it holds, `recorded` the day on which the register learned of it,
 * `seq` its place in the one act log. The order of acts is (effective, seq), never arrival.
 */
export interface ActBase {
  readonly seq: number
  readonly effective: Day
  readonly recorded: Day
  readonly reason?: string
  readonly basis?: readonly LegalBasis[]
}

export type Act<K extends ActKind = ActKind> = {
  [P in K]: ActBase & { readonly act: P; readonly facts: ActFacts[P] }
}[K]

/** Decided here by a proceeding, reported by its issuer (who answers for it), or taken over with the register. */
export type Origin = { readonly proceeding: string } | { readonly report: string } | { readonly register: string }

/** One thing that was granted or stated: who says it, and everything that happened to it. All else is a fold. */
export interface Attestation<F extends Family = Family> {
  readonly id: number
  readonly family: F
  /** A kind of the pack, e.g. which scheme's certificate. */
  readonly kind: Code
  readonly number: string
  readonly issuer: PartyId
  readonly origin: Origin
  readonly acts: readonly Act[]
}

export const STATUSES = [
  'pending',
  'valid',
  'suspended',
  'stopped',
  'withdrawn',
  'cancelled',
  'expired',
  'replaced',
  'annulled',
] as const
/** `stopped` exists only for approvals and designations (停业整顿); certificates have the other eight. */
export type Status = (typeof STATUSES)[number]
