import { NO_PART, type CandidateView, type Day, type GuidanceView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { hidden } from './as-of-control.ts'
import { link, named, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { schemePath } from './scheme-words.ts'
import { foreign, withForeign } from './text.ts'

/** The first question: what is the product, and for which day. */
export function routeStartPage(on: Day, context: PageContext): string {
  const { route } = words(context)
  const main = html`<h1>${route.title}</h1><p>${route.lead}</p>
!${step(context, 1)}!${describeForm(context, '', on)}`
  return layout(context, { title: route.title, main, index: true })
}

function step(context: PageContext, number: number): string {
  return html`<p class="soft">${fill(words(context).route.steps, { step: number })}</p>`
}

function describeForm(context: PageContext, query: string, on: Day): string {
  const { route } = words(context)
  const given = on === context.today ? '' : on
  return html`<form method="get" action="/route">!${hidden(context)}
<label for="q">${route.describe}</label><small id="q-hint">${route.describeHint}</small>
<input id="q" name="q" value="${query}" maxlength="200" required aria-describedby="q-hint">
<label for="on">${route.day}</label><small id="on-hint">${route.dayHint}</small>
<input type="date" id="on" name="on" value="${given}" aria-describedby="on-hint">
<div><button>${route.button}</button></div></form>`
}

/** The second question: which of these; or that nothing is like it, and what to do. */
export function candidatesPage(query: string, found: readonly CandidateView[], on: Day, context: PageContext): string {
  const { route } = words(context)
  const isNone = found.length === 0
  const isNear = found.some(({ by }) => by === 'near-code')
  const lead = isNear ? route.nearCode : route.candidatesLead
  const catalogue = html`<p class="links"><a href="${link(context, '/scheme', { on: context.query['on'] })}">${route.noneOfThese}</a></p>`
  const heading = isNone ? withForeign(route.none, { query }, 80) : html`${route.candidates}`
  const body = isNone
    ? html`<p>${fill(route.noneText, { on })}</p>`
    : html`<p>!${withForeign(lead, { query }, 80)}</p><ul class="plain links">!${found.map((one) => candidate(context, one))}</ul>`
  const main = html`<h1>!${heading}</h1>!${step(context, 2)}
!${body}!${catalogue}
<section class="noprint"><h2>${route.again}</h2>!${describeForm(context, query, on)}</section>`
  return layout(context, { title: isNone ? fill(route.none, { query: query.slice(0, 40) }) : route.candidates, main })
}

function candidate(context: PageContext, { scheme, item, membership }: CandidateView): string {
  const { memberships } = words(context).scheme.item
  const states: Readonly<Record<string, string>> = memberships
  const address = link(context, '/route', { item: item.code, on: context.query['on'] })
  return html`<li><a href="${address}">${named(context, item.name)}</a> <small>${item.code} · ${named(context, scheme.name)} · ${states[membership] ?? ''}</small></li>`
}

/** The third question, only where an item is divided: which part is it. */
export function partsPage(guidance: GuidanceView, context: PageContext): string {
  const { route } = words(context)
  const on = context.query['on']
  const choice = (part: string, text: string) =>
    html`<li><a href="${link(context, '/route', { item: guidance.item.code, part, on })}">${text}</a></li>`
  const main = html`<h1>${route.parts}</h1>!${step(context, 3)}
<p><a href="${link(context, schemePath(guidance.item.code), { on })}">!${foreign(named(context, guidance.item.name))}</a></p><p>${route.partsLead}</p>
<ul class="plain links">!${guidance.parts.map((part) => choice(part.zh, named(context, part)))}!${choice(NO_PART, route.noPart)}</ul>`
  return layout(context, { title: route.parts, main })
}
