import type { PackView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { packView } from '../packs/view.ts'
import { named, words, type PageContext } from './context.ts'
import { gapsSection } from './gaps.ts'
import { layout } from './layout.ts'
import { cut, foreign, withinWeight, type Limits } from './text.ts'
import type { PageAnswer, Visit } from './visit.ts'

export async function answerPack({ services, page }: Visit): Promise<PageAnswer> {
  return { status: 200, html: packPage(await packView(services), page) }
}

/** Which pack the register works under: its version and digest, what its facts rest on, and what it lacks. */
export function packPage(view: PackView, context: PageContext): string {
  return withinWeight((limits) => draw(view, context, limits))
}

function draw(view: PackView, context: PageContext, limits: Limits): string {
  const { pack } = words(context)
  const title = fill(pack.title, { name: named(context, view.name) })
  const main = html`<h1>${title}</h1>
<p>${pack.lead}</p>
<p><b>${view.code}</b> · ${fill(pack.version, { version: view.version })}</p>
<p class="soft">${pack.digest}: <code>${view.digest}</code></p>
!${view.gaps.length === 0 ? html`<h2>${pack.gaps}</h2><p>${pack.gapsNone}</p>` : gapsSection(context, view.gaps)}
!${evidence(context, view)}
!${calendar(context, view, limits)}
!${counts(context, view)}
!${history(context, view, limits)}
<p><a href="/api/v1/pack">${pack.json}</a></p>`
  return layout(context, { title, main, index: true })
}

function partName(context: PageContext, part: string): string {
  const names: Readonly<Record<string, string>> = words(context).pack.parts
  return names[part] ?? part
}

function evidence(context: PageContext, view: PackView): string {
  const { pack } = words(context)
  const rows = view.evidence.map(
    ({ part, confirmed, recalled }) =>
      html`<tr><th scope="row">${partName(context, part)}</th><td>${confirmed + recalled}</td><td>${confirmed}</td><td>${recalled}</td></tr>`,
  )
  return html`<section><h2>${pack.evidence}</h2><p class="soft">${pack.evidenceText}</p>
<table><thead><tr><th scope="col">${pack.part}</th><th scope="col">${pack.total}</th><th scope="col">${pack.confirmed}</th><th scope="col">${pack.recalled}</th></tr></thead><tbody>!${rows}</tbody></table></section>`
}

function calendar(context: PageContext, view: PackView, limits: Limits): string {
  const { pack } = words(context)
  const rows = view.calendar.years.slice(-limits.items).map(({ year, workingDays, source, published }) => {
    const from =
      source === undefined
        ? html`${pack.fromPack}`
        : foreign(fill(pack.loaded, { source: cut(source, limits.text), published: published ?? '' }))
    return html`<tr><th scope="row">${year}</th><td>${workingDays}</td><td>!${from}</td></tr>`
  })
  return html`<section><h2>${pack.calendar}</h2><p>${fill(pack.publishedUntil, { on: view.calendar.publishedUntil })}</p>
<table><thead><tr><th scope="col">${pack.year}</th><th scope="col">${pack.workingDays}</th><th scope="col">${pack.origin}</th></tr></thead><tbody>!${rows}</tbody></table></section>`
}

function counts(context: PageContext, view: PackView): string {
  const { pack } = words(context)
  const rows = Object.entries(view.counts).map(
    ([part, count]) => html`<tr><th scope="row">${partName(context, part)}</th><td>${count}</td></tr>`,
  )
  return html`<section><h2>${pack.counts}</h2><table><thead><tr><th scope="col">${pack.part}</th><th scope="col">${pack.count}</th></tr></thead><tbody>!${rows}</tbody></table></section>`
}

function history(context: PageContext, view: PackView, limits: Limits): string {
  const { pack } = words(context)
  const lines = view.history
    .slice(0, limits.acts)
    .map(
      ({ recordedAt, version, seq }) =>
        html`<li>${fill(pack.historyLine, { on: recordedAt.slice(0, 10), version, seq })}</li>`,
    )
  const list = lines.length === 0 ? html`<p>${pack.historyNone}</p>` : html`<ol reversed>!${lines}</ol>`
  return html`<section><h2>${pack.history}</h2>!${list}</section>`
}
