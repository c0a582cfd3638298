/** UTF-8 is told from GB18030 by its mark: without it spreadsheets in China read Chinese names wrongly. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * One line of CSV (RFC 4180). A text that a spreadsheet would run as a formula is kept from it by an apostrophe: names and
 * numbers of others are never instructions.
 */
export function csvLine(values: readonly (string | number | null | undefined)[]): string {
  return `${values.map(field).join(',')}\r\n`
}

function field(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^\s*[=+\-@\t\r]|^[＝＋－＠]/u.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
