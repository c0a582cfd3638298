import { columnIndex, isoDay, numberText, unescapedText, type CellValue, type NumberStyle } from './cell-values.ts'
import type { CellFault } from '../records.ts'
import type { SharedStrings } from './shared-strings.ts'
import { attribute, type XmlHandler } from './xml-scanning.ts'

/** Columns of a table that are read. The longest template has some 73; a row beyond has lost its way. */
export const MOST_COLUMNS = 500

/** Place, type and style of a cell; everything else a cell may say is passed over. There are very many of them. */
function readCellAttributes(attributes: string, cell: Cell): void {
  let at = 0
  for (;;) {
    const equal = attributes.indexOf('=', at)
    if (equal < 0) return
    const quote = attributes[equal + 1] ?? ''
    const end = attributes.indexOf(quote, equal + 2)
    if (end < 0) return
    const isShort = attributes.charCodeAt(equal - 2) <= 32
    const name = isShort ? attributes.charCodeAt(equal - 1) : 0
    if (name === PLACE) {
      const column = columnIndex(attributes, equal + 2)
      if (column >= 0) cell.column = column
    } else if (name === TYPE) cell.type = attributes.slice(equal + 2, end)
    else if (name === STYLE) cell.style = Number(attributes.slice(equal + 2, end))
    at = end + 1
  }
}

const PLACE = 114
const TYPE = 116
const STYLE = 115

const TRUE = /^(1|true)$/

/** A row of a sheet that holds anything. */
export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly line: number
  readonly fields: readonly string[]
  readonly isHidden: boolean
  /** Columns whose values cannot be trusted. */
  readonly faults: readonly (readonly [column: number, code: CellFault])[]
  /** Columns whose value a formula had. */
  readonly formulas: readonly number[]
  /** How many columns the row has, where there are more than are read. */
  readonly width?: number
}

export interface SheetContext {
  readonly strings: SharedStrings | undefined
  readonly styles: readonly NumberStyle[]
  readonly from1904: boolean
}

/** Reads the cells of a worksheet and tells its rows, in order; rows without a value are passed over. */
export function sheetHandler(context: SheetContext, tell: (row: SheetRow) => void): XmlHandler {
  const row = openRow()
  let inRow = false
  let taking = false
  return {
    open(name, attributes) {
      if (name === 'c') {
        if (inRow) row.openCell(attributes)
      } else if (name === 'v' || name === 't') taking = inRow
      else if (name === 'f') row.cell.hasFormula = true
      else if (name === 'row') {
        inRow = true
        row.begin(attributes)
      } else if (name === 'rPh') row.cell.phonetic = true
    },
    close(name) {
      if (name === 'c') {
        if (inRow) row.closeCell(context)
      } else if (name === 'v' || name === 't') taking = false
      else if (name === 'rPh') row.cell.phonetic = false
      else if (name === 'row') {
        inRow = false
        const told = row.end()
        if (told) tell(told)
      }
    },
    text(text) {
      if (taking && !row.cell.phonetic) row.cell.text += text
    },
  }
}

/** The cell at hand. */
interface Cell {
  column: number
  type: string
  style: number
  text: string
  hasFormula: boolean
  phonetic: boolean
}

function openRow() {
  const cell: Cell = { column: -1, type: 'n', style: 0, text: '', hasFormula: false, phonetic: false }
  let line = 0
  let isHidden = false
  let width = 0
  let fields: string[] = []
  let faults: [number, CellFault][] = []
  let formulas: number[] = []
  return {
    cell,
    begin(attributes: string): void {
      const told = Number(attribute(attributes, 'r'))
      line = Number.isInteger(told) && told > line ? told : line + 1
      isHidden = TRUE.test(attribute(attributes, 'hidden') ?? '')
      width = 0
      fields = []
      faults = []
      formulas = []
      cell.column = -1
    },
    openCell(attributes: string): void {
      cell.column += 1
      cell.type = 'n'
      cell.style = 0
      cell.text = ''
      cell.hasFormula = false
      cell.phonetic = false
      readCellAttributes(attributes, cell)
    },
    closeCell(context: SheetContext): void {
      const { text, fault } = valueOf(cell, context)
      if (text.trim() === '') return
      if (cell.column + 1 > width) width = cell.column + 1
      if (cell.column >= MOST_COLUMNS) return
      while (fields.length < cell.column) fields.push('')
      fields[cell.column] = text
      if (fault) faults.push([cell.column, fault])
      if (cell.hasFormula) formulas.push(cell.column)
    },
    end(): SheetRow | undefined {
      if (width === 0) return undefined
      const row = { line, fields, isHidden, faults, formulas }
      return width > MOST_COLUMNS ? { ...row, width } : row
    },
  }
}

function valueOf(cell: Cell, { strings, styles, from1904 }: SheetContext): CellValue {
  const { text } = cell
  if (text === '') return { text }
  switch (cell.type) {
    case 's':
      return { text: strings?.get(Number(text)) ?? '' }
    case 'inlineStr':
    case 'str':
      return { text: unescapedText(text) }
    case 'b':
      return { text: TRUE.test(text) ? 'TRUE' : 'FALSE' }
    case 'e':
      return { text, fault: 'error-value' }
    case 'd':
      return { text: isoDay(text) }
    default:
      return numberText(text.trim(), styles[cell.style] ?? 'plain', from1904)
  }
}
