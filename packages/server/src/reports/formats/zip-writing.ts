import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly content: Iterable<string> | AsyncIterable<string>
}

interface Written {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const VERSION = 20
/** Sizes follow the bytes (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808
const DEFLATED = 8
/** 1 January 1980: the same parts are the same bytes, whenever they are written. */
const DATE = 0x0021

/** A ZIP archive, piece by piece; nothing of it is held but its directory. For parts below 4 GiB each and together. */
export async function* writeZip(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for (const { name, content } of parts) {
    const nameBytes = Buffer.from(name, 'utf8')
    const head = header(0x04034b50, 30, nameBytes, { crc: 0, packed: 0, size: 0 })
    let at = head.length
    yield head
    const sum = { crc: 0, size: 0, packed: 0 }
    for await (const piece of Readable.from(counted(content, sum)).pipe(createDeflateRaw())) {
      sum.packed += (piece as Buffer).length
      yield piece as Buffer
    }
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(0x08074b50, 0)
    descriptor.writeUInt32LE(sum.crc, 4)
    descriptor.writeUInt32LE(sum.packed, 8)
    descriptor.writeUInt32LE(sum.size, 12)
    yield descriptor
    at += sum.packed + descriptor.length
    written.push({ ...sum, name: nameBytes, offset })
    offset += at
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  yield end
}

async function* counted(content: ZipPart['content'], sum: { crc: number; size: number }): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text, 'utf8')
    sum.crc = crc32(bytes, sum.crc)
    sum.size += bytes.length
    yield bytes
  }
}

/** The fields that an entry and its place in the directory have in common, from the version on. */
function header(
  mark: number,
  length: number,
  name: Buffer,
  { crc, packed, size }: Pick<Written, 'crc' | 'packed' | 'size'>,
): Buffer {
  const bytes = Buffer.alloc(length + name.length)
  const from = length === 46 ? 6 : 4
  bytes.writeUInt32LE(mark, 0)
  bytes.writeUInt16LE(VERSION, 4)
  bytes.writeUInt16LE(VERSION, from)
  bytes.writeUInt16LE(FLAGS, from + 2)
  bytes.writeUInt16LE(DEFLATED, from + 4)
  bytes.writeUInt16LE(DATE, from + 8)
  bytes.writeUInt32LE(crc, from + 10)
  bytes.writeUInt32LE(packed, from + 14)
  bytes.writeUInt32LE(size, from + 18)
  bytes.writeUInt16LE(name.length, from + 22)
  name.copy(bytes, length)
  return bytes
}

function directoryEntry({ offset, name, ...sum }: Written): Buffer {
  const bytes = header(0x02014b50, 46, name, sum)
  bytes.writeUInt32LE(offset, 42)
  return bytes
}
