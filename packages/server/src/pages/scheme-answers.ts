import { findCandidates, findItem, leavesOf, NEAREST, type Scheme } from '@zhengheng/core'
import { html } from 'ghtml'
import { readAsOf } from '../as-of.ts'
import { comparisonView } from '../scheme/compare.ts'
import { findStandard, listStandardsOf, nearStandards } from '../scheme/standards.ts'
import { findScheme, hasCode, itemView, schemeView } from '../scheme/views.ts'
import { link, named, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { comparisonPage } from './scheme-comparison.ts'
import { schemeItemPage } from './scheme-item.ts'
import { schemeListPage } from './scheme-list.ts'
import { schemePage } from './scheme.ts'
import { schemePath } from './scheme-words.ts'
import { standardListPage, standardMissingPage, standardPage } from './standard.ts'
import { foreign } from './text.ts'
import type { PageAnswer, Visit } from './visit.ts'

export function answerSchemes({ services, page }: Visit): PageAnswer {
  return { status: 200, html: schemeListPage(services.pack, page) }
}

/** A scheme, a group of its items, or an item, by its code; what no code names leads to the nearest ones. */
export function answerScheme({ services, request, page }: Visit): PageAnswer {
  const code = restOf(request.params)
  const { on } = readAsOf(services, page.query)
  const { gaps } = services.pack
  const scheme = findScheme(services.pack, code)
  const item = scheme && findItem(scheme, code)
  if (scheme && item && leavesOf(scheme).includes(item)) {
    return { status: 200, html: schemeItemPage({ scheme, item, view: itemView(scheme, item, on), on, gaps }, page) }
  }
  if (!scheme || !hasCode(scheme, code))
    return { status: 404, html: missingCodePage(services.pack.schemes, code, page) }
  const category = categoryOf(page.query['category'])
  const view = schemeView(services, scheme, code, on)
  return { status: 200, html: schemePage({ scheme, view, on, code, category, gaps }, page) }
}

/** Without days it compares with a year ago: what a reader who comes back wants to know. */
export function answerComparison({ services, request, page }: Visit): PageAnswer {
  const { code = '' } = request.params as { readonly code?: string }
  const scheme = findScheme(services.pack, code)
  if (!scheme) return { status: 404, html: missingCodePage(services.pack.schemes, code, page) }
  const { from, to } = page.query
  const end = readAsOf(services, { ...(to !== undefined && { on: to }) }).on
  const yearAgo = `${Number(page.today.slice(0, 4)) - 1}${page.today.slice(4)}`.replace('-02-29', '-02-28')
  const start = readAsOf(services, { on: from ?? yearAgo }).on
  return { status: 200, html: comparisonPage(scheme, comparisonView(page.publicUrl, scheme, start, end), page) }
}

export function answerStandards({ services, page }: Visit): PageAnswer {
  const cursor = page.query['cursor'] ?? ''
  const from = /^\d{1,4}$/.test(cursor) ? Number(cursor) : 0
  return {
    status: 200,
    html: standardListPage(services.pack, listStandardsOf(services.pack, page.query['q']), from, page),
  }
}

export function answerStandard({ services, request, page }: Visit): PageAnswer {
  const number = restOf(request.params)
  const view = findStandard(services.pack, number)
  if (view) return { status: 200, html: standardPage(services.pack, view, page) }
  return { status: 404, html: standardMissingPage(number, nearStandards(services.pack, number), page) }
}

/** Codes and numbers have slashes: they are the rest of the address, escaped or not. */
function restOf(params: unknown): string {
  const { '*': rest = '' } = params as { readonly '*'?: string }
  return rest
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replace(/\/+$/, '')
    .trim()
    .slice(0, 200)
}

function categoryOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : undefined
}

function missingCodePage(schemes: readonly Scheme[], code: string, context: PageContext): string {
  const { missing } = words(context).scheme
  const near = findCandidates(schemes, code, NEAREST)
  const items = near.map(
    ({ item }) =>
      html`<li><a href="${link(context, schemePath(item.code))}">${named(context, item.name)}</a> <small>${item.code}</small></li>`,
  )
  const heading = missing.title
    .split('{code}')
    .map((part) => html`${part}`)
    .join(foreign(code, 80))
  const main = html`<h1>!${heading}</h1><p>${missing.text}</p>
!${items.length === 0 ? '' : html`<section><h2>${missing.near}</h2><ul class="plain links">!${items}</ul></section>`}
<p class="links"><a href="${link(context, '/scheme')}">${missing.all}</a><br><a href="${link(context, '/route')}">${words(context).scheme.find}</a></p>`
  return layout(context, { title: missing.title.replace('{code}', code.slice(0, 40)), main })
}
