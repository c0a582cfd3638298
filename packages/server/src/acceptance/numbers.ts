import { parse } from 'csv-parse/sync'
import { MOST_NUMBERS, Problem } from '@zhengheng/core'

/** How the column of numbers may be called; without such a heading it is the first. */
const HEADING = /^(number|certificate ?number|certificate ?no\.?|证书编号|证书号|编号)$/i

/**
 * The numbers of a list: one in each row, from the column that is called so, or the first. Commas, semicolons or tabulators
 * between columns; UTF-8 or GB18030. Throws `invalid-input` when there are none, or more than may be asked at once.
 */
export function numbersOf(file: string | Uint8Array): string[] {
  const text = typeof file === 'string' ? file : decode(file)
  const rows = rowsOf(text)
  const heading = rows[0]?.findIndex((cell) => HEADING.test(cell.trim())) ?? -1
  const column = Math.max(heading, 0)
  const numbers = rows
    .slice(heading === -1 ? 0 : 1)
    .map((row) => (row[column] ?? '').trim())
    .filter((number) => number !== '')
  if (numbers.length === 0) throw fault('minItems', 1)
  if (numbers.length > MOST_NUMBERS) throw fault('maxItems', MOST_NUMBERS)
  return numbers
}

function rowsOf(text: string): string[][] {
  const options = {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: MOST_NUMBERS + 2,
  }
  try {
    return parse(text, { ...options, delimiter: [',', ';', '\t'] })
  } catch {
    // An open quotation mark makes one field of all the rest; lines are what was meant.
    return text.split(/\r?\n/).map((line) => [line])
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function fault(code: string, limit: number): Problem {
  return new Problem('invalid-input', {}, [{ pointer: '/numbers', code, params: { limit } }])
}
