import { closeSync, openSync, readSync } from 'node:fs'
import type { FileRecord, Place, Records } from '../records.ts'
import type { TableLine } from './table-writing.ts'

const BLOCK = 1 << 20
const LF = 10

/** The rows of a table file from a byte of it up to another. `line` is the line of the row in its sheet. */
export function openTableRecords(file: string, from: Place, end: number): Records {
  const handle = openSync(file, 'r')
  let held = Buffer.alloc(0)
  let base = from.byte
  let at = 0
  let line = from.line
  const refill = (): boolean => {
    const begin = base + held.length
    const more = Buffer.alloc(Math.min(BLOCK, end - begin))
    const read = more.length === 0 ? 0 : readSync(handle, more, 0, more.length, begin)
    if (read === 0) return false
    base += at
    held = Buffer.concat([held.subarray(at), more.subarray(0, read)])
    at = 0
    return true
  }
  return {
    next() {
      let stop = held.indexOf(LF, at)
      while (stop < 0) {
        if (!refill()) return undefined
        stop = held.indexOf(LF, at)
      }
      const found = recordOf(JSON.parse(held.toString('utf8', at, stop)) as TableLine)
      at = stop + 1
      line = found.line + 1
      return found
    },
    place: () => ({ byte: base + at, line }),
    close: () => closeSync(handle),
  }
}

function recordOf([line, fields, fault]: TableLine): FileRecord {
  if (typeof fault === 'string') return { line, fields: [], fault }
  return fault ? { line, fields, cellFaults: fault } : { line, fields }
}
