import { schemeOf, type Code } from '../codes/code.ts'
import { addDays, includes, type Day } from '../time/day.ts'
import { apartFault } from './apart.ts'
import { detailAt, statusAt } from './fold.ts'
import { firstIssue, knownActs } from './history.ts'
import { judgeDay, judgeSpan, partyOf, type Ask, type Inquiry } from './link.ts'
import type { Act, Attestation, Detail, Status } from './model.ts'
import type { Need } from './need.ts'
import {
  VERDICTS,
  type Judgement,
  type Reason,
  type Register,
  type Step,
  type TrustPath,
  type Verdict,
} from './trust.ts'
import { subjectsOf, type Subject } from './work.ts'

export { REASONS, VERDICTS } from './trust.ts'
export type { JudgedLinks, Judgement, Reason, Register, Step, StepRole, TrustPath, Verdict } from './trust.ts'

/** Chains of predecessors are short; a longer one is not followed, and its end is not believed. */
const LONGEST_CHAIN = 32

/**
 * Why a certificate may be trusted on a day, as it was known on another; undefined when no issue of it was known.
 * Two verdicts: whether it holds on the asked day, and whether it was rightly issued, each link on its own day. A later
 * extension or renewal is not an issue: the basis is that of the first. Pure: everything comes from the register.
 */
export function trustPath(certificate: Attestation, on: Day, register: Register, known?: Day): TrustPath | undefined {
  const status = statusAt(certificate, on, known)
  const issued = firstIssue(knownActs(certificate, known))
  if (!status || !issued) return undefined
  const lapse: Reason | undefined = status === 'valid' ? undefined : `status-${status}`
  const itself = bareStep('certificate', on, certificate, { status, missing: lapse, holder: issued.facts.holder })
  const steps = basisSteps(certificate, issued, { register, known }, 0)
  const basis = judgementOf(steps)
  // A sub-certificate is good for nothing on days on which its main certificate is not.
  const main = lapse ? [] : mainSteps(certificate, on, { register, known })
  const standing = judgementOf([itself, ...main])
  return {
    on,
    standing: { ...standing, status },
    basisAtIssue: { ...basis, day: issued.effective },
    verdict: worse(standing.verdict, basis.verdict),
    steps: [itself, ...main, ...steps],
  }
}

/** The worse of two verdicts: trusted, then incomplete, then not trusted. */
export function worse(a: Verdict, b: Verdict): Verdict {
  return VERDICTS.indexOf(a) > VERDICTS.indexOf(b) ? a : b
}

const NOT_REPORTED: ReadonlySet<Reason> = new Set<Reason>(['not-named', 'day-not-reported', 'no-rules-on-day'])

function judgementOf(steps: readonly Step[]): Judgement {
  const reasons = [...new Set(steps.flatMap(reasonsOf))]
  if (reasons.length === 0) return { verdict: 'trusted', reasons }
  const isIncomplete = reasons.every((reason) => NOT_REPORTED.has(reason))
  return { verdict: isIncomplete ? 'incomplete' : 'not-trusted', reasons }
}

/** What is wrong with a predecessor's own links is told at them; here it counts as one reason. */
function reasonsOf(step: Step): readonly Reason[] {
  if (step.role === 'predecessor' && step.missing) return [step.missing]
  return [...(step.missing ? [step.missing] : []), ...step.above.flatMap(reasonsOf)]
}

/** Everything behind the issue, judged by the rules in force on its day. */
function basisSteps(certificate: Attestation, issued: Act<'issue'>, inquiry: Inquiry, depth: number): readonly Step[] {
  const { scope } = issued.facts
  const day = issued.effective
  const steps: Step[] = []
  for (const item of scope) {
    if (inquiry.register.itemOn(item, day) === false) {
      steps.push(issueStep(certificate, issued, inquiry, item, 'item-not-in-scheme'))
    }
  }
  const schemes = [...new Set(scope.map(schemeOf))]
  if (schemes.length === 0) steps.push(issueStep(certificate, issued, inquiry, undefined, 'no-rules-on-day'))
  for (const scheme of schemes) {
    const rules = inquiry.register
      .needs(scheme)
      .filter((need) => includes(need.during, day) && isFor(need, certificate))
    const inForce = rules.filter((need) => isAsked(need, issued.facts.detail))
    if (rules.length === 0) steps.push(issueStep(certificate, issued, inquiry, scheme, 'no-rules-on-day'))
    const items = scope.filter((item) => schemeOf(item) === scheme)
    for (const need of inForce) {
      steps.push(...needSteps(need, { certificate, issued, inForce, asks: asksOf(need, scheme, items), inquiry }))
    }
  }
  const main = mainSteps(certificate, day, inquiry).filter((step) => step.missing !== undefined)
  return [...steps, ...main, ...predecessorSteps(issued, inquiry, depth)]
}

/** Certificates and declarations rest on needs of their own. */
function isFor(need: Need, { family }: Attestation): boolean {
  return (need.statement === 'declaration') === (family === 'declaration')
}

/** Whether a need is one of what the statement says of itself: its procedure, the mark that it carries. */
function isAsked({ procedures, marks }: Need, { procedure, accreditation }: Detail): boolean {
  if (procedures && procedure !== undefined && !procedures.includes(procedure)) return false
  return marks === undefined || (accreditation?.mark !== undefined && marks.includes(accreditation.mark))
}

