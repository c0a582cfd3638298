import { contains, type Code } from '../codes/code.ts'
import { numberKey } from '../codes/identifier.ts'
import type { PartyId } from '../party/model.ts'
import { addDays, type Day, type Period } from '../time/day.ts'
import { changeDays, holderAt, scopeAt, statusAt } from './fold.ts'
import { firstIssue, knownActs } from './history.ts'
import type { Attestation, Reference } from './model.ts'
import type { Need } from './need.ts'
import { covers, touches } from './scope.ts'
import type { Reason, Register, Step } from './trust.ts'

/** What is known to whoever asks: the register, and the day up to which its records are believed. */
export interface Inquiry {
  readonly register: Register
  readonly known: Day | undefined
}

/** Something a held attestation must speak for: wholly an item, or anything at all of a scheme. */
export interface Ask {
  readonly code: Code
  readonly partly: boolean
}

/** Does this party hold what the need asks for? `named` is the number under which a report named it. */
export interface Question {
  readonly need: Need
  readonly party: PartyId
  readonly named: Reference | undefined
  readonly asks: readonly Ask[]
}

/** Who carries a number on a day, as far as the register knows. */
export function partyOf(reference: Reference, on: Day, inquiry: Inquiry): PartyId | undefined {
  const attestation = inquiry.register.find(reference)
  return attestation && holderAt(attestation, on, inquiry.known)
}

/**
 * The link on one day: one step when one attestation answers everything that is asked, else one for each item, because
 * different attestations may carry different items.
 */
export function judgeDay(question: Question, on: Day, inquiry: Inquiry): readonly Step[] {
  const { judged } = inquiry.register
  // Only what is asked of today's knowledge is kept, and only of grants: certificates change too often.
  if (!judged || inquiry.known !== undefined || question.need.family === 'certificate') {
    return judgeAnew(question, on, inquiry)
  }
  const { need, party, named, asks } = question
  const key = `${idOf(need)} ${on} ${party} ${named?.number ?? ''} ${asks.map((ask) => ask.code).join(' ')}`
  const before = judged.get(key)
  if (before) return before
  if (judged.size >= MOST_JUDGED) judged.clear()
  const steps = judgeAnew(question, on, inquiry)
  judged.set(key, steps)
  return steps
}

const MOST_JUDGED = 10_000

/** Needs are values of the pack, and are told apart by which they are. */
const ids = new WeakMap<Need, number>()
let lastId = 0

function idOf(need: Need): number {
  const known = ids.get(need)
  if (known !== undefined) return known
  lastId += 1
  ids.set(need, lastId)
  return lastId
}

function judgeAnew(question: Question, on: Day, inquiry: Inquiry): readonly Step[] {
  const held = candidates(question, on, inquiry)
  const whole = held.find((one) => faultOf(one, question.asks, on, inquiry.known) === undefined)
  if (whole || question.asks.length <= 1) return [judgeAsks(question, question.asks, held, on, inquiry)]
  return question.asks.map((ask) => judgeAsks(question, [ask], held, on, inquiry))
}

/**
 * The link on every day of a period. Folds change only on change days, so that the first day and the change days
 * decide; the first day that fails is shown. A registration that follows another in time adds a step.
 */
export function judgeSpan(question: Question, period: Period, inquiry: Inquiry): readonly Step[] {
  const until = period.until !== undefined && period.until > period.from ? period.until : addDays(period.from, 1)
  const days = new Set([period.from])
  for (const held of inquiry.register.heldBy(question.party, question.need.family)) {
    for (const on of changeDays(held, inquiry.known)) if (on > period.from && on < until) days.add(on)
  }
  const steps: Step[] = []
  for (const on of [...days].toSorted()) {
    const judged = judgeDay(question, on, inquiry)
    if (judged.some((step) => step.missing !== undefined)) return judged
    for (const step of judged) if (!steps.some((earlier) => isSameLink(earlier, step))) steps.push(step)
  }
  return steps
}

function isSameLink(a: Step, b: Step): boolean {
  return a.attestation === b.attestation && a.scopeItem === b.scopeItem
}

