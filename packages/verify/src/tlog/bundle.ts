import { Refusal } from '../refusal.ts'

/** The length of an entry is a uint16. */
export const ENTRY_LIMIT = 65_535

/** Entries as they stand in a bundle file: each after its length, big-endian uint16 (C2SP tlog-tiles). Refuses `entry-too-long`. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    if (entry.length > ENTRY_LIMIT) throw new Refusal('entry-too-long', { bytes: entry.length, limit: ENTRY_LIMIT })
    bytes[at] = entry.length >> 8
    bytes[at + 1] = entry.length & 255
    bytes.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bytes
}

/** The `count` entries of a bundle file; refuses `bundle-truncated` and `bundle-entry-count` (more or fewer than its name says). */
export function decodeBundle(bytes: Uint8Array, count: number): Uint8Array[] {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const [high, low] = bytes.subarray(at, at + 2)
    if (high === undefined || low === undefined) throw new Refusal('bundle-truncated', { at, bytes: bytes.length })
    const end = at + 2 + high * 256 + low
    if (end > bytes.length) throw new Refusal('bundle-truncated', { at, bytes: bytes.length })
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  if (entries.length !== count) throw new Refusal('bundle-entry-count', { entries: entries.length, expected: count })
  return entries
}
