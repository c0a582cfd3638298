import { includes, day, type Day, type Name, type Period } from '@zhengheng/core'
import { readCatalogue, type Catalogue, type Edition } from './data.ts'
import { codesOf, membershipOf } from './membership.ts'

/** A kind of the catalogue on a day. A product that was added without a known code has no number and no category. */
export interface KindOnDay {
  readonly no: number | undefined
  readonly category: number | undefined
  readonly name: Name
  readonly codes: readonly string[]
}

function within(edition: Edition, on: Day): boolean {
  const { from, until } = edition.during
  const period: Period = until ? { from: day(from), until: day(until) } : { from: day(from) }
  return includes(period, on)
}

function kindsOf(edition: Edition): KindOnDay[] {
  return edition.categories.flatMap((category) =>
    category.kinds.map(({ no, name, codes }) => ({ no, category: category.no, name, codes })),
  )
}

/** Kinds that bodies already take applications for, though the edition in force does not list them yet. */
function early(edition: Edition, next: Edition | undefined): KindOnDay[] {
  const known = new Set(codesOf(edition))
  return next ? kindsOf(next).filter((kind) => !kind.codes.some((code) => known.has(code))) : []
}

/**
 * The kinds of the catalogue on a day: those of the edition in force that were not removed, and those added since. Exact
 * before 2018-06-15 and from 2020-04-21; between, removals without a known day make it an upper bound.
 */
export function kindsOn(on: Day, catalogue: Catalogue = readCatalogue()): readonly KindOnDay[] {
  const at = catalogue.versions.findIndex((edition) => within(edition, on))
  const edition = catalogue.versions[at]
  if (!edition) return []
  const isMember = (code: string): boolean => {
    const membership = membershipOf(code, catalogue)
    return membership !== undefined && includes(membership.during, on)
  }
  const listed = [...kindsOf(edition), ...early(edition, catalogue.versions[at + 1])]
  const added = catalogue.uncoded.filter((product) => product.within === undefined && product.acceptedFrom <= on)
  return [
    ...listed.filter((kind) => kind.codes.some(isMember)),
    ...added.map(({ key, name }): KindOnDay => ({ no: undefined, category: undefined, name, codes: [key] })),
  ]
}

/** The categories that have a kind on the day; products whose category is not known are counted in none. */
export function categoriesOn(on: Day, catalogue: Catalogue = readCatalogue()): readonly number[] {
  const found = kindsOn(on, catalogue).flatMap((kind) => (kind.category === undefined ? [] : [kind.category]))
  return [...new Set(found)].toSorted((a, b) => a - b)
}
