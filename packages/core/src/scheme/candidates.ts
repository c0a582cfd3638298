import type { Code, Name } from '../codes/code.ts'
import type { Scheme, SchemeItem } from './model.ts'
import { leavesOf } from './state.ts'

/** An item that somebody may have meant, best first. `by` says why: its code, or words of its name. */
export interface Candidate {
  readonly scheme: Scheme
  readonly item: SchemeItem
  readonly by: 'code' | 'words' | 'near-code'
}

/** So many alternatives are offered for a code that nothing has. */
export const NEAREST = 3

const CODE = /^[\da-z][\da-z/.-]*\d[\da-z/.-]*$/iu
/** A name must share this part of what was asked to be offered. */
const ENOUGH = 0.34

/** Whether somebody typed a code and not words. */
export function isCode(text: string): boolean {
  return CODE.test(plainText(text))
}

/**
 * The items that a description may mean: with a code the item itself, or the nearest ones when nothing has it; with words
 * those whose names, today's or former ones, share most of them. At most `most`, best first; an empty text means nothing.
 */
export function findCandidates(schemes: readonly Scheme[], text: string, most = 10): readonly Candidate[] {
  const asked = plainText(text)
  if (asked === '') return []
  const all = schemes.flatMap((scheme) => leavesOf(scheme).map((item) => ({ scheme, item })))
  return isCode(asked) ? byCode(all, asked) : byWords(all, asked, most)
}

type Found = Omit<Candidate, 'by'>

function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().slice(0, 200)
}

function byCode(all: readonly Found[], asked: string): readonly Candidate[] {
  const wanted = asked.replaceAll(/\/+$/gu, '')
  const exact = all.filter(({ item }) => item.code === wanted || lastOf(item.code) === wanted)
  if (exact.length > 0) return exact.map((found) => ({ ...found, by: 'code' }))
  const last = lastOf(wanted)
  // A scheme that is named keeps the others out.
  const named = all.filter(({ scheme }) => wanted.startsWith(`${scheme.code}/`))
  return (named.length > 0 ? named : all)
    .map((found) => ({ found, far: distance(last, lastOf(found.item.code)) }))
    .toSorted((a, b) => a.far - b.far || (a.found.item.code < b.found.item.code ? -1 : 1))
    .slice(0, NEAREST)
    .map(({ found }) => ({ ...found, by: 'near-code' }))
}

function lastOf(code: Code): string {
  return code.slice(code.lastIndexOf('/') + 1).toLowerCase()
}

function byWords(all: readonly Found[], asked: string, most: number): readonly Candidate[] {
  const parts = partsOf(asked)
  return all
    .map((found) => ({ found, share: Math.max(...namesOf(found).map((name) => shareOf(asked, parts, name))) }))
    .filter(({ share }) => share >= ENOUGH)
    .toSorted((a, b) => b.share - a.share || (a.found.item.code < b.found.item.code ? -1 : 1))
    .slice(0, most)
    .map(({ found }) => ({ ...found, by: 'words' }))
}

/** An item of a scheme without a catalogue of products is found by the scheme's own name. */
function namesOf({ scheme, item }: Found): readonly string[] {
  const names: readonly Name[] = [item.name, ...(item.formerNames ?? []).map((former) => former.name)]
  const own = scheme.procedures ? [] : [scheme.name]
  return [...names, ...own].flatMap(({ zh, en }) => [plainText(zh), plainText(en)])
}

/** How much of what was asked stands in the name; a whole match counts most, and among those the shorter name. */
function shareOf(asked: string, parts: readonly string[], name: string): number {
  if (name === asked) return 3
  if (name.includes(asked)) return 1 + asked.length / name.length
  const shared = parts.filter((part) => name.includes(part)).length
  return parts.length === 0 ? 0 : shared / parts.length
}

/** Words of letters, and of Chinese text every two neighbouring characters. */
function partsOf(text: string): readonly string[] {
  const letters = text.match(/[a-z]{3,}/gu) ?? []
  const runs = text.match(/\p{Script=Han}+/gu) ?? []
  const pairs = runs.flatMap((run) => {
    const characters = Array.from(run)
    return characters.slice(1).map((second, index) => `${characters[index]}${second}`)
  })
  return [...new Set([...letters, ...pairs])]
}

/** Edit distance (Levenshtein) of two short codes. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1]
    for (const [j, other] of Array.from(b).entries()) {
      const kept = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(kept, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
