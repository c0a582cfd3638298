import { gapsAt, type Pack, type Standard, type StandardView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { hidden } from './as-of-control.ts'
import { link, named, words, type PageContext } from './context.ts'
import { gapsSection } from './gaps.ts'
import { layout } from './layout.ts'
import { evidenceMark, schemePath, sourceLine, standardPath } from './scheme-words.ts'
import { foreign, withinWeight, type Limits } from './text.ts'

const PAGE = 60

/** The standards that are on file, or those that match what was typed; `from` is the first one of the page. */
export function standardListPage(pack: Pack, found: readonly Standard[], from: number, context: PageContext): string {
  const { standard: text } = words(context).scheme
  const query = context.query['q'] ?? ''
  const shown = found.slice(from, from + PAGE)
  const next = from + PAGE < found.length ? String(from + PAGE) : undefined
  const list =
    found.length === 0
      ? html`<p>${fill(text.none, { query })}</p><p>${text.noneHelp} <a href="${link(context, '/standard')}">${text.all}</a></p>`
      : html`<p>${fill(text.count, { count: found.length })}</p><ul class="plain links">!${shown.map((one) => line(context, one))}</ul>`
  const more =
    next === undefined
      ? ''
      : html`<p class="links"><a href="${link(context, '/standard', { q: query, cursor: next })}">${words(context).search.next}</a></p>`
  const main = html`<h1>${text.title}</h1><p>${text.lead}</p>!${search(context, query)}
!${list}!${more}
!${gapsSection(context, gapsAt(pack.gaps, '/standard'))}`
  return layout(context, { title: text.title, main, index: query === '' })
}

function search(context: PageContext, query: string): string {
  const { standard: text } = words(context).scheme
  return html`<form class="noprint" method="get" action="/standard">!${hidden(context)}
<label for="q">${text.search}</label><input id="q" name="q" value="${query}" maxlength="200"><div><button>${text.button}</button></div></form>`
}

function line(context: PageContext, { number, name, evidence }: Standard): string {
  return html`<li><a href="${link(context, standardPath(number))}"><bdi>${number}</bdi></a> !${name ? html`<small>${named(context, name)}</small>` : ''}!${evidenceMark(context, evidence)}</li>`
}

/** A standard: its editions, what they adopt, and what uses it. */
export function standardPage(pack: Pack, view: StandardView, context: PageContext): string {
  return withinWeight((limits) => draw(pack, view, context, limits))
}

function draw(pack: Pack, view: StandardView, context: PageContext, limits: Limits): string {
  const { standard: text, evidenceHelp } = words(context).scheme
  const title = fill(text.one, { number: view.number })
  const main = html`<h1>${title}</h1>
<p>!${view.name ? html`<b>${named(context, view.name)}</b>` : html`<small>${text.noName}</small>`}</p>
<p>!${sourceLine(context, view.source, view.evidence)}</p>
!${editions(context, view)}
!${uses(context, view, limits)}
<p class="soft">${evidenceHelp}</p>
<p class="links"><a href="${link(context, '/standard')}">${text.all}</a></p>
!${gapsSection(context, gapsAt(pack.gaps, '/standard'))}`
  return layout(context, { title, main, index: true })
}

function editions(context: PageContext, view: StandardView): string {
  const { standard: text, item } = words(context).scheme
  const degrees: Readonly<Record<string, string>> = text.degrees
  const lines = view.editions.map((edition) => {
    const { from, until, adopts } = edition
    const days =
      from === undefined
        ? text.noDays
        : until === undefined
          ? fill(item.since, { from })
          : fill(item.between, { from, until })
    const degree = adopts?.degree === undefined ? '' : html` <small>${degrees[adopts.degree] ?? adopts.degree}</small>`
    const note = edition.note ? html`<br><small>${named(context, edition.note)}</small>` : ''
    const year = edition.number === view.number ? html` <small>${text.noYear}</small>` : ''
    return html`<tr><th scope="row"><bdi>${edition.number}</bdi>!${year}</th><td data-name="${text.adopts}">!${adopts ? html`<bdi>${adopts.number}</bdi>!${degree}` : text.noDays}</td><td data-name="${text.days}">${days}!${note}<br>!${sourceLine(context, edition.source, edition.evidence)}</td></tr>`
  })
  return html`<section><h2>${text.editions}</h2><table class="wide"><thead><tr><th scope="col">${text.edition}</th><th scope="col">${text.adopts}</th><th scope="col">${text.days}</th></tr></thead><tbody>!${lines}</tbody></table></section>`
}

function uses(context: PageContext, view: StandardView, limits: Limits): string {
  const { standard: text, comparison } = words(context).scheme
  if (view.usedBy.length === 0) return html`<section><h2>${text.usedBy}</h2><p>${text.unused}</p></section>`
  const shown = view.usedBy.slice(0, limits.items * 2)
  const rest = view.usedBy.length - shown.length
  const items = shown.map(({ code, name, as }) => {
    const written = as === view.number ? '' : html` <small>${fill(text.usedAs, { number: as })}</small>`
    return html`<li><a href="${link(context, schemePath(code))}">${named(context, name)}</a> <small>${code}</small>!${written}</li>`
  })
  const more = rest > 0 ? html`<p><small>${fill(comparison.more, { count: rest })}</small></p>` : ''
  return html`<section><h2>${text.usedBy}</h2><ul class="plain links">!${items}</ul>!${more}</section>`
}

/** A number that is not on file, with those that look like it. */
export function standardMissingPage(number: string, near: readonly Standard[], context: PageContext): string {
  const { standard: text } = words(context).scheme
  const title = text.missingTitle.replace('{number}', '')
  const list =
    near.length === 0
      ? ''
      : html`<section><h2>${text.near}</h2><ul class="plain links">!${near.map((one) => line(context, one))}</ul></section>`
  const main = html`<h1>!${text.missingTitle
    .split('{number}')
    .map((part) => html`${part}`)
    .join(foreign(number, 80))}</h1>
<p>${text.missingText}</p>!${list}!${search(context, number.slice(0, 200))}
<p class="links"><a href="${link(context, '/standard')}">${text.all}</a></p>`
  return layout(context, { title, main })
}
