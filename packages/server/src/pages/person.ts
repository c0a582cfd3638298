import type { PersonView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { asOfControl, asOfNotice, type AsOfShown } from './as-of-control.ts'
import { words, type PageContext } from './context.ts'
import { grantBanner, grantSections } from './grants.ts'
import { layout } from './layout.ts'
import { mark } from './marks.ts'
import { searchBox } from './search-box.ts'
import { cut, withForeign, withinWeight, type Limits } from './text.ts'

/** A registration number checked: as much as is needed to compare it with the person who shows it. Never indexed. */
export function personPage(view: PersonView, context: PageContext): string {
  return withinWeight((limits) => draw(view, context, limits))
}

function draw(view: PersonView, context: PageContext, limits: Limits): string {
  const { person, certificate } = words(context)
  const { on } = view.asOf
  const asked = view.registrations.find((one) => one.number === view.number)
  const banner =
    asked?.status === 'valid'
      ? grantBanner('good', fill(person.good, { on }), person.goodText)
      : grantBanner('warn', fill(person.bad, { on }), person.badText)
  const name = view.name === null ? html`${person.nameHidden}` : withForeign(person.name, { name: view.name })
  const main = html`!${asOfNotice(context, view.asOf)}
<h1>!${withForeign(person.title, { number: view.number })}</h1>
<p>!${name}</p><p class="soft">${person.why}</p>
!${banner}
<p>${fill(person.lead, { on })}</p>
!${grantSections(context, view.registrations, limits)}
!${asOfControl(context, view.asOf)}
<details><summary>${certificate.technical.title}</summary><ul class="plain links"><li><a href="${json(context, view)}">${certificate.technical.json}</a></li></ul></details>`
  return layout(context, { title: cut(fill(person.title, { number: view.number }), 80), main })
}

function json(context: PageContext, view: PersonView): string {
  const { on, known } = context.query
  const query = new URLSearchParams({ ...(on && { on }), ...(known && { known }) }).toString()
  return `/api/v1/persons/${encodeURIComponent(view.number)}${query === '' ? '' : `?${query}`}`
}

export function personMissingPage(number: string, context: PageContext, asOf: AsOfShown): string {
  const { person } = words(context)
  const main = html`!${asOfNotice(context, asOf)}
<section class="banner warn"><h1>!${mark('warn')}<span>${person.missingTitle}</span></h1>
<p>!${withForeign(person.missingText, { number }, 120)}</p><p>${person.noNames}</p></section>
!${searchBox(context)}`
  return layout(context, { title: person.missingTitle, main })
}
