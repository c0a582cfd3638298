import type { Day, Name, Pack } from '@zhengheng/core'
import type { Language } from '../messages/language.ts'
import { messages, messagesOfDeclaration, type Messages } from '../messages/messages.ts'

/** Names of the codes that a country pack brought. A code without a name is shown as it is. */
export interface Names {
  readonly kind: (code: string) => string
  readonly region: (code: string) => string
  readonly identifier: (scheme: string) => string
}

/** Everything a page is a function of, beside what it shows. */
export interface PageContext {
  readonly language: Language
  /** Whether links must carry the language: it was chosen, or it is not the one that an address without it gives. */
  readonly carriesLanguage: boolean
  readonly large: boolean
  /** Of this page, without query. */
  readonly path: string
  /** The page's own query, without language and size. */
  readonly query: Readonly<Record<string, string>>
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly today: Day
  readonly zone: string
  readonly names: Names
  /** Whether the page is about a self-declaration: its words are not those of a certificate. */
  readonly declared?: boolean
}

/** The words of the reader. */
export function words(context: PageContext): Messages {
  return context.declared === true ? messagesOfDeclaration(context.language) : messages(context.language)
}

/** A name in the reader's language. */
export function named(context: PageContext, name: Name): string {
  return context.language === 'en' ? name.en || name.zh : name.zh || name.en
}

/** The name of a party: the English one, where it has one and the reader reads English. */
export function partyName(context: PageContext, party: { readonly name: string; readonly nameEn?: string }): string {
  return context.language === 'en' ? (party.nameEn ?? party.name) : party.name
}

export type Query = Readonly<Record<string, string | undefined>>

/** An address on this site that keeps language and text size. Not escaped: templates do that. */
export function link(context: PageContext, path: string, query: Query = {}): string {
  return address(path, { ...query, ...carried(context) })
}

/** This page in the other language, or in the other text size. */
export function here(context: PageContext, change: { language?: Language; large?: boolean }): string {
  const large = change.large ?? context.large
  const kept = change.language ?? carried(context).lang
  return address(context.path, { ...context.query, lang: kept, size: large ? 'l' : undefined })
}

/** What forms must send along, so that the answer comes in the same language and size. */
export function carried(context: PageContext): { lang?: Language; size?: 'l' } {
  return { ...(context.carriesLanguage && { lang: context.language }), ...(context.large && { size: 'l' as const }) }
}

function address(path: string, query: Query): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

/** The path of a page that is about a number; whatever stands in a number, it stays one segment. */
export function certificatePath(number: string): string {
  return `/c/${encodeURIComponent(number)}`
}

export function bodyPath(approvalNumber: string): string {
  return `/body/${encodeURIComponent(approvalNumber)}`
}

/** An organisation by the value of an identifier; two that share a value are told apart by its page. */
export function organisationPath(identifier: string): string {
  return `/org/${encodeURIComponent(identifier)}`
}

export function personPath(number: string): string {
  return `/person/${encodeURIComponent(number)}`
}

export function laboratoryPath(number: string): string {
  return `/lab/${encodeURIComponent(number)}`
}

export function lawPath(id: string): string {
  return `/law/${encodeURIComponent(id)}`
}

const kept = new WeakMap<Pack, Map<Language, Names>>()

/** The names of a pack's codes in a language; looked up by every page, so that the tables are made once. */
export function namesOf(pack: Pack, language: Language): Names {
  const mine = kept.get(pack) ?? new Map<Language, Names>()
  kept.set(pack, mine)
  const names = mine.get(language) ?? makeNames(pack, language)
  mine.set(language, names)
  return names
}

function makeNames(pack: Pack, language: Language): Names {
  const lookUp = (list: readonly { readonly code: string; readonly name: Name }[]) => {
    const found = new Map(list.map((item) => [item.code, language === 'en' ? item.name.en : item.name.zh]))
    return (code: string) => found.get(code) ?? code
  }
  return { kind: lookUp(pack.kinds), region: lookUp(pack.regions), identifier: lookUp(pack.identifiers) }
}
