import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'

export type Encoding = 'utf-8' | 'gb18030'

/** How a file is to be read, and where its text begins; or the byte at which it stops being text. */
export type Detected =
  | { readonly encoding: Encoding; readonly begin: number }
  | { readonly meant: Encoding; readonly badByte: number }

const BLOCK = 1 << 20
const LONGEST_CHARACTER = 4
const BOM = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * UTF-8 (with or without BOM) when every byte of the file is; else GB18030 when every byte is; else refused. A text that
 * is UTF-8 but for a few bytes is called broken UTF-8, although GB18030 has a character for almost any pair of bytes:
 * reading it so would put other people's names into the register.
 */
export function detectEncoding(file: string): Detected {
  const handle = openSync(file, 'r')
  try {
    const begin = hasBom(handle) ? BOM.length : 0
    const utf8 = firstBadByte(handle, 'utf-8')
    if (utf8 === undefined) return { encoding: 'utf-8', begin }
    if (begin > 0 || isMostlyUtf8(handle, utf8)) return { meant: 'utf-8', badByte: utf8 }
    const gb18030 = firstBadByte(handle, 'gb18030')
    if (gb18030 === undefined) return { encoding: 'gb18030', begin }
    return utf8 > gb18030 ? { meant: 'utf-8', badByte: utf8 } : { meant: 'gb18030', badByte: gb18030 }
  } finally {
    closeSync(handle)
  }
}

function hasBom(handle: number): boolean {
  const head = Buffer.alloc(BOM.length)
  return readSync(handle, head, 0, BOM.length, 0) === BOM.length && head.equals(BOM)
}

function firstBadByte(handle: number, encoding: Encoding): number | undefined {
  const block = Buffer.alloc(BLOCK)
  const decoder = new TextDecoder(encoding, { fatal: true })
  let position = 0
  for (;;) {
    const length = readSync(handle, block, 0, BLOCK, position)
    const bytes = block.subarray(0, length)
    const last = length < BLOCK
    if (encoding === 'utf-8' && !last) {
      // A character cut by the end of the block is read again with the next one.
      const whole = bytes.subarray(0, wholeCharacters(bytes))
      if (!isUtf8(whole)) return position + goodPrefix(bytes, encoding)
      position += whole.length
      continue
    }
    if (!decodes(decoder, bytes, !last)) return position + goodPrefix(bytes, encoding)
    if (last) return undefined
    position += length
  }
}

/** How many of the bytes are whole characters of UTF-8: the last one may have been cut. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back < LONGEST_CHARACTER; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return bytes.length - back
  }
  return bytes.length
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer, more: boolean): boolean {
  try {
    decoder.decode(bytes, { stream: more })
    return true
  } catch {
    return false
  }
}

/** The length of the longest prefix without a wrong byte. Prefixes of good text are good, so it is found by halving. */
function goodPrefix(bytes: Buffer, encoding: Encoding): number {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodes(new TextDecoder(encoding, { fatal: true }), bytes.subarray(0, middle), true)) good = middle
    else bad = middle
  }
  return good
}

const REPLACED = '\u{fffd}'

/** Whether, around the wrong byte, more characters beyond ASCII are good UTF-8 than not. */
function isMostlyUtf8(handle: number, badByte: number): boolean {
  const block = Buffer.alloc(BLOCK)
  const length = readSync(handle, block, 0, BLOCK, Math.max(0, badByte - BLOCK / 2))
  let good = 0
  let wrong = 0
  for (const character of new TextDecoder('utf-8').decode(block.subarray(0, length))) {
    if (character === REPLACED) wrong += 1
    else if (character > '\u007f') good += 1
  }
  return good > wrong
}

export type Decode = (bytes: Buffer, from: number, to: number) => string

/** Decodes parts of a text whose bytes were found to be right. */
export function decoderOf(encoding: Encoding): Decode {
  if (encoding === 'utf-8') return (bytes, from, to) => bytes.toString('utf8', from, to)
  const decoder = new TextDecoder(encoding)
  return (bytes, from, to) => decoder.decode(bytes.subarray(from, to))
}
