import {
  gapsAt,
  nextChangeAfter,
  type Day,
  type Gap,
  type ItemProcedure,
  type ItemView,
  type Scheme,
  type SchemeItem,
} from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { asOfNotice, hidden } from './as-of-control.ts'
import { link, named, words, type PageContext } from './context.ts'
import { gapsSection } from './gaps.ts'
import { layout } from './layout.ts'
import { dayForm, evidenceMark, rows, schemePath, sourceLine, standardLinks } from './scheme-words.ts'

export interface ItemShown {
  readonly scheme: Scheme
  readonly item: SchemeItem
  readonly view: ItemView
  readonly on: Day
  readonly gaps: readonly Gap[]
}

/** One item of a catalogue: since when, until when, by which procedure on which days, against which standards. */
export function schemeItemPage(shown: ItemShown, context: PageContext): string {
  const { scheme, item, view, on } = shown
  const { item: text, list } = words(context).scheme
  const name = named(context, view.name)
  const title = `${name} (${item.code.slice(item.code.lastIndexOf('/') + 1)})`
  const next = nextChangeAfter(item, on)
  const main = html`!${asOfNotice(context, { on, known: null })}
<h1>${title}</h1>
<p class="links"><a href="${link(context, schemePath(scheme.code), { on: context.query['on'] })}">${named(context, scheme.name)}</a></p>
<section><h2>${list.title}</h2>!${rows(facts(shown, context))}
!${next === undefined ? '' : html`<p><a href="${link(context, schemePath(item.code), { on: next })}">${fill(text.nextChange, { on: next })}</a></p>`}
<p>!${sourceLine(context, view.source, view.evidence)}</p></section>
!${procedures(shown, context)}
<p class="noprint"><a class="button" href="${link(context, '/route', { item: item.code, on: context.query['on'] })}">${text.route}</a></p>
!${dayForm(context, on, hidden(context))}
<p class="soft">${words(context).scheme.evidenceHelp}</p>
!${gapsSection(context, gapsAt(shown.gaps, `/scheme/${item.code}`))}`
  return layout(context, { title, main, index: context.query['on'] === undefined })
}

function facts({ scheme, item, view, on }: ItemShown, context: PageContext): readonly (readonly [string, string])[] {
  const { item: text, facts: of } = words(context).scheme
  const former = (item.formerNames ?? []).map(
    ({ name, from, until }) => html`${named(context, name)} <small>${span(context, { from, until })}</small>`,
  )
  const standards = standardLinks(context, view.standards, view.standardsEvidence)
  return [
    [text.code, html`${item.code}`],
    [fill(text.membership, { on }), html`<b>${membership(context, scheme, view)}</b>`],
    [text.days, item.during.map((period) => days(context, period)).join('<br>')],
    [text.place, place(context, view)],
    [text.rule, view.rule ? html`${view.rule.value}!${evidenceMark(context, view.rule.evidence)}` : ''],
    [text.standards, standards === '' && scheme.procedures ? html`<small>${text.noStandards}</small>` : standards],
    [text.names, former.join('<br>')],
    [of.note, view.note ? html`${named(context, view.note)}` : ''],
  ]
}

/** Where nothing is ever mandatory, what is taken is voluntary. */
function membership(context: PageContext, scheme: Scheme, view: ItemView): string {
  const { scheme: text, route } = words(context)
  if (view.membership === 'accepted' && !scheme.procedures)
    return fill(route.answer.voluntary, { name: named(context, scheme.name) })
  return text.item.memberships[view.membership]
}

function days(context: PageContext, period: ItemView['during'][number]): string {
  const { item: text } = words(context).scheme
  const parts = [
    fill(period.atEarliest ? text.earliest : text.from, { from: period.from }),
    period.mandatoryFrom === undefined ? '' : fill(text.mandatory, { from: period.mandatoryFrom }),
    period.until === undefined ? '' : fill(text.until, { until: period.until }),
  ]
  return html`${parts.filter((part) => part !== '').join(words(context).site.list)}`
}

function place(context: PageContext, { listed }: ItemView): string {
  if (!listed) return ''
  const { item: text, list } = words(context).scheme
  const { category, edition, kind } = listed
  if (!category) return html`${list.noCategory}`
  const where = fill(list.category, { number: category.number, name: named(context, category.name) })
  return html`${fill(text.edition, { edition, kind })}<br><small>${where}</small>`
}

function span(
  context: PageContext,
  { from, until }: { readonly from: string; readonly until?: string | undefined },
): string {
  const { item: text } = words(context).scheme
  return until === undefined ? fill(text.since, { from }) : fill(text.between, { from, until })
}

function procedures({ scheme, item }: ItemShown, context: PageContext): string {
  const { item: text } = words(context).scheme
  const all = item.procedures ?? []
  if (all.length === 0) {
    return scheme.procedures ? '' : html`<section><h2>${text.procedures}</h2><p>${text.noProcedure}</p></section>`
  }
  const lines = all.map((known) => procedureRow(context, scheme, known))
  return html`<section><h2>${text.procedures}</h2><table class="wide"><caption>${text.procedureCaption}</caption>
<thead><tr><th scope="col">${text.procedure}</th><th scope="col">${text.period}</th></tr></thead><tbody>!${lines}</tbody></table></section>`
}

function procedureRow(context: PageContext, scheme: Scheme, known: ItemProcedure): string {
  const { item: text } = words(context).scheme
  const procedure = scheme.procedures?.find(({ code }) => code === known.procedure)
  const name = procedure ? named(context, procedure.name) : known.procedure
  const only = known.only ? html`<br><small>${fill(text.onlyFor, { part: named(context, known.only) })}</small>` : ''
  const closed =
    known.closedFrom === undefined ? '' : html`<br><small>${fill(text.closed, { from: known.closedFrom })}</small>`
  return html`<tr><th scope="row">${name}!${only}</th><td data-name="${text.period}">${span(context, known)}!${closed}<br>!${sourceLine(context, known.source, known.evidence)}</td></tr>`
}
