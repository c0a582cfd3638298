import { cite, type LegalText, type Term } from '@zhengheng/core'
import { html } from 'ghtml'
import { readAsOf } from '../as-of.ts'
import { libraryOf } from '../law/library.ts'
import { fill } from '../messages/fill.ts'
import type { Messages } from '../messages/messages.ts'
import { hidden } from './as-of-control.ts'
import { citations } from './citation.ts'
import { link, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { cut } from './text.ts'
import type { PageAnswer, Visit } from './visit.ts'

type Topic = keyof Messages['glossary']['topics']

const TOPICS: readonly Topic[] = ['apart', 'parties', 'certification', 'certificates', 'procedure', 'pages']
const OF_PAGES = /^(family|status|act|role)\//
const MOST = 50
const LONGEST_QUERY = 60

export async function answerGlossary({ services, page }: Visit): Promise<PageAnswer> {
  const { texts } = libraryOf(services.pack)
  const asked = { query: (page.query['q'] ?? '').slice(0, LONGEST_QUERY), topic: page.query['topic'] }
  const { on } = readAsOf(services, page.query)
  return { status: 200, html: glossaryPage({ terms: services.pack.glossary, texts, on, ...asked }, page) }
}

export interface GlossaryShown {
  readonly terms: readonly Term[]
  readonly texts: ReadonlyMap<string, LegalText>
  readonly on: Parameters<typeof cite>[1]
  readonly query: string
  readonly topic: string | undefined
}

/** The words of the field, group by group or by what the reader looks for. Every word has an anchor, its key's last part. */
export function glossaryPage(shown: GlossaryShown, context: PageContext): string {
  const { glossary } = words(context)
  const main = html`<h1>${glossary.title}</h1><p>${glossary.lead}</p>
!${searchForm(context, shown.query)}
!${topicLinks(context, shown)}
!${shown.query === '' ? ofTopic(context, shown) : ofQuery(context, shown)}`
  return layout(context, { title: glossary.title, main, index: true })
}

function topicOf({ key, topic }: Term): string | undefined {
  return OF_PAGES.test(key) ? 'pages' : topic
}

function searchForm(context: PageContext, query: string): string {
  const { glossary } = words(context)
  return html`<form class="noprint" method="get" action="/glossary">!${hidden(context)}
<label for="term">${glossary.search}</label><input type="search" id="term" name="q" value="${query}" maxlength="60" autocomplete="off">
<button>${glossary.button}</button></form>`
}

function topicLinks(context: PageContext, { query, terms, topic = 'apart' }: GlossaryShown): string {
  const { glossary } = words(context)
  const links = TOPICS.map((one) => {
    const count = terms.filter((term) => topicOf(term) === one).length
    const current = query === '' && one === topic ? ' aria-current="page"' : ''
    return html`<a href="${link(context, '/glossary', { topic: one })}"!${current}>${glossary.topics[one]} ${count}</a>`
  })
  return html`<nav class="links" aria-label="${glossary.topicsLabel}">!${links.join(' ')}</nav>`
}

function ofTopic(context: PageContext, shown: GlossaryShown): string {
  const { glossary } = words(context)
  const topic = TOPICS.find((one) => one === (shown.topic ?? 'apart'))
  if (topic === undefined) return html`<p>${glossary.noTopic}</p>`
  const members = shown.terms.filter((term) => topicOf(term) === topic)
  const lead = topic === 'apart' ? html`<p>${glossary.apartLead}</p>` : ''
  return html`<section><h2>${glossary.topics[topic]}</h2>!${lead}!${list(context, shown, members)}</section>`
}

function ofQuery(context: PageContext, shown: GlossaryShown): string {
  const { glossary } = words(context)
  const query = cut(shown.query, LONGEST_QUERY)
  const found = findTerms(shown.terms, shown.query)
  if (found.length === 0)
    return html`<section><h2><bdi>${fill(glossary.noneTitle, { query })}</bdi></h2><p>${glossary.none}</p></section>`
  const heading = fill(glossary.found, { query, count: found.length })
  return html`<section><h2><bdi>${heading}</bdi></h2>!${list(context, shown, found)}</section>`
}

/** Words that contain what was typed, in either language or in their note; those that are it first. */
export function findTerms(terms: readonly Term[], typed: string): readonly Term[] {
  const wanted = typed.trim().toLowerCase()
  const rank = ({ name, note }: Term): number => {
    const names = [name.zh, name.en.toLowerCase()]
    if (names.includes(wanted)) return 0
    if (names.some((text) => text.startsWith(wanted))) return 1
    if (names.some((text) => text.includes(wanted))) return 2
    return [note?.zh, note?.en.toLowerCase()].some((text) => text?.includes(wanted)) ? 3 : 4
  }
  const ranked = terms.filter((term) => topicOf(term) !== undefined).map((term) => [rank(term), term] as const)
  return ranked
    .filter(([position]) => position < 4)
    .toSorted(([a], [b]) => a - b)
    .map(([, term]) => term)
}

function list(context: PageContext, shown: GlossaryShown, terms: readonly Term[]): string {
  const { site } = words(context)
  const rest = terms.length - MOST
  const more = rest > 0 ? html`<p class="soft">${fill(site.more, { count: rest })}</p>` : ''
  return html`<ul class="plain">!${terms.slice(0, MOST).map((term) => row(context, shown, term))}</ul>!${more}`
}

/** Both languages stand side by side, whichever the reader reads. */
function row(
  context: PageContext,
  { texts, on }: GlossaryShown,
  { key, name, note, reference, basis, evidence }: Term,
) {
  const { glossary } = words(context)
  const meaning = note ? html`<br>${context.language === 'en' ? note.en : note.zh}` : ''
  const clause = reference ? html`<br><small>${fill(glossary.clause, { reference })}</small>` : ''
  const law = (basis ?? []).map((one) => cite(one, on, texts)).map((one) => ({ ...one, title: { ...one.title } }))
  const statute = law.length === 0 ? '' : html`<br><small>${glossary.statute}!${citations(context, law)}</small>`
  const checked = evidence === 'recalled' ? glossary.recalled : glossary.checked
  return html`<li id="${anchorOf(key)}"><b lang="zh-CN">${name.zh}</b> <span lang="en">${name.en}</span> <small>[${checked}]</small>!${meaning}!${clause}!${statute}</li>`
}

/** Words of the pages keep their kind: a state and an act may share a word. */
function anchorOf(key: string): string {
  return key.startsWith('term/') ? key.slice('term/'.length) : key.replace('/', '-')
}
