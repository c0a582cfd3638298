import type { Day } from '../time/day.ts'
import { articleCode, compareArticles, sameArticle } from './article.ts'
import { legalPlaceOn, versionOn, type DatedBasis, type LegalText, type LegalVersion, type Provision } from './text.ts'

/**
 * How a basis stands on a day.
 * `in-force`: the text is law and the article is on file for that day. `unlisted`: the text is law, and the article is not
 * on file. `moved`: the rule stands in another article. `not-yet` and `ended`: no version is law. `no-days`: the days of
 * the text are not on file. `no-text`: the catalogue lacks the text.
 */
export type Standing = 'in-force' | 'unlisted' | 'moved' | 'not-yet' | 'ended' | 'no-days' | 'no-text'

/** What is out of date. The others cannot be judged, or are in order. */
export const OBSOLETE = ['moved', 'not-yet', 'ended', 'no-text'] as const satisfies readonly Standing[]

export interface Resolution {
  readonly standing: Standing
  /** The version that was law on the day. */
  readonly version?: LegalVersion
  /** Where the rule stands on the day: the article asked for, or those into which it moved. Empty when nowhere. */
  readonly articles: readonly string[]
  readonly provisions: readonly Provision[]
  /** The text that took the place of one that ended. */
  readonly successor?: string
}

/**
 * The version of a text and the number of the article in force on a day. An article is given in the numbering of that day,
 * or of the version that `numbering` names: article 75 of 2016 is article 74 since 2020.
 */
export function resolve(basis: DatedBasis, on: Day, texts: ReadonlyMap<string, LegalText>): Resolution {
  const text = texts.get(basis.instrument)
  if (!text) return { standing: 'no-text', articles: [], provisions: [] }
  if (text.versions.length === 0) return { standing: 'no-days', articles: [basis.article], provisions: [] }
  const version = versionOn(text, on)
  if (!version) return withoutVersion(text, basis.article, on)
  return { version, ...standingOf(text, basis, on) }
}

function withoutVersion(text: LegalText, article: string, on: Day): Resolution {
  const isEarly = text.versions.every((version) => on < version.from)
  if (isEarly && text.earlierUnknown) return { standing: 'no-days', articles: [article], provisions: [] }
  const successor = isEarly ? undefined : text.replacedBy
  const standing = isEarly ? 'not-yet' : 'ended'
  return { standing, articles: [], provisions: [], ...(successor !== undefined && { successor }) }
}

function standingOf(text: LegalText, { article, numbering }: DatedBasis, on: Day): Omit<Resolution, 'version'> {
  const named = text.versions.find((version) => version.version === numbering)
  const now = at(text, article, named?.from ?? on)
  const found = now.length > 0 || named ? now : elsewhere(text, article, on)
  const articles = targets(found, article, on)
  if (articles.length === 0) return { standing: 'unlisted', articles: [article], provisions: [] }
  return { standing: articles.includes(article) ? 'in-force' : 'moved', articles, provisions: found }
}

/** The rules that stand in an article on a day: those of the very part that is asked for, else those of the whole article. */
function at(text: LegalText, article: string, on: Day): readonly Provision[] {
  const all = text.provisions ?? []
  const exact = all.filter((provision) => legalPlaceOn(provision, on)?.article === article)
  return exact.length > 0
    ? exact
    : all.filter((provision) => sameArticle(legalPlaceOn(provision, on)?.article ?? '', article))
}

/** An article that has nothing on the day, and had at another time: whoever cites it means the rule of that time. */
function elsewhere(text: LegalText, article: string, on: Day): readonly Provision[] {
  return (text.provisions ?? []).filter(
    (provision) =>
      provision.places.some((place) => sameArticle(place.article, article)) &&
      !sameArticle(legalPlaceOn(provision, on)?.article ?? '', article),
  )
}

/** The part asked for goes along with a whole article that moves. */
function targets(found: readonly Provision[], asked: string, on: Day): readonly string[] {
  const { part } = articleCode(asked)
  const articles = found.flatMap((provision) => {
    const place = legalPlaceOn(provision, on)
    if (!place) return []
    const code = articleCode(place.article)
    if (part === '') return [code.whole]
    return [code.part === '' ? `${code.whole}${part}` : place.article]
  })
  return [...new Set(articles)].toSorted(compareArticles)
}
