import { encodeBundle, encodeTile, leafHash, TILE_WIDTH, tilePath, treeRoot } from '@zhengheng/verify'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_EDGE, extendEdge, readEdge, rootOf, type RightEdge } from './right-edge.ts'
import { entryOf } from './testing/acts.ts'

function grow(batches: readonly number[]): { edge: RightEdge; files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>()
  let edge = EMPTY_EDGE
  for (const count of batches) {
    const entries = Array.from({ length: count }, (_, at) => entryOf(edge.size + at))
    const extension = extendEdge(edge, entries)
    for (const { path, bytes } of extension.files) files.set(path, bytes)
    ;({ edge } = extension)
  }
  return { edge, files }
}

const batches = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 6 })

describe('the right edge', () => {
  it('has the root of the whole tree, however the entries came', () => {
    fc.assert(
      fc.property(batches, (counts) => {
        const { edge } = grow(counts)
        const leaves = Array.from({ length: edge.size }, (_, seq) => leafHash(entryOf(seq)))
        expect(rootOf(edge)).toEqual(treeRoot(leaves))
      }),
      { numRuns: 20 },
    )
  }, 30_000)

  it('is the same read from the files as kept in memory', () => {
    fc.assert(
      fc.property(batches, (counts) => {
        const { edge, files } = grow(counts)
        const read = readEdge((path) => files.get(path), edge.size)
        expect(rootOf(read)).toEqual(rootOf(edge))
        expect(extendEdge(read, [entryOf(edge.size)]).files).toEqual(extendEdge(edge, [entryOf(edge.size)]).files)
      }),
      { numRuns: 20 },
    )
  }, 30_000)

  it('keeps no more than unfinished tiles and bundles', () => {
    const { edge } = grow([70_000])
    expect(edge.levels.map((hashes) => hashes.length)).toEqual([112, 17, 1])
    expect(edge.bundle).toHaveLength(112)
  })

  it('is not changed by being extended', () => {
    const { edge } = grow([300])
    const before = structuredClone(edge)
    extendEdge(edge, [entryOf(300), entryOf(301)])
    expect(edge).toEqual(before)
  })

  it('writes the files that the specification names, and no empty one', () => {
    const entries = Array.from({ length: TILE_WIDTH }, (_, seq) => entryOf(seq))
    const { files } = extendEdge(EMPTY_EDGE, entries)
    const leaves = entries.map(leafHash)
    expect(files).toEqual([
      { path: 'tile/entries/000', bytes: encodeBundle(entries), full: true },
      { path: 'tile/0/000', bytes: encodeTile(leaves), full: true },
      { path: 'tile/1/000.p/1', bytes: encodeTile([treeRoot(leaves)]), full: false },
    ])
  })

  it('writes an unfinished tile again only where its level grew', () => {
    const { edge } = grow([300])
    expect(extendEdge(edge, [entryOf(300)]).files.map(({ path }) => path)).toEqual([
      tilePath({ level: 'entries', n: 1, width: 45 }),
      tilePath({ level: 0, n: 1, width: 45 }),
    ])
    expect(extendEdge(edge, []).files).toEqual([])
  })

  it('refuses an entry that no bundle can hold', () => {
    expect(() => extendEdge(EMPTY_EDGE, [new Uint8Array(65_536)])).toThrow('entry-too-long')
  })
})
