import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../refusal.ts'
import { leafHash, type Hash } from './hash.ts'
import { verifyConsistency, verifyInclusion } from './proof.ts'
import { entriesUpTo, filesOf } from './testing/memory-log.ts'
import { openTiles } from './tile-reader.ts'
import { consistencyProof, hashesInMemory, inclusionProof, treeRoot } from './tree.ts'

/*
 * A second implementation, independent of the one judged: the recursive definitions of RFC 6962 sections 2.1 and 2.1.1 word for
 * word over Node's SHA-256, sharing no line with the sources.
 */
function mth(d: readonly Uint8Array[]): Buffer {
  if (d.length === 0) return createHash('sha256').digest()
  const only = d[0]
  if (d.length === 1 && only !== undefined) return createHash('sha256').update('\x00').update(only).digest()
  const k = largestPowerBelow(d.length)
  return createHash('sha256')
    .update('\x01')
    .update(mth(d.slice(0, k)))
    .update(mth(d.slice(k)))
    .digest()
}

function path(m: number, d: readonly Uint8Array[]): Buffer[] {
  if (d.length === 1) return []
  const k = largestPowerBelow(d.length)
  return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))]
}

/** Root from a leaf and its path by recursion from the top of the tree, the last element of the path first. */
function rootFrom(m: number, n: number, leaf: Uint8Array, proof: readonly Uint8Array[]): Buffer | undefined {
  if (n === 1) return proof.length === 0 ? Buffer.from(leaf) : undefined
  const last = proof.at(-1)
  if (last === undefined) return undefined
  const k = largestPowerBelow(n)
  const below = m < k ? rootFrom(m, k, leaf, proof.slice(0, -1)) : rootFrom(m - k, n - k, leaf, proof.slice(0, -1))
  if (below === undefined) return undefined
  const [left, right] = m < k ? [below, last] : [last, below]
  return createHash('sha256').update('\x01').update(left).update(right).digest()
}

function subproof(m: number, d: readonly Uint8Array[], whole: boolean): Buffer[] {
  if (m === d.length) return whole ? [] : [mth(d)]
  const k = largestPowerBelow(d.length)
  return m <= k
    ? [...subproof(m, d.slice(0, k), whole), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))]
}

function largestPowerBelow(n: number): number {
  return 2 ** (31 - Math.clz32(n - 1))
}

const treeAndLeaf = fc
  .integer({ min: 1, max: 2000 })
  .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })))

describe('the tree', () => {
  it('has the root that the recursive definition gives, for every small size', () => {
    for (let size = 0; size <= 70; size++) {
      const entries = entriesUpTo(size)
      expect(hex(treeRoot(entries.map(leafHash)))).toBe(hex(mth(entries)))
    }
  })

  it('gives the inclusion proofs of the recursive definition, in memory and from tiles, and both verifiers accept them', () => {
    fc.assert(
      fc.property(treeAndLeaf, ([size, index]) => {
        const entries = entriesUpTo(size)
        const leaves = entries.map(leafHash)
        const root = mth(entries)
        const expected = path(index, entries).map(hex)
        const proof = inclusionProof(index, size, hashesInMemory(leaves))
        const files = filesOf(entries)
        const tiles = openTiles({ read: (name) => files.get(name), size, root })
        expect(proof.map(hex)).toEqual(expected)
        expect(tiles.inclusionProof(index).map(hex)).toEqual(expected)
        expect(hex(tiles.leaf(index))).toBe(hex(mth([entries[index] ?? root])))
        const leaf = tiles.leaf(index)
        verifyInclusion({ index, size, leaf, proof, root })
        expect(hex(rootFrom(index, size, leaf, proof) ?? new Uint8Array())).toBe(hex(root))
      }),
      { numRuns: 60 },
    )
  }, 30_000)

  it('judges a damaged inclusion claim as the recursive verifier does', () => {
    const damage = fc.record({
      index: fc.nat(300),
      size: fc.integer({ min: 1, max: 300 }),
      drop: fc.nat(2),
      flip: fc.nat(3),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.nat(299),
        damage,
        (size, seat, { index, size: claimed, drop, flip }) => {
          const leaves = entriesUpTo(size).map(leafHash)
          const at = seat % size
          const root = treeRoot(leaves)
          const leaf = leaves[at] ?? root
          const proof = inclusionProof(at, size, hashesInMemory(leaves))
            .slice(drop)
            .map((hash, n) => flipBit(hash, n === flip))
          const fits = index < claimed && rootFrom(index, claimed, leaf, proof)?.equals(root) === true
          const refusal = refusalOf(() => verifyInclusion({ index, size: claimed, leaf, proof, root }))
          expect(refusal === undefined).toBe(fits)
        },
      ),
      { numRuns: 300 },
    )
  }, 30_000)

  it('gives the consistency proofs of the recursive definition, in memory and from tiles', () => {
    fc.assert(
      fc.property(treeAndLeaf, ([size, before]) => {
        const older = before + 1
        const entries = entriesUpTo(size)
        const root = mth(entries)
        const expected = subproof(older, entries, true).map(hex)
        const proof = consistencyProof(older, size, hashesInMemory(entries.map(leafHash)))
        const files = filesOf(entries)
        const tiles = openTiles({ read: (name) => files.get(name), size, root })
        expect(proof.map(hex)).toEqual(expected)
        expect(tiles.consistencyProof(older).map(hex)).toEqual(expected)
        const olderRoot = mth(entries.slice(0, older))
        expect(hex(tiles.rootAt(older))).toBe(hex(olderRoot))
        verifyConsistency({ older: { size: older, root: olderRoot }, newer: { size, root }, proof })
      }),
      { numRuns: 40 },
    )
  }, 30_000)
})

