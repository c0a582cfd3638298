import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import { crc32, createInflateRaw } from 'node:zlib'
import { FileRefused } from './file-refused.ts'

/** One file of an archive, as the directory at the end of the archive describes it. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  /** Bytes in the archive, and bytes when inflated. */
  readonly packed: number
  readonly size: number
  readonly offset: number
  readonly encrypted: boolean
}

/** A ZIP archive (PKWARE APPNOTE 6.3), read by its directory; nothing of it is held but that. */
export interface ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>
  /** The bytes of an entry, piece by piece. @throws {FileRefused} when they are not what the directory says */
  read(entry: ZipEntry): AsyncIterable<Buffer>
  close(): void
}

const END_MARK = 0x06054b50
const END = 22
const LONGEST_COMMENT = 65_535
const DIRECTORY_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const LOCAL = 30
const WIDE_LOCATOR = 20
const MOST_ENTRIES = 10_000
const LARGEST_DIRECTORY = 16 << 20
const PIECE = 1 << 16
/** Each piece is inflated on another thread: larger ones are fewer errands. */
const INFLATED_PIECE = 1 << 20
/** Nothing that people write is packed tighter; deflate itself reaches 1032. Small entries may do what they like. */
const TIGHTEST = 250
const HARMLESS = 32 << 20
/** All that is inflated of one archive. */
const MOST_INFLATED = 8 * 2 ** 30

/** @throws {FileRefused} `broken-workbook`, `encrypted-workbook` */
export function openZip(file: string): ZipArchive {
  const handle = openSync(file, 'r')
  try {
    const entries = readDirectory(handle)
    let inflated = 0
    const count = (bytes: number): void => {
      inflated += bytes
      if (inflated > MOST_INFLATED) throw new FileRefused('zip-bomb', { most: MOST_INFLATED / 2 ** 30 })
    }
    return { entries, read: (entry) => inflate(file, handle, entry, count), close: () => closeSync(handle) }
  } catch (error) {
    closeSync(handle)
    throw error
  }
}

function broken(what: string, cause?: unknown): FileRefused {
  return new FileRefused('broken-workbook', { what }, cause)
}

interface Directory {
  readonly count: number
  readonly size: number
  readonly offset: number
}

function readDirectory(handle: number): ReadonlyMap<string, ZipEntry> {
  const { count, size, offset } = findDirectory(handle)
  if (count > MOST_ENTRIES || size > LARGEST_DIRECTORY) throw broken('directory')
  const bytes = bytesAt(handle, offset, size)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > size || bytes.readUInt32LE(at) !== DIRECTORY_MARK) throw broken('directory')
    const entry = entryAt(bytes, at)
    if (entries.has(entry.name)) throw broken('directory')
    entries.set(entry.name, entry)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function findDirectory(handle: number): Directory {
  const { size } = fstatSync(handle)
  const length = Math.min(size, END + LONGEST_COMMENT)
  const tail = bytesAt(handle, size - length, length)
  let at = length - END
  while (at >= 0 && tail.readUInt32LE(at) !== END_MARK) at -= 1
  if (at < 0) throw broken('end')
  const found = {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  }
  const isWide = found.count === 0xffff || found.size === 0xffffffff || found.offset === 0xffffffff
  if (!isWide) return found
  const locator = bytesAt(handle, size - length + at - WIDE_LOCATOR, WIDE_LOCATOR)
  const wide = bytesAt(handle, Number(locator.readBigUInt64LE(8)), 56)
  return {
    count: Number(wide.readBigUInt64LE(32)),
    size: Number(wide.readBigUInt64LE(40)),
    offset: Number(wide.readBigUInt64LE(48)),
  }
}

function entryAt(bytes: Buffer, at: number): ZipEntry {
  const nameLength = bytes.readUInt16LE(at + 28)
  const extraLength = bytes.readUInt16LE(at + 30)
  const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
  const narrow = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)] as const
  const [size = 0, packed = 0, offset = 0] = widened(narrow, extra)
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed,
    size,
    offset,
  }
}

/** Values that do not fit into 32 bits stand in an extra field, in this order. */
function widened(narrow: readonly number[], extra: Buffer): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    return narrow.map((value) => {
      if (value !== 0xffffffff) return value
      if (next + 8 > extra.length) throw broken('directory')
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    })
  }
  return narrow
}

async function* inflate(
  file: string,
  handle: number,
  entry: ZipEntry,
  counted: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const start = startOf(handle, entry)
  let crc = 0
  let size = 0
  try {
    for await (const piece of entry.packed === 0 ? [] : unpacked(file, start, entry)) {
      size += piece.length
      counted(piece.length)
      if (size > HARMLESS && size > entry.packed * TIGHTEST) throw new FileRefused('zip-bomb', { most: TIGHTEST })
      crc = crc32(piece, crc)
      yield piece
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : broken('entry', error)
  }
  if (size !== entry.size || crc !== entry.crc) throw broken('entry')
}

/** Where the bytes of an entry begin. */
function startOf(handle: number, { encrypted, method, offset }: ZipEntry): number {
  if (encrypted) throw new FileRefused('encrypted-workbook')
  if (method !== 0 && method !== 8) throw broken('method')
  const local = bytesAt(handle, offset, LOCAL)
  if (local.readUInt32LE(0) !== LOCAL_MARK) throw broken('entry')
  return offset + LOCAL + local.readUInt16LE(26) + local.readUInt16LE(28)
}

async function* unpacked(file: string, start: number, { packed, method }: ZipEntry): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { start, end: start + packed - 1, highWaterMark: PIECE })
  const inflater = method === 8 ? createInflateRaw({ chunkSize: INFLATED_PIECE }) : undefined
  try {
    if (inflater) source.once('error', (error) => inflater.destroy(error))
    for await (const piece of inflater ? source.pipe(inflater) : source) yield piece as Buffer
  } finally {
    source.destroy()
    inflater?.destroy()
  }
}

function bytesAt(handle: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (position < 0 || readSync(handle, bytes, 0, length, position) !== length) throw broken('end')
  return bytes
}
