import type { Code, Name } from '../codes/code.ts'
import type { Evidence, LegalBasis } from '../law/basis.ts'
import type { Day, Period } from '../time/day.ts'

/** One entry of a scheme's catalogue, with the days on which it belongs to it. */
export interface SchemeItem {
  /** Path under the scheme, e.g. 'ccc/07/0701'. */
  readonly code: Code
  readonly name: Name
  readonly during: readonly Period[]
  /** Standards that its products are tested against, as the rules of the scheme name them. */
  readonly standards?: readonly string[]
  readonly evidence: Evidence
  readonly source: string
}

export interface Scheme {
  readonly code: Code
  readonly name: Name
  /** The kind of certificate it leads to. */
  readonly certificateKind: Code
  readonly items: readonly SchemeItem[]
  readonly basis: readonly LegalBasis[]
}

/** Membership is a question of a day: an item may join, leave and come back. */
export function belongsOn(item: SchemeItem, on: Day): boolean {
  return item.during.some((period) => period.from <= on && (period.until === undefined || on < period.until))
}
