import { addDays, findDay, type Day } from '@zhengheng/core'
import type { CellFault } from '../records.ts'

/** How the style of a cell shows a number. */
export type NumberStyle = 'plain' | 'day' | { readonly zeros: number }

/** Whole numbers of more digits are rounded by spreadsheet programs: what was typed is lost. */
const EXACT = 1e15

/** Numbers of the formats that every workbook has (ECMA-376 part 1, 18.8.30), those of East Asia included. */
const BUILT_IN_DAYS: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)])

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}

/** How numbers look in a format: a day when it shows a year or a day of the month, else by its digits. */
export function numberStyle(id: number, format: string | undefined): NumberStyle {
  if (format === undefined) return BUILT_IN_DAYS.has(id) ? 'day' : 'plain'
  if (/^general$/i.test(format)) return 'plain'
  const [first = ''] = format.split(';')
  const shown = first
    .replaceAll(/"[^"]*"?/g, '')
    .replaceAll(/\\./g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/[_*]./g, '')
    .replaceAll(/AM\/PM|A\/P/gi, '')
  if (/[yde]/i.test(shown) && !/[0#]E[+-]/i.test(shown)) return 'day'
  return /^0{2,30}$/.test(shown) ? { zeros: shown.length } : 'plain'
}

const EPOCH = '1899-12-30' as Day
const EPOCH_1904 = '1904-01-01' as Day
const LAST_SERIAL = 2_958_465

/**
 * The day a serial number stands for. Spreadsheets believe that 1900 had a 29 February: numbers before it are one day off,
 * and zero is shown as a day that does not exist. Undefined for what is no day.
 */
function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  const whole = Math.floor(serial)
  if (!(whole >= 0 && whole <= LAST_SERIAL)) return undefined
  if (from1904) return addDays(EPOCH_1904, whole)
  if (whole === 0) return '1900-01-00'
  if (whole === 60) return '1900-02-29'
  return addDays(EPOCH, whole < 60 ? whole + 1 : whole)
}

export interface CellValue {
  readonly text: string
  readonly fault?: CellFault
}

/** The text of a number: a day, digits with the zeros that its format shows, or the shortest way to write it. */
export function numberText(raw: string, style: NumberStyle, from1904: boolean): CellValue {
  const value = Number(raw)
  if (!Number.isFinite(value)) return { text: raw }
  if (style === 'day') return { text: dayOfSerial(value, from1904) ?? raw }
  if (Number.isInteger(value) && Math.abs(value) >= EXACT) {
    return { text: BigInt(value).toString(), fault: 'rounded-number' }
  }
  const text = PLAIN.test(raw) ? raw : String(Number(value.toPrecision(15)))
  return { text: typeof style === 'object' && /^\d+$/.test(text) ? text.padStart(style.zeros, '0') : text }
}

const PLAIN = /^-?\d{1,15}$/

/** The day of a cell of type `d` (ISO 8601), as far as it is one. */
export function isoDay(raw: string): string {
  return findDay(raw.slice(0, 10)) ?? raw
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** Characters that XML cannot hold are written `_xHHHH_` in workbooks (ECMA-376 part 1, 22.9.2.19). */
export function unescapedText(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/** The place of a column from the name of a cell ('AB12' is 27), which stands at `from`; -1 when it has none. */
export function columnIndex(text: string, from = 0): number {
  let column = 0
  for (let at = from; at < from + LONGEST_COLUMN; at += 1) {
    const code = text.charCodeAt(at)
    if (!(code >= 65 && code <= 90)) break
    column = column * 26 + code - 64
  }
  return column - 1
}

/** Letters of a column, and one more. */
const LONGEST_COLUMN = 4

/** The name of a column by its place: 0 is 'A'. */
export function columnName(index: number): string {
  const before = Math.floor(index / 26)
  return (before > 0 ? columnName(before - 1) : '') + String.fromCharCode(65 + (index % 26))
}
