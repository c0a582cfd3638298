import { day, type Name, type Period, type Listing } from '@zhengheng/core'
import type { Catalogue, Edition, Kind } from './data.ts'

interface Entry {
  readonly edition: Edition
  readonly category: { readonly number: number; readonly name: Name }
  readonly kind: Kind
}

function listings(code: string, catalogue: Catalogue): readonly Entry[] {
  return catalogue.versions.flatMap((edition) =>
    edition.categories.flatMap(({ no, name, kinds }) =>
      kinds
        .filter((kind) => kind.codes.includes(code))
        .map((kind) => ({ edition, category: { number: no, name }, kind })),
    ),
  )
}

/** The days of the edition on which the code belongs to the catalogue; the first edition counts from its joining. */
function within(edition: Edition, during: Period, isFirst: boolean): Period | undefined {
  const from = isFirst || during.from > edition.during.from ? during.from : day(edition.during.from)
  const ends = [edition.during.until, during.until].flatMap((end) => (end === undefined ? [] : [day(end)]))
  const until = ends.toSorted()[0]
  if (until === undefined) return { from }
  return from < until ? { from, until } : undefined
}

/**
 * Where each edition lists the code. Codes that bodies take already before an edition has them stand at their place in
 * the edition to come.
 */
export function placesOf(code: string, during: Period, catalogue: Catalogue): readonly Listing[] {
  const all = listings(code, catalogue)
  return all.flatMap(({ edition, category, kind }) => {
    const period = within(edition, during, edition === all[0]?.edition)
    return period ? [{ edition: edition.version, category, kind: String(kind.no), ...period }] : []
  })
}

/** Names that the code had in earlier editions and that are not its name of today. */
export function formerNamesOf(
  code: string,
  during: Period,
  catalogue: Catalogue,
): readonly (Period & { name: Name })[] {
  const all = listings(code, catalogue)
  const today = all.at(-1)?.kind.name.zh
  return all.flatMap(({ edition, kind }) => {
    const period = within(edition, during, edition === all[0]?.edition)
    return period && kind.name.zh !== today ? [{ ...period, name: kind.name }] : []
  })
}