describe('a proof is refused', () => {
  const leaves = entriesUpTo(7).map(leafHash)
  const root = treeRoot(leaves)
  const proof = inclusionProof(4, 7, hashesInMemory(leaves))
  const claim = { index: 4, size: 7, leaf: leaves[4] ?? root, proof, root }
  const older = { size: 3, root: treeRoot(leaves.slice(0, 3)) }
  const steps = consistencyProof(3, 7, hashesInMemory(leaves))

  it.each([
    ['with an index beyond the size', { ...claim, index: 7 }, 'index-beyond-size'],
    ['with an index beyond all numbers', { ...claim, index: 2 ** 60 }, 'number-out-of-range'],
    ['with a negative index', { ...claim, index: -1 }, 'number-out-of-range'],
    ['with a fraction for a size', { ...claim, size: 7.5 }, 'number-out-of-range'],
    ['with a hash too many', { ...claim, proof: [...proof, root] }, 'proof-too-long'],
    ['with a hash too few', { ...claim, proof: proof.slice(0, -1) }, 'proof-too-short'],
    ['with a short hash', { ...claim, proof: [...proof.slice(0, -1), root.slice(1)] }, 'proof-hash-length'],
    ['with a flipped bit', { ...claim, proof: proof.map((hash, at) => flipBit(hash, at === 1)) }, 'root-mismatch'],
    ['for another leaf', { ...claim, leaf: leaves[5] ?? root }, 'root-mismatch'],
    ['at another index', { ...claim, index: 5 }, 'root-mismatch'],
  ])('%s', (_, changed, code) => {
    expect(refusalOf(() => verifyInclusion(changed))?.code).toBe(code)
  })

  it.each([
    ['when the log shrank', { older: { size: 7, root }, newer: older, proof: [] }, 'log-shrunk'],
    [
      'when one size has two roots',
      { older: { size: 7, root }, newer: { size: 7, root: older.root }, proof: [] },
      'log-forked',
    ],
    [
      'when it starts from nothing',
      { older: { size: 0, root }, newer: { size: 7, root }, proof: [] },
      'consistency-from-empty',
    ],
    ['when it is empty', { older, newer: { size: 7, root }, proof: [] }, 'proof-too-short'],
    ['when it is cut', { older, newer: { size: 7, root }, proof: steps.slice(0, -1) }, 'proof-too-short'],
    ['when it goes on', { older, newer: { size: 7, root }, proof: [...steps, root] }, 'proof-too-long'],
    [
      'when the old root is another',
      { older: { size: 3, root: flipBit(older.root, true) }, newer: { size: 7, root }, proof: steps },
      'root-mismatch',
    ],
    [
      'when the new root is another',
      { older, newer: { size: 7, root: flipBit(root, true) }, proof: steps },
      'root-mismatch',
    ],
  ])('%s', (_, changed, code) => {
    expect(refusalOf(() => verifyConsistency(changed))?.code).toBe(code)
  })

  it('when it is asked of a tree that has no such leaf or grew backwards', () => {
    expect(refusalOf(() => inclusionProof(7, 7, hashesInMemory(leaves)))?.code).toBe('index-beyond-size')
    expect(refusalOf(() => consistencyProof(8, 7, hashesInMemory(leaves)))?.code).toBe('log-shrunk')
    expect(refusalOf(() => inclusionProof(NaN, 7, hashesInMemory(leaves)))?.code).toBe('number-out-of-range')
  })
})

function flipBit(hash: Hash, really: boolean): Hash {
  return hash.map((byte, at) => (really && at === 9 ? byte ^ 4 : byte))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
