import type { Code } from '../codes/code.ts'
import type { Day } from '../time/day.ts'
import type { Scheme } from './model.ts'
import { schemeStateOn, type ItemState } from './state.ts'

export const ITEM_CHANGES = ['name', 'membership', 'procedure', 'standard'] as const
/** Renamed, accepted or mandatory, another procedure, another standard. */
export type ItemChangeKind = (typeof ITEM_CHANGES)[number]

export interface ItemChange {
  readonly before: ItemState
  readonly after: ItemState
  readonly changed: readonly ItemChangeKind[]
}

/** What it takes to make the catalogue of one day into that of another. */
export interface SchemeComparison {
  readonly scheme: Code
  readonly from: Day
  readonly to: Day
  readonly added: readonly ItemState[]
  readonly removed: readonly ItemState[]
  readonly changed: readonly ItemChange[]
}

/** Compares the catalogue of two days, in either order. Groups are not compared, their members are. */
export function compareScheme(scheme: Scheme, from: Day, to: Day): SchemeComparison {
  const old = schemeStateOn(scheme, from)
  const fresh = schemeStateOn(scheme, to)
  const changed = [...fresh.values()].flatMap((after): readonly ItemChange[] => {
    const before = old.get(after.code)
    const found = before ? changesOf(before, after) : []
    return before && found.length > 0 ? [{ before, after, changed: found }] : []
  })
  return {
    scheme: scheme.code,
    from,
    to,
    added: [...fresh.values()].filter((state) => !old.has(state.code)),
    removed: [...old.values()].filter((state) => !fresh.has(state.code)),
    changed,
  }
}

function changesOf(before: ItemState, after: ItemState): readonly ItemChangeKind[] {
  const same: Readonly<Record<ItemChangeKind, boolean>> = {
    name: isSame(before.name, after.name),
    membership: before.membership === after.membership,
    procedure: isSame(before.procedures, after.procedures),
    standard: isSame(before.standards, after.standards),
  }
  return ITEM_CHANGES.filter((kind) => !same[kind])
}

/** Values of a pack are plain and written in one order of members. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The catalogue that comes of another by a comparison: removed items go, added and changed ones take their place. */
export function applyComparison(
  catalogue: ReadonlyMap<Code, ItemState>,
  comparison: Pick<SchemeComparison, 'added' | 'removed' | 'changed'>,
): ReadonlyMap<Code, ItemState> {
  const result = new Map(catalogue)
  for (const state of comparison.removed) result.delete(state.code)
  for (const state of comparison.added) result.set(state.code, state)
  for (const { after } of comparison.changed) result.set(after.code, after)
  return result
}
