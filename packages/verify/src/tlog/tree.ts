import { Refusal } from '../refusal.ts'
import { emptyRoot, nodeHash, type Hash } from './hash.ts'

/** Leaves `from` (inclusive) to `to` (exclusive). */
export type LeafRange = readonly [from: number, to: number]

/** Root of the subtree over the leaves of a range, in memory or from tiles. */
export type RangeHash = (range: LeafRange) => Hash

/** Root over leaf hashes, MTH of RFC 6962 section 2.1: pairing neighbours and promoting an odd last node gives the same tree. */
export function treeRoot(leaves: readonly Hash[]): Hash {
  let level = [...leaves]
  while (level.length > 1) {
    const above: Hash[] = []
    for (let at = 0; at + 1 < level.length; at += 2) above.push(nodeHash(hashAt(level, at), hashAt(level, at + 1)))
    if (level.length % 2 === 1) above.push(hashAt(level, level.length - 1))
    level = above
  }
  return level[0] ?? emptyRoot()
}

/** Range hashes of leaf hashes held in memory. */
export function hashesInMemory(leaves: readonly Hash[]): RangeHash {
  return ([from, to]) => treeRoot(leaves.slice(from, to))
}

/**
 * Inclusion proof of leaf `index` in the tree of `size` leaves (RFC 6962 section 2.1.1), from the leaf's sibling up.
 * Refuses `number-out-of-range`, `index-beyond-size`.
 */
export function inclusionProof(index: number, size: number, hashOf: RangeHash): Hash[] {
  return inclusionRanges(index, size).map(hashOf)
}

/**
 * Consistency proof from the tree of `older` leaves to that of `size` (RFC 6962 section 2.1.2); empty when either is trivial.
 * Refuses `number-out-of-range`, `log-shrunk`.
 */
export function consistencyProof(older: number, size: number, hashOf: RangeHash): Hash[] {
  return consistencyRanges(older, size).map(hashOf)
}

/** Which subtrees an inclusion proof consists of. */
function inclusionRanges(index: number, size: number): LeafRange[] {
  checkCount(index)
  checkCount(size)
  if (index >= size) throw new Refusal('index-beyond-size', { index, size })
  const ranges: LeafRange[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + splitPoint(to - from)
    if (index < middle) {
      ranges.push([middle, to])
      to = middle
    } else {
      ranges.push([from, middle])
      from = middle
    }
  }
  return ranges.toReversed()
}

/** Which subtrees a consistency proof consists of. */
function consistencyRanges(older: number, size: number): LeafRange[] {
  checkCount(older)
  checkCount(size)
  if (older > size) throw new Refusal('log-shrunk', { older, size })
  if (older === 0) return []
  const ranges: LeafRange[] = []
  let from = 0
  let to = size
  while (older !== to) {
    const middle = from + splitPoint(to - from)
    if (older <= middle) {
      ranges.push([middle, to])
      to = middle
    } else {
      ranges.push([from, middle])
      from = middle
    }
  }
  // The verifier knows the older root itself, so the subtree is named only when it is not the whole older tree.
  if (from > 0) ranges.push([from, to])
  return ranges.toReversed()
}

/** Perfect subtrees that make up a range which starts at a multiple of each of their widths, left to right. */
export function perfectRanges([from, to]: LeafRange): LeafRange[] {
  const ranges: LeafRange[] = []
  let at = from
  while (at < to) {
    let width = splitPoint(to - at + 1)
    while (at % width !== 0) width /= 2
    ranges.push([at, at + width])
    at += width
  }
  return ranges
}

/** A number of leaves: a safe integer, not negative; else `number-out-of-range`. */
export function checkCount(value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new Refusal('number-out-of-range', { value: String(value) })
}

/** The largest power of two below `size` (size > 1). Not by shifts: sizes go beyond 32 bits. */
function splitPoint(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

function hashAt(hashes: readonly Hash[], at: number): Hash {
  const hash = hashes[at]
  if (hash === undefined) throw new RangeError(`no hash at ${at} of ${hashes.length}`)
  return hash
}
