import { sameArticle, type LawArticle, type LawReliance, type LawView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { articleText } from './citation.ts'
import { lawPath, link, named, words, type PageContext } from './context.ts'
import { ROOMY, type Limits } from './text.ts'

type Use = LawArticle['uses'][number]

/** How many rules are named at an article; the data interface has all. */
const MOST = { asked: 24, roomy: 6, narrow: 2 } as const
type Room = keyof typeof MOST

/**
 * The articles that are relied on, in the numbering of the day: what for, and by what. When one article was asked for, it
 * alone is shown.
 */
export function articleTable(context: PageContext, view: LawView, limits: Limits): string {
  const { law } = words(context)
  const asked = view.asked?.articles ?? []
  const wanted = view.articles.filter(({ article }) => asked.some((one) => sameArticle(one, article)))
  const shown = wanted.length > 0 ? wanted : view.articles
  if (shown.length === 0) return html`<section><h2>${law.articles}</h2><p>${law.noArticles}</p></section>`
  const room = wanted.length > 0 ? 'asked' : limits === ROOMY ? 'roomy' : 'narrow'
  const rows = shown.map((article) => row(context, article, room))
  return html`<section><h2>${law.articles}</h2><p class="soft">${fill(law.articlesLead, { on: view.on })}</p>
<table class="wide"><caption>${law.articlesCaption}</caption><thead><tr><th scope="col">${law.articleHead}</th><th scope="col">${law.use}</th><th scope="col">${law.reliedOn}</th></tr></thead><tbody>!${rows}</tbody></table>!${wayToAll(context, view, shown)}</section>`
}

function wayToAll(context: PageContext, view: LawView, shown: readonly LawArticle[]): string {
  if (shown.length === view.articles.length) return ''
  const on = view.on === context.today ? undefined : view.on
  return html`<p class="links"><a href="${link(context, lawPath(view.id), { on })}">${words(context).law.allArticles}</a></p>`
}

function row(context: PageContext, { article, uses, reliedOnBy }: LawArticle, room: Room): string {
  const { law } = words(context)
  const what =
    uses.length === 0 ? html`<small>${law.unlisted}</small>` : uses.map((use) => useText(context, use)).join('<br>')
  return html`<tr id="a-${article}"><th scope="row"><b>${articleText(context, article)}</b></th><td>!${what}</td><td>!${reliances(context, reliedOnBy, room)}</td></tr>`
}

function useText(context: PageContext, { use, evidence, elsewhere }: Use): string {
  const { law } = words(context)
  const text = use ? html`${named(context, use)}` : html`<small>${law.useMissing}</small>`
  const doubt = evidence === 'recalled' ? html` <small>[${law.recalled}]</small>` : ''
  const moves = elsewhere.map((place) => html`<br><small>${moveText(context, place)}</small>`)
  return html`!${text}!${doubt}!${moves}`
}

/** The days on which the same rule had another number. */
function moveText(context: PageContext, place: Use['elsewhere'][number]): string {
  const { law } = words(context)
  const article = articleText(context, place.article)
  if (place.to === null) return fill(law.laterFrom, { from: place.from ?? '', article })
  return place.from === null
    ? fill(law.formerlyUntil, { to: place.to, article })
    : fill(law.formerly, { from: place.from, to: place.to, article })
}

function reliances(context: PageContext, list: readonly LawReliance[], room: Room): string {
  const { law } = words(context)
  const most = MOST[room]
  const shown = list.slice(0, most).map((one) => relianceText(context, one))
  const more = list.length > most ? [html`<small>${fill(law.moreReliances, { count: list.length })}</small>`] : []
  return [...shown, ...more].join('<br>')
}

/** Trusted HTML: a rule of the pack that relies on an article, leading to its own page where it has one. */
export function relianceText(context: PageContext, one: LawReliance): string {
  const { law, site } = words(context)
  const kinds: Readonly<Record<string, string>> = law.kinds
  const label = kinds[one.kind] ?? one.kind
  const what = one.kind === 'report' && one.of === 'late' ? law.late : named(context, one.name)
  const [before = '', after = ''] = fill(site.colon, { label, value: '\u0000' }).split('\u0000')
  const address = pageOf(context, one)
  const value = address === undefined ? html`${what}` : html`<a href="${address}">${what}</a>`
  const part = partText(context, one)
  return html`${before}!${value}${after}!${part === undefined ? '' : html` · ${part}`}`
}

/** Where in it: the role of a condition, the act or the time limit of a procedure, the article that quotes. */
function partText(context: PageContext, { kind, part, partName }: LawReliance): string | undefined {
  if (partName) return named(context, partName)
  if (part === undefined) return undefined
  if (kind === 'text') return articleText(context, part)
  const roles: Readonly<Record<string, string>> = words(context).role
  return kind === 'need' ? (roles[part] ?? part) : undefined
}

function pageOf(context: PageContext, { kind, of, name, part }: LawReliance): string | undefined {
  if (kind === 'term') return link(context, '/glossary', { q: name.zh })
  if (kind === 'scheme' || kind === 'need') return link(context, `/scheme/${encodeURIComponent(of)}`)
  return kind === 'text' ? link(context, lawPath(of), { article: part }) : undefined
}
