import type { AnswerOf, CertificateRow, searchCertificates } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { certificatePath, link, named, words, type PageContext } from './context.ts'
import { holder } from './facts.ts'
import { layout } from './layout.ts'
import { nearMatches } from './missing.ts'
import { searchBox } from './search-box.ts'
import { cut, foreign } from './text.ts'
import { statusText } from './verdict.ts'

export interface Found {
  readonly query: string
  readonly answer: AnswerOf<typeof searchCertificates>
  /** Numbers that are easily taken for the query, when nothing matches it. */
  readonly similar: readonly string[]
}

/** Nothing asked yet, nothing found, or a list: three different pages. */
export function searchPage(found: Found | undefined, context: PageContext): string {
  if (found === undefined || found.query === '') return firstUse(context)
  return found.answer.items.length === 0 ? noMatch(context, found) : list(context, found)
}

function firstUse(context: PageContext): string {
  const { search } = words(context)
  const main = html`<h1>${search.firstTitle}</h1><p>${search.firstUse}</p>!${searchBox(context)}`
  return layout(context, { title: search.firstTitle, main, index: true })
}

function noMatch(context: PageContext, { query, similar }: Found): string {
  const { search } = words(context)
  const title = fill(search.noMatchTitle, { query: cut(query, 60) })
  const tips = search.tips.map((tip) => html`<li>${tip}</li>`)
  const main = html`<h1><bdi>${title}</bdi></h1><p>${search.noMatch}</p>
!${nearMatches(context, similar)}
<section><h2>${search.whatToDo}</h2><ul>!${tips}</ul></section>
!${searchBox(context, query)}`
  return layout(context, { title, main })
}

function list(context: PageContext, { query, answer }: Found): string {
  const { search } = words(context)
  const { total, next, items } = answer
  const text = total.relation === 'eq' ? search.found : search.foundMany
  const title = fill(text, { query: cut(query, 60), count: total.value.toLocaleString('en-US') })
  const more =
    next === null
      ? ''
      : html`<p><a class="button second" rel="next" href="${link(context, '/search', { q: query, cursor: next })}">${search.next}</a></p>`
  const main = html`<h1><bdi>${title}</bdi></h1>
!${searchBox(context, query)}
<p class="soft">${search.sameName}</p>
<ol class="plain">!${items.map((item) => row(context, item))}</ol>!${more}`
  return layout(context, { title, main })
}

/** The holder with identifier and region, so that two firms of one name are told apart. */
function row(context: PageContext, item: CertificateRow): string {
  const { search, site } = words(context)
  const until = item.validTo === null ? search.withoutEnd : fill(search.until, { day: item.validTo })
  const region = item.holder.region ? html` · ${context.names.region(item.holder.region)}` : ''
  return html`<li><h2><a href="${link(context, certificatePath(item.number))}">!${foreign(item.number, 80)}</a> ${statusText(context, item.status)}</h2>
<p>!${holder(context, item.holder)}<small>!${region}</small></p>
<p class="soft">!${foreign(named(context, item.scheme.name), 80)} · ${until} · ${fill(site.colon, { label: search.issuer, value: cut(item.issuer.name, 80) })}</p></li>`
}
