import { SIGNS, type SearchLine } from './document.ts'
import { gramsOf } from './grams.ts'
import { searchKey } from './key.ts'

/** Why words cannot be searched for: nothing but separators; one character; `*` without enough beside it. */
export type QueryRefusal = 'empty' | 'too-short' | 'only-wildcards'

/**
 * Words as they are searched for. `contains`: every word stands somewhere in the text. `begins`: two letters or digits are
 * too few for that, a line begins with them. `pattern`: `*` stands for any characters within a line.
 */
export interface SearchQuery {
  readonly as: 'contains' | 'begins' | 'pattern'
  /** All words in one, as a number is compared. */
  readonly whole: string
  readonly words: readonly string[]
  /** Of a pattern: whether a line may have something before the first word, after the last one. */
  readonly open: { readonly before: boolean; readonly after: boolean }
}

const MOST_WORDS = 8
/** Characters of a query that count; the rest is not looked at. */
export const LONGEST_QUERY = 200

export function readQuery(typed: string): SearchQuery | QueryRefusal {
  const text = typed.slice(0, LONGEST_QUERY).normalize('NFKC')
  const whole = searchKey(text)
  if (text.includes('*')) return readPattern(text, whole)
  if (whole === '') return 'empty'
  const words = [...new Set(text.split(/\s+/u).map(searchKey))].filter((word) => word !== '').slice(0, MOST_WORDS)
  const open = { before: true, after: true }
  if (words.some((word) => gramsOf(word).length > 0)) return { as: 'contains', whole, words, open }
  // Words of two letters each say little; together they may be a number that was typed in parts.
  if (gramsOf(whole).length > 0) return { as: 'contains', whole, words: [whole], open }
  return whole.length < 2 ? 'too-short' : { as: 'begins', whole, words: [whole], open: { before: false, after: true } }
}

function readPattern(text: string, whole: string): SearchQuery | QueryRefusal {
  const pieces = text.trim().split('*')
  const words = pieces.map(searchKey).filter((word) => word !== '')
  if (words.length > MOST_WORDS || !words.some((word) => gramsOf(word).length > 0)) return 'only-wildcards'
  const open = { before: searchKey(pieces[0] ?? '') === '', after: searchKey(pieces.at(-1) ?? '') === '' }
  return { as: 'pattern', whole, words, open }
}

/** Grams that every text has in which the query is found; of `begins`, of which it has one. */
export function gramsOfQuery(query: SearchQuery): readonly number[] {
  if (query.as !== 'begins') return [...new Set(query.words.flatMap(gramsOf))]
  return Object.values(SIGNS).flatMap((sign) => gramsOf(sign + query.whole))
}

/** Whether the query is found in a searched text: what the database answers by its index is this. */
export function isFound(query: SearchQuery, doc: string): boolean {
  return patternsOf(query).every((pattern) => pattern.test(doc))
}

/** All of them match. Words are letters and digits alone, so nothing in them needs to be escaped. */
export function patternsOf(query: SearchQuery): readonly RegExp[] {
  if (query.as === 'contains') return query.words.map((word) => new RegExp(word, 'u'))
  return [new RegExp(linePattern(query), 'u')]
}

/** As a regular expression that PostgreSQL and JavaScript read alike: a line, its sign, the words within it. */
export function linePattern({ words, open }: SearchQuery): string {
  const any = String.raw`[^\n]*`
  return String.raw`(^|\n)[#@=+&^~]${open.before ? any : ''}${words.join(any)}${open.after ? '' : String.raw`\n`}`
}

/** The line that the query was found in; of several the one that says most: whole, at its beginning, anywhere. */
export function lineFound(query: SearchQuery, lines: readonly SearchLine[]): SearchLine | undefined {
  const { whole, words } = query
  const first = words[0] ?? ''
  const keyed = lines.map((line) => ({ line, key: searchKey(line.written) }))
  const holds = (test: (key: string) => boolean) => keyed.find(({ key }) => test(key))?.line
  return (
    holds((key) => key === whole) ??
    holds((key) => key.startsWith(query.as === 'contains' ? whole : first)) ??
    holds((key) => words.every((word) => key.includes(word))) ??
    holds((key) => words.some((word) => key.includes(word)))
  )
}
