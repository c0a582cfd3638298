import {
  addDays,
  articleCode,
  compareArticles,
  includes,
  legalPlaceOn,
  referencesOf,
  resolve,
  sameArticle,
  versionOn,
  type Day,
  type LawArticle,
  type LawHead,
  type LawReliance,
  type LawView,
  type LegalText,
  type LegalVersion,
  type Pack,
  type Place,
  type Provision,
  type LawReference,
} from '@zhengheng/core'
import { present } from '../present.ts'

/** The law of a pack by what it is asked for. */
export interface Library {
  readonly pack: Pack
  readonly texts: ReadonlyMap<string, LegalText>
  readonly references: readonly LawReference[]
}

const libraries = new WeakMap<Pack, Library>()

/** Made once for each pack: it has hundreds of references, and does not change. */
export function libraryOf(pack: Pack): Library {
  const known = libraries.get(pack)
  if (known) return known
  const made = { pack, texts: new Map(pack.law.map((text) => [text.id, text])), references: referencesOf(pack) }
  libraries.set(pack, made)
  return made
}

/** The texts as they stood on a day, in the order of the catalogue; of one level, when it is named. */
export function listTexts({ pack }: Library, on: Day, level?: string): LawHead[] {
  return pack.law.filter((text) => level === undefined || text.level === level).map((text) => headOf(text, on))
}

function headOf(text: LegalText, on: Day): LawHead {
  const version = versionOn(text, on)
  const { id, name, level, number, issuer, replacedBy, evidence, source } = text
  return {
    id,
    name: { ...name },
    level,
    state: version ? 'in-force' : stateWithout(text, on),
    evidence,
    source,
    ...present({ number, issuer, replacedBy, version: version && versionView(text, version) }),
  }
}

function stateWithout({ versions, earlierUnknown }: LegalText, on: Day): LawHead['state'] {
  if (versions.length === 0) return 'no-days'
  if (versions.some((version) => version.from <= on)) return 'ended'
  return earlierUnknown ? 'no-days' : 'not-yet'
}

function versionView(text: LegalText, { version, from, until, number, evidence }: LegalVersion) {
  return { version, from, to: lastDay(until), evidence: evidence ?? text.evidence, ...present({ number }) }
}

function lastDay(until: Day | undefined): Day | null {
  return until === undefined ? null : addDays(until, -1)
}

/** A text as of a day, undefined when the catalogue lacks it; `article` in the numbering of that day. */
export function viewText(library: Library, id: string, on: Day, article?: string): LawView | undefined {
  const text = library.texts.get(id)
  if (!text) return undefined
  const gaps = library.pack.gaps.filter((gap) => gap.shownAt.includes(`/law/${id}`))
  return {
    ...headOf(text, on),
    on,
    versions: text.versions.map((version) => versionView(text, version)),
    earlierUnknown: text.earlierUnknown ?? false,
    articles: articlesOn(library, text, on),
    gaps: gaps.map(({ what, needed }) => ({ what: { ...what }, needed: { ...needed } })),
    ...present({
      replaces: text.replaces && { ...text.replaces },
      address: text.address,
      note: text.note && { ...text.note },
      asked: article === undefined ? undefined : askedFor(library, id, article, on),
    }),
  }
}

function askedFor({ texts }: Library, id: string, article: string, on: Day): NonNullable<LawView['asked']> {
  const { standing, articles } = resolve({ instrument: id, article }, on, texts)
  return { article, standing, articles: [...articles] }
}

/** The day whose numbering is shown: the one asked for, or the nearest on which the text was law. */
function numberingDay(text: LegalText, on: Day): Day {
  const [first] = text.versions
  const last = text.versions.at(-1)
  if (first && on < first.from) return first.from
  return last?.until !== undefined && last.until <= on ? addDays(last.until, -1) : on
}

function articlesOn({ texts, references }: Library, text: LegalText, on: Day): LawArticle[] {
  const day = numberingDay(text, on)
  const placed = (text.provisions ?? []).flatMap((provision) => {
    const place = legalPlaceOn(provision, day)
    return place ? [{ provision, place }] : []
  })
  const relied = references
    .filter(({ basis, during }) => basis.instrument === text.id && (during === undefined || includes(during, on)))
    .map((reference) => ({ reference, articles: resolve(reference.basis, day, texts).articles }))
  const listed = placed.map(({ place }) => place.article)
  const unlisted = relied
    .flatMap(({ articles }) => articles)
    .filter((article) => !listed.some((known) => sameArticle(known, article)))
  return [...new Set([...listed, ...unlisted])].toSorted(compareArticles).map((article) => ({
    article,
    uses: placed
      .filter(({ place }) => place.article === article)
      .map(({ provision, place }) => useOf(provision, place)),
    reliedOnBy: unique(relied.filter(({ articles }) => articles.some((one) => belongs(one, article, listed)))),
  }))
}

/** What relies on a part is shown at that part where it is listed, else at its article. */
function belongs(relied: string, article: string, listed: readonly string[]): boolean {
  if (listed.includes(relied)) return relied === article
  return (
    article === relied || (articleCode(relied).whole === articleCode(article).whole && sameArticle(relied, article))
  )
}

function useOf({ use, evidence, places }: Provision, here: Place): LawArticle['uses'][number] {
  const elsewhere = places
    .filter((place) => place !== here)
    .map(({ article, from, until }) => ({ article, from: from ?? null, to: lastDay(until) }))
  return { ...(use && { use: { ...use } }), evidence, elsewhere }
}

export function relianceOf({ kind, of, name, part, partName }: LawReference): LawReliance {
  return { kind, of, name: { ...name }, ...present({ part, partName: partName && { ...partName } }) }
}

/** A need of several periods, and an act in several versions of a procedure, is one place for the reader. */
function unique(relied: readonly { readonly reference: LawReference }[]): LawReliance[] {
  const places = relied.map(({ reference }) => relianceOf(reference))
  return [...new Map(places.map((place) => [`${place.kind} ${place.of} ${place.part ?? ''}`, place])).values()]
}
