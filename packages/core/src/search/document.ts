import { searchKey } from './key.ts'

/** The sign at the beginning of each line of a searched text: what the line is. No key holds one of them. */
export const SIGNS = {
  number: '#',
  holder: '@',
  product: '=',
  model: '+',
  maker: '&',
  initials: '^',
  syllables: '~',
} as const
export type SearchField = keyof typeof SIGNS

/** One thing something is found by, as it was written. */
export interface SearchLine {
  readonly field: SearchField
  readonly written: string
}

/** Characters of a text that are searched. A certificate with ten thousand models is found by the first of them. */
const LONGEST = 20_000

/** The searched text: a line for each thing, the number first; every line ends with '\n'. */
export function documentOf(lines: readonly SearchLine[]): string {
  const keys = new Set(
    lines.flatMap(({ field, written }) => {
      const key = searchKey(written)
      return key === '' ? [] : [`${SIGNS[field]}${key}\n`]
    }),
  )
  let doc = ''
  for (const line of keys) if (doc.length + line.length <= LONGEST) doc += line
  return doc
}
