import type { GuidanceView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { hidden } from './as-of-control.ts'
import { citations } from './citation.ts'
import { bodyPath, laboratoryPath, link, named, partyName, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { mark } from './marks.ts'
import { dayForm, evidenceMark, rows, schemePath, sourceLine, standardLinks } from './scheme-words.ts'
import { foreign, withinWeight, type Limits } from './text.ts'

/** The answer, as it can be printed, and the offer to keep it. */
export function routeAnswerPage(guidance: GuidanceView, part: string | undefined, context: PageContext): string {
  const { route } = words(context)
  return withinWeight((limits) => {
    const main = html`!${answerSections(guidance, context, limits)}
!${keepForm(guidance, part, context)}
!${dayForm(context, guidance.on, html`!${hidden(context)}<input type="hidden" name="item" value="${guidance.item.code}">!${part === undefined ? '' : html`<input type="hidden" name="part" value="${part}">`}`)}
<p class="links noprint"><a href="${link(context, '/route')}">${route.answer.other}</a></p>`
    return layout(context, { title: headline(guidance, context), main })
  })
}

/** Trusted HTML: everything the answer says. A kept answer is shown by the same words. */
export function answerSections(guidance: GuidanceView, context: PageContext, limits: Limits): string {
  const { route, scheme } = words(context)
  const { answer } = route
  const tone = guidance.membership === 'mandatory' ? 'warn' : 'calm'
  return html`<section class="banner ${tone}"><h1>!${mark(tone)}<span>${headline(guidance, context)}</span></h1>!${days(guidance, context)}</section>
!${changes(guidance, context)}
<section>!${rows(facts(guidance, context))}<p>!${sourceLine(context, guidance.source, guidance.evidence)}</p></section>
!${holders(guidance, context, limits)}
<p class="links"><a href="${link(context, schemePath(guidance.item.code), { on: guidance.on })}">${answer.item}</a></p>
<p class="soft">${answer.notAdvice}</p><p class="soft">${scheme.evidenceHelp}</p>`
}

function headline(guidance: GuidanceView, context: PageContext): string {
  const { answer } = words(context).route
  const values = { name: named(context, guidance.item.name), on: guidance.on }
  if (guidance.membership === 'mandatory') return fill(answer.mandatory, values)
  if (guidance.membership === 'out') return fill(answer.out, values)
  return guidance.mandatoryFrom === undefined ? fill(answer.voluntary, values) : fill(answer.accepted, values)
}

function days(guidance: GuidanceView, context: PageContext): string {
  const { answer } = words(context).route
  const { acceptedFrom, mandatoryFrom, until, on, membership } = guidance
  const lines = [
    acceptedFrom !== undefined && (membership !== 'out' || on < acceptedFrom)
      ? fill(on < acceptedFrom ? answer.outSoon : answer.acceptedFrom, { on: acceptedFrom })
      : '',
    mandatoryFrom !== undefined && membership !== 'out' ? fill(answer.mandatoryFrom, { on: mandatoryFrom }) : '',
    until !== undefined && until <= on ? fill(answer.outLeft, { on: until }) : '',
  ]
  return lines
    .filter((text) => text !== '')
    .map((text) => html`<p>${text}</p>`)
    .join('')
}

function changes({ changesOn, item }: GuidanceView, context: PageContext): string {
  if (changesOn === undefined) return ''
  const { answer } = words(context).route
  const address = link(context, '/route', { item: item.code, part: context.query['part'], on: changesOn })
  return html`<p class="notice" role="note">${fill(answer.changes, { on: changesOn })} <a href="${address}">${answer.seeThen}</a></p>`
}

function facts(guidance: GuidanceView, context: PageContext): readonly (readonly [string, string])[] {
  const { route, scheme } = words(context)
  const { answer } = route
  const procedures = guidance.procedures.map(({ name, leadsTo, closedFrom, evidence }) => {
    const closed =
      closedFrom === undefined ? '' : html`<br><small>${fill(scheme.item.closed, { from: closedFrom })}</small>`
    const end = fill(answer.leadsTo, { kind: context.names.kind(leadsTo) })
    return html`${named(context, name)}!${evidenceMark(context, evidence)}<br><small>${end}</small>!${closed}`
  })
  const { rule } = guidance
  return [
    [answer.procedure, procedures.join('<br>')],
    [answer.rule, rule ? html`${rule.value}!${evidenceMark(context, rule.evidence)}` : ''],
    [answer.standards, standardLinks(context, guidance.standards, guidance.standardsEvidence)],
    [answer.basis, citations(context, guidance.basis, { on: guidance.on, most: 6 })],
    [scheme.facts.note, guidance.note ? html`${named(context, guidance.note)}` : ''],
  ]
}

/** Who may certify and test: said only where the item is in the catalogue. */
function holders(guidance: GuidanceView, context: PageContext, limits: Limits): string {
  if (guidance.membership === 'out') return ''
  const { answer } = words(context).route
  const { on, bodies, bodyCount, laboratories, laboratoryCount } = guidance
  const first =
    bodyCount === null
      ? html`<section><p>${answer.noBodyAsked}</p></section>`
      : section(context, limits, {
          list: bodies,
          title: answer.bodies,
          none: answer.noBodies,
          on,
          count: bodyCount,
          path: bodyPath,
        })
  if (laboratoryCount !== null) {
    const title = answer.laboratories
    return html`!${first}!${section(context, limits, { list: laboratories, title, none: answer.noLaboratories, on, count: laboratoryCount, path: laboratoryPath })}`
  }
  return guidance.procedures.length === 0 ? first : html`!${first}<section><p>${answer.noLaboratoryAsked}</p></section>`
}

interface HolderSection {
  readonly list: GuidanceView['bodies']
  readonly title: string
  readonly none: string
  readonly on: string
  readonly count: number
  readonly path: (number: string) => string
}

function section(context: PageContext, limits: Limits, { list, title, none, on, count, path }: HolderSection): string {
  if (count === 0) return html`<section><p>${fill(none, { on })}</p></section>`
  const shown = list.slice(0, limits.items)
  const items = shown.map(
    (one) =>
      html`<li><a href="${link(context, path(one.number), { on })}">!${foreign(partyName(context, one), limits.text)}</a> <small>${one.number}</small></li>`,
  )
  const rest = count - shown.length
  const more = rest > 0 ? html`<p><small>${fill(words(context).route.answer.more, { count: rest })}</small></p>` : ''
  return html`<section><h2>${fill(title, { on, count })}</h2><ul class="plain links">!${items}</ul>!${more}</section>`
}

function keepForm(guidance: GuidanceView, part: string | undefined, context: PageContext): string {
  const { keep, answer } = words(context).route
  return html`<section class="noprint"><h2 id="keep">${keep.title}</h2><p>${keep.text} ${answer.print}</p>
<form method="post" action="${link(context, '/route')}" aria-labelledby="keep">
<input type="hidden" name="item" value="${guidance.item.code}"><input type="hidden" name="on" value="${guidance.on}">!${part === undefined ? '' : html`<input type="hidden" name="part" value="${part}">`}
<div><button>${keep.button}</button></div></form></section>`
}
