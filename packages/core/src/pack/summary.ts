import type { Evidence } from '../law/basis.ts'
import type { Pack } from './model.ts'

/** How many facts of a part of a pack were read in a source, and how many are general knowledge. */
export interface EvidenceShare {
  readonly part: string
  readonly confirmed: number
  readonly recalled: number
}

/** Facts that say what they rest on, by the parts of the pack that have any. */
export function evidenceShares(pack: Pack): readonly EvidenceShare[] {
  return Object.entries(pack).flatMap(([part, value]) => {
    const found = { confirmed: 0, recalled: 0 }
    count(value, found)
    return found.confirmed + found.recalled === 0 ? [] : [{ part, ...found }]
  })
}

function count(value: unknown, found: Record<Evidence, number>): void {
  if (typeof value !== 'object' || value === null || value instanceof RegExp || value instanceof Set) return
  if ('evidence' in value && isEvidence(value.evidence)) found[value.evidence] += 1
  for (const member of Object.values(value)) count(member, found)
}

function isEvidence(value: unknown): value is Evidence {
  return value === 'confirmed' || value === 'recalled'
}

/** How many members each list of a pack has, by part; `items` are those of all its schemes, `needs` the rules of all of them. */
export function packCounts(pack: Pack): Readonly<Record<string, number>> {
  const lists = Object.entries(pack).flatMap(([part, value]) =>
    Array.isArray(value) ? [[part, value.length] as const] : [],
  )
  const needs = Object.values(pack.needs).reduce((sum, list) => sum + list.length, 0)
  const items = pack.schemes.reduce((sum, scheme) => sum + scheme.items.length, 0)
  return { ...Object.fromEntries(lists), items, needs }
}
