import type { ReportProfile, ReportState } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../../messages/fill.ts'
import { reportingWords, type ReportingWords } from '../../messages/reporting.ts'
import { hidden } from '../as-of-control.ts'
import { link, words, type PageContext } from '../context.ts'
import { layout } from '../layout.ts'
import { foreign, instant } from '../text.ts'
import { MINUTES } from './cookie.ts'

export function reportPath(id: string, rest = ''): string {
  return `/report/${id}${rest}`
}

/** Asks for the key of a body. */
export function keyPage(context: PageContext, fault?: 'keyWrong' | 'keyNotBody' | 'ended'): string {
  const text = reportingWords(context.language)
  const said = fault && fill<string>(text[fault], { minutes: MINUTES })
  const main = html`<h1>${text.title}</h1>
<p>${text.lead}</p>
!${said === undefined ? '' : alert(said)}
<form method="post" action="${link(context, '/report/key')}">
!${hidden(context)}
<h2>${text.keyTitle}</h2>
<label for="key">${text.key}</label><small id="key-hint">${fill(text.keyHint, { minutes: MINUTES })}</small>
<input id="key" name="key" type="password" autocomplete="off" required aria-describedby="key-hint"!${fault && fault !== 'ended' ? ' aria-invalid="true"' : ''}>
<div><button>${text.enter}</button></div>
</form>`
  return layout(context, { title: text.title, main })
}

export interface Entry {
  readonly reports: readonly ReportState[]
  /** Give it as `before` for those that follow. */
  readonly next: string | null
  readonly profiles: readonly ReportProfile[]
  /** Names this upload, so that sending it twice is sending it once. */
  readonly idempotencyKey: string
  /** Megabytes. */
  readonly limit: number
}

/** The form to send a file, the reports of the body, and what it said its headings mean. */
export function entryPage(context: PageContext, entry: Entry, fault?: string): string {
  const text = reportingWords(context.language)
  const main = html`<h1>${text.title}</h1>
<p>${text.lead}</p>
!${fault === undefined ? '' : alert(fault)}
<form method="post" action="${link(context, '/report')}" enctype="multipart/form-data">
!${hidden(context)}
<input type="hidden" name="idempotencyKey" value="${entry.idempotencyKey}">
<h2>${text.reportTitle}</h2>
<p><label><input type="checkbox" name="dryRun" value="true" checked> ${text.dryRun}</label><small>${text.dryRunHint}</small></p>
<label for="file">${text.file}</label><small id="file-hint">${fill(text.fileHint, { limit: entry.limit })}</small>
<input id="file" name="file" type="file" required accept=".xlsx,.xlsm,.csv,.txt,.ndjson,.jsonl" aria-describedby="file-hint"!${fault === undefined ? '' : ' aria-invalid="true"'}>
<div><button>${text.send}</button></div>
</form>
<h2>${text.listTitle}</h2>
!${list(context, text, entry)}
<h2>${text.profilesTitle}</h2>
!${profiles(context, text, entry.profiles)}
<form method="post" action="${link(context, '/report/leave')}"><button class="button second">${text.leave}</button></form>`
  return layout(context, { title: text.title, main })
}

/** Trusted HTML: what went wrong, told at once to readers of screens. */
export function alert(said: string): string {
  return html`<section class="banner bad" role="alert"><p class="tone"><b>${said}</b></p></section>`
}

function list(context: PageContext, text: ReportingWords, { reports, next }: Entry): string {
  if (reports.length === 0) return html`<p>${text.listNone}</p>`
  const { listColumns: columns } = text
  const rows = reports.map(
    (report) => html`<tr>
<th scope="row"><a href="${link(context, reportPath(report.id))}">${report.id}</a> !${foreign(report.fileName ?? '', 60)}</th>
<td data-name="${columns.received}" class="day">${instant(context, new Date(report.receivedAt))}</td>
<td data-name="${columns.state}">${text.states[report.state]}</td>
<td data-name="${columns.counts}">${countsLine(context, text, report)}</td></tr>`,
  )
  const more =
    next === null
      ? ''
      : html`<p class="links"><a href="${link(context, '/report', { before: next })}">${text.older}</a></p>`
  return html`<table class="wide"><thead><tr><th scope="col">${columns.report}</th><th scope="col">${columns.received}</th><th scope="col">${columns.state}</th><th scope="col">${columns.counts}</th></tr></thead><tbody>!${rows}</tbody></table>!${more}`
}

/** The counts of a report in a line; those that are nothing are left out. */
function countsLine(context: PageContext, text: ReportingWords, { counts }: ReportState): string {
  const { site } = words(context)
  const said = (['accepted', 'rejected', 'duplicate', 'flagged'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => fill(site.colon, { label: text.counts[name], value: counts[name] }))
  return said.join(site.list)
}

function profiles(context: PageContext, text: ReportingWords, found: readonly ReportProfile[]): string {
  if (found.length === 0) return html`<p>${text.profilesNone}</p>`
  const items = found.map(
    ({ id, name, headings }) => html`<li><bdi>${fill(text.profileOf, { name, count: headings.length })}</bdi>
<form method="post" action="${link(context, `/report/profiles/${id}/forget`)}"><button class="button second">${fill(text.forget, { name })}</button></form></li>`,
  )
  return html`<ul class="plain">!${items}</ul>`
}
