import type { HoldingRole } from './api.ts'

/** What a certificate says of who is who. */
export interface NamedRoles {
  readonly holds: boolean
  readonly manufacturer?: string | undefined
  readonly factory?: string | undefined
}

/**
 * The roles of an organisation in a certificate. Manufacturers and factories are reported by name alone, so they are
 * compared with every name it had, by the form in which numbers are compared: width and white space do not matter.
 */
export function rolesOf(said: NamedRoles, names: readonly string[]): readonly HoldingRole[] {
  const own = new Set(names.map(nameKey))
  const is = (name: string | undefined) => name !== undefined && own.has(nameKey(name))
  return [
    ...(said.holds ? (['holder'] as const) : []),
    ...(is(said.manufacturer) ? (['manufacturer'] as const) : []),
    ...(is(said.factory) ? (['factory'] as const) : []),
  ]
}

function nameKey(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase()
}

/** A name and the first day on which it is on record. */
export interface FirstUse {
  readonly name: string
  readonly from: string
}

/** Names one after the other: each holds until the first day of the next; the last one is open. */
export function nameHistory(uses: readonly FirstUse[]): { name: string; from: string; until: string | null }[] {
  const sorted = uses.toSorted((a, b) => (a.from === b.from ? compare(a.name, b.name) : compare(a.from, b.from)))
  return sorted.map(({ name, from }, at) => ({ name, from, until: sorted[at + 1]?.from ?? null }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
