import type { Code, Name } from '../codes/code.ts'
import type { LegalBasis } from '../law/basis.ts'
import type { PartyKind } from '../party/model.ts'
import type { Period } from '../time/day.ts'
import type { Family } from './family.ts'

export const NEED_ROLES = [
  'approval',
  'accreditation',
  'designation',
  'laboratory',
  'auditor',
  'reviewer',
  'decider',
] as const
export type NeedRole = (typeof NEED_ROLES)[number]

/** Who must hold it: the body that issued, or somebody that its report names. */
export type NeedHolder = 'issuer' | 'laboratory' | 'auditor' | 'reviewer' | 'decider'

/** The day a link is judged on. */
export type NeedDay = 'issue' | 'decision' | 'test' | 'audit'

/**
 * One thing a scheme asks for behind a certificate, as long as the rule is in force. `covers` says what its scope must
 * contain: every item of the certificate, the scheme at all, the field of the scheme, or nothing (registrations that have
 * no scope).
 */
export interface Need {
  readonly role: NeedRole
  readonly holder: NeedHolder
  readonly family: Family
  readonly kinds?: readonly Code[]
  readonly day: NeedDay
  readonly covers: 'items' | 'scheme' | 'field' | 'nothing'
  /** The field of the scheme, e.g. 'field/MS1'; given exactly when that is what must be covered. */
  readonly field?: Code
  readonly during: Period
  readonly basis: readonly LegalBasis[]
  /** What it is asked for; absent: a certificate. */
  readonly statement?: 'declaration'
  /** Asked where the statement followed one of these procedures, and where it does not say which. */
  readonly procedures?: readonly Code[]
  /** Asked only where the certificate carries one of these marks: what it claims it must rest on. */
  readonly marks?: readonly string[]
  /** A person in this role must not be one of those. */
  readonly apartFrom?: readonly ('auditor' | 'reviewer' | 'decider')[]
}

/** Where trust ends: an authority that holds its power from the law itself, for the families it grants. */
export interface Root {
  readonly name: Name
  readonly kind: Extract<PartyKind, 'authority' | 'accreditor'>
  readonly party: { readonly scheme: string; readonly value: string }
  readonly families: readonly Family[]
  readonly basis: readonly LegalBasis[]
}
