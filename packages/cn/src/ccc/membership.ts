import { day, type Day, type Evidence, type Period } from '@zhengheng/core'
import type { Catalogue, Edition } from './data.ts'

/** When a code belonged to the catalogue, and how well the two days are known. */
export interface Membership {
  readonly during: Period
  /** From when on nothing is sold without; where no announcement says so, from the first day. */
  readonly mandatoryFrom: Day
  readonly joined: Evidence
  readonly left?: Evidence
}

interface Edge {
  readonly on: string
  readonly mandatory?: string | undefined
  readonly evidence: Evidence
}

export function codesOf(edition: Edition): readonly string[] {
  return edition.categories.flatMap((category) => category.kinds.flatMap((kind) => kind.codes))
}

/** An announcement gives the day; else it is the first day of the next edition, which is known to be too late or exact. */
function edge(
  code: string,
  effect: 'add' | 'remove',
  catalogue: Catalogue,
  edition: Edition | undefined,
): Edge | undefined {
  const change = catalogue.changes.find((known) => known.effect === effect && known.codes.includes(code))
  if (change) return { on: change.on, mandatory: change.mandatoryFrom, evidence: change.evidence }
  return edition && { on: edition.during.from, evidence: 'recalled' }
}

/**
 * The days on which a code belonged to the catalogue: from the first day on which bodies took applications for it, to the
 * day of the announcement that removed it. No code of the material left and came back.
 */
export function membershipOf(code: string, catalogue: Catalogue): Membership | undefined {
  const editions = catalogue.versions
  const first = editions.findIndex((edition) => codesOf(edition).includes(code))
  if (first === -1) return undefined
  const last = editions.findLastIndex((edition) => codesOf(edition).includes(code))
  const joined = edge(code, 'add', catalogue, editions[first])
  const left = edge(code, 'remove', catalogue, editions[last + 1])
  if (!joined) return undefined
  const from = day(joined.on)
  const mandatoryFrom = day(joined.mandatory ?? joined.on)
  return left
    ? { during: { from, until: day(left.on) }, mandatoryFrom, joined: joined.evidence, left: left.evidence }
    : { during: { from }, mandatoryFrom, joined: joined.evidence }
}
