import { statusAt, scopeAt } from '../attestation/fold.ts'
import { ACTS_OF } from '../attestation/family.ts'
import type { Act, Attestation } from '../attestation/model.ts'
import { covers } from '../attestation/scope.ts'
import { contains, type Code } from '../codes/code.ts'
import type { LegalBasis } from '../law/basis.ts'
import type { Fault } from '../problem/problem.ts'
import type { Day } from '../time/day.ts'

/**
 * What stands against reducing the approved scope by these items today; empty when nothing does. Each item must be
 * wholly in the scope: what was never approved, or was taken away before, cannot be taken away.
 */
export function reductionFaults(approval: Attestation, items: readonly Code[], today: Day): readonly Fault[] {
  if (!ACTS_OF[approval.family].includes('reduce')) return [{ pointer: '/family', code: 'act-not-of-family' }]
  const status = statusAt(approval, today)
  const scope = scopeAt(approval, today)
  if (!scope || !status || ENDED.has(status)) return [{ pointer: '/number', code: 'not-in-force' }]
  if (items.length === 0) return [{ pointer: '/scope', code: 'nothing-to-reduce' }]
  const faults: Fault[] = []
  for (const [index, item] of items.entries()) {
    const pointer = `/scope/${index}`
    const isRepeated = items.some(
      (other, at) => at !== index && contains(other, item) && (other !== item || at < index),
    )
    if (isRepeated) faults.push({ pointer, code: 'repeated', params: { item } })
    else if (!covers(scope, item)) faults.push({ pointer, code: 'not-in-scope', params: { item } })
  }
  return faults
}

const ENDED: ReadonlySet<string> = new Set(['withdrawn', 'cancelled', 'replaced', 'annulled', 'expired'])

/** What a decision to reduce a scope says. */
export interface ReductionDecision {
  readonly items: readonly Code[]
  readonly decided: Day
  /** The day from which the scope is smaller; the day of the decision when it names none. */
  readonly effective?: Day
  readonly reason?: string
  readonly basis: readonly LegalBasis[]
}

/** A decision takes nothing away for days on which it was not yet made. */
export function decisionFaults(decision: ReductionDecision): readonly Fault[] {
  const { effective, decided } = decision
  if (effective === undefined || effective >= decided) return []
  return [{ pointer: '/effective', code: 'before-decision', params: { effective, decided } }]
}

/** The act by which the decision changes the register; its place in the log is given when it is appended. */
export function reductionAct(decision: ReductionDecision): Omit<Act<'reduce'>, 'seq' | 'recorded'> {
  return {
    act: 'reduce',
    effective: decision.effective ?? decision.decided,
    basis: decision.basis,
    facts: { scope: decision.items },
    ...(decision.reason !== undefined && { reason: decision.reason }),
  }
}