interface Behind {
  readonly certificate: Attestation
  readonly issued: Act<'issue'>
  readonly inForce: readonly Need[]
  readonly asks: readonly Ask[]
  readonly inquiry: Inquiry
}

function asksOf(need: Need, scheme: Code, items: readonly Code[]): readonly Ask[] {
  if (need.covers === 'nothing') return []
  if (need.covers === 'field') return need.field === undefined ? [] : [{ code: need.field, partly: false }]
  if (need.covers === 'scheme') return [{ code: scheme, partly: true }]
  return [...new Set(items)].map((code) => ({ code, partly: false }))
}

function needSteps(need: Need, behind: Behind): readonly Step[] {
  const subjects = subjectsOf(need, behind.issued.facts.detail.work, behind.issued.effective)
  if (subjects.length === 0) {
    return [bareStep(need.role, undefined, undefined, { missing: 'not-named', basis: need.basis })]
  }
  return subjects.flatMap((subject) => apartSteps(need, subject, behind, subjectSteps(need, subject, behind)))
}

function subjectSteps(need: Need, subject: Subject, behind: Behind): readonly Step[] {
  const { named, when } = subject
  const { inquiry, asks } = behind
  const bare = { reference: named, basis: need.basis }
  const span = typeof when === 'object' ? when : undefined
  if (when === undefined || (span && span.until === undefined)) {
    return [bareStep(need.role, span?.from, undefined, { ...bare, missing: 'day-not-reported' })]
  }
  const first: Day = typeof when === 'object' ? when.from : when
  const party = named ? partyOf(named, first, inquiry) : behind.certificate.issuer
  if (party === undefined) return [bareStep(need.role, first, undefined, { ...bare, missing: 'not-registered' })]
  const question = { need, party, named, asks }
  return typeof when === 'object' ? judgeSpan(question, when, inquiry) : judgeDay(question, when, inquiry)
}

/** That two are one person is known from the report alone: it outweighs whatever else is wrong with the link. */
function apartSteps(need: Need, subject: Subject, behind: Behind, steps: readonly Step[]): readonly Step[] {
  if (!need.apartFrom || !subject.named) return steps
  const { issued, inForce, inquiry } = behind
  const people = { work: issued.facts.detail.work, issueDay: issued.effective, inForce }
  const fault = apartFault(need, subject.named, people, inquiry)
  if (!fault) return steps
  return steps.map((step) => ({ ...step, missing: fault === 'same-person' ? fault : (step.missing ?? fault) }))
}

/** The main certificate on which a sub-certificate rests, on a day. What it rests on itself is told at it. */
function mainSteps(certificate: Attestation, on: Day, inquiry: Inquiry): readonly Step[] {
  const main = detailAt(certificate, on, inquiry.known)?.main
  if (!main) return []
  const reference = { family: main.family, number: main.number }
  const found = inquiry.register.find(reference)
  const issued = found && firstIssue(knownActs(found, inquiry.known))
  if (!found || !issued) return [bareStep('main', on, undefined, { reference, missing: 'main-not-found' })]
  const status = statusAt(found, on, inquiry.known)
  const missing = status === 'valid' ? undefined : ('main-not-valid' as const)
  return [bareStep('main', on, found, { status, holder: issued.facts.holder, missing })]
}

/** The certificate in whose place this one was put: valid until the day before, and itself rightly issued. */
function predecessorSteps(issued: Act<'issue'>, inquiry: Inquiry, depth: number): readonly Step[] {
  const { predecessor } = issued.facts.detail
  if (!predecessor) return []
  const on = addDays(issued.effective, -1)
  const reference = { family: predecessor.family, number: predecessor.number }
  const found = inquiry.register.find(reference)
  const before = found && firstIssue(knownActs(found, inquiry.known))
  if (!found || !before) {
    return [bareStep('predecessor', on, undefined, { reference, missing: 'predecessor-not-found' })]
  }
  const status = statusAt(found, on, inquiry.known)
  const facts = { status, holder: before.facts.holder }
  if (status !== 'valid') return [bareStep('predecessor', on, found, { ...facts, missing: 'predecessor-not-valid' })]
  // Issued before the day on which it was valid: each step goes back in time, so that a circle cannot close.
  const above = depth < LONGEST_CHAIN ? basisSteps(found, before, inquiry, depth + 1) : undefined
  const isTrusted = above !== undefined && judgementOf(above).verdict !== 'not-trusted'
  const missing = isTrusted ? undefined : ('predecessor-not-trusted' as const)
  return [bareStep('predecessor', on, found, { ...facts, missing, above: above ?? [] })]
}

function issueStep(
  certificate: Attestation,
  issued: Act<'issue'>,
  inquiry: Inquiry,
  scopeItem: Code | undefined,
  missing: Reason,
): Step {
  const status: Status | undefined = statusAt(certificate, issued.effective, inquiry.known)
  return bareStep('certificate', issued.effective, certificate, {
    status,
    scopeItem,
    missing,
    holder: issued.facts.holder,
  })
}

/** A step with nothing above it but what is given. */
function bareStep(
  role: Step['role'],
  day: Day | undefined,
  attestation: Attestation | undefined,
  given: Partial<Step>,
): Step {
  return {
    role,
    day,
    holder: undefined,
    reference: attestation && { family: attestation.family, number: attestation.number },
    attestation,
    scopeItem: undefined,
    status: undefined,
    basis: [],
    missing: undefined,
    above: [],
    ...given,
  }
}
