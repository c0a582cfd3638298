import { Refusal } from '../refusal.ts'
import { HASH_BYTES, type Hash } from './hash.ts'
import { checkCount } from './tree.ts'

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256

const HIGHEST_LEVEL = 63

/** One static file of the log: hashes at `level` or the entries below level 0; `width` 256 is a full tile. */
export interface TileName {
  readonly level: number | 'entries'
  readonly n: number
  readonly width: number
}

/** `tile/<L>/<N>[.p/<W>]` (C2SP tlog-tiles), below the prefix of the log. Refuses `tile-path-malformed`, `number-out-of-range`. */
export function tilePath({ level, n, width }: TileName): string {
  checkCount(n)
  const levelFits = level === 'entries' || (Number.isInteger(level) && level >= 0 && level <= HIGHEST_LEVEL)
  const widthFits = Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH
  if (!levelFits || !widthFits) throw new Refusal('tile-path-malformed', { level, n, width })
  return `tile/${level}/${indexPath(n)}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reverse of `tilePath`; refuses every other spelling (`tile-path-malformed`). */
export function parseTilePath(path: string): TileName {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  const [, level, index, width] = found ?? []
  if (level === undefined || index === undefined) throw malformed(path)
  const n = Number(index.replaceAll(/[x/]/g, ''))
  if (!Number.isSafeInteger(n)) throw malformed(path)
  const name: TileName = {
    level: level === 'entries' ? level : Number(level),
    n,
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  if (tilePath(name) !== path) throw malformed(path)
  return name
}

/** Nodes of the tree of `size` leaves that stand at a tile level: floor(size / 256^level). */
export function nodesAt(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

/** How many hashes tile `n` of `level` has in the tree of `size` leaves; 0 when it is not in that tree. */
export function tileWidth(size: number, level: number, n: number): number {
  return Math.min(Math.max(nodesAt(size, level) - n * TILE_WIDTH, 0), TILE_WIDTH)
}

/** The hashes of a tile file; refuses a file of another length than its name says (`tile-length`). */
export function decodeTile(bytes: Uint8Array, name: TileName): Hash[] {
  const expected = name.width * HASH_BYTES
  if (bytes.length !== expected)
    throw new Refusal('tile-length', { path: tilePath(name), bytes: bytes.length, expected })
  return Array.from({ length: name.width }, (_, at) => bytes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES))
}

/** The bytes of a tile file. */
export function encodeTile(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES)
  hashes.forEach((hash, at) => bytes.set(hash, at * HASH_BYTES))
  return bytes
}

function indexPath(n: number): string {
  const groups = [String(n % 1000).padStart(3, '0')]
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return groups.join('/')
}

function malformed(path: string): Refusal {
  return new Refusal('tile-path-malformed', { path: path.slice(0, 120) })
}
