import type { Fault } from '../problem/problem.ts'
import type { ActRule, Procedure } from './model.ts'

/** Above this many states a matter is several: parallel work belongs into child proceedings. */
export const MOST_STATES = 12

/**
 * What is wrong with a definition, as pointers into it; empty when it may be used. Checked: that every state, clock and
 * act it mentions exists, that every state can be reached and leads to an end, and its size.
 */
export function checkProcedure(definition: Procedure): readonly Fault[] {
  return [...referenceFaults(definition), ...clockFaults(definition), ...stateFaults(definition)]
}

/** The same for all procedures of a pack, and that the children they open are among them. */
export function checkProcedures(definitions: readonly Procedure[]): readonly Fault[] {
  const codes = new Set(definitions.map((definition) => definition.code))
  return definitions.flatMap((definition) => {
    const faults = checkProcedure(definition).slice()
    for (const [act, rule] of Object.entries(definition.acts)) {
      if (rule.opens !== undefined && !codes.has(rule.opens)) {
        faults.push({ pointer: `/acts/${act}/opens`, code: 'unknown-procedure', params: { name: rule.opens } })
      }
    }
    return faults.map((fault) => Object.assign({}, fault, { pointer: `/${definition.code}${fault.pointer}` }))
  })
}

function unknown(pointer: string, what: 'state' | 'clock' | 'act', name: string): Fault {
  return { pointer, code: `unknown-${what}`, params: { name } }
}

function referenceFaults(definition: Procedure): readonly Fault[] {
  const { states, clocks, acts } = definition
  const faults = missing('/initial', 'state', [definition.initial], states).concat(
    missing('/final', 'state', definition.final, states),
  )
  for (const [act, rule] of Object.entries(acts)) {
    faults.push(
      ...missing(`/acts/${act}/from`, 'state', rule.from, states),
      ...missing(`/acts/${act}/to`, 'state', [rule.to], states),
      ...missing(`/acts/${act}/ticks`, 'clock', Object.keys(rule.ticks ?? {}), clocks),
      ...missing(`/acts/${act}/apartFrom`, 'act', rule.apartFrom ?? [], acts),
    )
    if (rule.from.length === 0) faults.push({ pointer: `/acts/${act}/from`, code: 'never-open' })
  }
  return faults
}

function missing(pointer: string, what: 'state' | 'clock' | 'act', names: readonly string[], known: object): Fault[] {
  return names.filter((name) => !Object.hasOwn(known, name)).map((name) => unknown(pointer, what, name))
}

function clockFaults(definition: Procedure): readonly Fault[] {
  const faults: Fault[] = []
  const rules: readonly ActRule<string, string>[] = Object.values(definition.acts)
  for (const [clock, limit] of Object.entries(definition.clocks)) {
    const pointer = `/clocks/${clock}`
    const ticks = new Set(rules.map((rule) => rule.ticks?.[clock]))
    if (!ticks.has('start')) faults.push({ pointer, code: 'clock-never-starts' })
    if (ticks.has('pause') && !ticks.has('resume')) faults.push({ pointer, code: 'clock-never-resumes' })
    if (limit.promised !== undefined && limit.promised > limit.days) faults.push({ pointer, code: 'promise-too-long' })
    if (limit.deemed === undefined) continue
    const deemed = Object.hasOwn(definition.acts, limit.deemed) ? definition.acts[limit.deemed] : undefined
    if (!deemed) faults.push(unknown(`${pointer}/deemed`, 'act', limit.deemed))
    else if (deemed.by !== 'system') faults.push({ pointer: `${pointer}/deemed`, code: 'deemed-not-by-system' })
  }
  return faults
}

function stateFaults(definition: Procedure): readonly Fault[] {
  const states = Object.keys(definition.states)
  const final = new Set(definition.final)
  const rules: readonly ActRule<string, string>[] = Object.values(definition.acts)
  const reached = closure([definition.initial], (state) =>
    rules.filter((rule) => rule.from.includes(state)).map((rule) => rule.to),
  )
  const ending = closure(definition.final, (state) =>
    rules.filter((rule) => rule.to === state).flatMap((rule) => rule.from),
  )
  const faults: Fault[] = []
  if (states.length > MOST_STATES) {
    faults.push({ pointer: '/states', code: 'too-many-states', params: { states: states.length, most: MOST_STATES } })
  }
  for (const state of states) {
    const pointer = `/states/${state}`
    if (!reached.has(state)) faults.push({ pointer, code: 'unreachable' })
    const hasExit = rules.some((rule) => rule.from.includes(state))
    if (!final.has(state) && !hasExit) faults.push({ pointer, code: 'no-exit' })
    else if (!ending.has(state)) faults.push({ pointer, code: 'dead-end' })
  }
  return faults
}

/** Everything that can be reached by following `next`. */
function closure(from: readonly string[], next: (state: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(from)
  for (const state of reached) for (const further of next(state)) reached.add(further)
  return reached
}
