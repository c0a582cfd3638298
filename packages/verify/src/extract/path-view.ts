import { namedAt, type ExtractFacts, type Judgement, type Name, type Step, type TrustPath } from '@zhengheng/core'

export interface StepView {
  readonly role: Step['role']
  readonly day?: string
  readonly family?: string
  readonly number?: string
  readonly holder?: string
  readonly holderEn?: string
  readonly item?: { readonly code: string; readonly name: Name }
  readonly status?: string
  readonly missing?: Step['missing']
  readonly basis: readonly { readonly instrument: string; readonly article: string }[]
  /** Sequence numbers of the acts, where they stand in the log. */
  readonly acts: readonly number[]
  readonly above: readonly StepView[]
}

/** A trust path in words of the extract: names instead of numbers of parties. */
export interface PathView {
  readonly number: string
  readonly on: string
  readonly standing: Judgement & { readonly status: string }
  readonly basisAtIssue: Judgement & { readonly day: string }
  readonly verdict: TrustPath['verdict']
  readonly steps: readonly StepView[]
}

export function pathView(facts: ExtractFacts, path: TrustPath): PathView {
  const { on, standing, basisAtIssue, verdict } = path
  return {
    number: facts.number,
    on,
    standing,
    basisAtIssue,
    verdict,
    steps: path.steps.map((step) => stepView(facts, step)),
  }
}

function stepView(facts: ExtractFacts, step: Step): StepView {
  const { attestation, day, reference, status, missing } = step
  const party = facts.parties.find((one) => one.id === step.holder)
  const root = step.role === 'authority' ? facts.roots.find((one) => one.id === step.holder) : undefined
  const named = attestation && day ? namedAt(attestation, day, facts.asOf.known)?.name : undefined
  const holder = named ?? root?.name.zh ?? party?.name
  const holderEn = root?.name.en ?? party?.nameEn
  const found = facts.items.find((one) => one.code === step.scopeItem)
  const number = attestation?.number ?? reference?.number
  return {
    role: step.role,
    ...(day !== undefined && { day }),
    ...(reference && { family: reference.family }),
    ...(number !== undefined && { number }),
    ...(holder !== undefined && { holder }),
    ...(holderEn !== undefined && { holderEn }),
    ...(found && { item: { code: found.code, name: found.name } }),
    ...(status !== undefined && { status }),
    ...(missing !== undefined && { missing }),
    basis: step.basis,
    acts: attestation ? attestation.acts.map((act) => act.seq) : [],
    above: step.above.map((one) => stepView(facts, one)),
  }
}
