import { Refusal } from '../refusal.ts'
import { decodeBundle } from './bundle.ts'
import { emptyRoot, leafHash, nodeHash, sameBytes, type Hash } from './hash.ts'
import { decodeTile, nodesAt, tilePath, TILE_WIDTH, tileWidth, type TileName } from './tile.ts'
import { checkCount, consistencyProof, inclusionProof, perfectRanges, treeRoot, type LeafRange } from './tree.ts'

/** Reads a static file of the log by its path below the prefix; undefined when there is none. */
export type ReadFile = (path: string) => Uint8Array | undefined

export interface TileReader {
  /** Hash of one leaf. */
  leaf(index: number): Hash
  /** The entry at a leaf, checked against its leaf hash. */
  entry(index: number): Uint8Array
  /** All entries of bundle `n`, each checked against its leaf hash. */
  entries(n: number): Uint8Array[]
  /** All hashes of tile `n` of `level`. */
  tile(level: number, n: number): readonly Hash[]
  inclusionProof(index: number): Hash[]
  /** From the tree of `older` leaves to this one. */
  consistencyProof(older: number): Hash[]
  /** Root of the tree when it had `older` leaves. */
  rootAt(older: number): Hash
}

/**
 * Reads the tree of a checkpoint from static files. Nothing is handed out before it is tied to `root`: the tiles of the right edge
 * together give the root, every other tile is full and gives its hash in the tile above.
 * Refuses `tile-missing`, `tile-length`, `tile-mismatch`, `tile-not-in-tree`, `root-mismatch` (right edge), `bundle-truncated`,
 * `bundle-entry-count`, `entry-mismatch`, `index-beyond-size`, `log-shrunk`, `number-out-of-range`.
 */
export function openTiles({ read, size, root }: { read: ReadFile; size: number; root: Hash }): TileReader {
  checkCount(size)
  const edges = readEdges(read, size)
  if (!sameBytes(edgeRoot(edges), root)) throw new Refusal('root-mismatch', { size })
  const full = new Map<string, readonly Hash[]>()

  function tile(level: number, n: number): readonly Hash[] {
    const width = tileWidth(size, level, n)
    if (width === 0) throw new Refusal('tile-not-in-tree', { level, n, size })
    if (width < TILE_WIDTH) return edges[level] ?? []
    const path = tilePath({ level, n, width })
    const held = full.get(path)
    if (held !== undefined) return held
    const above = tile(level + 1, Math.floor(n / TILE_WIDTH))[n % TILE_WIDTH]
    const hashes = readTile(read, { level, n, width })
    if (above === undefined || !sameBytes(treeRoot(hashes), above)) throw new Refusal('tile-mismatch', { path })
    full.set(path, hashes)
    return hashes
  }

  function rangeHash(range: LeafRange): Hash {
    const parts = perfectRanges(range).map((part) => perfectHash(part, tile))
    return parts.reduceRight((right, left) => nodeHash(left, right))
  }

  function entries(n: number): Uint8Array[] {
    const hashes = tile(0, n)
    const found = readBundle(read, n, hashes.length)
    found.forEach((entry, at) => {
      const hash = hashes[at]
      if (hash === undefined || !sameBytes(leafHash(entry), hash))
        throw new Refusal('entry-mismatch', { index: n * TILE_WIDTH + at })
    })
    return found
  }

  function leaf(index: number): Hash {
    return pick(tile(0, tileOf(index, size)), index)
  }

  return {
    leaf,
    entry: (index) => pick(entries(tileOf(index, size)), index),
    entries,
    tile,
    inclusionProof: (index) => inclusionProof(index, size, rangeHash),
    consistencyProof: (older) => consistencyProof(older, size, rangeHash),
    rootAt(older) {
      checkCount(older)
      if (older > size) throw new Refusal('log-shrunk', { older, size })
      return older === 0 ? emptyRoot() : rangeHash([0, older])
    },
  }
}

/** Hashes of the partial tile of each level, lowest first; empty where the level ends with a full tile. */
export function readEdges(read: ReadFile, size: number): Hash[][] {
  const edges: Hash[][] = []
  for (let level = 0; nodesAt(size, level) > 0; level++) {
    const n = Math.floor(nodesAt(size, level) / TILE_WIDTH)
    const width = tileWidth(size, level, n)
    edges.push(width === 0 ? [] : readTile(read, { level, n, width }))
  }
  return edges
}

/** Root of the tree of which these are the right edges. */
export function edgeRoot(edges: readonly (readonly Hash[])[]): Hash {
  let root: Hash | undefined
  for (const hashes of edges) {
    for (const [from, to] of perfectRanges([0, hashes.length]).toReversed()) {
      const left = treeRoot(hashes.slice(from, to))
      root = root === undefined ? left : nodeHash(left, root)
    }
  }
  return root ?? emptyRoot()
}

/** The entries of bundle `n`, not yet tied to the tree; a full bundle may stand in for a partial one that was removed. */
export function readBundle(read: ReadFile, n: number, width: number): Uint8Array[] {
  const bytes = read(tilePath({ level: 'entries', n, width }))
  if (bytes !== undefined) return decodeBundle(bytes, width)
  const whole = width < TILE_WIDTH ? read(tilePath({ level: 'entries', n, width: TILE_WIDTH })) : undefined
  if (whole === undefined) throw new Refusal('tile-missing', { path: tilePath({ level: 'entries', n, width }) })
  return decodeBundle(whole, TILE_WIDTH).slice(0, width)
}

/** A full tile may stand in for a partial one that was removed (C2SP tlog-tiles, partial tiles). */
function readTile(read: ReadFile, name: TileName): Hash[] {
  const bytes = read(tilePath(name))
  if (bytes !== undefined) return decodeTile(bytes, name)
  const whole = { ...name, width: TILE_WIDTH }
  const wholeBytes = name.width < TILE_WIDTH ? read(tilePath(whole)) : undefined
  if (wholeBytes === undefined) throw new Refusal('tile-missing', { path: tilePath(name) })
  return decodeTile(wholeBytes, whole).slice(0, name.width)
}

function perfectHash([from, to]: LeafRange, tile: (level: number, n: number) => readonly Hash[]): Hash {
  let level = 0
  while (TILE_WIDTH ** (level + 1) <= to - from) level++
  const first = from / TILE_WIDTH ** level
  const start = first % TILE_WIDTH
  const hashes = tile(level, Math.floor(first / TILE_WIDTH))
  return treeRoot(hashes.slice(start, start + (to - from) / TILE_WIDTH ** level))
}

function tileOf(index: number, size: number): number {
  checkCount(index)
  if (index >= size) throw new Refusal('index-beyond-size', { index, size })
  return Math.floor(index / TILE_WIDTH)
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % TILE_WIDTH]
  if (item === undefined) throw new Refusal('tile-not-in-tree', { index })
  return item
}
