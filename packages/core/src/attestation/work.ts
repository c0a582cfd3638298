import type { Day, Period } from '../time/day.ts'
import type { Reference, Work } from './model.ts'
import type { Need, NeedDay, NeedHolder } from './need.ts'

/** Whom a need is about, and when: the issuer (`named` undefined), or somebody whom the report names. */
export interface Subject {
  readonly named: Reference | undefined
  readonly when: Day | Period | undefined
}

const NO_WORK: Work = { tests: [], audits: [] }

type When = Subject['when']

/** The subjects of one need in what a certificate's body reported of its work; none when nobody was named. */
export function subjectsOf(need: Need, work: Work = NO_WORK, issueDay: Day): readonly Subject[] {
  const days = daysOf(need, work, issueDay)
  if (need.holder === 'issuer') return days.map((when) => ({ named: undefined, when }))
  return namesIn(need.holder, work).flatMap(({ named, when }) =>
    (OWN_DAY[need.holder] === need.day ? [when] : days).map((day) => ({ named, when: day })),
  )
}

/** The day that a name in the report carries itself. The reviewer's `decision` is the review, not the decision. */
const OWN_DAY: Readonly<Record<NeedHolder, NeedDay>> = {
  issuer: 'issue',
  laboratory: 'test',
  auditor: 'audit',
  reviewer: 'decision',
  decider: 'decision',
}

/** The days of a need, for somebody whose own they are not. A day that was not reported is undefined. */
function daysOf(need: Need, work: Work, issueDay: Day): readonly When[] {
  if (need.day === 'issue') return [issueDay]
  if (need.day === 'decision') return [work.decision?.on]
  const days: readonly When[] =
    need.day === 'test' ? work.tests.map((test) => test.on) : work.audits.map((audit) => audit.period)
  return days.length === 0 ? [undefined] : days
}

/** Everybody whom the report names in a role, with the day or days of what they did. */
export function namesIn(role: NeedHolder, work: Work = NO_WORK): readonly { named: Reference; when: When }[] {
  if (role === 'issuer') return []
  if (role === 'laboratory') return work.tests.map((test) => ({ named: test.laboratory, when: test.on }))
  if (role === 'auditor') return work.audits.map((audit) => ({ named: audit.auditor, when: audit.period }))
  const part = role === 'reviewer' ? work.review : work.decision
  return part?.by ? [{ named: part.by, when: part.on }] : []
}
