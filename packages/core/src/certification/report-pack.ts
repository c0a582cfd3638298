import { ACT_KINDS, ACTS_OF, type ActKind, type Family } from '../attestation/family.ts'
import { schemeOf, type Code } from '../codes/code.ts'
import type { IdentifierScheme } from '../codes/identifier.ts'
import type { LegalBasis } from '../law/basis.ts'
import type { Ground, Pack } from '../pack/model.ts'
import type { Scheme } from '../scheme/model.ts'
import { REPORT_COLUMNS, REPORT_RECORDS, type ReportColumn, type ReportRecord, type StatedRecord } from './report.ts'

/** A pack, turned round for reading reports: from what bodies write to what is meant. */
export interface ReportWords {
  readonly columns: ReadonlyMap<string, ReportColumn>
  readonly records: ReadonlyMap<string, ReportRecord>
  readonly acts: ReadonlyMap<string, ActKind>
  readonly schemes: ReadonlyMap<string, Code>
  readonly scheme: ReadonlyMap<Code, Scheme>
  readonly procedures: ReadonlyMap<string, Code>
  /** A country may number the grounds of each act anew: one code is then several grounds. */
  readonly grounds: ReadonlyMap<string, readonly Ground[]>
  readonly holderScheme: IdentifierScheme | undefined
  /** The item of a scheme that a text means; undefined where it means none. */
  itemOf(scheme: Code, text: string): Code | undefined
}

const cache = new WeakMap<Pack, ReportWords>()

/** The words of a pack, turned round once. */
export function reportWords(pack: Pack): ReportWords {
  const cached = cache.get(pack)
  if (cached) return cached
  const { reports } = pack
  const words: ReportWords = {
    columns: namesOf(REPORT_COLUMNS, reports.columns),
    records: namesOf(REPORT_RECORDS, reports.records ?? {}),
    acts: namesOf(ACT_KINDS, { ...reports.acts, issue: ['new', ...(reports.acts['issue'] ?? [])] }),
    schemes: schemesOf(pack),
    scheme: new Map(pack.schemes.map((scheme) => [scheme.code, scheme])),
    procedures: namesOf(
      pack.schemes.flatMap((scheme) => (scheme.procedures ?? []).map((one) => one.code)),
      reports.procedures ?? {},
    ),
    grounds: groundsOf(pack),
    holderScheme: pack.identifiers.find((scheme) => scheme.code === reports.holderScheme),
    itemOf: itemsOf(pack),
  }
  cache.set(pack, words)
  return words
}

/** The column that a heading means, in the format's name or one of the pack's; undefined for others. */
export function columnOf(heading: string, pack: Pack): ReportColumn | undefined {
  return reportWords(pack).columns.get(wordKey(heading))
}

/** The family of the statements that records of a kind are. */
export const FAMILY_OF: Readonly<Record<StatedRecord, Family>> = {
  certificate: 'certificate',
  declaration: 'declaration',
  person: 'registration',
}

/** Whether records of a kind know an act: what the law lets happen to their family. */
export function isActOf(record: StatedRecord, act: ActKind): boolean {
  return ACTS_OF[FAMILY_OF[record]].includes(act)
}

/** The kind of what a record states: that of its scheme, or of the registration that it names. */
export function kindOf(
  pack: Pack,
  row: { readonly record: StatedRecord; readonly scheme: Code; readonly personKind?: Code },
): Code {
  if (row.record === 'person') return row.personKind ?? ''
  if (row.record === 'declaration') return declarationKind(pack, row.scheme) ?? ''
  if (row.scheme === pack.reports.scheme) return pack.reports.kind
  return reportWords(pack).scheme.get(row.scheme)?.certificateKind ?? pack.reports.kind
}

/** The kind of declaration that a scheme knows: what one of its procedures leads to. */
function declarationKind(pack: Pack, scheme: Code): Code | undefined {
  const leadsTo =
    reportWords(pack)
      .scheme.get(scheme)
      ?.procedures?.map((one) => one.leadsTo) ?? []
  return pack.kinds.find((kind) => kind.family === 'declaration' && leadsTo.includes(kind.code))?.code
}

