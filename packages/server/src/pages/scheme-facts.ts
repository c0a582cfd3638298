import type { SchemeView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { citations } from './citation.ts'
import { named, words, type PageContext } from './context.ts'
import { evidenceMark, rows, sourceLine, standardLinks } from './scheme-words.ts'

/** Trusted HTML: what is known of a scheme, each fact with how well it is known. */
export function schemeFacts(context: PageContext, view: SchemeView): string {
  const { scheme } = words(context)
  const { facts } = scheme
  const categories: Readonly<Record<string, string>> = scheme.categories
  const list: readonly (readonly [string, string])[] = [
    [facts.code, html`${view.code}`],
    [facts.category, html`${categories[view.category] ?? view.category}`],
    [facts.field, view.field ? html`${named(context, view.field.name)} <small>${view.field.code}</small>` : ''],
    [facts.certificate, html`${context.names.kind(view.certificateKind)}`],
    [facts.validity, validity(context, view)],
    [facts.surveillance, surveillance(context, view)],
    [facts.suspension, suspension(context, view)],
    [facts.unified, unified(context, view)],
    [
      facts.mark,
      view.mark ? html`${named(context, view.mark.value)}!${evidenceMark(context, view.mark.evidence)}` : '',
    ],
    [facts.reports, html`${view.reportCodes.join(', ')}`],
    [facts.standards, standardLinks(context, view.standards, view.evidence)],
    [facts.basis, citations(context, view.basis, { on: view.on, most: 6 })],
    [facts.note, view.note ? html`${named(context, view.note)}` : ''],
  ]
  return html`<section><h2>${facts.title}</h2>!${rows(list)}<p>!${sourceLine(context, view.source, view.evidence)}</p></section>`
}

function validity(context: PageContext, { validityYears }: SchemeView): string {
  if (!validityYears) return ''
  const text = fill(words(context).scheme.years, { count: validityYears.value })
  return html`${text}<br>!${sourceLine(context, validityYears.source, validityYears.evidence)}`
}

function surveillance(context: PageContext, { surveillance: rule }: SchemeView): string {
  if (!rule) return ''
  const { facts } = words(context).scheme
  const parts = [
    rule.firstWithinMonths === undefined ? '' : fill(facts.firstWithin, { months: rule.firstWithinMonths }),
    rule.thenEveryMonths === undefined ? '' : fill(facts.thenEvery, { months: rule.thenEveryMonths }),
    rule.note ? named(context, rule.note) : '',
  ].filter((part) => part !== '')
  return html`!${parts.map((part) => html`${part}<br>`)}!${sourceLine(context, rule.source, rule.evidence)}`
}

function suspension(context: PageContext, { suspension: limit }: SchemeView): string {
  if (!limit) return ''
  const { facts } = words(context).scheme
  const longer = limit.onRequestMaxMonths
  return html`${fill(facts.suspensionMost, { months: limit.maxMonths })}<br>!${longer === undefined ? '' : html`${fill(facts.suspensionRequest, { months: longer })}<br>`}!${sourceLine(context, limit.source, limit.evidence)}`
}

function unified(context: PageContext, { nationallyUnified: fact }: SchemeView): string {
  if (!fact) return ''
  const { facts } = words(context).scheme
  return html`${fact.value ? facts.unifiedYes : facts.unifiedNo}<br>!${sourceLine(context, fact.source, fact.evidence)}`
}

/** Trusted HTML: what a certificate of the scheme rests on, on the day of the page. */
export function schemeNeeds(context: PageContext, view: SchemeView): string {
  const text = words(context)
  const { needs } = text.scheme
  if (view.needs.length === 0)
    return html`<section><h2>${needs.title}</h2><p>${fill(needs.none, { on: view.on })}</p></section>`
  const roles: Readonly<Record<string, string>> = text.role
  const covers: Readonly<Record<string, string>> = needs.covers
  const days: Readonly<Record<string, string>> = needs.days
  const items = view.needs.map(
    (need) =>
      html`<li><b>${roles[need.role] ?? need.role}</b> <small>${days[need.day] ?? ''}; ${covers[need.covers] ?? ''}</small><br><small>!${citations(context, need.basis, { on: view.on })}</small></li>`,
  )
  return html`<section><h2>${needs.title}</h2><p>${fill(needs.lead, { on: view.on })}</p><ul>!${items}</ul></section>`
}
