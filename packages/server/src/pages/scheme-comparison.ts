import type { ComparisonView, Scheme } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { hidden } from './as-of-control.ts'
import { link, named, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { schemePath } from './scheme-words.ts'
import { withinWeight, type Limits } from './text.ts'

type State = ComparisonView['added'][number]
type Change = ComparisonView['changed'][number]

/** So many lines of a kind are shown with room. */
const TIMES = 2

/** What joined, left and changed between two days; the address holds for good. */
export function comparisonPage(scheme: Scheme, view: ComparisonView, context: PageContext): string {
  return withinWeight((limits) => draw(scheme, view, context, limits))
}

function draw(scheme: Scheme, view: ComparisonView, context: PageContext, limits: Limits): string {
  const { comparison: text } = words(context).scheme
  const title = fill(text.title, { name: named(context, scheme.name), from: view.from, to: view.to })
  const isSame = view.added.length + view.removed.length + view.changed.length === 0
  const most = limits.items * TIMES
  const main = html`<h1>${title}</h1>
<p class="links"><a href="${link(context, schemePath(scheme.code))}">${named(context, scheme.name)}</a></p>
!${view.to < view.from ? html`<p class="notice" role="note">${text.backwards}</p>` : ''}
!${isSame ? html`<p><b>${text.same}</b></p>` : ''}
!${states(context, fill(text.added, { count: view.added.length }), view.added, view.to, most)}
!${states(context, fill(text.removed, { count: view.removed.length }), view.removed, view.from, most)}
!${changes(context, scheme, view, most)}
!${form(context, view)}
<p>${text.address}: <code>${view.address}</code></p>
<p><a href="/api/v1/schemes/${scheme.code}/comparison?from=${view.from}&amp;to=${view.to}">JSON</a></p>`
  return layout(context, { title, main })
}

function form(context: PageContext, view: ComparisonView): string {
  const { comparison: text } = words(context).scheme
  return html`<section class="noprint"><h2 id="days">${text.form}</h2>
<form method="get" action="${context.path}" aria-labelledby="days">!${hidden(context)}
<label for="from">${text.from}</label><input type="date" id="from" name="from" value="${view.from}">
<label for="to">${text.to}</label><input type="date" id="to" name="to" value="${view.to}">
<div><button>${text.button}</button></div></form></section>`
}

function itemLink(context: PageContext, { code, name }: State, on: string): string {
  const last = code.slice(code.lastIndexOf('/') + 1)
  return html`<a href="${link(context, schemePath(code), { on })}">${named(context, name)}</a> <small>${last}</small>`
}

function states(context: PageContext, title: string, list: readonly State[], on: string, most: number): string {
  if (list.length === 0) return ''
  const items = list.slice(0, most).map((state) => html`<li>!${itemLink(context, state, on)}</li>`)
  return html`<section><h2>${title}</h2><ul class="plain links">!${items}</ul>!${beyond(context, list.length - items.length)}</section>`
}

function beyond(context: PageContext, rest: number): string {
  return rest > 0 ? html`<p><small>${fill(words(context).scheme.comparison.more, { count: rest })}</small></p>` : ''
}

function changes(context: PageContext, scheme: Scheme, view: ComparisonView, most: number): string {
  if (view.changed.length === 0) return ''
  const { comparison: text } = words(context).scheme
  const items = view.changed.slice(0, most).map((change) => {
    const lines = change.changed.map((kind) => html`<br><small>${changeText(context, scheme, kind, change)}</small>`)
    return html`<li>!${itemLink(context, change.after, view.to)}!${lines}</li>`
  })
  return html`<section><h2>${fill(text.changed, { count: view.changed.length })}</h2><ul class="plain links">!${items}</ul>!${beyond(context, view.changed.length - items.length)}</section>`
}

function changeText(context: PageContext, scheme: Scheme, kind: string, { before, after }: Change): string {
  const { comparison: text } = words(context).scheme
  const kinds: Readonly<Record<string, string>> = text.kinds
  const say = (state: State) => valueOf(context, scheme, kind, state) || text.nothing
  return fill(text.change, { kind: kinds[kind] ?? kind, before: say(before), after: say(after) })
}

function valueOf(context: PageContext, scheme: Scheme, kind: string, state: State): string {
  const { scheme: text, site } = words(context)
  if (kind === 'name') return named(context, state.name)
  if (kind === 'standard') return state.standards.join(site.list)
  if (kind === 'membership') return text.item.memberships[state.membership === 'mandatory' ? 'mandatory' : 'accepted']
  return state.procedures.map((one) => procedureText(context, scheme, one)).join(site.list)
}

function procedureText(context: PageContext, scheme: Scheme, one: State['procedures'][number]): string {
  const { item: text } = words(context).scheme
  const known = scheme.procedures?.find(({ code }) => code === one.procedure)
  const name = known ? named(context, known.name) : one.procedure
  const only = one.only ? ` (${fill(text.onlyFor, { part: named(context, one.only) })})` : ''
  return one.closed ? `${name}${only} [${words(context).scheme.comparison.closing}]` : `${name}${only}`
}
