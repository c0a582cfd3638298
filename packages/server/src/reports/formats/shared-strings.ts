import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { XmlFault, type XmlHandler } from './xml-scanning.ts'
import { unescapedText } from './cell-values.ts'

/** The texts that the cells of a workbook share, by their place. */
export interface SharedStrings {
  /** Undefined beyond the last one. */
  get(index: number): string | undefined
  close(): void
}

export interface SharedStringsBuilder {
  readonly handler: XmlHandler
  /** All that was read; the builder is not used afterwards. */
  built(): SharedStrings
  /** Instead of `built`, when reading failed. */
  discard(): void
}

const BLOCK = 1 << 16
const BLOCKS_HELD = 64
const MOST = 20_000_000
/** Characters of one text; spreadsheets hold 32,767. */
const LONGEST = 1 << 16

/**
 * Gathers shared strings in a file beside the workbook: a workbook of a million rows may share more text than a thread may
 * hold. Only where each begins is kept, and the blocks of the file that were asked for lately: cells ask for what stands near.
 */
export function gatherSharedStrings(file: string): SharedStringsBuilder {
  const handle = openSync(file, 'w+', 0o600)
  const begins = openNumbers()
  let waiting: string[] = []
  let waitingLength = 0
  let position = 0
  let text = ''
  let phonetic = 0
  let inText = false
  const flush = (): void => {
    const bytes = Buffer.from(waiting.join(''), 'utf8')
    writeSync(handle, bytes)
    waiting = []
    waitingLength = 0
  }
  const keep = (): void => {
    const kept = unescapedText(text)
    begins.push(position)
    if (begins.length() > MOST) throw new XmlFault('too-long')
    position += Buffer.byteLength(kept)
    waiting.push(kept)
    waitingLength += kept.length
    if (waitingLength > BLOCK) flush()
  }
  const close = (): void => {
    closeSync(handle)
    rmSync(file, { force: true })
  }
  return {
    handler: {
      open(name) {
        if (name === 'si') text = ''
        else if (name === 'rPh') phonetic += 1
        inText = name === 't' && phonetic === 0
      },
      close(name) {
        if (name === 'si') keep()
        else if (name === 'rPh') phonetic -= 1
        inText = false
      },
      text(piece) {
        if (inText && text.length < LONGEST) text += piece
      },
    },
    built() {
      flush()
      begins.push(position)
      return { get: openStrings(handle, begins), close }
    },
    discard: close,
  }
}

interface Numbers {
  push(value: number): void
  at(index: number): number
  length(): number
}

/** A list of whole numbers without a box around each. */
function openNumbers(): Numbers {
  let values = new Float64Array(1 << 12)
  let length = 0
  return {
    push(value) {
      if (length === values.length) {
        const larger = new Float64Array(length * 2)
        larger.set(values)
        values = larger
      }
      values[length] = value
      length += 1
    },
    at: (index) => values[index] ?? 0,
    length: () => length,
  }
}

function openStrings(handle: number, begins: Numbers): SharedStrings['get'] {
  const blocks = new Map<number, Buffer>()
  const blockAt = (number: number): Buffer => {
    const held = blocks.get(number)
    if (held) return held
    const bytes = Buffer.alloc(BLOCK)
    const read = readSync(handle, bytes, 0, BLOCK, number * BLOCK)
    if (blocks.size >= BLOCKS_HELD) blocks.delete(blocks.keys().next().value ?? 0)
    blocks.set(number, bytes.subarray(0, read))
    return bytes
  }
  return (index) => {
    if (!Number.isInteger(index) || index < 0 || index >= begins.length() - 1) return undefined
    const from = begins.at(index)
    const to = begins.at(index + 1)
    const first = Math.floor(from / BLOCK)
    const at = from - first * BLOCK
    if (at + to - from <= BLOCK) return blockAt(first).toString('utf8', at, at + to - from)
    const bytes = Buffer.alloc(to - from)
    readSync(handle, bytes, 0, bytes.length, from)
    return bytes.toString('utf8')
  }
}
