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
import { present } from '../present.ts'
import { basisView, lastDay, scopeView } from '../attestation/views.ts'

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
  return {
    role: step.role,
    day: step.day ?? null,
    ...present({
      ...whoFields(names, step, asOf),
      scopeItem: step.scopeItem === undefined ? undefined : scopeView(index, [step.scopeItem])[0],
      status: step.status,
      missing: step.missing,
    }),
    ...(step.attestation && grantFields(names, step.attestation, step, asOf)),
    basis: basisView(index.cite(step.basis, step.day ?? asOf.on)),
    evidence: { acts: (step.attestation?.acts ?? []).map((act) => act.seq) },
    above: step.above.map((one) => stepView(index, names, one, asOf)),
  }
}

/** What the link is, and whose; the holder is called as on the step's own day. */
function whoFields(names: PartyNames, { attestation, reference, holder, day }: Step, asOf: AsOf): WhoFields {
  const party = holder === undefined ? undefined : names.get(holder)
  const named = attestation && day ? namedAt(attestation, day, asOf.known)?.name : undefined
  const { family, number } = attestation ?? reference ?? {}
  return { family, number, holder: named ?? party?.name, holderEn: party?.nameEn }
}

type WhoFields = Readonly<Record<'family' | 'number' | 'holder' | 'holderEn', string | undefined>>

function grantFields(names: PartyNames, attestation: Attestation, step: Step, asOf: AsOf): Partial<StepView> {
  const valid = validAt(attestation, step.day ?? asOf.on, asOf.known)
  const issuer = names.get(attestation.issuer)?.name
  return {
    kind: attestation.kind,
    ...(issuer !== undefined && { issuer }),
    ...(valid && { validFrom: valid.from, validTo: lastDay(valid) }),
  }
}
