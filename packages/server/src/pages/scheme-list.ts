import { CATEGORIES, gapsAt, type Pack, type Scheme } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { link, named, words, type PageContext } from './context.ts'
import { gapsSection } from './gaps.ts'
import { layout } from './layout.ts'
import { evidenceMark, schemePath } from './scheme-words.ts'

/** All schemes, by category. */
export function schemeListPage(pack: Pack, context: PageContext): string {
  const { scheme } = words(context)
  const sections = CATEGORIES.map((category) => {
    const items = pack.schemes.filter((known) => known.category === category).map((known) => line(context, known))
    return items.length === 0
      ? ''
      : html`<section><h2>${scheme.categories[category]}</h2><ul class="plain links">!${items}</ul></section>`
  })
  const main = html`<h1>${scheme.title}</h1><p>${scheme.lead}</p>
<p class="links noprint"><a href="${link(context, '/route')}">${scheme.find}</a><br><a href="${link(context, '/standard')}">${scheme.standards}</a></p>
<p class="soft">${scheme.evidenceHelp}</p>
!${sections}
!${gapsSection(context, gapsAt(pack.gaps, '/scheme'))}
<p><a href="/api/v1/schemes">JSON</a> <a href="/api/v1/schemes?format=csv">CSV</a></p>`
  return layout(context, { title: scheme.title, main, index: true })
}

function line(context: PageContext, known: Scheme): string {
  const { scheme } = words(context)
  const years = known.validityYears ? fill(scheme.years, { count: known.validityYears.value }) : ''
  return html`<li><a href="${link(context, schemePath(known.code))}">${named(context, known.name)}</a> <small>${known.code} ${years}</small>!${evidenceMark(context, known.evidence)}</li>`
}
