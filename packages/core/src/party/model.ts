import type { Identifier } from '../codes/identifier.ts'

export type PartyId = number

/** What a party is to the system. One organisation may hold many attestations; its kind says only what it is. */
export const PARTY_KINDS = ['authority', 'accreditor', 'body', 'laboratory', 'firm', 'person'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

/** A party as others may see it. A natural person's name is never part of it: persons are shown by number. */
export interface Party {
  readonly id: PartyId
  readonly kind: PartyKind
  readonly name: string
  readonly nameEn?: string
  readonly region?: string
  readonly identifiers: readonly Identifier[]
}
