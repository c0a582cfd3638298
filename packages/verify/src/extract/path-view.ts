import { namedAt, type ExtractFacts, type Judgement, type Name, type Step, type TrustPath } from '@zhengheng/core'

export interface StepView {
  readonly role: Step['role']
  readonly day: string | undefined
  readonly family: string | undefined
  readonly number: string | undefined
  readonly holder: string | undefined
  readonly holderEn: string | undefined
  readonly item: { readonly code: string; readonly name: Name } | undefined
  readonly status: string | undefined
  readonly missing: Step['missing']
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
  const { attestation, reference } = step
  const item = facts.items.find((one) => one.code === step.scopeItem)
  return {
    role: step.role,
    day: step.day,
    family: reference?.family,
    number: attestation?.number ?? reference?.number,
    ...holderOf(facts, step),
    item: item && { code: item.code, name: item.name },
    status: step.status,
    missing: step.missing,
    basis: step.basis,
    acts: (attestation?.acts ?? []).map((act) => act.seq),
    above: step.above.map((one) => stepView(facts, one)),
  }
}

/** As it was called on the day, else as it is called now. */
function holderOf(
  facts: ExtractFacts,
  { attestation, day, role, holder }: Step,
): Pick<StepView, 'holder' | 'holderEn'> {
  const root = role === 'authority' ? facts.roots.find((one) => one.id === holder) : undefined
  if (root) return { holder: root.name.zh, holderEn: root.name.en }
  const named = attestation && day ? namedAt(attestation, day, facts.asOf.known) : undefined
  const party = facts.parties.find((one) => one.id === holder)
  return { holder: named?.name ?? party?.name, holderEn: party?.nameEn }
}
