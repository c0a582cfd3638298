import { closeSync, openSync } from 'node:fs'
import { decoderOf, type Encoding } from '../encoding.ts'
import type { FileRecord, Place, RecordFault, Records } from '../records.ts'
import { fill, isLineTooLong, openWindow, skipLine, skipTo, lineEnd } from '../window.ts'

export interface JsonRecords extends Records {
  /** The members that the rows had up to now, in the order in which they were met; fields stand in this order. */
  readonly headings: readonly string[]
}

/** Members of all rows of a file together. */
const MOST_MEMBERS = 500

/** Takes a file apart whose lines are JSON objects (NDJSON); empty lines are passed over. */
export function openJsonRecords(file: string, encoding: Encoding, from: Place): JsonRecords {
  const handle = openSync(file, 'r')
  const decode = decoderOf(encoding)
  const view = openWindow(handle, from.byte)
  const headings: string[] = []
  const places = new Map<string, number>()
  const placeOf = (name: string): number => {
    const known = places.get(name)
    if (known !== undefined) return known
    places.set(name, headings.length)
    return headings.push(name) - 1
  }
  let line = from.line
  return {
    headings,
    next() {
      while (fill(view)) {
        const begun = line
        line += 1
        if (isLineTooLong(view)) {
          skipLine(view)
          return { line: begun, fields: [], fault: 'row-too-long' }
        }
        const end = lineEnd(view)
        const text = decode(view.bytes, view.begin, end).trim()
        skipTo(view, end)
        if (text !== '') return { line: begun, ...readLine(text, placeOf, () => places.size) }
      }
      return undefined
    },
    place: () => ({ byte: view.base + view.begin, line }),
    close: () => closeSync(handle),
  }
}

function readLine(text: string, placeOf: (name: string) => number, known: () => number): Omit<FileRecord, 'line'> {
  const fault = (code: RecordFault): Omit<FileRecord, 'line'> => ({ fields: [], fault: code })
  const row = parsed(text)
  if (row === undefined) return fault('bad-json')
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return fault('not-an-object')
  const entries = Object.entries(row)
  if (entries.length + known() > MOST_MEMBERS * 2 || entries.length > MOST_MEMBERS) return fault('too-many-columns')
  const fields: string[] = []
  for (const [name, value] of entries) {
    const field = textOf(value)
    if (field === undefined) return fault('nested-value')
    if (field === '') continue
    const place = placeOf(name)
    while (fields.length < place) fields.push('')
    fields[place] = field
  }
  return { fields }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a value says: lists of plain values as lists in a cell are written; undefined for anything deeper. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return undefined
  const parts = value.map((one: unknown) => (Array.isArray(one) ? undefined : textOf(one)))
  return parts.includes(undefined) ? undefined : parts.join(';')
}
