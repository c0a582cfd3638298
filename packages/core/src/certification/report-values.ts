import { findDay, type Day } from '../time/day.ts'

/** Before this day no certificate was issued that anybody reports; '1900-01-00' is how spreadsheets write nothing. */
export const EARLIEST = '1950-01-01' as Day

const ISO = /^\d{4}-\d{2}-\d{2}$/
const LOOSE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const SOLID = /^(\d{4})(\d{2})(\d{2})$/

/** YYYY-MM-DD, YYYY/M/D, YYYY.M.D or YYYYMMDD, in any width of digits; undefined for anything else. */
export function readDay(text: string): Day | undefined {
  if (ISO.test(text)) return findDay(text)
  const plain = text.normalize('NFKC').trim()
  const parts = LOOSE.exec(plain) ?? SOLID.exec(plain)
  if (!parts) return undefined
  const [, year = '', month = '', date = ''] = parts
  return findDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
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
