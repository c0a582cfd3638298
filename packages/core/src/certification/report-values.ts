import { addDays, findDay, type Day } from '../time/day.ts'

/** Before this day no certificate was issued that anybody reports; '1900-01-00' is how spreadsheets write nothing. */
export const EARLIEST = '1950-01-01' as Day

const ISO = /^\d{4}-\d{2}-\d{2}$/
const LOOSE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u
const SOLID = /^(\d{4})(\d{2})(\d{2})$/
const SHORT = /^(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})$/
/** Days since the end of 1899, as spreadsheets count them, within a lifetime: 1954 to 2064. */
const SERIAL = /^[2-5]\d{4}(\.0+)?$/
const SPREADSHEET_BEGINS = '1899-12-30' as Day

/** A day that was read; `guessed` when its century was not written. */
export interface ReadDay {
  readonly day: Day
  readonly guessed: boolean
}

/**
 * YYYY-MM-DD, YYYY/M/D, YYYY.M.D, YYYY年M月D日, YYYYMMDD or a spreadsheet's number of days, in any width of digits;
 * YY/M/D, where the pack says in which hundred years it lies. Undefined for anything else.
 */
export function readDay(text: string, twoDigitYearsFrom?: number): ReadDay | undefined {
  if (ISO.test(text)) return known(findDay(text))
  const plain = text.normalize('NFKC').trim()
  if (SERIAL.test(plain)) return known(addDays(SPREADSHEET_BEGINS, Math.floor(Number(plain))))
  const parts = LOOSE.exec(plain) ?? SOLID.exec(plain)
  if (parts) return known(dayOf(parts, parts[1] ?? ''))
  const short = twoDigitYearsFrom === undefined ? undefined : SHORT.exec(plain)
  if (!short || twoDigitYearsFrom === undefined) return undefined
  const day = dayOf(short, String(yearAmong(Number(short[1]), twoDigitYearsFrom)))
  return day && { day, guessed: true }
}

function known(day: Day | undefined): ReadDay | undefined {
  return day && { day, guessed: false }
}

function dayOf([, , month = '', date = '']: RegExpExecArray, year: string): Day | undefined {
  return findDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}

/** The year with these last two digits among a hundred. */
function yearAmong(twoDigits: number, from: number): number {
  return from + ((((twoDigits - from) % 100) + 100) % 100)
}

const SEPARATOR = /[;；、]/u

/** A list in one cell, without empty entries and without the same one twice. */
export function readList(text: string): readonly string[] {
  if (!SEPARATOR.test(text)) return [text]
  const entries = text.split(SEPARATOR).map((entry) => entry.trim())
  return [...new Set(entries.filter((entry) => entry !== ''))]
}

const PRINTABLE = /^[\x20-\x7E]*$/

/** Controls, and characters that turn the direction of text or hide in it: a number must look like what it is. */
const HIDDEN = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/u

/** Whether anything is in the text that its reader would not see. */
export function hasHiddenCharacter(text: string): boolean {
  return !PRINTABLE.test(text) && HIDDEN.test(text)
}
