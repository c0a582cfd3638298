import { nextMonth, previousMonth, STATUSES, type Cell, type CountView, type StatisticsView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { hidden } from './as-of-control.ts'
import { link, named, words, type PageContext } from './context.ts'
import { countTable } from './count-table.ts'
import { layout } from './layout.ts'
import { cut, instant } from './text.ts'
import { statusText } from './verdict.ts'

const MOST_REGIONS = 36

/** The numbers of a day by scheme, and by region for one scheme or all; every number with its day and what it counts. */
export function statisticsPage(view: StatisticsView, context: PageContext): string {
  const text = words(context).openData.statistics
  const { scheme } = context.query
  const cells = scheme === undefined ? view.cells : view.cells.filter((cell) => cell.scheme === scheme)
  const count = view.total.toLocaleString('en-US')
  const main = html`<h1>${text.title}</h1>
<p>${fill(text.lead, { on: view.on, count })}</p>
<p class="soft">${fill(text.counted, { at: instant(context, new Date(view.countedAt)) })}</p>
!${months(context, view)}
!${view.total === 0 ? html`<p>${text.empty}</p>` : tables(context, view, cells)}
<section><h2>${text.definition}</h2><ul>!${text.definitions.map((one) => html`<li>${one}</li>`)}</ul></section>
!${downloads(context)}`
  return layout(context, { title: `${text.title} ${view.on}`, main, index: true })
}

/** A month by its text, and the ones beside it. */
function months(context: PageContext, view: StatisticsView): string {
  const text = words(context).openData.statistics
  const month = view.on.slice(0, 7)
  const { scheme } = context.query
  const to = (wanted: string) => link(context, '/statistics', { month: wanted, scheme })
  const following =
    month < context.today.slice(0, 7) ? html`<a rel="next" href="${to(nextMonth(month))}">${text.following}</a>` : ''
  return html`<form class="noprint" method="get" action="/statistics">!${hidden(context)}
!${scheme === undefined ? '' : html`<input type="hidden" name="scheme" value="${scheme}">`}
<label for="month">${text.month}</label><small id="month-hint">${text.monthHint}</small>
<input type="month" id="month" name="month" value="${month}" pattern="[0-9]{4}-[0-9]{2}" aria-describedby="month-hint">
<div><button>${text.show}</button></div></form>
<p class="links noprint"><a rel="prev" href="${to(previousMonth(month))}">${text.previous}</a> !${following}</p>`
}

function tables(context: PageContext, view: StatisticsView, cells: readonly Cell[]): string {
  const text = words(context).openData.statistics
  const { scheme, month } = context.query
  const only = scheme === undefined ? '' : schemeName(context, view, scheme)
  const all = html`<p class="links"><a href="${link(context, '/statistics', { month })}">${text.allSchemes}</a></p>`
  const chosen = scheme === undefined ? '' : html`<p>${fill(text.schemeOnly, { scheme: only })}</p>!${all}`
  const address = (code: string) => link(context, '/statistics', { month, scheme: code })
  return html`<section><h2>${text.bySchemes}</h2>!${countTable(context, bySchemes(view), { row: address })}</section>
<section><h2>${text.byRegions}</h2>!${chosen}!${regionTable(context, view, cells)}</section>`
}

function schemeName(context: PageContext, view: StatisticsView, code: string): string {
  const name = view.schemes[code]
  return name ? named(context, name) : code
}

/** All regions together. */
function bySchemes(view: StatisticsView): readonly CountView[] {
  const sums = new Map<string, CountView>()
  for (const { scheme, status, family, count } of view.cells) {
    const key = `${family} ${scheme} ${status}`
    const old = sums.get(key)
    const name = view.schemes[scheme] ?? { zh: scheme, en: scheme }
    if (old) old.count += count
    else sums.set(key, { family, scheme: { code: scheme, name }, status, count })
  }
  return [...sums.values()]
}

function regionTable(context: PageContext, view: StatisticsView, cells: readonly Cell[]): string {
  const { openData, organisation } = words(context)
  const text = openData.statistics
  const statuses = STATUSES.filter((status) => cells.some((cell) => cell.status === status))
  // Those without a region come last.
  const regions = [...new Set(cells.map((cell) => cell.region ?? ''))].toSorted((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1,
  )
  const add = (list: readonly Cell[]) => list.reduce((sum, cell) => sum + cell.count, 0).toLocaleString('en-US')
  const rows = regions.slice(0, MOST_REGIONS).map((region) => {
    const own = cells.filter((cell) => (cell.region ?? '') === region)
    const name = view.regions[region]
    const label = region === '' ? text.noRegion : name ? named(context, name) : region
    const numbers = statuses.map(
      (status) =>
        html`<td data-name="${statusText(context, status)}">${add(own.filter((cell) => cell.status === status))}</td>`,
    )
    return html`<tr><th scope="row">${cut(label, 40)}</th>!${numbers}<td data-name="${organisation.total}">${add(own)}</td></tr>`
  })
  const heads = statuses.map((status) => html`<th scope="col">${statusText(context, status)}</th>`)
  return html`<table class="wide"><caption>${text.caption}</caption>
<thead><tr><th scope="col">${text.region}</th>!${heads}<th scope="col">${organisation.total}</th></tr></thead><tbody>!${rows}</tbody></table>`
}

/** The same numbers as a table and for programs: all of them, whatever the page shows. */
function downloads(context: PageContext): string {
  const text = words(context).openData.statistics
  const { month } = context.query
  const query = month === undefined ? '' : `?${new URLSearchParams({ month }).toString()}`
  return html`<ul class="plain links noprint"><li><a href="/statistics.csv${query}">${text.csv}</a></li><li><a href="/api/v1/statistics${query}">${text.json}</a></li><li><a href="${link(context, '/open-data')}">${words(context).openData.title}</a></li></ul>`
}

/** A month that does not exist: said so, with the way to one that does. */
export function noMonthPage(context: PageContext): string {
  const text = words(context).openData.statistics
  const main = html`<h1>${text.title}</h1><p role="alert">${text.noMonth}</p>
<p class="links"><a href="${link(context, '/statistics')}">${text.show}</a></p>`
  return layout(context, { title: text.title, main })
}
