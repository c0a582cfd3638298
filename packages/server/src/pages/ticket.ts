import type { TicketView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { hidden } from './as-of-control.ts'
import { citations } from './citation.ts'
import { certificatePath, link, named, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { mark } from './marks.ts'
import { daysBetween, withForeign } from './text.ts'

/** The answer to a report: its number, its clock, and the key, which no later page shows again. */
export function ticketOpenedPage(ticket: TicketView, about: string, context: PageContext): string {
  const { ticket: text } = words(context)
  const done = fill(text.doneText, { number: ticket.number, opened: ticket.opened })
  const main = html`<section class="banner good"><h1>!${mark('good')}<span>${text.doneTitle}</span></h1><p>${done}</p></section>
!${clock(context, ticket)}
!${ticket.followKey === undefined ? '' : key(context, ticket.number, ticket.followKey)}
<p class="links"><a href="${link(context, certificatePath(about))}">${text.backToCertificate}</a></p>`
  return layout(context, { title: text.doneTitle, main })
}

function key(context: PageContext, number: string, followKey: string): string {
  const { ticket: text } = words(context)
  const follow = link(context, `/ticket/${encodeURIComponent(number)}`, { key: followKey })
  return html`<section class="panel"><h2>${text.keyTitle}</h2><p>${text.key}</p><p class="key">${followKey}</p><p>${text.keyKeep}</p>
<p class="noprint"><a class="button second" href="${follow}">${text.follow}</a></p></section>`
}

/** How far a reported problem is. */
export function ticketPage(ticket: TicketView, context: PageContext): string {
  const { ticket: text } = words(context)
  const title = fill(text.followTitle, { number: ticket.number })
  const main = html`<h1>${title}</h1>
<dl><div><dt>${text.state}</dt><dd>${named(context, ticket.state.name)}</dd></div><div><dt>${text.opened}</dt><dd>${ticket.opened}</dd></div></dl>
!${clock(context, ticket)}`
  return layout(context, { title, main })
}

/** Asks for the key; says nothing about whether the number exists. */
export function ticketKeyPage(number: string, context: PageContext, wrong: boolean): string {
  const { ticket: text } = words(context)
  const title = wrong ? text.notFoundTitle : fill(text.followTitle, { number })
  const main = html`<h1>${title}</h1>!${wrong ? html`<p>${text.notFound}</p>` : ''}
<form method="get" action="${context.path}">!${hidden(context)}
<label for="key">${text.askKey}</label><input id="key" name="key" autocomplete="off" spellcheck="false" required>
<div><button>${text.follow}</button></div></form>`
  return layout(context, { title, main })
}

/** The time limit in words first; a day that rests on a calendar not yet published says that it is provisional. */
function clock(context: PageContext, ticket: TicketView): string {
  const { ticket: text, site } = words(context)
  const label = ticket.clockName
    ? fill(site.colon, { label: text.due, value: named(context, ticket.clockName) })
    : text.due
  const due = ticket.due === null ? text.noDue : dueText(context, ticket.due)
  const provisional =
    ticket.provisional && ticket.due !== null
      ? html`<br><small>${fill(text.provisional, { year: ticket.due.slice(0, 4) })}</small>`
      : ''
  return html`<dl><div><dt>${label}</dt><dd><b>${due}</b>!${provisional}!${limitBasis(context, ticket)}!${movedDays(context, ticket)}</dd></div></dl>`
}

/** Why the day is not the one that was told before. */
function movedDays(context: PageContext, { moved = [] }: TicketView): string {
  const { ticket: text } = words(context)
  return moved
    .filter(({ was, became }) => was !== null && was !== became)
    .map(({ was, became, source }) => {
      const days = fill(text.moved, { was: was ?? '', became, source: '{source}' })
      return html`<br><small>!${withForeign(days, { source }, 120)}</small>`
    })
    .join('')
}

/** The law that sets the limit, as it was when the matter was opened. */
function limitBasis(context: PageContext, { basis = [], opened }: TicketView): string {
  const law = citations(context, basis, { on: opened })
  return law === '' ? '' : html`<br><small>!${law}</small>`
}

function dueText(context: PageContext, due: string): string {
  const { ticket: text } = words(context)
  const left = daysBetween(context.today, due)
  if (left === 0) return fill(text.dueToday, { due })
  return left > 0 ? fill(text.dueLeft, { due, days: left }) : fill(text.duePast, { due, days: -left })
}
