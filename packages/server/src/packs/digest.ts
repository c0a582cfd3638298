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
  if (value instanceof Set) return [...value].map(plain).toSorted()
  if (value instanceof Map) return [...value].map((entry) => entry.map(plain)).toSorted()
  if (Array.isArray(value)) return value.map((member: unknown) => plain(member) ?? null)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
}
