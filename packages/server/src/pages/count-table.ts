import { STATUSES, type CountView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { named, words, type PageContext } from './context.ts'
import { cut } from './text.ts'
import { statusText } from './verdict.ts'

const MOST_ROWS = 20

/** Where numbers lead: each to its rows, or each scheme to a page of its own. */
export interface CountLinks {
  readonly cell?: (scheme: string, status: string) => string
  readonly row?: (scheme: string) => string
}

/**
 * Trusted HTML: schemes down, the largest first, statuses across, with the sum of each row; a status that nothing has takes
 * no room, and the smallest schemes share the last row.
 */
export function countTable(context: PageContext, counts: readonly CountView[], links: CountLinks = {}): string {
  const { organisation: text } = words(context)
  const statuses = STATUSES.filter((status) => counts.some((one) => one.status === status))
  const schemes = [...new Set(counts.map((one) => one.scheme.code))]
    .map((code) => [code, counts.filter((one) => one.scheme.code === code)] as const)
    .toSorted((a, b) => sum(b[1]) - sum(a[1]))
  const line = (heading: string, own: readonly CountView[], cell?: (status: string) => string) => {
    const cells = statuses.map((status) => {
      const n = sum(own.filter((one) => one.status === status))
      const number = n.toLocaleString('en-US')
      const shown = n > 0 && cell ? html`<a href="${cell(status)}">${number}</a>` : html`${number}`
      return html`<td data-name="${statusText(context, status)}">!${shown}</td>`
    })
    return html`<tr><th scope="row">!${heading}</th>!${cells}<td data-name="${text.total}">${sum(own).toLocaleString('en-US')}</td></tr>`
  }
  const rows = schemes.slice(0, MOST_ROWS).map(([code, own]) => {
    const name = cut(named(context, own[0]?.scheme.name ?? { zh: code, en: code }), 60)
    const heading = links.row ? html`<a href="${links.row(code)}">${name}</a>` : html`${name}`
    const { cell } = links
    return line(heading, own, cell && ((status) => cell(code, status)))
  })
  const rest = schemes.slice(MOST_ROWS)
  if (rest.length > 0) {
    const all = rest.flatMap(([, own]) => own)
    rows.push(line(html`${fill(text.rest, { count: rest.length })}`, all))
  }
  const heads = statuses.map((status) => html`<th scope="col">${statusText(context, status)}</th>`)
  return html`<table class="wide"><caption>${text.countsCaption}</caption>
<thead><tr><th scope="col">${text.scheme}</th>!${heads}<th scope="col">${text.total}</th></tr></thead><tbody>!${rows}</tbody></table>`
}

function sum(counts: readonly CountView[]): number {
  return counts.reduce((all, one) => all + one.count, 0)
}
