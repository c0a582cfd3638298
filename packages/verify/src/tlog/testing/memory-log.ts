import { encodeBundle } from '../bundle.ts'
import { leafHash, type Hash } from '../hash.ts'
import { encodeTile, TILE_WIDTH, tilePath } from '../tile.ts'
import { treeRoot } from '../tree.ts'

/** Static files of a log over these entries, built the slow way: every tile of every level from the leaf hashes. */
export function filesOf(entries: readonly Uint8Array[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (let at = 0; at < entries.length; at += TILE_WIDTH) {
    const part = entries.slice(at, at + TILE_WIDTH)
    files.set(tilePath({ level: 'entries', n: at / TILE_WIDTH, width: part.length }), encodeBundle(part))
  }
  let hashes: Hash[] = entries.map(leafHash)
  for (let level = 0; hashes.length > 0; level++) {
    const above: Hash[] = []
    for (let at = 0; at < hashes.length; at += TILE_WIDTH) {
      const part = hashes.slice(at, at + TILE_WIDTH)
      files.set(tilePath({ level, n: at / TILE_WIDTH, width: part.length }), encodeTile(part))
      if (part.length === TILE_WIDTH) above.push(treeRoot(part))
    }
    hashes = above
  }
  return files
}

/** Entry `n` of a made log. */
export function entryOf(n: number): Uint8Array {
  return new TextEncoder().encode(`entry ${n}`)
}

export function entriesUpTo(size: number): Uint8Array[] {
  return Array.from({ length: size }, (_, n) => entryOf(n))
}