/** Known by the day asked for, of the right kind, held on the day; the one that was named first, then by age. */
function candidates(question: Question, on: Day, inquiry: Inquiry): readonly Attestation[] {
  const { need, party, named } = question
  const held = inquiry.register
    .heldBy(party, need.family)
    .filter((one) => isOfKind(one, need) && holderAt(one, on, inquiry.known) === party)
  return held.length < 2 ? held : held.toSorted((a, b) => isNamed(b, named) - isNamed(a, named) || a.id - b.id)
}

function isOfKind(attestation: Attestation, need: Need): boolean {
  return need.kinds === undefined || need.kinds.some((kind) => contains(kind, attestation.kind))
}

function isNamed(attestation: Attestation, named: Reference | undefined): number {
  return named && named.family === attestation.family && numberKey(named.number) === numberKey(attestation.number)
    ? 1
    : 0
}

function judgeAsks(
  question: Question,
  asks: readonly Ask[],
  held: readonly Attestation[],
  on: Day,
  inquiry: Inquiry,
): Step {
  const attestation =
    held.find((one) => faultOf(one, asks, on, inquiry.known) === undefined) ?? nearest(held, asks, on, inquiry.known)
  return {
    role: question.need.role,
    day: on,
    holder: question.party,
    reference: attestation ? { family: attestation.family, number: attestation.number } : question.named,
    attestation,
    scopeItem: asks.length === 1 ? asks[0]?.code : undefined,
    status: attestation && statusAt(attestation, on, inquiry.known),
    basis: question.need.basis,
    missing: attestation ? faultOf(attestation, asks, on, inquiry.known) : 'none-held',
    above: attestation ? [authorityOf(attestation, on, inquiry.register)] : [],
  }
}

/** Why an attestation does not carry the link on the day; undefined when it does. */
function faultOf(attestation: Attestation, asks: readonly Ask[], on: Day, known: Day | undefined): Reason | undefined {
  const status = statusAt(attestation, on, known)
  if (status === undefined) return 'none-held'
  if (status === 'pending') return isIssuedLater(attestation, on, known) ? 'not-issued-yet' : 'status-pending'
  if (status !== 'valid') return `status-${status}`
  const scope = asks.length === 0 ? undefined : scopeAt(attestation, on, known)
  if (!scope) return undefined
  return asks.every((ask) => (ask.partly ? touches : covers)(scope, ask.code)) ? undefined : 'outside-scope'
}

function isIssuedLater(attestation: Attestation, on: Day, known: Day | undefined): boolean {
  const issued = firstIssue(knownActs(attestation, known))
  return issued !== undefined && on < issued.effective
}

/** Of several that fail, the one that held last explains best; of those that never held, the mildest fault. */
function nearest(
  held: readonly Attestation[],
  asks: readonly Ask[],
  on: Day,
  known: Day | undefined,
): Attestation | undefined {
  if (held.length < 2) return held[0]
  const ranked = held.map((one) => ({
    one,
    last: heldUntil(one, asks, on, known),
    rank: MILDEST.indexOf(faultOf(one, asks, on, known)),
  }))
  return ranked.toSorted((a, b) => compare(b.last, a.last) || a.rank - b.rank)[0]?.one
}

const MILDEST: readonly (Reason | undefined)[] = [
  'outside-scope',
  'status-stopped',
  'status-suspended',
  'status-expired',
  'not-issued-yet',
  'status-pending',
  'status-replaced',
  'status-cancelled',
  'status-withdrawn',
  'status-annulled',
]

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The day from which it no longer carried the link; '' when it never had. */
function heldUntil(attestation: Attestation, asks: readonly Ask[], on: Day, known: Day | undefined): string {
  const days = changeDays(attestation, known).filter((change) => change <= on)
  for (let index = days.length - 1; index >= 0; index -= 1) {
    const from = days[index]
    if (from !== undefined && faultOf(attestation, asks, from, known) === undefined) return days[index + 1] ?? on
  }
  return ''
}

/** Where trust in the link ends: the authority that granted it, and the provision from which it has that power. */
function authorityOf(attestation: Attestation, on: Day, register: Register): Step {
  const root = register.root(attestation.issuer, attestation.family)
  return {
    role: 'authority',
    day: on,
    holder: attestation.issuer,
    reference: undefined,
    attestation: undefined,
    scopeItem: undefined,
    status: undefined,
    basis: root?.basis ?? [],
    missing: root ? undefined : 'root-unknown',
    above: [],
  }
}
