import { addDays, type Day, type Period } from '../time/day.ts'
import { ACTS_OF, type TerminalAct } from './family.ts'
import { firstIssue, knownActs } from './history.ts'
import type { Act, Attestation, Content, Detail, Status } from './model.ts'
import { extendScope, reduceScope, scopeOf, type Scope } from './scope.ts'

export { knownActs } from './history.ts'

/** Everything that acts leave behind on a day, except the scope, which is folded only when it is asked for. */
export interface AttestationState {
  readonly issued: Act<'issue'>
  readonly annulled: boolean
  readonly ended: Act<TerminalAct> | undefined
  readonly suspended: boolean
  readonly stopped: boolean
  readonly until: Day | undefined
  readonly holder: number
  readonly named: Content['named']
  readonly standards: readonly string[]
  readonly detail: Detail
}

type Folding = { -readonly [P in keyof AttestationState]: AttestationState[P] }

/**
 * The state of an attestation on a day, as it was known on another; undefined when no issue was known.
 * The issue is the first one reported: a second `issue` changes nothing (correct or strike the first). Acts count from
 * their effective day; the first terminal act absorbs all that is ordered after it, late reports included; an
 * annulment, once known, voids every day. Acts that the family does not have change nothing.
 */
export function stateAt(attestation: Attestation, on: Day, known?: Day): AttestationState | undefined {
  const acts = knownActs(attestation, known)
  const issued = firstIssue(acts)
  if (!issued) return undefined
  const allowed = ACTS_OF[attestation.family]
  const { facts } = issued
  const state: Folding = {
    issued,
    annulled: false,
    ended: undefined,
    suspended: false,
    stopped: false,
    until: facts.valid.until,
    holder: facts.holder,
    named: facts.named,
    standards: facts.standards,
    detail: facts.detail,
  }
  for (const act of acts) {
    if (act.act === 'annul') state.annulled = true
    if (act.effective > on || state.ended || !allowed.includes(act.act)) continue
    apply(state, act)
  }
  return state
}

function apply(state: Folding, act: Act): void {
  if (isTerminal(act)) state.ended = act
  else if (act.act === 'suspend' || act.act === 'restore') state.suspended = act.act === 'suspend'
  else if (act.act === 'stop' || act.act === 'resume') state.stopped = act.act === 'stop'
  else if (act.act === 'renew') state.until = act.facts.until ?? undefined
  else if (act.act === 'transfer') {
    state.holder = act.facts.holder
    state.named = act.facts.named
  } else if (act.act === 'change') {
    state.named = renamed(state.named, act.facts.named)
    state.standards = act.facts.standards ?? state.standards
    state.detail = act.facts.detail ? { ...state.detail, ...act.facts.detail } : state.detail
  }
}

/** The same holder under another name: identifiers that were not told again stay. */
function renamed(before: Content['named'], now: Content['named']): Content['named'] {
  if (!now || now.identifiers.length > 0 || !before) return now ?? before
  return { ...now, identifiers: before.identifiers }
}

function isTerminal(act: Act): act is Act<TerminalAct> {
  return act.act in ENDED
}

const ENDED: Readonly<Record<TerminalAct, Status>> = {
  withdraw: 'withdrawn',
  cancel: 'cancelled',
  replace: 'replaced',
  annul: 'annulled',
}

function statusOf(state: AttestationState, on: Day): Status {
  if (state.annulled) return 'annulled'
  if (state.ended) return ENDED[state.ended.act]
  if (on < state.issued.effective || on < state.issued.facts.valid.from) return 'pending'
  if (state.until !== undefined && on >= state.until) return 'expired'
  if (state.suspended) return 'suspended'
  return state.stopped ? 'stopped' : 'valid'
}

/**
 * The status on a day: what the history and the calendar say, never a stored fact. A suspension or an order to stop
 * ends by an act, not by the day announced for its end: restoration is decided.
 */
export function statusAt(attestation: Attestation, on: Day, known?: Day): Status | undefined {
  const state = stateAt(attestation, on, known)
  return state && statusOf(state, on)
}

/** What it speaks for on the day, reductions and extensions up to it included. Before the issue: what was issued. */
export function scopeAt(attestation: Attestation, on: Day, known?: Day): Scope | undefined {
  const acts = knownActs(attestation, known)
  const issued = firstIssue(acts)
  if (!issued) return undefined
  const allowed = ACTS_OF[attestation.family]
  let scope = scopeOf(issued.facts.scope)
  for (const act of acts) {
    if (act.effective > on) break
    if (!allowed.includes(act.act)) continue
    if (isTerminal(act)) break
    if (act.act === 'extend') scope = extendScope(scope, act.facts.scope)
    if (act.act === 'reduce') scope = reduceScope(scope, act.facts.scope)
  }
  return scope
}

/** The days of validity as they stood on the day: renewals that took effect later do not show. */
export function validAt(attestation: Attestation, on: Day, known?: Day): Period | undefined {
  const state = stateAt(attestation, on, known)
  if (!state) return undefined
  const { from } = state.issued.facts.valid
  return state.until === undefined ? { from } : { from, until: state.until }
}

export function holderAt(attestation: Attestation, on: Day, known?: Day): number | undefined {
  return stateAt(attestation, on, known)?.holder
}

/** The holder's name and identifiers as the acts gave them; undefined for persons, too. */
export function namedAt(attestation: Attestation, on: Day, known?: Day): Content['named'] {
  return stateAt(attestation, on, known)?.named
}

export function standardsAt(attestation: Attestation, on: Day, known?: Day): readonly string[] | undefined {
  return stateAt(attestation, on, known)?.standards
}

export function detailAt(attestation: Attestation, on: Day, known?: Day): Detail | undefined {
  return stateAt(attestation, on, known)?.detail
}

/** Whether its holder was ordered to stop business on the day, whatever else may be wrong with it. */
export function stoppedAt(attestation: Attestation, on: Day, known?: Day): boolean | undefined {
  return stateAt(attestation, on, known)?.stopped
}

/** The days on which anything about it may change, ascending: between two of them every fold is constant. */
export function changeDays(attestation: Attestation, known?: Day): readonly Day[] {
  const days = new Set<Day>()
  for (const act of knownActs(attestation, known)) {
    days.add(act.effective)
    if (act.act === 'renew' && act.facts.until !== null) days.add(act.facts.until)
    if (act.act !== 'issue') continue
    days.add(act.facts.valid.from)
    if (act.facts.valid.until !== undefined) days.add(act.facts.valid.until)
  }
  return [...days].toSorted()
}

/**
 * The first day of the unbroken run of days that have the status of the day `on`. A status without a beginning counts
 * from an act: an annulled one from the issue that became void, a pending one from the day on which it was recorded.
 */
export function statusSince(attestation: Attestation, on: Day, known?: Day): Day | undefined {
  const state = stateAt(attestation, on, known)
  if (!state) return undefined
  if (state.annulled) return state.issued.effective
  const status = statusOf(state, on)
  const days = changeDays(attestation, known)
  for (let index = days.length - 1; index >= 0; index -= 1) {
    const from = days[index] as Day
    if (from <= on && statusAt(attestation, addDays(from, -1), known) !== status) return from
  }
  return state.issued.recorded
}
