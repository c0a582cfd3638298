import type { LegalBasis } from '../law/basis.ts'
import type { Fault } from '../problem/problem.ts'
import type { Period } from '../time/day.ts'

/** A fault of a pack at a place, about something that has a name. */
export function fault(pointer: string, code: string, name?: string): Fault {
  return name === undefined ? { pointer, code } : { pointer, code, params: { name } }
}

/** Names that stand more than once where each may stand once. */
export function duplicates(pointer: string, names: readonly string[]): readonly Fault[] {
  const seen = new Set<string>()
  const twice = names.filter((name) => seen.size === seen.add(name).size)
  return [...new Set(twice)].map((name) => fault(pointer, 'duplicate', name))
}

/** Names that are not among the known ones. */
export function unknowns(
  pointer: string,
  what: string,
  names: readonly string[],
  known: ReadonlySet<string>,
): readonly Fault[] {
  return names.filter((name) => !known.has(name)).map((name) => fault(pointer, `unknown-${what}`, name))
}

/** Instruments that the legal catalogue lacks, and articles that say nothing. */
export function basisFaults(
  pointer: string,
  basis: readonly LegalBasis[],
  texts: ReadonlySet<string>,
): readonly Fault[] {
  const instruments = basis.map((one) => one.instrument)
  const empty = basis.filter((one) => one.article.trim() === '')
  return [
    ...unknowns(pointer, 'instrument', instruments, texts),
    ...empty.map((one) => fault(pointer, 'no-article', one.instrument)),
  ]
}

/** Periods that end before they begin, and two that share a day. They need not be in order. */
export function periodFaults(pointer: string, periods: readonly Period[]): readonly Fault[] {
  const backwards = periods.filter(({ from, until }) => until !== undefined && until <= from)
  const ordered = periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const overlapping = ordered.filter((period, index) => {
    const before = ordered[index - 1]
    return before !== undefined && (before.until === undefined || before.until > period.from)
  })
  return [
    ...backwards.map(({ from }) => fault(pointer, 'ends-before-start', from)),
    ...overlapping.map(({ from }) => fault(pointer, 'overlap', from)),
  ]
}

/** Members of a list by a key, in the order of first appearance. */
export function grouped<Member>(
  members: readonly Member[],
  key: (member: Member) => string,
): ReadonlyMap<string, readonly Member[]> {
  const groups = new Map<string, Member[]>()
  for (const member of members) {
    const group = groups.get(key(member))
    if (group) group.push(member)
    else groups.set(key(member), [member])
  }
  return groups
}
