import type { ActFacts, ActKind, Code, Day, Family, Identifier, PartyKind, Period } from '@zhengheng/core'

/** Something that the register learns of, at the instant at which it learns of it (RFC 3339 with offset). */
export type DemoStep = PartyStep | GrantStep | ActStep | ReportStep

export interface PartyStep {
  readonly at: string
  readonly type: 'party'
  /** By what name the other steps call it. */
  readonly key: string
  readonly kind: PartyKind
  readonly name: string
  readonly nameEn?: string
  readonly region?: string
  readonly identifiers: readonly Identifier[]
}

/** An approval, designation, accreditation or registration as it was first given. */
export interface GrantStep {
  readonly at: string
  readonly type: 'grant'
  readonly family: Family
  readonly kind: Code
  readonly number: string
  /** The root of the pack that gives it. */
  readonly issuer: Identifier
  /** Key of the party that holds it. */
  readonly holder: string
  /** Absent for persons. */
  readonly named?: { readonly name: string; readonly identifiers: readonly Identifier[] }
  readonly scope: readonly Code[]
  readonly effective: Day
  readonly valid: Period
}

export type ActStep = {
  [K in ActKind]: {
    readonly at: string
    readonly type: 'act'
    readonly family: Family
    readonly number: string
    readonly act: K
    readonly effective: Day
    readonly facts: ActFacts[K]
  }
}[ActKind]

/** A file that a body sends, in pieces of some ten kilobytes. */
export interface ReportStep {
  readonly at: string
  readonly type: 'report'
  /** Key of the body that sends it. */
  readonly body: string
  /** The same for the same file: a report that is sent again is the same report. */
  readonly idempotencyKey: string
  readonly rows: number
  readonly text: () => Iterable<string>
}
