import {
  namedAt,
  validAt,
  type Attestation,
  type Step,
  type StepView,
  type TrustPath,
  type TrustPathView,
} from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { PackIndex } from '../scheme/pack-index.ts'
import { basisView, lastDay, scopeView } from './views.ts'

/** Names by which parties of a path are called: organisations only, persons stay numbers. */
export type PartyNames = ReadonlyMap<number, { readonly name: string; readonly nameEn?: string }>

export function pathView(
  index: PackIndex,
  names: PartyNames,
  number: string,
  path: TrustPath,
  asOf: AsOf,
): TrustPathView {
  return {
    number,
    on: path.on,
    known: asOf.known ?? null,
    standing: { verdict: path.standing.verdict, status: path.standing.status, reasons: [...path.standing.reasons] },
    basisAtIssue: {
      verdict: path.basisAtIssue.verdict,
      day: path.basisAtIssue.day,
      reasons: [...path.basisAtIssue.reasons],
    },
    verdict: path.verdict,
    steps: path.steps.map((step) => stepView(index, names, step, asOf)),
  }
}

function stepView(index: PackIndex, names: PartyNames, step: Step, asOf: AsOf): StepView {
  const { attestation, day } = step
  const party = step.holder === undefined ? undefined : names.get(step.holder)
  const [item] = step.scopeItem === undefined ? [] : scopeView(index, [step.scopeItem])
  const named = attestation && day ? namedAt(attestation, day, asOf.known)?.name : undefined
  const holder = named ?? party?.name
  const number = attestation?.number ?? step.reference?.number
  const family = attestation?.family ?? step.reference?.family
  return {
    role: step.role,
    day: day ?? null,
    ...(family !== undefined && { family }),
    ...(number !== undefined && { number }),
    ...(holder !== undefined && { holder }),
    ...(party?.nameEn !== undefined && { holderEn: party.nameEn }),
    ...(item && { scopeItem: item }),
    ...(step.status !== undefined && { status: step.status }),
    ...(attestation && grantFields(names, attestation, step, asOf)),
    basis: basisView(index.cite(step.basis, day ?? asOf.on)),
    evidence: { acts: attestation ? attestation.acts.map((act) => act.seq) : [] },
    ...(step.missing !== undefined && { missing: step.missing }),
    above: step.above.map((one) => stepView(index, names, one, asOf)),
  }
}

function grantFields(names: PartyNames, attestation: Attestation, step: Step, asOf: AsOf): Partial<StepView> {
  const valid = validAt(attestation, step.day ?? asOf.on, asOf.known)
  const issuer = names.get(attestation.issuer)?.name
  return {
    kind: attestation.kind,
    ...(issuer !== undefined && { issuer }),
    ...(valid && { validFrom: valid.from, validTo: lastDay(valid) }),
  }
}
