import type { Day } from '../time/day.ts'
import type { Act, ActFacts, Attestation } from './model.ts'

/**
 * The acts that the register knew on the day `known` (all, without one), corrected, in legal order: (effective, seq).
 * What was recorded later is left out first, so that a later correction never shows through. Corrections themselves are
 * not part of the answer; acts after a terminal one are, since they were recorded: the fold passes them over.
 */
export function knownActs(attestation: Attestation, known?: Day): readonly Act[] {
  const { acts } = attestation
  if (isPlain(acts, known)) return acts
  const recorded = known === undefined ? [...acts] : acts.filter((act) => act.recorded <= known)
  const corrections = winningCorrections(recorded)
  const standing: Act[] = []
  for (const act of recorded) {
    if (act.act === 'correct') continue
    const corrected = applyCorrection(act, corrections?.get(act.seq))
    if (corrected) standing.push(corrected)
  }
  return standing.toSorted(byLegalOrder)
}

/** The issue that counts: the one reported first. A second one never replaces it, whatever day it claims. */
export function firstIssue(acts: readonly Act[]): Act<'issue'> | undefined {
  let first: Act<'issue'> | undefined
  for (const act of acts) if (act.act === 'issue' && (!first || act.seq < first.seq)) first = act
  return first
}

/** All known, ordered, nothing corrected: the common case, answered without a copy. */
function isPlain(acts: readonly Act[], known: Day | undefined): boolean {
  let before: Act | undefined
  for (const act of acts) {
    if (act.act === 'correct') return false
    if (known !== undefined && act.recorded > known) return false
    if (before && byLegalOrder(before, act) > 0) return false
    before = act
  }
  return true
}

function byLegalOrder(a: Act, b: Act): number {
  if (a.effective !== b.effective) return a.effective < b.effective ? -1 : 1
  return a.seq - b.seq
}

type Correction = ActFacts['correct']

/**
 * The latest correction of each act. Newest first: a correction is itself corrected only by newer ones, so that
 * whether it stands is settled when its turn comes, and a struck one gives way to the one before it.
 */
function winningCorrections(acts: readonly Act[]): ReadonlyMap<number, Correction> | undefined {
  const corrections = acts.filter((act) => act.act === 'correct')
  if (corrections.length === 0) return undefined
  const winners = new Map<number, Correction>()
  for (const correction of corrections.toSorted((a, b) => b.seq - a.seq)) {
    const facts = correctedCorrection(correction.facts, winners.get(correction.seq))
    if (!facts || facts.corrects >= correction.seq || winners.has(facts.corrects)) continue
    winners.set(facts.corrects, facts)
  }
  return winners
}

/** The day that matters in a correction is the one it puts in: this is what a correction of it moves. */
function correctedCorrection(facts: Correction, by: Correction | undefined): Correction | undefined {
  if (!by) return facts
  if (by.struck) return undefined
  const said = by.facts === undefined ? facts : { corrects: facts.corrects, ...(by.facts as Partial<Correction>) }
  return by.effective === undefined ? said : { ...said, effective: by.effective }
}

function applyCorrection(act: Act, by: Correction | undefined): Act | undefined {
  if (!by) return act
  if (by.struck) return undefined
  const facts = by.facts === undefined ? act.facts : by.facts
  return { ...act, effective: by.effective ?? act.effective, facts } as Act
}
