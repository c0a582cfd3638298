import { STATUSES, type CountView } from '@zhengheng/core'
import { html } from 'ghtml'
import { named, words, type PageContext } from './context.ts'
import { cut } from './text.ts'
import { statusText } from './verdict.ts'

const MOST_ROWS = 40

/**
 * Trusted HTML: schemes down, statuses across, with the sum of each row; a status that nothing has takes no room. Each number
 * leads to its rows by `address`, or each scheme by `rowAddress`.
 */
export function countTable(
  context: PageContext,
  counts: readonly CountView[],
  address?: (scheme: string, status: string) => string,
  rowAddress?: (scheme: string) => string,
): string {
  const { organisation: text } = words(context)
  const statuses = STATUSES.filter((status) => counts.some((one) => one.status === status))
  const schemes = new Map(counts.map((one) => [one.scheme.code, one.scheme.name]))
  const cell = (scheme: string, status: string) => {
    const n = sum(counts.filter((one) => one.scheme.code === scheme && one.status === status))
    const number = n.toLocaleString('en-US')
    const shown = n > 0 && address ? html`<a href="${address(scheme, status)}">${number}</a>` : html`${number}`
    return html`<td class="day" data-name="${statusText(context, status)}">!${shown}</td>`
  }
  const rows = [...schemes].slice(0, MOST_ROWS).map(([code, name]) => {
    const whole = sum(counts.filter((one) => one.scheme.code === code)).toLocaleString('en-US')
    return html`<tr><th scope="row">!${rowAddress ? html`<a href="${rowAddress(code)}">${cut(named(context, name), 60)}</a>` : html`${cut(named(context, name), 60)}`}</th>!${statuses.map((status) => cell(code, status))}<td class="day" data-name="${text.total}">${whole}</td></tr>`
  })
  const heads = statuses.map((status) => html`<th scope="col">${statusText(context, status)}</th>`)
  return html`<table class="wide"><caption>${text.countsCaption}</caption>
<thead><tr><th scope="col">${text.scheme}</th>!${heads}<th scope="col">${text.total}</th></tr></thead><tbody>!${rows}</tbody></table>`
}

function sum(counts: readonly CountView[]): number {
  return counts.reduce((all, one) => all + one.count, 0)
}
