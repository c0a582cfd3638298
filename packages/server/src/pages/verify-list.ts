import { MOST_NUMBERS, type Checked, type VerificationView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { hidden } from './as-of-control.ts'
import { certificatePath, link, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { cut, foreign } from './text.ts'
import { reasonText, statusText } from './verdict.ts'

/** The rest is in the files: a page of ten thousand rows helps nobody. */
const MOST_ROWS = 60

export type ListFault = 'none' | 'tooMany' | 'day'

export interface TypedList {
  readonly numbers: string
  readonly on: string
}

/** Paste numbers, choose a day, and see or take away the result; what was typed comes back when something is wrong. */
export function verifyListPage(context: PageContext, typed?: TypedList, fault?: ListFault): string {
  const text = words(context).openData.check
  const most = MOST_NUMBERS.toLocaleString('en-US')
  const main = html`<h1>${text.title}</h1>
<p>${fill(text.lead, { most })}</p>
!${fault === undefined ? '' : html`<p role="alert" class="notice"><b>${faultText(context, fault)}</b></p>`}
!${form(context, typed)}
<p class="soft">${text.signedHelp}</p>
<p class="soft">${fill(text.api, { path: '/api/v1/verifications' })}</p>`
  return layout(context, { title: text.title, main, index: fault === undefined })
}

function faultText(context: PageContext, fault: ListFault): string {
  const { openData, error } = words(context)
  if (fault === 'day') return error.dayText
  return fault === 'none'
    ? openData.check.none
    : fill(openData.check.tooMany, { most: MOST_NUMBERS.toLocaleString('en-US') })
}

function form(context: PageContext, typed?: TypedList): string {
  const text = words(context).openData.check
  return html`<form method="post" action="${link(context, '/verify-list')}">!${hidden(context)}
<label for="numbers">${text.numbers}</label><small id="numbers-hint">${text.numbersHint}</small>
<textarea id="numbers" name="numbers" rows="8" required spellcheck="false" aria-describedby="numbers-hint">${typed?.numbers ?? ''}</textarea>
<label for="on">${text.on}</label><small id="on-hint">${text.onHint}</small>
<input type="date" id="on" name="on" value="${typed?.on ?? ''}" aria-describedby="on-hint">
<div><button name="as" value="page">${text.show}</button><button class="button second" name="as" value="csv">${text.csv}</button><button class="button second" name="as" value="signed">${text.signed}</button></div>
</form>`
}

/** The sums first, then one by one, with a link to the page of each. */
export function listResultPage(view: VerificationView, context: PageContext, typed: TypedList): string {
  const { check: text } = words(context).openData
  const verdicts: Readonly<Record<string, string>> = text.verdicts
  const parts = Object.entries(view.counts).map(([verdict, count]) =>
    fill(text.part, { verdict: verdicts[verdict] ?? verdict, count: count.toLocaleString('en-US') }),
  )
  const count = view.items.length.toLocaleString('en-US')
  const title = fill(text.resultTitle, { on: view.asOf.on })
  const rows = view.items.slice(0, MOST_ROWS).map((item) => row(context, item, view.asOf.on))
  const more = view.items.length > MOST_ROWS ? html`<p class="notice">${fill(text.more, { count: MOST_ROWS })}</p>` : ''
  const main = html`<h1>${title}</h1>
<p><b>${fill(text.summary, { count, parts: parts.join(words(context).site.list) })}</b></p>
!${more}
<table class="wide"><caption>${text.caption}</caption>
<thead><tr><th scope="col">${text.asked}</th><th scope="col">${text.verdict}</th><th scope="col">${text.why}</th></tr></thead>
<tbody>!${rows}</tbody></table>
<section class="noprint"><h2>${text.again}</h2>!${form(context, kept(typed))}</section>`
  return layout(context, { title, main })
}

/** A short list stays in the form, so that its files can be taken with one more press. */
function kept(typed: TypedList): TypedList {
  return typed.numbers.length <= 4000 ? typed : { ...typed, numbers: '' }
}

function row(context: PageContext, item: Checked, on: string): string {
  const { check: text } = words(context).openData
  const verdicts: Readonly<Record<string, string>> = text.verdicts
  const verdict = cut((verdicts[item.verdict] ?? item.verdict).replace(/[：:]$/u, ''), 60)
  const shown = foreign(item.asked, 60)
  const number =
    item.number === undefined
      ? shown
      : html`<a href="${link(context, certificatePath(item.number), { on })}">!${shown}</a>`
  const reasons = (item.reasons ?? [])
    .filter((reason) => reason !== `status-${item.status ?? ''}`)
    .map((reason) => reasonText(context, reason))
  const why = [item.status === undefined ? '' : statusText(context, item.status), ...reasons].filter(
    (part) => part !== '',
  )
  return html`<tr><th scope="row">!${number}</th><td>${verdict}</td><td>${cut(why.join(words(context).site.list), 120)}</td></tr>`
}