/** Whether a scheme knows declarations at all. */
export function hasDeclarations(pack: Pack, scheme: Code): boolean {
  return declarationKind(pack, scheme) !== undefined
}

/** The basis that is cited for what a row reports. */
export function basisOf(
  pack: Pack,
  row: { readonly record: StatedRecord; readonly scheme: Code; readonly act: ActKind },
): readonly LegalBasis[] | undefined {
  if (row.record !== 'certificate') return undefined
  const { basis, basisElsewhere, scheme } = pack.reports
  return (row.scheme === scheme ? basis : basisElsewhere)?.[row.act]
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

function schemesOf(pack: Pack): ReadonlyMap<string, Code> {
  const found = new Map<string, Code>()
  for (const { code, reportCodes, name } of pack.schemes) {
    for (const word of [code, name.zh, name.en, ...(reportCodes ?? [])]) {
      // A code that several schemes carry means none of them.
      if (!found.has(wordKey(word))) found.set(wordKey(word), code)
    }
  }
  return found
}

/**
 * The scheme that a code of a report means. Codes are longer the more exactly they say what was certified: of one that is
 * not on file the beginning counts, two characters less at a time, as their grammar builds them.
 */
export function schemeNamed(words: ReportWords, text: string): Code | undefined {
  const key = wordKey(text)
  const exact = words.schemes.get(key)
  if (exact !== undefined || !GRADED.test(key)) return exact
  for (let length = key.length - 2; length >= 3; length -= 2) {
    const found = words.schemes.get(key.slice(0, length))
    if (found !== undefined) return found
  }
  return undefined
}

const GRADED = /^[a-z]\d{4,}$/

interface Items {
  readonly known: ReadonlyMap<string, Code>
  readonly scheme: Scheme
}

/** Items of every scheme, by their whole code and, where it names one item only, by what follows the scheme or comes last. */
function itemsOf(pack: Pack): ReportWords['itemOf'] {
  const byScheme = new Map<Code, Items>()
  return (code, text) => {
    const scheme = pack.schemes.find((one) => one.code === code)
    if (!scheme) return undefined
    let items = byScheme.get(code)
    if (!items) byScheme.set(code, (items = { known: knownItems(scheme), scheme }))
    const key = wordKey(text)
    return items.known.get(key) ?? itemBeneath(items, key)
  }
}

function knownItems(scheme: Scheme): ReadonlyMap<string, Code> {
  const found = new Map<string, Code>()
  const short = new Map<string, Code | undefined>()
  for (const { code } of scheme.items) {
    found.set(wordKey(code), code)
    const last = wordKey(code.slice(code.lastIndexOf('/') + 1))
    short.set(last, short.has(last) ? undefined : code)
  }
  for (const [last, code] of short) if (code !== undefined && !found.has(last)) found.set(last, code)
  return found
}

/**
 * The items of an open scheme may be divided further than the list of the pack goes: what lies beneath one of them is taken.
 * Parts of scopes are written with dots; a part of nothing but zeros says nothing more.
 */
function itemBeneath({ known, scheme }: Items, key: string): Code | undefined {
  if (scheme.isOpen !== true || !BENEATH.test(key)) return undefined
  const path = key.replaceAll('.', '/').replace(/(\/0+)+$/, '')
  const whole = schemeOf(path) === scheme.code ? path : `${scheme.code}/${path}`
  const exact = known.get(whole)
  if (exact !== undefined) return exact
  for (let end = whole.lastIndexOf('/'); end > scheme.code.length; end = whole.lastIndexOf('/', end - 1)) {
    const above = known.get(whole.slice(0, end))
    if (above !== undefined) return above + whole.slice(end)
  }
  return undefined
}

const BENEATH = /^[\da-z-]+([./][\da-z-]+)*$/
