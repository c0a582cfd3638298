import type { Code } from '../codes/code.ts'
import type { LegalBasis } from '../law/basis.ts'
import type { PartyId } from '../party/model.ts'
import type { Day } from '../time/day.ts'
import type { Family } from './family.ts'
import type { Attestation, Reference, Status } from './model.ts'
import type { Need, NeedRole, Root } from './need.ts'

export const VERDICTS = ['trusted', 'incomplete', 'not-trusted'] as const
/** Best first: `incomplete` says that something was not reported, `not-trusted` that something is known to be wrong. */
export type Verdict = (typeof VERDICTS)[number]

/** Why a link does not hold, or why the verdict is not `trusted`. A code; words and language are added at the edge. */
export const REASONS = [
  'not-issued-yet',
  'status-suspended',
  'status-stopped',
  'status-withdrawn',
  'status-cancelled',
  'status-expired',
  'status-replaced',
  'status-annulled',
  'status-pending',
  'none-held',
  'not-registered',
  'outside-scope',
  'not-named',
  'day-not-reported',
  'same-person',
  'predecessor-not-valid',
  'predecessor-not-trusted',
  'predecessor-not-found',
  'main-not-found',
  'main-not-valid',
  'item-not-in-scheme',
  'root-unknown',
  'no-rules-on-day',
] as const
export type Reason = (typeof REASONS)[number]

export type StepRole = NeedRole | 'certificate' | 'predecessor' | 'main' | 'authority'

/** One link of the path, judged on its own day. `missing` says why it does not hold; without it the link holds. */
export interface Step {
  readonly role: StepRole
  readonly day: Day | undefined
  readonly holder: PartyId | undefined
  readonly reference: Reference | undefined
  readonly attestation: Attestation | undefined
  readonly scopeItem: Code | undefined
  readonly status: Status | undefined
  readonly basis: readonly LegalBasis[]
  readonly missing: Reason | undefined
  /** What the link itself rests on, up to the authority and the article. */
  readonly above: readonly Step[]
}

export interface Judgement {
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
}

export interface TrustPath {
  readonly on: Day
  readonly standing: Judgement & { readonly status: Status }
  readonly basisAtIssue: Judgement & { readonly day: Day }
  /** The worse of the two. */
  readonly verdict: Verdict
  readonly steps: readonly Step[]
}

/** The facts a path is computed from: what the register holds, and what the pack asks for. Pure look-ups. */
export interface Register {
  find(reference: Reference): Attestation | undefined
  heldBy(party: PartyId, family: Family): readonly Attestation[]
  needs(scheme: Code): readonly Need[]
  /** Whether the catalogue holds the item on the day; undefined when the register has no catalogue for its scheme. */
  itemOn(item: Code, on: Day): boolean | undefined
  root(party: PartyId, family: Family): Root | undefined
  /** Links that were judged before, where whoever gives the register forgets them when anything in it changes. */
  readonly judged?: JudgedLinks
}

/** By need, party, number, day and what is asked for. */
export type JudgedLinks = Map<string, readonly Step[]>
