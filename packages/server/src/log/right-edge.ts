import {
  edgeRoot,
  encodeBundle,
  encodeTile,
  leafHash,
  nodesAt,
  readBundle,
  readEdges,
  TILE_WIDTH,
  tilePath,
  treeRoot,
  type Hash,
  type ReadFile,
} from '@zhengheng/verify'

/**
 * All that is needed to append: the hashes of the unfinished tile of each level, and the entries of the unfinished bundle. At most
 * 255 hashes a level and 255 entries, whatever the size of the log.
 */
export interface RightEdge {
  readonly size: number
  readonly levels: readonly (readonly Hash[])[]
  readonly bundle: readonly Uint8Array[]
}

export interface LogFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** A finished tile or bundle, which never changes again. */
  readonly full: boolean
}

export const EMPTY_EDGE: RightEdge = { size: 0, levels: [], bundle: [] }

/** Reads the edge of a log of `size` entries from its files. Refuses as `readEdges` and `readBundle`. */
export function readEdge(read: ReadFile, size: number): RightEdge {
  const width = size % TILE_WIDTH
  const bundle = width === 0 ? [] : readBundle(read, Math.floor(size / TILE_WIDTH), width)
  return { size, levels: readEdges(read, size), bundle }
}

export function rootOf(edge: RightEdge): Hash {
  return edgeRoot(edge.levels)
}

/**
 * The edge after `entries`, and the files that are new with it: finished ones in the order in which they were finished, then the
 * unfinished ones. Pure: the edge given is not changed. Refuses `entry-too-long`.
 */
export function extendEdge(edge: RightEdge, entries: readonly Uint8Array[]): { edge: RightEdge; files: LogFile[] } {
  const levels = edge.levels.map((hashes) => [...hashes])
  const files: LogFile[] = []
  let { size } = edge
  let bundle = [...edge.bundle]

  function put(level: number, hash: Hash): void {
    const hashes = (levels[level] ??= [])
    hashes.push(hash)
    if (hashes.length < TILE_WIDTH) return
    const n = nodesAt(size, level) / TILE_WIDTH - 1
    files.push({ path: tilePath({ level, n, width: TILE_WIDTH }), bytes: encodeTile(hashes), full: true })
    levels[level] = []
    put(level + 1, treeRoot(hashes))
  }

  for (const entry of entries) {
    size++
    bundle.push(entry)
    if (bundle.length === TILE_WIDTH) {
      const n = size / TILE_WIDTH - 1
      files.push({
        path: tilePath({ level: 'entries', n, width: TILE_WIDTH }),
        bytes: encodeBundle(bundle),
        full: true,
      })
      bundle = []
    }
    put(0, leafHash(entry))
  }
  const extended = { size, levels, bundle }
  return { edge: extended, files: [...files, ...unfinishedFiles(edge.size, extended)] }
}

function unfinishedFiles(before: number, { size, levels, bundle }: RightEdge): LogFile[] {
  const files: LogFile[] = []
  if (bundle.length > 0 && size > before) {
    const name = { level: 'entries', n: Math.floor(size / TILE_WIDTH), width: bundle.length } as const
    files.push({ path: tilePath(name), bytes: encodeBundle(bundle), full: false })
  }
  levels.forEach((hashes, level) => {
    if (hashes.length === 0 || nodesAt(size, level) === nodesAt(before, level)) return
    const name = { level, n: Math.floor(nodesAt(size, level) / TILE_WIDTH), width: hashes.length }
    files.push({ path: tilePath(name), bytes: encodeTile(hashes), full: false })
  })
  return files
}
