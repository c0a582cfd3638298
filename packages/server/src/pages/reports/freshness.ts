import { addYears, type Day } from '@zhengheng/core'
import { html } from 'ghtml'
import { read } from '../../db/transact.ts'
import { fill } from '../../messages/fill.ts'
import { reportingWords } from '../../messages/reporting.ts'
import { readFreshness, type Freshness } from '../../reports/freshness/reads.ts'
import { bodyPath, link, partyName, type PageContext } from '../context.ts'
import { layout } from '../layout.ts'
import { foreign, instant } from '../text.ts'
import type { PageAnswer, Visit } from '../visit.ts'

const PAGE = 40
/** What is longer is counted as this. */
const LONGEST = 400

/** How fresh the reports of each body are, over a year: public, because what the register shows is as old as they are. */
export async function answerFreshness({ services, page, caller }: Visit): Promise<PageAnswer> {
  const since = addYears(page.today, -1).slice(0, 8)
  const found = await read(services.db, caller, async (tx) => readFreshness(tx, `${since}01` as Day))
  const from = Number.parseInt(page.query['cursor'] ?? '0', 10)
  return { status: 200, html: freshnessPage(page, found, Number.isInteger(from) && from > 0 ? from : 0) }
}

function freshnessPage(context: PageContext, found: readonly Freshness[], from: number): string {
  const text = reportingWords(context.language)
  const shown = found.slice(from, from + PAGE)
  const left = found.length - from - shown.length
  const { freshColumns: columns } = text
  const rows = shown.map(
    (one) => html`<tr>
<th scope="row">!${bodyLink(context, one)}</th>
<td data-name="${columns.last}" class="day">${instant(context, one.lastReported).slice(0, 10)}</td>
<td data-name="${columns.median}">${days(text.freshDays, one.medianDays)}</td>
<td data-name="${columns.most}">${days(text.freshWithin, one.ninetiethDays)} <small>${fill(text.freshBasis, { count: one.acts })}</small></td></tr>`,
  )
  const table = html`<table class="wide"><thead><tr><th scope="col">${columns.body}</th><th scope="col">${columns.last}</th><th scope="col">${columns.median}</th><th scope="col">${columns.most}</th></tr></thead><tbody>!${rows}</tbody></table>`
  const more =
    left > 0
      ? html`<p>${fill(text.freshMore, { count: left })} <a href="${link(context, '/freshness', { cursor: String(from + PAGE) })}">${text.next}</a></p>`
      : ''
  const main = html`<h1>${text.freshTitle}</h1>
<p>${text.freshLead}</p>
!${shown.length === 0 ? html`<p>${text.freshNone}</p>` : table}!${more}
<p class="soft">${text.freshMeans}</p>`
  return layout(context, { title: text.freshTitle, main, index: true })
}

function days(message: string, count: number): string {
  return fill<string>(message, { days: count >= LONGEST ? `> ${LONGEST - 1}` : count })
}

function bodyLink(context: PageContext, { name, nameEn, approvalNumber }: Freshness): string {
  const shown = foreign(partyName(context, { name, ...(nameEn !== null && { nameEn }) }), 60)
  return approvalNumber === null ? shown : html`<a href="${link(context, bodyPath(approvalNumber))}">!${shown}</a>`
}
