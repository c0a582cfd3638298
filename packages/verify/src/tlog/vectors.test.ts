import { describe, expect, it } from 'vitest'
import { decodeBase64 } from '../base64.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { utf8 } from '../text.ts'
import { verifyCheckpoint } from './checkpoint.ts'
import { leafHash } from './hash.ts'
import { parseNote, signNote, verifyNote } from './note.ts'
import { verifyConsistency, verifyInclusion } from './proof.ts'
import { readTessera, readVectors } from './testing/vectors.ts'
import { openTiles } from './tile-reader.ts'
import { treeRoot } from './tree.ts'
import { formatVkey, parseVkey } from './vkey.ts'

const vectors = readVectors()
const TESSERA = { origin: 'example.com/log/testdata', keys: [parseVkey(vectors.tessera_log.vkey)] }
const TESSERA_LEAVES = 'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten'.split(' ')

describe('the published vectors of RFC 6962 trees', () => {
  it('are all here', () => {
    expect(vectors.inclusion).toHaveLength(98)
    expect(vectors.consistency).toHaveLength(98)
    expect(vectors.inclusion.filter(({ wantErr }) => !wantErr).length).toBeGreaterThan(4)
    expect(vectors.consistency.filter(({ wantErr }) => !wantErr).length).toBeGreaterThan(4)
  })

  it.each(vectors.inclusion.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const refusal = refusalOf(() => {
      verifyInclusion({
        index: vector.leafIdx,
        size: vector.treeSize,
        leaf: decodeBase64(vector.leafHash),
        proof: (vector.proof ?? []).map(decodeBase64),
        root: decodeBase64(vector.root),
      })
    })
    expect(refusal instanceof Refusal).toBe(vector.wantErr)
  })

  it.each(vectors.consistency.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const refusal = refusalOf(() => {
      verifyConsistency({
        older: { size: vector.size1, root: decodeBase64(vector.root1) },
        newer: { size: vector.size2, root: decodeBase64(vector.root2) },
        proof: (vector.proof ?? []).map(decodeBase64),
      })
    })
    expect(refusal instanceof Refusal).toBe(vector.wantErr)
  })

  it.each(vectors.roots.root_hex_by_size.map((root, size) => [size, root] as const))(
    'root of %i leaves',
    (size, root) => {
      const leaves = vectors.roots.leaves_hex.slice(0, size).map((hex) => leafHash(bytesOfHex(hex)))
      expect(hexOf(treeRoot(leaves))).toBe(root)
    },
  )
})

describe('the published signed note', () => {
  const { vkey, note } = vectors.signed_note

  it('verifies under its key and gives back its text', () => {
    expect(verifyNote(note, [parseVkey(vkey)])).toBe('This is an example message.\n')
  })

  it('is written again byte for byte from its parts', () => {
    const { text, signatures } = parseNote(note)
    const signers = signatures.map(({ name, keyId, signature }) => ({ name, keyId, sign: () => signature }))
    expect(signNote(text, signers)).toBe(note)
  })

  it('has a key that is written again byte for byte', () => {
    const { name, publicKey } = parseVkey(vkey)
    expect(formatVkey(name, publicKey)).toBe(vkey)
  })
})

describe('the log written by Tessera', () => {
  const heads = Array.from({ length: 16 }, (_, size) =>
    verifyCheckpoint(readTessera(`checkpoint.${size}`) ?? '', TESSERA),
  )

  it.each(heads.map((head) => [head.size, head] as const))('opens at size %i', (size, head) => {
    expect(openTiles({ read: readTessera, ...head }).rootAt(size)).toEqual(head.root)
  })

  it('holds its fifteen entries', () => {
    const tiles = openTiles({ read: readTessera, ...headAt(15) })
    expect(TESSERA_LEAVES.map((_, index) => tiles.entry(index))).toEqual(TESSERA_LEAVES.map(utf8))
  })

  it('gives an inclusion proof of every entry at every size', () => {
    for (const { size, root } of heads) {
      const tiles = openTiles({ read: readTessera, size, root })
      for (let index = 0; index < size; index++) {
        verifyInclusion({
          index,
          size,
          root,
          leaf: leafHash(utf8(TESSERA_LEAVES[index] ?? '')),
          proof: tiles.inclusionProof(index),
        })
      }
    }
    expect(heads.map(({ size }) => size)).toEqual(Array.from({ length: 16 }, (_, size) => size))
  })

  it('only ever grew', () => {
    const newer = headAt(15)
    const tiles = openTiles({ read: readTessera, ...newer })
    for (const older of heads.slice(1)) {
      verifyConsistency({ older, newer, proof: tiles.consistencyProof(older.size) })
      expect(tiles.rootAt(older.size)).toEqual(older.root)
    }
  })

  function headAt(size: number) {
    const head = heads[size]
    if (head === undefined) throw new Error(`no head of size ${size}`)
    return head
  }
})

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
