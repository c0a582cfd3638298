import { closeSync, openSync } from 'node:fs'
import { decoderOf, type Decode, type Encoding } from './encoding.ts'
import { fill, isLineTooLong, openWindow, plainEnd, quotedEnd, skipLine, skipTo, type Window } from './window.ts'

export type RecordFault =
  | 'unclosed-quote'
  | 'text-after-quote'
  | 'row-too-long'
  | 'too-many-columns'
  | 'bad-json'
  | 'not-an-object'
  | 'nested-value'

/** One row of a file: its fields, or why it cannot be taken apart. `line` counts the lines of the file from 1. */
export interface FileRecord {
  readonly line: number
  readonly fields: readonly string[]
  readonly fault?: RecordFault
  /** Fields, by their place, whose value cannot be trusted. */
  readonly cellFaults?: readonly (readonly [place: number, code: CellFault])[]
}

/** Why the value of one cell is not what was meant: a program rounded it, or could not compute it. */
export type CellFault = 'rounded-number' | 'error-value'

/** Where reading goes on: the byte and the line at which the next row begins. */
export interface Place {
  readonly byte: number
  readonly line: number
}

export interface Records {
  /** The next row, or undefined at the end of the file. */
  next(): FileRecord | undefined
  place(): Place
  close(): void
}

/**
 * Takes a CSV file apart (RFC 4180; rows may end with CRLF, LF or CR). Empty lines are passed over. A quote that is never
 * closed costs its own line and not the rest of the file: reading goes on at the next line.
 */
export function openRecords(file: string, encoding: Encoding, from: Place): Records {
  const handle = openSync(file, 'r')
  const decode = decoderOf(encoding)
  const view = openWindow(handle, from.byte)
  let line = from.line
  return {
    next() {
      while (fill(view)) {
        const begun = line
        const row = takeRow(view, decode)
        line += row.lines
        if (row.fault) return { line: begun, fields: [], fault: row.fault }
        if (row.fields.length > 1 || row.fields[0]?.trim() !== '') return { line: begun, fields: row.fields }
      }
      return undefined
    },
    place: () => ({ byte: view.base + view.begin, line }),
    close: () => closeSync(handle),
  }
}

interface Row {
  readonly fields: readonly string[]
  readonly lines: number
  readonly fault?: RecordFault
}

function takeRow(view: Window, decode: Decode): Row {
  const plain = plainEnd(view)
  const end = plain ?? quotedEnd(view)
  if (end === undefined) {
    const fault = isLineTooLong(view) ? 'row-too-long' : 'unclosed-quote'
    skipLine(view)
    return { fields: [], lines: 1, fault }
  }
  const text = decode(view.bytes, view.begin, end)
  skipTo(view, end)
  if (plain !== undefined) return { fields: text.split(','), lines: 1 }
  const fields = splitQuoted(text)
  const lines = 1 + (text.match(/\r\n|\n|\r/g)?.length ?? 0)
  return fields ? { fields, lines } : { fields: [], lines, fault: 'text-after-quote' }
}

/** The fields of a row with quotes; undefined when something follows a closing quote that is not a comma. */
function splitQuoted(text: string): readonly string[] | undefined {
  const fields: string[] = []
  let at = 0
  for (;;) {
    if (text[at] !== '"') {
      const comma = text.indexOf(',', at)
      fields.push(text.slice(at, comma < 0 ? text.length : comma))
      if (comma < 0) return fields
      at = comma + 1
      continue
    }
    const close = closingQuote(text, at + 1)
    fields.push(text.slice(at + 1, close).replaceAll('""', '"'))
    if (close + 1 >= text.length) return fields
    if (text[close + 1] !== ',') return undefined
    at = close + 2
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? text.length : at
}
