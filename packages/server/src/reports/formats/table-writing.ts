import { closeSync, openSync, writeSync } from 'node:fs'
import { LONGEST_ROW } from '../window.ts'
import type { SheetRow } from './sheet-rows.ts'

/** A sheet as it stands in a table file, from byte to byte, and what was noticed while it was read. */
export interface Section {
  readonly name: string
  readonly begin: number
  readonly end: number
  /** The first line in which a column has the value of a formula. */
  readonly formulas: readonly (readonly [column: number, line: number])[]
  /** The first line that the spreadsheet does not show. */
  readonly hiddenLine?: number
}

/** One line of a table file: the row's line in its sheet, its fields, and what is wrong with the row or with some of them. */
export type TableLine =
  | readonly [line: number, fields: readonly string[]]
  | readonly [line: number, fields: readonly string[], faults: SheetRow['faults']]
  | readonly [line: number, fields: readonly [], fault: 'row-too-long' | 'too-many-columns']

export interface TableWriter {
  begin(name: string): void
  add(row: SheetRow): void
  sections(): readonly Section[]
  close(): void
}

const FULL = 1 << 20

/**
 * Writes the rows of a workbook as lines of JSON. A table file can be read on from any byte, as a CSV file can: a report is
 * taken up again wherever it was left, which a packed sheet does not allow.
 */
export function writeTable(file: string): TableWriter {
  const handle = openSync(file, 'w', 0o600)
  const sections: Section[] = []
  let waiting: string[] = []
  let length = 0
  let position = 0
  let open: Section | undefined
  let formulas = new Map<number, number>()
  const flush = (): void => {
    const bytes = Buffer.from(waiting.join(''), 'utf8')
    writeSync(handle, bytes)
    position += bytes.length
    waiting = []
    length = 0
  }
  const finish = (): void => {
    flush()
    if (open) sections.push({ ...open, end: position, formulas: [...formulas] })
    open = undefined
    formulas = new Map()
  }
  return {
    begin(name) {
      finish()
      open = { name, begin: position, end: position, formulas: [] }
    },
    add(row) {
      if (open && row.isHidden && open.hiddenLine === undefined) open = { ...open, hiddenLine: row.line }
      for (const column of row.formulas) if (!formulas.has(column)) formulas.set(column, row.line)
      const text = JSON.stringify(lineOf(row))
      waiting.push(text, '\n')
      length += text.length
      if (length > FULL) flush()
    },
    sections() {
      finish()
      return sections
    },
    close: () => closeSync(handle),
  }
}

function lineOf({ line, fields, faults, width }: SheetRow): TableLine {
  if (width !== undefined) return [line, [], 'too-many-columns']
  let size = 0
  for (const field of fields) size += field.length
  // A character of a row is three bytes at the most, as rows are counted in CSV files.
  if (size * 3 > LONGEST_ROW && Buffer.byteLength(fields.join(',')) > LONGEST_ROW) return [line, [], 'row-too-long']
  return faults.length > 0 ? [line, fields, faults] : [line, fields]
}
