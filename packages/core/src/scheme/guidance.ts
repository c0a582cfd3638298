import type { Code, Name } from '../codes/code.ts'
import type { Evidence, LegalBasis } from '../law/basis.ts'
import type { Day } from '../time/day.ts'
import { findItem, membershipOn, nameOn, proceduresOn } from './model.ts'
import type { ItemProcedure, Membership, Scheme, SchemeItem, Sourced } from './model.ts'
import { nextChangeAfter, standardsOn } from './state.ts'

/** What somebody who makes or imports a product wants to know, each answered by one choice at most. */
export interface GuidanceQuestion {
  readonly item: Code
  /** Which part of a divided item it is: the Chinese name of the part, or none of them. */
  readonly part?: string
  readonly on: Day
}

/** A procedure that is open to the product on the day. */
export interface GuidedProcedure {
  readonly code: Code
  readonly name: Name
  readonly leadsTo: Code
  readonly closedFrom?: Day
  readonly until?: Day
  readonly evidence: Evidence
  readonly source: string
}

/** The answer of the catalogue alone; which bodies and laboratories there are is asked of the register. */
export interface Guidance {
  readonly scheme: { readonly code: Code; readonly name: Name }
  readonly item: { readonly code: Code; readonly name: Name }
  readonly on: Day
  readonly membership: Membership
  readonly acceptedFrom?: Day
  readonly mandatoryFrom?: Day
  /** The day from which it is no longer in the catalogue. */
  readonly until?: Day
  /** Parts that have procedures of their own and were not chosen between yet. */
  readonly parts: readonly Name[]
  readonly procedures: readonly GuidedProcedure[]
  readonly rule?: Sourced<string>
  readonly standards: readonly string[]
  readonly standardsEvidence?: Evidence
  /** The next day on which this answer is another one, as far as is known. */
  readonly changesOn?: Day
  readonly basis: readonly LegalBasis[]
  readonly note?: Name
  readonly evidence: Evidence
  readonly source: string
}

/** Value of `part` for a product that is in no part of its item that has procedures of its own. */
export const NO_PART = 'none'

/** What holds for an item of a scheme on a day; undefined when the scheme has no such item. */
export function guide(scheme: Scheme, { item: code, part, on }: GuidanceQuestion): Guidance | undefined {
  const item = findItem(scheme, code)
  if (!item) return undefined
  const open = proceduresOn(item, on)
  const parts = open.flatMap(({ only }) => only ?? [])
  const changesOn = nextChangeAfter(item, on)
  return {
    scheme: { code: scheme.code, name: scheme.name },
    item: { code: item.code, name: nameOn(item, on) },
    on,
    membership: membershipOn(item, on),
    ...daysOf(item, on),
    parts: part === undefined ? parts : [],
    procedures: proceduresOf(scheme, choose(open, part)),
    ...(item.rule && { rule: item.rule }),
    standards: standardsOn(item, on),
    ...(item.standardsEvidence && { standardsEvidence: item.standardsEvidence }),
    ...(changesOn !== undefined && { changesOn }),
    basis: scheme.basis,
    ...(item.note && { note: item.note }),
    evidence: evidenceOf(item, open),
    source: item.source,
  }
}

/** The days of the period that the day lies in or follows; before all, those of the first. */
function daysOf(item: SchemeItem, on: Day): Pick<Guidance, 'acceptedFrom' | 'mandatoryFrom' | 'until'> {
  const period = item.during.findLast((known) => known.from <= on) ?? item.during[0]
  if (!period) return {}
  return {
    ...(!period.atEarliest && { acceptedFrom: period.from }),
    ...(period.mandatoryFrom !== undefined && { mandatoryFrom: period.mandatoryFrom }),
    ...(period.until !== undefined && { until: period.until }),
  }
}

/** The procedures of the chosen part; those of the whole item while none was chosen, or where the part has none. */
function choose(open: readonly ItemProcedure[], part: string | undefined): readonly ItemProcedure[] {
  const own = open.filter(({ only }) => part !== undefined && only?.zh === part)
  return own.length > 0 ? own : open.filter(({ only }) => only === undefined)
}

function proceduresOf(scheme: Scheme, open: readonly ItemProcedure[]): readonly GuidedProcedure[] {
  return open.flatMap(({ procedure, closedFrom, until, evidence, source }) => {
    const known = scheme.procedures?.find((one) => one.code === procedure)
    const days = { ...(closedFrom !== undefined && { closedFrom }), ...(until !== undefined && { until }) }
    return known ? [{ code: known.code, name: known.name, leadsTo: known.leadsTo, ...days, evidence, source }] : []
  })
}

function evidenceOf(item: SchemeItem, open: readonly ItemProcedure[]): Evidence {
  return [item, ...open].some(({ evidence }) => evidence === 'recalled') ? 'recalled' : 'confirmed'
}

/** Whether two answers say the same to whoever asked: days to come and sources may be known better meanwhile. */
export function isSameGuidance(a: Guidance, b: Guidance): boolean {
  const gist = (guidance: Guidance) =>
    JSON.stringify([
      guidance.membership,
      guidance.mandatoryFrom,
      guidance.procedures.map(({ code, closedFrom }) => [code, closedFrom !== undefined && closedFrom <= guidance.on]),
      guidance.rule?.value,
      guidance.standards,
    ])
  return gist(a) === gist(b)
}
