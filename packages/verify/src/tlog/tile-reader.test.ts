import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { refusalOf } from '../refusal.ts'
import { leafHash } from './hash.ts'
import { entriesUpTo, entryOf, filesOf } from './testing/memory-log.ts'
import { openTiles } from './tile-reader.ts'
import { parseTilePath, tilePath, tileWidth } from './tile.ts'
import { treeRoot } from './tree.ts'

const SIZE = 70_000
const entries = entriesUpTo(SIZE)
const root = treeRoot(entries.map(leafHash))
const whole = filesOf(entries)
let files: Map<string, Uint8Array>

beforeEach(() => {
  files = new Map(whole)
})

function open() {
  return openTiles({ read: (path) => files.get(path), size: SIZE, root })
}

function change(path: string, edit: (bytes: Uint8Array) => Uint8Array): void {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`no file ${path}`)
  files.set(path, edit(bytes))
}

function flip(at: number): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
}

describe('tiles of a log of 70,000 entries', () => {
  it('are the files that the specification names', () => {
    expect(files.has('tile/0/272')).toBe(true)
    expect(files.get('tile/0/273.p/112')).toHaveLength(112 * 32)
    expect(files.get('tile/1/000')).toHaveLength(8192)
    expect(files.get('tile/1/001.p/17')).toHaveLength(17 * 32)
    expect(files.get('tile/2/000.p/1')).toHaveLength(32)
    expect(files.has('tile/entries/273.p/112')).toBe(true)
  })

  it('give entries across three levels', () => {
    const tiles = open()
    for (const index of [0, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999])
      expect(tiles.entry(index)).toEqual(entryOf(index))
  })

  it('may be full where a partial one is asked for', () => {
    const more = filesOf(entriesUpTo(70_144))
    const moved = (path: string) =>
      (/\.p\//.test(path) ? undefined : more.get(path)) ?? (path.startsWith('tile/0/273') ? undefined : whole.get(path))
    const tiles = openTiles({ read: moved, size: SIZE, root })
    expect(tiles.entry(69_999)).toEqual(entryOf(69_999))
    expect(more.has('tile/0/273')).toBe(true)
  })

  it.each([
    ['a leaf tile with one flipped bit', 'tile/0/100', 'tile-mismatch', 25_600],
    ['a bit flipped in a hash of the tile that the asked proof does not use', 'tile/0/100', 'tile-mismatch', 25_855],
    ['a tile of level 1 with one flipped bit', 'tile/1/000', 'tile-mismatch', 3],
    ['a right edge with one flipped bit', 'tile/0/273.p/112', 'root-mismatch', 3],
    ['a top tile with one flipped bit', 'tile/2/000.p/1', 'root-mismatch', 3],
  ])('are refused: %s', (_, path, code, index) => {
    change(path, flip(17))
    const refusal = refusalOf(() => open().inclusionProof(index))
    expect(refusal?.code).toBe(code)
    expect(refusal?.params['path']).toBe(code === 'tile-mismatch' ? path : undefined)
  })

  it.each([
    ['a tile cut by one byte', 'tile/0/100', (bytes: Uint8Array) => bytes.slice(0, -1), 'tile-length'],
    ['a tile cut by one hash', 'tile/0/100', (bytes: Uint8Array) => bytes.slice(0, -32), 'tile-length'],
    [
      'a tile one hash too long',
      'tile/0/100',
      (bytes: Uint8Array) => Uint8Array.from([...bytes, ...root]),
      'tile-length',
    ],
    ['an empty tile', 'tile/1/000', () => new Uint8Array(), 'tile-length'],
    [
      'a partial tile of another width under its name',
      'tile/0/273.p/112',
      (bytes: Uint8Array) => bytes.slice(32),
      'tile-length',
    ],
    ['the hashes of a tile in another order', 'tile/0/100', (bytes: Uint8Array) => swapHashes(bytes), 'tile-mismatch'],
  ])('are refused: %s', (_, path, edit, code) => {
    change(path, edit)
    expect(refusalOf(() => open().leaf(25_600))?.code).toBe(code)
  })

  it('are refused when one is missing, by its name', () => {
    files.delete('tile/0/100')
    const refusal = refusalOf(() => open().leaf(25_600))
    expect([refusal?.code, refusal?.params['path']]).toEqual(['tile-missing', 'tile/0/100'])
    files.delete('tile/1/001.p/17')
    expect(refusalOf(open)?.params['path']).toBe('tile/1/001.p/17')
  })

  it.each([
    ['a changed entry', flip(4), 'entry-mismatch'],
    ['a bundle cut inside an entry', (bytes: Uint8Array) => bytes.slice(0, -1), 'bundle-truncated'],
    ['a bundle cut inside a length', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0]), 'bundle-truncated'],
    ['a bundle with an entry too many', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0, 0]), 'bundle-entry-count'],
    ['an empty bundle', () => new Uint8Array(), 'bundle-entry-count'],
  ])('are refused: %s', (_, edit, code) => {
    change('tile/entries/100', edit)
    expect(refusalOf(() => open().entry(25_600))?.code).toBe(code)
  })

  it('have no leaf beyond the size, nor at a number that is none', () => {
    const tiles = open()
    expect(refusalOf(() => tiles.leaf(SIZE))?.code).toBe('index-beyond-size')
    expect(refusalOf(() => tiles.entry(2 ** 53))?.code).toBe('number-out-of-range')
    expect(refusalOf(() => tiles.inclusionProof(-1))?.code).toBe('number-out-of-range')
    expect(refusalOf(() => tiles.tile(0, 274))?.code).toBe('tile-not-in-tree')
    expect(refusalOf(() => tiles.entries(300))?.code).toBe('tile-not-in-tree')
    expect(refusalOf(() => tiles.rootAt(SIZE + 1))?.code).toBe('log-shrunk')
    expect(refusalOf(() => tiles.consistencyProof(SIZE + 1))?.code).toBe('log-shrunk')
  })

  it('never give a leaf that is not in the tree, whichever byte of whichever file is changed', () => {
    const paths = [...whole.keys()].filter((path) => !path.startsWith('tile/entries/'))
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), fc.nat(SIZE - 1), (path, at, index) => {
        files = new Map(whole)
        change(path, (bytes) => flip(at % bytes.length)(bytes))
        let leaf: Uint8Array | undefined
        const refusal = refusalOf(() => {
          leaf = open().leaf(index)
        })
        const judged = refusal?.code ?? leaf
        expect(['tile-mismatch', 'root-mismatch', leafHash(entryOf(index))]).toContainEqual(judged)
      }),
      { numRuns: 60 },
    )
  }, 30_000)
})

