import { join } from 'node:path'
import {
  decodeBundle,
  encodeBase64,
  leafHash,
  openTiles,
  parseTilePath,
  parseVkey,
  Refusal,
  refusalOf,
  sameBytes,
  TILE_WIDTH,
  verifyCheckpoint,
  type Checkpoint,
  type ReadFile,
} from '@zhengheng/verify'
import type { ReadEntries } from './integrate.ts'
import { readIfThere } from './log-files.ts'
import { CHECKPOINT } from './public-log.ts'
import { EMPTY_EDGE, extendEdge, rootOf, type LogFile, type RightEdge } from './right-edge.ts'

const BATCH = 16 * TILE_WIDTH

/** Where database and files part for the first time, and whose fault it is as far as the checkpoint can tell. */
export interface LogDifference {
  readonly kind: 'checkpoint' | 'database-short' | 'database-changed' | 'file-missing' | 'file-damaged' | 'root'
  readonly path?: string
  /** Of the act and its leaf. */
  readonly index?: number
  readonly detail: string
}

export interface LogAudit {
  readonly size: number
  readonly root: string
  /** Entries recomputed from the database and found the same in the files. */
  readonly compared: number
  readonly difference?: LogDifference
}

/**
 * Recomputes the whole tree from the acts in the database, compares every file that the checkpoint refers to, byte by byte, and
 * names the first difference. Reads in batches: memory does not grow with the log.
 */
export async function auditLog(options: { dir: string; vkey: string; readEntries: ReadEntries }): Promise<LogAudit> {
  function read(path: string): Uint8Array | undefined {
    return readIfThere(join(options.dir, path))
  }
  const key = parseVkey(options.vkey)
  let head: Checkpoint | undefined
  const refusal = refusalOf(() => {
    head = verifyCheckpoint(read(CHECKPOINT) ?? '', { origin: key.name, keys: [key] })
  })
  if (head === undefined || refusal !== undefined) {
    const difference: LogDifference = { kind: 'checkpoint', path: CHECKPOINT, detail: refusal?.message ?? '' }
    return { size: 0, root: '', compared: 0, difference }
  }
  const { size, root } = head
  let edge = EMPTY_EDGE
  const answer = { size, root: encodeBase64(root) }
  while (edge.size < size) {
    const limit = Math.min(BATCH, size - edge.size)
    const entries = await options.readEntries(edge.size, limit)
    const extension = extendEdge(edge, entries.slice(0, limit))
    const whole = edge.size + entries.length >= size
    // Unfinished tiles on the way to `size` were published for other checkpoints, or never.
    const files = extension.files.filter(({ full }) => full || whole)
    const difference = files.map((file) => compareFile(file, read, head)).find((found) => found !== undefined)
    if (difference !== undefined) return { ...answer, compared: edge.size, difference }
    if (entries.length < limit)
      return { ...answer, compared: edge.size + entries.length, difference: short(edge, entries, size) }
    edge = extension.edge
  }
  const difference: LogDifference = {
    kind: 'root',
    path: CHECKPOINT,
    detail: 'the root is not that of the acts in the database',
  }
  return { ...answer, compared: size, ...(sameBytes(rootOf(edge), root) ? {} : { difference }) }
}

function short(edge: RightEdge, entries: readonly unknown[], size: number): LogDifference {
  const index = edge.size + entries.length
  return { kind: 'database-short', index, detail: `the database holds ${index} acts, the log ${size}` }
}

function compareFile(file: LogFile, read: ReadFile, head: Checkpoint | undefined): LogDifference | undefined {
  const found = read(file.path) ?? readFull(file, read)
  if (found === undefined) return { kind: 'file-missing', path: file.path, detail: 'there is no such file' }
  if (sameBytes(found, file.bytes)) return undefined
  return file.path.startsWith('tile/entries/')
    ? compareBundle(file, found, read, head)
    : compareTile(file, found, read, head)
}

/** A full tile or bundle may stand for a partial one: its beginning is compared. */
function readFull(file: LogFile, read: ReadFile): Uint8Array | undefined {
  return file.full ? undefined : read(file.path.replace(/\.p\/\d+$/, ''))?.slice(0, file.bytes.length)
}

function compareBundle(file: LogFile, found: Uint8Array, read: ReadFile, head: Checkpoint | undefined): LogDifference {
  const { n, width } = parseTilePath(file.path)
  const expected = decodeBundle(file.bytes, width)
  let entries: readonly Uint8Array[] = []
  const refusal = refusalOf(() => {
    entries = decodeBundle(found, width)
  })
  if (refusal !== undefined) return { kind: 'file-damaged', path: file.path, detail: refusal.message }
  const at = expected.findIndex((entry, index) => !sameBytes(entry, entries[index] ?? new Uint8Array()))
  const index = n * TILE_WIDTH + at
  return judge(index, file.path, leafHash(expected[at] ?? new Uint8Array()), read, head)
}

function compareTile(file: LogFile, found: Uint8Array, read: ReadFile, head: Checkpoint | undefined): LogDifference {
  const { level, n } = parseTilePath(file.path)
  const at = Math.floor(file.bytes.findIndex((byte, index) => byte !== found[index]) / 32)
  if (level !== 0 || at < 0) {
    return { kind: 'file-damaged', path: file.path, detail: 'the hashes are not those of the tiles below' }
  }
  return judge(n * TILE_WIDTH + at, file.path, file.bytes.slice(at * 32, at * 32 + 32), read, head)
}

/** The checkpoint decides: if the published leaf is tied to its root and is another, the database was changed. */
function judge(
  index: number,
  path: string,
  leaf: Uint8Array,
  read: ReadFile,
  head: Checkpoint | undefined,
): LogDifference {
  let published: Uint8Array | undefined
  const refusal = refusalOf(() => {
    if (head !== undefined) published = openTiles({ read, ...head }).leaf(index)
  })
  if (published !== undefined && !sameBytes(published, leaf)) {
    return { kind: 'database-changed', path, index, detail: `act ${index} is not the one that was published` }
  }
  const detail =
    refusal instanceof Refusal ? refusal.message : `entry ${index} of the file is not the one that was published`
  return { kind: 'file-damaged', path, index, detail }
}
