import { readSync } from 'node:fs'

/** Bytes of a row. What is longer is not a row of a register, and must not be held. */
export const LONGEST_ROW = 256 * 1024
const BLOCK = 1 << 20
const LF = 10
const CR = 13
const QUOTE = 34
const COMMA = 44
const NONE = Number.MAX_SAFE_INTEGER

/**
 * A moving window over a file that always holds a whole row, as long as the row is not longer than a row may be. Works on
 * bytes: in UTF-8 and in GB18030 neither a comma, nor a quote, nor an end of line is ever part of another character.
 */
export interface Window {
  readonly handle: number
  readonly bytes: Buffer
  /** Byte of the file at which `bytes` begins. */
  base: number
  /** Where the next row begins, and where the bytes that were read end. */
  begin: number
  end: number
  ended: boolean
  /** The next of each from `begin` on, as far as known: each byte is searched once. */
  readonly seen: { lf: number; cr: number; quote: number }
}

export function openWindow(handle: number, from: number): Window {
  const bytes = Buffer.alloc(BLOCK + LONGEST_ROW)
  return { handle, bytes, base: from, begin: 0, end: 0, ended: false, seen: { lf: -1, cr: -1, quote: -1 } }
}

/** Makes sure that a whole row is in the window; false at the end of the file. */
export function fill(view: Window): boolean {
  // Two more than a row: its end may be CRLF.
  if (!view.ended && view.end - view.begin < LONGEST_ROW + 2) refill(view)
  return view.begin < view.end
}

/** The end of the row when no quote stands in it and it is not too long; undefined otherwise. */
export function plainEnd(view: Window): number | undefined {
  const stop = lineEnd(view)
  view.seen.quote = find(view, QUOTE, view.seen.quote)
  return view.seen.quote < stop || stop - view.begin > LONGEST_ROW ? undefined : stop
}

/** The end of a row with quotes; undefined when it is too long or a quoted field is never closed. */
export function quotedEnd(view: Window): number | undefined {
  const { bytes, begin } = view
  const limit = Math.min(view.end, begin + LONGEST_ROW)
  let fieldBegins = true
  let inside = false
  let closed = -1
  for (let at = begin; at < limit; at += 1) {
    const byte = bytes[at]
    if (inside) {
      if (byte !== QUOTE) continue
      inside = false
      closed = at
    } else if (byte === LF || byte === CR) {
      return at
    } else {
      // A quote right after a closing one is a quote in the text; elsewhere it opens only at the beginning of a field.
      inside = byte === QUOTE && (fieldBegins || closed === at - 1)
      fieldBegins = byte === COMMA
    }
  }
  return !inside && view.ended && limit === view.end ? limit : undefined
}

/** Whether the line at hand is itself longer than a row may be. */
export function isLineTooLong(view: Window): boolean {
  return lineEnd(view) - view.begin > LONGEST_ROW
}

/** To the beginning of the row after the one that ends at `stop`: past CRLF, LF or CR. */
export function skipTo(view: Window, stop: number): void {
  view.begin = stop
  if (view.begin < view.end && view.bytes[view.begin] === CR) {
    view.begin += 1
    if (view.begin === view.end) refill(view)
  }
  if (view.begin < view.end && view.bytes[view.begin] === LF) view.begin += 1
}

/** To the next line, however far away it is, holding nothing. */
export function skipLine(view: Window): void {
  let stop = lineEnd(view)
  while (stop === view.end && !view.ended) {
    view.begin = view.end
    refill(view)
    stop = lineEnd(view)
  }
  skipTo(view, stop)
}

/** Where the line at hand ends, as far as it is in the window. */
export function lineEnd(view: Window): number {
  view.seen.lf = find(view, LF, view.seen.lf)
  view.seen.cr = find(view, CR, view.seen.cr)
  return Math.min(view.seen.lf, view.seen.cr, view.end)
}

function find(view: Window, byte: number, known: number): number {
  if (known >= view.begin) return known
  const found = view.bytes.subarray(0, view.end).indexOf(byte, view.begin)
  return found < 0 ? NONE : found
}

function refill(view: Window): void {
  view.bytes.copyWithin(0, view.begin, view.end)
  view.base += view.begin
  view.end -= view.begin
  view.begin = 0
  Object.assign(view.seen, { lf: -1, cr: -1, quote: -1 })
  while (!view.ended && view.end < view.bytes.length) {
    const read = readSync(view.handle, view.bytes, view.end, view.bytes.length - view.end, view.base + view.end)
    view.end += read
    view.ended = read === 0
  }
}
