/** More than any sheet has rows (2^20). */
const SHEET_LINES = 2 ** 21

/** A line of one of several sheets as a single number, so that every row of a file has its own. */
export function lineIn(sheet: number, line: number): number {
  return sheet * SHEET_LINES + line
}

/** The sheet, by its place, and the line in it. */
export function placeOfLine(line: number): { readonly sheet: number; readonly line: number } {
  return { sheet: Math.floor(line / SHEET_LINES), line: line % SHEET_LINES }
}