describe('paths of tiles', () => {
  it.each([
    [{ level: 0, n: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, n: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 63, n: 999, width: 1 }, 'tile/63/999.p/1'],
    [{ level: 'entries', n: 1000, width: 255 }, 'tile/entries/x001/000.p/255'],
  ] as const)('%j is %s', (name, path) => {
    expect(tilePath(name)).toBe(path)
    expect(parseTilePath(path)).toEqual(name)
  })

  it('are read back as they were written', () => {
    const level = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const))
    fc.assert(
      fc.property(level, fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (l, n, width) => {
        expect(parseTilePath(tilePath({ level: l, n, width }))).toEqual({ level: l, n, width })
      }),
    )
  })

  it.each([
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001/x002',
    'tile/00/001',
    'tile/64/001',
    'tile/-1/001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/07',
    'tile/0/001.p/999',
    'tile/0/001.p/',
    'tile/data/001',
    '/tile/0/001',
    'tile/0/../001',
    'tile/0/001\n',
    'tile/0/x999/x999/x999/x999/x999/999',
    'checkpoint',
    '',
  ])('are refused in another spelling: %j', (path) => {
    expect(refusalOf(() => parseTilePath(path))?.code).toBe('tile-path-malformed')
  })

  it('are refused for levels, numbers and widths that cannot be', () => {
    expect(refusalOf(() => tilePath({ level: 64, n: 0, width: 1 }))?.code).toBe('tile-path-malformed')
    expect(refusalOf(() => tilePath({ level: 0, n: 0, width: 0 }))?.code).toBe('tile-path-malformed')
    expect(refusalOf(() => tilePath({ level: 0, n: 0, width: 257 }))?.code).toBe('tile-path-malformed')
    expect(refusalOf(() => tilePath({ level: 0, n: 2 ** 53, width: 1 }))?.code).toBe('number-out-of-range')
  })

  it('know the width of each tile of a tree', () => {
    expect([tileWidth(70_000, 0, 272), tileWidth(70_000, 0, 273), tileWidth(70_000, 0, 274)]).toEqual([256, 112, 0])
    expect([tileWidth(256, 0, 0), tileWidth(256, 0, 1), tileWidth(256, 1, 0), tileWidth(255, 1, 0)]).toEqual([
      256, 0, 1, 0,
    ])
  })
})

function swapHashes(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...bytes.slice(32, 64), ...bytes.slice(0, 32), ...bytes.slice(64)])
}
