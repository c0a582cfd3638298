import {
  documentOf,
  isFound,
  lineFound,
  searchKey,
  type FoundKind,
  type FoundView,
  type GroupView,
  type Name,
  type Pack,
  type SearchLine,
  type SearchQuery,
} from '@zhengheng/core'
import { soundsOf } from './sounds.ts'

interface Entry {
  readonly kind: FoundKind
  readonly name: Name
  readonly number: string
  readonly path: string
  readonly lines: readonly SearchLine[]
  readonly doc: string
}

const known = new WeakMap<Pack, readonly Entry[]>()

/** Schemes and their items, standards and texts of law that the country pack names and the words mean. */
export function searchCatalogue(
  pack: Pack,
  query: SearchQuery,
  kind: FoundKind,
  skip: number,
  most: number,
): GroupView {
  const ranked = entriesOf(pack)
    .filter((entry) => entry.kind === kind && isFound(query, entry.doc))
    .map((entry) => ({ entry, tier: tierOf(entry, query.whole) }))
    .toSorted((a, b) => a.tier - b.tier || a.entry.doc.length - b.entry.doc.length)
  const page = ranked.slice(skip, skip + most)
  return {
    kind,
    items: page.map(({ entry }) => foundView(entry, query)),
    total: { value: ranked.length, relation: 'eq' },
    next: ranked.length > skip + page.length ? String(skip + page.length) : null,
  }
}

function entriesOf(pack: Pack): readonly Entry[] {
  const remembered = known.get(pack)
  if (remembered) return remembered
  const made = [...schemesOf(pack), ...standardsOf(pack), ...lawOf(pack)]
  known.set(pack, made)
  return made
}

function schemesOf(pack: Pack): Entry[] {
  return pack.schemes.flatMap((scheme) => [
    makeEntry('scheme', scheme.name, scheme.code, schemePath(scheme.code)),
    ...scheme.items.map((item) =>
      makeEntry('scheme', item.name, item.code, schemePath(item.code), [
        item.code.split('/').at(-1) ?? '',
        ...(item.formerNames ?? []).flatMap((former) => [former.name.zh, former.name.en]),
      ]),
    ),
  ])
}

function standardsOf(pack: Pack): Entry[] {
  return pack.standards.map((standard) => {
    const { number, name = { zh: number, en: number } } = standard
    const editions = standard.editions.flatMap((edition) => [edition.number, edition.adopts?.number ?? ''])
    return makeEntry('standard', name, number, `/standard/${encodeURIComponent(number)}`, editions)
  })
}

function lawOf(pack: Pack): Entry[] {
  return pack.law.map((text) =>
    makeEntry('law', text.name, text.number ?? text.id, `/law/${encodeURIComponent(text.id)}`, [text.id]),
  )
}

function schemePath(code: string): string {
  return `/scheme/${code.split('/').map(encodeURIComponent).join('/')}`
}

function makeEntry(kind: FoundKind, name: Name, number: string, path: string, others: readonly string[] = []): Entry {
  const lines: SearchLine[] = [
    { field: 'number', written: number },
    ...[name.zh, name.en].map((written): SearchLine => ({ field: 'holder', written })),
    ...others.map((written): SearchLine => ({ field: 'number', written })),
  ]
  return { kind, name, number, path, lines, doc: documentOf([...lines, ...soundsOf(name.zh)]) }
}

function tierOf({ lines }: Entry, whole: string): number {
  const keys = lines.map((line) => searchKey(line.written))
  if (keys.includes(whole)) return 0
  return keys.some((key) => key.startsWith(whole)) ? 1 : 2
}

function foundView({ kind, name, number, path, lines }: Entry, query: SearchQuery): FoundView {
  const line = lineFound(query, lines)
  const field = line === undefined ? 'sound' : line.field === 'holder' ? 'name' : 'number'
  return { kind, name: { ...name }, number, path, why: { field, text: line?.written ?? name.zh } }
}
