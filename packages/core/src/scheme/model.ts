import { contains, type Code, type Name } from '../codes/code.ts'
import type { Evidence, LegalBasis } from '../law/basis.ts'
import { includes, type Day, type Period } from '../time/day.ts'

/** The three categories of certification, by what is certified (ISO/IEC 17065 and 17021-1). */
export const CATEGORIES = ['product', 'service', 'management-system'] as const
export type Category = (typeof CATEGORIES)[number]

/** A fact of a pack that has its own evidence, apart from that of the thing it is about. */
export interface Sourced<Value> {
  readonly value: Value
  readonly evidence: Evidence
  readonly source: string
}

/** A field of certification: what a body is approved for, where approval is not given by item. */
export interface Field {
  /** Path under `field`, e.g. 'field/PV04'. */
  readonly code: Code
  readonly category: Category
  readonly name: Name
  readonly note?: Name
  readonly evidence: Evidence
  readonly source: string
}

/**
 * Days on which an item belongs to its scheme. From `from` on, bodies take applications; from `mandatoryFrom` on, nothing
 * is sold without. Without it the item is never mandatory, as in every voluntary scheme.
 */
export interface ItemPeriod extends Period {
  readonly mandatoryFrom?: Day
  /** The first day is not on file: `from` is the earliest that it can be. */
  readonly atEarliest?: true
}

/** Not in the catalogue, in it and taken, or in it and asked for. */
export const MEMBERSHIPS = ['out', 'accepted', 'mandatory'] as const
export type Membership = (typeof MEMBERSHIPS)[number]

/** A way to show conformity within a scheme: by a third party's certificate, or by the maker's own declaration. */
export interface AssessmentProcedure {
  readonly code: Code
  readonly name: Name
  /** The kind of attestation it ends with. */
  readonly leadsTo: Code
  /** It is one of these, and which one is not on file. */
  readonly oneOf?: readonly Code[]
  readonly basis?: readonly LegalBasis[]
}

/**
 * The procedure of an item on some days. When it changes, the new one is taken from its first day on and the old one
 * stands until its last, both for a while; from `closedFrom` on nothing new is begun under the old one.
 */
export interface ItemProcedure extends Period {
  readonly procedure: Code
  readonly closedFrom?: Day
  /** The part of the item it is for, where the item is divided. */
  readonly only?: Name
  readonly evidence: Evidence
  readonly source: string
}

/** Where the official list in force has an item: several codes may be one numbered kind. */
export interface Listing extends Period {
  readonly edition: string
  readonly category?: { readonly number: number; readonly name: Name }
  /** Number of the kind in that edition; a product without one is a kind of its own, by its key. */
  readonly kind: string
}

/** One entry of a scheme's catalogue, with the days on which it belongs to it. */
export interface SchemeItem {
  /** Path under the scheme, e.g. 'ccc/07/0701'. */
  readonly code: Code
  readonly name: Name
  /** Names it had on earlier days, newest last; `name` is the one of every other day. */
  readonly formerNames?: readonly (Period & { readonly name: Name })[]
  readonly during: readonly ItemPeriod[]
  readonly places?: readonly Listing[]
  /** Procedures by period; several at a time where the item is divided. Absent: the scheme has one procedure only. */
  readonly procedures?: readonly ItemProcedure[]
  /** Standards that its products are tested against, as the rules of the scheme name them. */
  readonly standards?: readonly string[]
  readonly standardsEvidence?: Evidence
  /** The implementation rule, by its number. */
  readonly rule?: Sourced<string>
  readonly note?: Name
  readonly evidence: Evidence
  readonly source: string
}

/** How the body follows up what it certified. Months are counted from the certification decision. */
export interface Surveillance {
  readonly firstWithinMonths?: number
  readonly thenEveryMonths?: number
  readonly note?: Name
  readonly evidence: Evidence
  readonly source: string
}

/** How long a certificate may stay suspended, in months; longer when the holder asked for it itself. */
export interface SuspensionLimit {
  readonly maxMonths: number
  readonly onRequestMaxMonths?: number
  readonly evidence: Evidence
  readonly source: string
}

export interface Scheme {
  readonly code: Code
  readonly name: Name
  readonly category: Category
  /** The field in which a body must be approved; absent where approval is by item. */
  readonly field?: Code
  /** The kind of certificate it leads to. */
  readonly certificateKind: Code
  /** Procedures that its items may have, where there is more than one. */
  readonly procedures?: readonly AssessmentProcedure[]
  readonly items: readonly SchemeItem[]
  /** Items may be divided further than the list does: what lies beneath one belongs to the scheme as it does. */
  readonly isOpen?: true
  /** Standards that the whole scheme certifies to, by number. */
  readonly standards?: readonly string[]
  /** Codes by which reports name the scheme. */
  readonly reportCodes?: readonly string[]
  readonly validityYears?: Sourced<number>
  readonly surveillance?: Surveillance
  readonly suspension?: SuspensionLimit
  /** Whether the state promotes one rule for all bodies, so that none may write its own. */
  readonly nationallyUnified?: Sourced<boolean>
  readonly mark?: Sourced<Name>
  readonly note?: Name
  readonly basis: readonly LegalBasis[]
  readonly evidence: Evidence
  readonly source: string
}

/** Membership is a question of a day: an item may join, leave and come back. */
export function belongsOn(item: SchemeItem, on: Day): boolean {
  return item.during.some((period) => includes(period, on))
}

/** Membership with its third value: taken by bodies already, though nobody must have it yet. */
export function membershipOn(item: SchemeItem, on: Day): Membership {
  const period = item.during.find((known) => includes(known, on))
  if (!period) return 'out'
  return period.mandatoryFrom !== undefined && period.mandatoryFrom <= on ? 'mandatory' : 'accepted'
}

/** The procedures of an item on a day, one for each of its parts; none when it is not in the catalogue. */
export function proceduresOn(item: SchemeItem, on: Day): readonly ItemProcedure[] {
  return belongsOn(item, on) ? (item.procedures ?? []).filter((known) => includes(known, on)) : []
}

/** What the item was called on a day. */
export function nameOn(item: SchemeItem, on: Day): Name {
  return item.formerNames?.find((known) => includes(known, on))?.name ?? item.name
}

/** The entry of the catalogue for a code: itself or, in a scheme that may be divided further, the nearest above it. */
export function findItem(scheme: Scheme, code: Code): SchemeItem | undefined {
  const exact = scheme.items.find((item) => item.code === code)
  if (exact || !scheme.isOpen) return exact
  const above = scheme.items.filter((item) => contains(item.code, code))
  return above.toSorted((a, b) => b.code.length - a.code.length)[0]
}
