import { Refusal } from '../refusal.ts'
import { HASH_BYTES, nodeHash, sameBytes, type Hash } from './hash.ts'
import { checkCount } from './tree.ts'

export interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leaf: Hash
  readonly proof: readonly Hash[]
  readonly root: Hash
}

export interface ConsistencyClaim {
  readonly older: { readonly size: number; readonly root: Hash }
  readonly newer: { readonly size: number; readonly root: Hash }
  readonly proof: readonly Hash[]
}

/**
 * Checks that the leaf stands at `index` of the tree (RFC 9162 section 2.1.3.2).
 * Refuses `number-out-of-range`, `index-beyond-size`, `proof-hash-length`, `proof-too-short`, `proof-too-long`, `root-mismatch`.
 */
export function verifyInclusion(claim: InclusionClaim): void {
  const { index, size, leaf, proof, root } = claim
  checkCount(index)
  checkCount(size)
  if (index >= size) throw new Refusal('index-beyond-size', { index, size })
  checkHashes([leaf, root, ...proof])
  let node = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) throw new Refusal('proof-too-long', { index, size, given: proof.length })
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  if (last !== 0) throw new Refusal('proof-too-short', { index, size, given: proof.length })
  if (!sameBytes(hash, root)) throw new Refusal('root-mismatch', { index, size })
}

/**
 * Checks that the newer tree only appended to the older one (RFC 9162 section 2.1.4.2).
 * Refuses `log-shrunk`, `log-forked` (same size, other root), `consistency-from-empty` (every tree extends the empty one, so that
 * such a proof says nothing), `root-mismatch`, and the lengths as `verifyInclusion` does.
 */
export function verifyConsistency(claim: ConsistencyClaim): void {
  const { older, newer, proof } = claim
  checkCount(older.size)
  checkCount(newer.size)
  const sizes = { older: older.size, newer: newer.size }
  if (older.size > newer.size) throw new Refusal('log-shrunk', sizes)
  if (older.size === 0) throw new Refusal('consistency-from-empty', sizes)
  if (older.size === newer.size) {
    if (!sameBytes(older.root, newer.root)) throw new Refusal('log-forked', sizes)
    if (proof.length > 0) throw new Refusal('proof-too-long', { ...sizes, given: proof.length })
    return
  }
  checkHashes([older.root, newer.root, ...proof])
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof
  if (first === undefined) throw new Refusal('proof-too-short', { ...sizes, given: 0 })
  const found = foldConsistency(claim, first, rest)
  if (!sameBytes(found.older, older.root)) throw new Refusal('root-mismatch', { ...sizes, of: 'older' })
  if (!sameBytes(found.newer, newer.root)) throw new Refusal('root-mismatch', { ...sizes, of: 'newer' })
}

/** Both roots as they follow from the proof. */
function foldConsistency(claim: ConsistencyClaim, first: Hash, rest: readonly Hash[]): { older: Hash; newer: Hash } {
  const sizes = { older: claim.older.size, newer: claim.newer.size }
  let node = sizes.older - 1
  let last = sizes.newer - 1
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  let older = first
  let newer = first
  for (const hash of rest) {
    if (last === 0) throw new Refusal('proof-too-long', { ...sizes, given: claim.proof.length })
    if (isOdd(node) || node === last) {
      older = nodeHash(hash, older)
      newer = nodeHash(hash, newer)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      newer = nodeHash(newer, hash)
    }
    ;[node, last] = [half(node), half(last)]
  }
  if (last !== 0) throw new Refusal('proof-too-short', { ...sizes, given: claim.proof.length })
  return { older, newer }
}

function checkHashes(hashes: readonly Hash[]): void {
  for (const hash of hashes) {
    if (hash.length !== HASH_BYTES) throw new Refusal('proof-hash-length', { bytes: hash.length })
  }
}

// Not by shifts: indexes and sizes go beyond 32 bits.
function isOdd(value: number): boolean {
  return value % 2 === 1
}

function half(value: number): number {
  return Math.floor(value / 2)
}

function isPowerOfTwo(value: number): boolean {
  let rest = value
  while (rest % 2 === 0) rest /= 2
  return rest === 1
}
