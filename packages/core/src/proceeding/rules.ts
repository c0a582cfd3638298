import { Problem } from '../problem/problem.ts'
import type { Actor, ActRule, Entry, Procedure } from './model.ts'

/** Why an act is closed to somebody, the first that applies. */
export const CLOSED_REASONS = ['not-from-this-state', 'not-your-role', 'same-person'] as const
export type ClosedReason = (typeof CLOSED_REASONS)[number]

/** Who asks: the capacities in which one acts, and the person, for acts that take two people. */
export interface Who {
  readonly roles: readonly Actor[]
  readonly by: string
}

export interface OpenActs {
  readonly open: readonly string[]
  readonly closed: readonly { readonly act: string; readonly why: ClosedReason }[]
}

/** The state a log leads to. Throws `act-not-open` for an entry that the procedure did not allow. */
export function stateOf<S extends string, A extends string, C extends string>(
  procedure: Procedure<S, A, C>,
  log: readonly Entry<NoInfer<A>>[],
): S {
  let state = procedure.initial
  for (const entry of log) {
    const rule = findRule(procedure, entry.act)
    if (!rule || !rule.from.includes(state)) throw new Problem('act-not-open', { act: entry.act, state })
    state = rule.to
  }
  return state
}

/** Every act of the procedure: open to this person now, or closed and why. In the order of the definition. */
export function openActs(procedure: Procedure, log: readonly Entry[], who: Who): OpenActs {
  const state = stateOf(procedure, log)
  const open: string[] = []
  const closed: { act: string; why: ClosedReason }[] = []
  for (const [act, rule] of Object.entries(procedure.acts)) {
    const why = closedReason(rule, state, log, who)
    if (why) closed.push({ act, why })
    else open.push(act)
  }
  return { open, closed }
}

function closedReason(
  rule: ActRule<string, string>,
  state: string,
  log: readonly Entry[],
  who: Who,
): ClosedReason | undefined {
  if (!rule.from.includes(state)) return 'not-from-this-state'
  if (!who.roles.includes(rule.by)) return 'not-your-role'
  return log.some((entry) => entry.by === who.by && rule.apartFrom?.includes(entry.act)) ? 'same-person' : undefined
}

/**
 * The rule of an act that somebody is about to perform. Throws `act-not-open`, `not-permitted` (another capacity
 * performs it) or `same-person`.
 */
export function checkAct(procedure: Procedure, log: readonly Entry[], act: string, who: Who): ActRule<string, string> {
  const state = stateOf(procedure, log)
  const rule = findRule(procedure, act)
  if (!rule) throw new Problem('act-not-open', { act, state })
  const why = closedReason(rule, state, log, who)
  if (why) throw new Problem(PROBLEM_OF[why], { act, state })
  return rule
}

const PROBLEM_OF = {
  'not-from-this-state': 'act-not-open',
  'not-your-role': 'not-permitted',
  'same-person': 'same-person',
} as const

/** Acts come from logs and doors as text: an own property, so that no inherited name is taken for an act. */
export function findRule<S extends string, A extends string, C extends string>(
  procedure: Procedure<S, A, C>,
  act: string,
): ActRule<S, NoInfer<C>> | undefined {
  return Object.hasOwn(procedure.acts, act) ? procedure.acts[act as A] : undefined
}
