import type { HintView } from '@zhengheng/core'
import { html } from 'ghtml'
import { asOfNotice, type AsOfShown } from './as-of-control.ts'
import { certificatePath, link, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { mark } from './marks.ts'
import { searchBox } from './search-box.ts'
import { hintsSection } from './search-hints.ts'
import { foreign, withForeign } from './text.ts'

export interface Missing {
  readonly number: string
  readonly code: 'never-reported' | 'malformed-number' | 'similar-exist'
  /** Numbers that differ by little and exist. */
  readonly similar: readonly string[]
  /** What the register can tell of the number itself. */
  readonly hints?: readonly HintView[]
}

/** Not found is not fake: what may be the reason, what is near, what to do. */
export function missingPage(missing: Missing, context: PageContext, asOf?: AsOfShown): string {
  const { missing: text } = words(context)
  const malformed = missing.code === 'malformed-number'
  const title = malformed ? text.malformedTitle : text.title
  const report = link(context, `${certificatePath(missing.number)}/report-problem`)
  const main = html`!${asOf ? asOfNotice(context, asOf) : ''}
<section class="banner warn"><h1>!${mark('warn')}<span>${title}</span></h1>
<p>!${withForeign(malformed ? text.malformed : text.sentence, { number: missing.number }, 120)}</p></section>
!${nearMatches(context, missing.similar)}
<section><h2>${text.reasons}</h2>!${hintsSection(context, missing.hints ?? [])}<ul>
<li>${text.typed}</li>!${malformed ? '' : html`<li>${text.notReported}</li><li>${text.foreign}</li><li>${text.notPublic}</li>`}</ul></section>
<section><h2>${text.next}</h2><p>${text.askIssuer}</p><p class="links"><a href="${link(context, '/help')}">${words(context).search.help}</a></p></section>
<section class="noprint"><h2>${text.again}</h2>!${searchBox(context, missing.number)}
<p><a class="button second" href="${report}">${text.report}</a></p></section>`
  return layout(context, { title, main })
}

/** Certificates whose numbers are easily taken for the one that was asked for. */
function nearMatches(context: PageContext, similar: readonly string[]): string {
  if (similar.length === 0) return ''
  const items = similar
    .slice(0, 10)
    .map((number) => html`<li><a href="${link(context, certificatePath(number))}">!${foreign(number)}</a></li>`)
  return html`<section><h2>${words(context).missing.similar}</h2><ul class="plain links">!${items}</ul></section>`
}
