import type { Name } from '../codes/code.ts'
import { includes, type Day } from '../time/day.ts'
import { belongsOn, type Listing, type Scheme, type SchemeItem } from './model.ts'

/** How much the official list holds on a day. `kinds` may have several items each; */
export interface ListCount {
  readonly categories: number
  readonly kinds: number
  readonly items: number
}

/** A category of the official list on a day, with its items. */
export interface ListedCategory {
  readonly number: number | undefined
  readonly name: Name | undefined
  readonly items: readonly SchemeItem[]
}

/** Where the list in force on the day has the item: nowhere when it is not in the catalogue or only a group. */
export function listingsOn(item: SchemeItem, on: Day): readonly Listing[] {
  return belongsOn(item, on) ? (item.places ?? []).filter((place) => includes(place, on)) : []
}

/** Categories, kinds and items of the scheme's list on a day. Groups are not counted: they have no place. */
export function countOn(scheme: Scheme, on: Day): ListCount {
  const entries = entriesOn(scheme, on)
  const categories = entries.flatMap(({ place }) => place.category?.number ?? [])
  const kinds = entries.map(({ place }) => `${place.edition} ${place.kind}`)
  const items = new Set(entries.map(({ item }) => item))
  return { categories: new Set(categories).size, kinds: new Set(kinds).size, items: items.size }
}

/** The list on a day, by category in its order; items in no category come last. */
export function listOn(scheme: Scheme, on: Day): readonly ListedCategory[] {
  const found = new Map<number | undefined, { name: Name | undefined; items: Set<SchemeItem> }>()
  for (const { item, place } of entriesOn(scheme, on)) {
    const number = place.category?.number
    const known = found.get(number) ?? { name: place.category?.name, items: new Set() }
    known.items.add(item)
    found.set(number, known)
  }
  const last = Number.MAX_SAFE_INTEGER
  return [...found]
    .map(([number, { name, items }]) => ({ number, name, items: [...items] }))
    .toSorted((a, b) => (a.number ?? last) - (b.number ?? last))
}

function entriesOn(scheme: Scheme, on: Day): readonly { readonly item: SchemeItem; readonly place: Listing }[] {
  return scheme.items.flatMap((item) => listingsOn(item, on).map((place) => ({ item, place })))
}
