import type { Ground, Pack } from '../pack/model.ts'
import type { Code } from '../codes/code.ts'
import type { IdentifierScheme } from '../codes/identifier.ts'
import { ACT_KINDS, type ActKind } from '../attestation/family.ts'
import { REPORT_COLUMNS, type ReportColumn } from './report.ts'

/** A pack, turned round for reading reports: from what bodies write to what is meant. */
export interface ReportWords {
  readonly columns: ReadonlyMap<string, ReportColumn>
  readonly acts: ReadonlyMap<string, ActKind>
  readonly items: ReadonlyMap<string, Code>
  /** A country may number the grounds of each act anew: one code is then several grounds. */
  readonly grounds: ReadonlyMap<string, readonly Ground[]>
  readonly holderScheme: IdentifierScheme | undefined
}

const cache = new WeakMap<Pack, ReportWords>()

/** The words of a pack, turned round once. */
export function reportWords(pack: Pack): ReportWords {
  const cached = cache.get(pack)
  if (cached) return cached
  const words = {
    columns: namesOf(REPORT_COLUMNS, pack.reports.columns),
    acts: namesOf(ACT_KINDS, { ...pack.reports.acts, issue: ['new', ...(pack.reports.acts['issue'] ?? [])] }),
    items: itemsOf(pack),
    grounds: groundsOf(pack),
    holderScheme: pack.identifiers.find((scheme) => scheme.code === pack.reports.holderScheme),
  }
  cache.set(pack, words)
  return words
}

/** The column that a heading means, in the format's name or one of the pack's; undefined for others. */
export function columnOf(heading: string, pack: Pack): ReportColumn | undefined {
  return reportWords(pack).columns.get(wordKey(heading))
}

/** How words are compared: width, white space and case do not matter. Plain text in lower case is answered as it is. */
export function wordKey(text: string): string {
  return PLAIN.test(text) ? text : text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase()
}

const PLAIN = /^[\d/_a-z-]*$/u

function namesOf<Word extends string>(
  words: readonly Word[],
  others: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, Word> {
  const names = new Map<string, Word>()
  for (const word of words) {
    names.set(wordKey(word), word)
    for (const other of others[word] ?? []) names.set(wordKey(other), word)
  }
  return names
}

function groundsOf(pack: Pack): ReadonlyMap<string, readonly Ground[]> {
  const found = new Map<string, Ground[]>()
  for (const ground of pack.grounds) {
    const key = wordKey(ground.code)
    found.set(key, [...(found.get(key) ?? []), ground])
  }
  return found
}

/** Items by their whole code and, where it names one item only, by its last segment. */
function itemsOf(pack: Pack): ReadonlyMap<string, Code> {
  const items = pack.schemes.filter((scheme) => scheme.code === pack.reports.scheme).flatMap((scheme) => scheme.items)
  const found = new Map<string, Code>()
  const short = new Map<string, Code | undefined>()
  for (const { code } of items) {
    found.set(wordKey(code), code)
    const last = wordKey(code.slice(code.lastIndexOf('/') + 1))
    short.set(last, short.has(last) ? undefined : code)
  }
  for (const [last, code] of short) if (code !== undefined && !found.has(last)) found.set(last, code)
  return found
}
