import type { ActKind, BodyView, GrantView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { asOfControl, asOfNotice, type AsOfShown } from './as-of-control.ts'
import { citations } from './citation.ts'
import { link, partyName, words, type PageContext } from './context.ts'
import { countTable } from './count-table.ts'
import { feedLinks } from './feed-links.ts'
import { familyText, grantBanner, grantSections } from './grants.ts'
import { layout } from './layout.ts'
import { mark } from './marks.ts'
import { searchBox } from './search-box.ts'
import { cut, foreign, withForeign, withinWeight, type Limits } from './text.ts'

/** Acts that put somebody under a limit, or free of one: what an authority publishes as a decision. */
const DECISIONS: ReadonlySet<string> = new Set([
  'reduce',
  'suspend',
  'restore',
  'stop',
  'resume',
  'withdraw',
  'cancel',
  'annul',
])

/** How promptly a body reported within a year; null: nothing at all. */
export interface Reporting {
  readonly acts: number
  /** Day of the last report. */
  readonly last: string
  readonly medianDays: number
  readonly ninetiethDays: number
}

/** What a body was entitled to on a day, and what happened to it. Credit classes are internal and never shown. */
export function bodyPage(view: BodyView, context: PageContext, reporting?: Reporting | null): string {
  return withinWeight((limits) => draw(view, context, limits, reporting))
}

function draw(view: BodyView, context: PageContext, limits: Limits, reporting?: Reporting | null): string {
  const { body, certificate } = words(context)
  const name = partyName(context, view)
  const main = html`!${asOfNotice(context, view.asOf)}
<h1>!${withForeign(body.title, { name })}</h1>
<p>!${withForeign(body.number, { number: view.approvalNumber })}</p>
!${banner(context, view)}
<p>${fill(view.grants.length === 0 ? body.none : body.lead, { on: view.asOf.on })}</p>
!${grantSections(context, view.grants, limits)}
!${numbers(context, view, reporting)}
!${decisions(context, view, limits)}
<p class="soft">${body.certificates}</p>
!${asOfControl(context, view.asOf)}
!${feedLinks(context, { body: view.approvalNumber })}
<details><summary>${certificate.technical.title}</summary><ul class="plain links"><li><a href="${json(context, view)}">${certificate.technical.json}</a></li></ul></details>`
  return layout(context, { title: cut(fill(body.title, { name }), 80), main })
}

function json(context: PageContext, view: BodyView): string {
  const { on, known } = context.query
  const query = new URLSearchParams({ ...(on && { on }), ...(known && { known }) }).toString()
  return `/api/v1/bodies/${encodeURIComponent(view.approvalNumber)}${query === '' ? '' : `?${query}`}`
}

/** In one sentence whether the body could issue on the day. An order to stop business is not a withdrawal. */
function banner(context: PageContext, view: BodyView): string {
  const { body } = words(context)
  const approvals = view.grants.filter((grant) => grant.family === 'approval')
  const stopped = view.grants.some((grant) => grant.status === 'stopped')
  const valid = approvals.some((grant) => grant.status === 'valid')
  const [tone, title, text] = stopped
    ? (['bad', body.stopped, body.stoppedText] as const)
    : valid
      ? (['good', body.good, body.goodText] as const)
      : (['bad', body.noApproval, body.noApprovalText] as const)
  return grantBanner(tone, fill(title, { on: view.asOf.on }), text)
}

/** How many it issued, by scheme and status; each number leads to the list behind it, and its reporting is public. */
function numbers(context: PageContext, view: BodyView, reporting?: Reporting | null): string {
  const { body } = words(context)
  const { on } = view.asOf
  const count = view.total.toLocaleString('en-US')
  const lead = view.total === 0 ? fill(body.noNumbers, { on }) : fill(body.numbersLead, { on, count })
  // The list is that of today: numbers of another day lead nowhere.
  const address = (scheme: string, status: string) =>
    link(context, '/search', { issuer: view.approvalNumber, scheme, status })
  const table = view.total === 0 ? '' : countTable(context, view.counts, on === context.today ? { cell: address } : {})
  return html`<section><h2>${body.numbers}</h2><p>${lead}</p>!${table}!${promptness(context, reporting)}
<p class="links"><a href="${link(context, '/freshness')}">${body.freshness}</a></p></section>`
}

/** Only today is told: how promptly somebody reported is no question of another day. */
function promptness(context: PageContext, reporting: Reporting | null | undefined): string {
  const { body } = words(context)
  if (reporting === undefined) return ''
  if (reporting === null) return html`<p>${body.notReporting}</p>`
  const { acts, last, medianDays: median, ninetiethDays: ninetieth } = reporting
  return html`<p>${fill(body.reporting, { acts: acts.toLocaleString('en-US'), last, median, ninetieth })}</p>`
}

/** What was decided about what it holds, latest first, each with its legal basis; a grant itself is no decision in this sense. */
function decisions(context: PageContext, view: BodyView, limits: Limits): string {
  const { body, site } = words(context)
  const all = view.grants
    .flatMap((grant) => grant.history.filter((entry) => DECISIONS.has(entry.act)).map((entry) => ({ grant, entry })))
    .toSorted((a, b) => b.entry.seq - a.entry.seq)
  const items = all.slice(0, limits.acts).map((one) => decision(context, one))
  const rest = all.length - items.length
  const more = rest > 0 ? html`<p class="soft">${fill(site.more, { count: rest })}</p>` : ''
  const content = all.length === 0 ? html`<p>${body.noDecisions}</p>` : html`<ul class="plain">!${items}</ul>!${more}`
  return html`<section><h2>${body.decisions}</h2><p class="soft">${body.decisionsHelp}</p>!${content}</section>`
}

function decision(
  context: PageContext,
  { grant, entry }: { readonly grant: GrantView; readonly entry: GrantView['history'][number] },
): string {
  const { act } = words(context)
  const about = `${familyText(context, grant.family)} ${cut(grant.number, 60)}`
  const law = citations(context, entry.basis, { on: entry.effective })
  return html`<li><b>${act[entry.act as ActKind] ?? entry.act}</b> <span class="day">${entry.effective}</span> !${foreign(about)}!${law === '' ? '' : `<br><small>${law}</small>`}</li>`
}

export function bodyMissingPage(number: string, context: PageContext, asOf?: AsOfShown): string {
  const { body } = words(context)
  const main = html`!${asOf ? asOfNotice(context, asOf) : ''}
<section class="banner warn"><h1>!${mark('warn')}<span>${body.missingTitle}</span></h1>
<p>!${withForeign(body.missingText, { number }, 120)}</p></section>
!${searchBox(context, number)}`
  return layout(context, { title: body.missingTitle, main })
}
