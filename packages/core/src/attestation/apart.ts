import { numberKey } from '../codes/identifier.ts'
import type { Day } from '../time/day.ts'
import { partyOf, type Inquiry } from './link.ts'
import type { Reference, Work } from './model.ts'
import type { Need } from './need.ts'
import type { Reason } from './trust.ts'
import { namesIn, type Subject } from './work.ts'

/** What a report says of its people, and what the rules of the issue day already judge of them. */
export interface People {
  readonly work: Work | undefined
  readonly issueDay: Day
  readonly inForce: readonly Need[]
}

/**
 * Whether somebody is kept apart from those of other roles, as the impartiality of certification asks.
 * A role that nobody is named in, or whose number nobody knows, cannot be told apart; this is said here only when no
 * need of its own says it already.
 */
export function apartFault(need: Need, named: Reference, people: People, inquiry: Inquiry): Reason | undefined {
  const faults = new Set(
    (need.apartFrom ?? []).flatMap((role) => {
      const others = namesIn(role, people.work)
      const found: (Reason | undefined)[] = others.map((other) => pairFault(named, other, people, inquiry))
      if (others.length === 0) found.push('not-named')
      const isJudged = people.inForce.some((judging) => judging.holder === role)
      return isJudged ? found.filter((fault) => fault === 'same-person') : found
    }),
  )
  return WORST.find((fault) => faults.has(fault))
}

const WORST = ['same-person', 'not-registered', 'not-named'] as const satisfies readonly Reason[]

function pairFault(
  named: Reference,
  other: { readonly named: Reference; readonly when: Subject['when'] },
  people: People,
  inquiry: Inquiry,
): Reason | undefined {
  if (isSameNumber(named, other.named)) return 'same-person'
  const day = typeof other.when === 'object' ? other.when.from : (other.when ?? people.issueDay)
  const party = partyOf(other.named, day, inquiry)
  if (party === undefined) return 'not-registered'
  return party === partyOf(named, people.issueDay, inquiry) ? 'same-person' : undefined
}

function isSameNumber(a: Reference, b: Reference): boolean {
  return a.family === b.family && numberKey(a.number) === numberKey(b.number)
}
