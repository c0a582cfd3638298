import { createHash } from 'node:crypto'
import { canonicalJson, type Pack } from '@zhengheng/core'

/**
 * SHA-256 over everything of a pack that is data, as canonical JSON (RFC 8785): sets as sorted lists, patterns as their
 * source. Functions are left out: how check digits are computed belongs to the program, not to what the pack says.
 */
export function digestOf(pack: Pack): Buffer {
  return createHash('sha256')
    .update(canonicalJson(plain(pack)))
    .digest()
}

function plain(value: unknown): unknown {
  if (typeof value === 'function') return undefined
  if (value instanceof RegExp) return value.source
  if (value instanceof Set) return inOrder([...value])
  if (value instanceof Map) return inOrder([...value])
  if (Array.isArray(value)) return value.map((member: unknown) => plain(member) ?? null)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
}

/** Members whose order means nothing, in the order of their own canonical text. */
function inOrder(members: readonly unknown[]): readonly unknown[] {
  const texts = members.map((member) => ({ member: plain(member), text: canonicalJson(plain(member)) }))
  return texts.toSorted((a, b) => (a.text < b.text ? -1 : 1)).map(({ member }) => member)
}
