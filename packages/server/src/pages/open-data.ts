import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { messages } from '../messages/messages.ts'
import { schemaOrgDatasets } from '../open-data/catalog.ts'
import { DATASETS, LICENCE } from '../open-data/datasets.ts'
import { DOWNLOADS } from '../open-data/limit.ts'
import { link, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { linkedData } from './linked-data.ts'

/** What can be had as a whole, under which licence, and how to ask for another day. */
export function openDataPage(context: PageContext): string {
  const { openData: text } = words(context)
  const main = html`<h1>${text.title}</h1>
<p>${text.lead}</p>
<p>${text.licence} <a href="${LICENCE}" rel="license">${text.licenceLink}</a></p>
!${DATASETS.map(({ id, columns }) => dataset(context, id, columns))}
!${choice(context)}
<p class="soft">${text.formulas}</p>
<p class="soft">${fill(text.limit, { count: DOWNLOADS.perMinute })}</p>
<section><h2>${text.machine}</h2><ul class="plain links">
<li><a href="/open-data/catalog.jsonld">${text.dcat}</a></li>
<li><a href="/docs">${text.api}</a></li>
<li><a href="/feeds/changes.atom">${text.feed}</a></li>
<li><a href="${link(context, '/statistics')}">${text.statistics.title}</a></li>
<li><a href="${link(context, '/verify-list')}">${text.check.title}</a></li></ul></section>
!${linkedData(schemaOrgDatasets(context.publicUrl, messages(context.language).openData))}`
  return layout(context, { title: text.title, main, index: true })
}

function dataset(context: PageContext, id: (typeof DATASETS)[number]['id'], columns: readonly string[]): string {
  const { openData: text } = words(context)
  const file = (format: string) => `/open-data/${id}.${format}`
  return html`<section><h2 id="${id}">${text.datasets[id].title}</h2><p>${text.datasets[id].text}</p>
<p class="links"><a class="button second" href="${file('csv')}">${text.csv}</a> <a class="button second" href="${file('json')}">${text.json}</a></p>
<p class="soft">${fill(text.columns, { columns: columns.join(' ') })}</p></section>`
}

/** Certificates of another day, or of one scheme; each button asks another address with the same fields. */
function choice(context: PageContext): string {
  const { openData: text } = words(context)
  return html`<section class="noprint"><h2>${text.choose}</h2><form method="get" action="/open-data/certificates.csv">
<label for="on">${text.on}</label><input type="date" id="on" name="on" value="${context.today}">
<label for="scheme">${text.scheme}</label><input id="scheme" name="scheme" maxlength="100" autocomplete="off">
<div><button>${text.downloadCsv}</button><button class="button second" formaction="/open-data/certificates.json">${text.downloadJson}</button></div>
</form></section>`
}
