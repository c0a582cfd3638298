import type { Name } from '../codes/code.ts'
import type { Evidence, LegalBasis } from '../law/basis.ts'
import type { Day, Period } from '../time/day.ts'

/** What an act does to a statutory clock. */
export type Tick = 'start' | 'pause' | 'resume' | 'stop' | 'extend'

/** A time limit: the days the law gives, and the fewer days the authority has promised for the route. */
export interface Limit {
  readonly name: Name
  readonly days: number
  readonly promised?: number
  readonly count: 'working' | 'calendar'
  /** Days that each `extend` adds, in turn; null: fixed by the act that extends. */
  readonly extensions?: readonly (number | null)[]
  readonly basis: readonly LegalBasis[]
  /** The act that the calendar performs when the limit has passed: silence that the law gives a meaning. */
  readonly deemed?: string
  readonly evidence: Evidence
}

/** `applicant` and `party` stand outside the authority; `system` is the calendar itself (deemed acts). */
export type Actor = 'applicant' | 'party' | 'officer' | 'reviewer' | 'head' | 'chair' | 'system'

export interface ActRule<State extends string, Clock extends string> {
  readonly name: Name
  readonly from: readonly State[]
  readonly to: State
  readonly by: Actor
  readonly basis: readonly LegalBasis[]
  readonly evidence: Evidence
  readonly ticks?: Partial<Readonly<Record<Clock, Tick>>>
  /** Acts whose person may not also perform this one: what takes two people. */
  readonly apartFrom?: readonly string[]
  /** The child proceeding that this act opens; parallel work is never a second state of one file. */
  readonly opens?: string
  /** Which change of the register the act carries out, when it does. */
  readonly effect?: 'reduce-scope'
}

/** The law's steps for one kind of matter. Definitions are data of the pack, versioned, and never edited once used. */
export interface Procedure<State extends string = string, Act extends string = string, Clock extends string = string> {
  readonly code: string
  readonly version: number
  /** The days on which a new matter is taken under this version; a matter keeps the version it began with. */
  readonly during: Period
  readonly name: Name
  readonly initial: State
  readonly states: Readonly<Record<State, Name>>
  readonly final: readonly State[]
  readonly clocks: Readonly<Record<Clock, Limit>>
  readonly acts: Readonly<Record<Act, ActRule<State, NoInfer<Clock>>>>
}

/** One line of a file's log. `by` names the person, for acts that two people must perform. */
export interface Entry<Act extends string = string> {
  readonly act: Act
  readonly on: Day
  readonly by: string
  /** Days granted by an `extend` whose length the act itself fixes. */
  readonly days?: number
}

/** Names every state and clock once; a rule that mentions another does not compile. */
export function procedure<const State extends string, Act extends string, const Clock extends string>(
  definition: Procedure<State, Act, Clock>,
): Procedure<State, Act, Clock> {
  return definition
}
