import type { Classification } from '../codes/classification.ts'
import type { Fault } from '../problem/problem.ts'
import { day, type Period } from '../time/day.ts'
import { duplicates, fault, grouped, periodFaults, unknowns } from './faults.ts'
import type { Gap } from './gap.ts'
import type { Region } from './model.ts'

const ALWAYS: Period = { from: day('0001-01-01') }

/** Codes that stand twice on one day, and successors that nobody knows. A code may come back under another name. */
export function regionFaults(regions: readonly Region[]): readonly Fault[] {
  const known = new Set(regions.map((region) => region.code))
  const several = [...grouped(regions, (region) => region.code)].filter(([, same]) => same.length > 1)
  const single = regions.filter((region) => region.during !== undefined)
  return [
    ...several.flatMap(([code, same]) =>
      periodFaults(
        `/regions/${code}`,
        same.map((region) => region.during ?? ALWAYS),
      ),
    ),
    ...single.flatMap(({ code, during }) =>
      periodFaults(`/regions/${code}`, [during ?? ALWAYS]).filter((found) => found.code === 'ends-before-start'),
    ),
    ...regions.flatMap(({ code, successors = [] }) =>
      unknowns(`/regions/${code}/successors`, 'region', successors, known),
    ),
  ]
}

/** Codes that stand twice, or are written otherwise than their list says. */
export function classificationFaults(lists: readonly Classification[]): readonly Fault[] {
  return [
    ...duplicates(
      '/classifications',
      lists.map((list) => list.code),
    ),
    ...lists.flatMap(({ code, shape, items }) => [
      ...duplicates(
        `/classifications/${code}`,
        items.map((item) => item.code),
      ),
      ...items
        .filter((item) => !shape.test(item.code))
        .map((item) => fault(`/classifications/${code}`, 'of-another-form', item.code)),
    ]),
  ]
}

/** Gaps that stand twice, and those that no page says. */
export function gapFaults(gaps: readonly Gap[]): readonly Fault[] {
  const unsaid = gaps.filter(({ shownAt }) => shownAt.length === 0 || shownAt.some((place) => !/^\/[a-z]/.test(place)))
  return [
    ...duplicates(
      '/gaps',
      gaps.map((gap) => gap.code),
    ),
    ...unsaid.map(({ code }) => fault('/gaps', 'shown-nowhere', code)),
  ]
}
