import type { LaboratoryView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { asOfControl, asOfNotice, type AsOfShown } from './as-of-control.ts'
import { partyName, words, type PageContext } from './context.ts'
import { holder } from './facts.ts'
import { grantBanner, grantSections } from './grants.ts'
import { layout } from './layout.ts'
import { mark } from './marks.ts'
import { searchBox } from './search-box.ts'
import { cut, withForeign, withinWeight, type Limits } from './text.ts'

/** What a laboratory was entitled to on a day, under the number that was asked for and all others. */
export function laboratoryPage(view: LaboratoryView, context: PageContext): string {
  return withinWeight((limits) => draw(view, context, limits))
}

function draw(view: LaboratoryView, context: PageContext, limits: Limits): string {
  const { person, certificate } = words(context)
  const text = person.laboratory
  const { on } = view.asOf
  const name = partyName(context, view)
  const asked = view.grants.find((grant) => grant.number === view.number)
  const good = asked?.status === 'valid'
  const title = fill(good ? text.good : text.bad, { on, number: cut(view.number, 60) })
  const region = view.region === undefined ? '' : fill(text.region, { region: context.names.region(view.region) })
  const main = html`!${asOfNotice(context, view.asOf)}
<h1>!${withForeign(text.title, { name })}</h1>
<p>!${holder(context, view)}</p>
<p class="soft">!${withForeign(text.number, { number: view.number })} ${region}</p>
!${grantBanner(good ? 'good' : 'bad', title, good ? text.goodText : text.badText)}
<p>${fill(view.grants.length === 0 ? text.none : text.lead, { on })}</p>
!${grantSections(context, view.grants, limits)}
!${asOfControl(context, view.asOf)}
<details><summary>${certificate.technical.title}</summary><ul class="plain links"><li><a href="${json(context, view)}">${certificate.technical.json}</a></li></ul></details>`
  return layout(context, { title: cut(fill(text.title, { name }), 80), main })
}

function json(context: PageContext, view: LaboratoryView): string {
  const { on, known } = context.query
  const query = new URLSearchParams({ ...(on && { on }), ...(known && { known }) }).toString()
  return `/api/v1/laboratories/${encodeURIComponent(view.number)}${query === '' ? '' : `?${query}`}`
}

export function laboratoryMissingPage(number: string, context: PageContext, asOf: AsOfShown): string {
  const text = words(context).person.laboratory
  const main = html`!${asOfNotice(context, asOf)}
<section class="banner warn"><h1>!${mark('warn')}<span>${text.missingTitle}</span></h1>
<p>!${withForeign(text.missingText, { number }, 120)}</p></section>
!${searchBox(context, number)}`
  return layout(context, { title: text.missingTitle, main })
}
