import type { Fault, HoldingRole, HoldingView, OrganisationView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { asOfControl, asOfNotice, type AsOfShown } from './as-of-control.ts'
import { certificatePath, link, named, organisationPath, partyName, words, type PageContext } from './context.ts'
import { countTable } from './count-table.ts'
import { holder } from './facts.ts'
import { feedLinks } from './feed-links.ts'
import { layout } from './layout.ts'
import { mark } from './marks.ts'
import { searchBox } from './search-box.ts'
import { cut, foreign, withForeign, withinWeight, type Limits } from './text.ts'
import { statusText } from './verdict.ts'

/** An organisation as its certificates have it: names, numbers, one page of what was its own on the day. */
export function organisationPage(view: OrganisationView, context: PageContext): string {
  return withinWeight((limits) => draw(view, context, limits))
}

function draw(view: OrganisationView, context: PageContext, limits: Limits): string {
  const { organisation: text } = words(context)
  const name = partyName(context, view)
  const lead = fill(view.total === 0 ? text.none : text.lead, {
    on: view.asOf.on,
    count: view.total.toLocaleString('en-US'),
  })
  const region = view.region === undefined ? '' : fill(text.region, { region: context.names.region(view.region) })
  const main = html`!${asOfNotice(context, view.asOf)}
<h1>!${withForeign(text.title, { name })}</h1>
<p>!${holder(context, view)}</p>
<p class="soft">${region}</p>
<p>${lead}</p>
!${view.counts.length === 0 ? '' : counts(context, view)}
!${view.total === 0 ? '' : list(context, view, limits)}
<p class="links noprint"><a href="${link(context, '/search', { q: cut(view.name, 60) })}">${text.made}</a></p>
!${names(context, view)}
!${asOfControl(context, view.asOf)}
!${feedLinks(context, { organisation: identifierOf(view) })}
<p class="links noprint"><a href="${json(context, view)}">${text.data}</a></p>`
  return layout(context, { title: cut(fill(text.title, { name }), 80), main })
}

/** The identifier that the page's own address had, or the first one. */
function identifierOf(view: OrganisationView): string {
  const [first] = view.identifiers
  return first === undefined ? '' : `${first.scheme}:${first.value}`
}

function own(context: PageContext, change: Readonly<Record<string, string | undefined>>): string {
  const { on, known, status, scheme } = context.query
  return link(context, context.path, { on, known, status, scheme, ...change })
}

function counts(context: PageContext, view: OrganisationView): string {
  const { organisation: text } = words(context)
  const address = (scheme: string, status: string) => own(context, { scheme, status })
  return html`<section><h2>${text.counts}</h2>!${countTable(context, view.counts, { cell: address })}</section>`
}

function list(context: PageContext, view: OrganisationView, limits: Limits): string {
  const { organisation: text, site } = words(context)
  const { status, scheme } = context.query
  const parts = [
    scheme === undefined ? '' : schemeText(context, view, scheme),
    status === undefined ? '' : statusText(context, status),
  ].filter((part) => part !== '')
  const filtered = parts.length > 0
  const title = filtered ? fill(text.listFiltered, { filter: parts.join(site.list) }) : text.list
  const items = view.items.map((item) => row(context, item, limits))
  const all = filtered
    ? html`<p class="links"><a href="${own(context, { status: undefined, scheme: undefined })}">${text.all}</a></p>`
    : ''
  const next =
    view.next === null
      ? ''
      : html`<p><a class="button second" rel="next" href="${own(context, { cursor: view.next })}">${text.next}</a></p>`
  const shown = items.length === 0 ? html`<p>${text.emptyPage}</p>` : html`<ol class="plain">!${items}</ol>`
  return html`<section><h2>${cut(title, 120)}</h2>!${all}!${shown}!${next}</section>`
}

function schemeText(context: PageContext, view: OrganisationView, code: string): string {
  const known = view.counts.find((one) => one.scheme.code === code)
  return known ? named(context, known.scheme.name) : code
}

function row(context: PageContext, item: HoldingView, limits: Limits): string {
  const { organisation: text, family, site } = words(context)
  const until = item.validTo === null ? text.withoutEnd : fill(text.until, { day: item.validTo })
  const roles = item.roles.map((role) => text.role[role as HoldingRole] ?? role).join(site.list)
  const address = link(context, certificatePath(item.number), {
    on: context.query['on'],
    known: context.query['known'],
  })
  const product = item.product === undefined ? '' : html`!${foreign(item.product, Math.min(80, limits.text))} · `
  const kind = family[item.family as 'certificate'] ?? item.family
  return html`<li><h3><a href="${address}">!${foreign(item.number, 80)}</a> ${statusText(context, item.status)}</h3>
<p class="soft">!${product}${kind} · !${foreign(named(context, item.scheme.name), 60)} · ${until}<br>!${withForeign(text.issuer, { issuer: item.issuer }, 60)} · ${fill(text.roles, { roles })}</p></li>`
}

function names(context: PageContext, view: OrganisationView): string {
  if (view.names.length < 2) return ''
  const { organisation: text } = words(context)
  const items = view.names.slice(-12).map((one) => {
    const { name, from, until } = one
    const line = until === null ? text.nameNow : text.nameUntil
    return html`<li>!${withForeign(line, { name, from, until: until ?? '' }, 100)}</li>`
  })
  return html`<section><h2>${text.names}</h2><p class="soft">${text.namesHelp}</p><ul>!${items}</ul></section>`
}

function json(context: PageContext, view: OrganisationView): string {
  const { on, known } = context.query
  const query = new URLSearchParams({ ...(on && { on }), ...(known && { known }) }).toString()
  return `/api/v1/organisations/${encodeURIComponent(identifierOf(view))}${query === '' ? '' : `?${query}`}`
}

export function organisationMissingPage(identifier: string, context: PageContext, asOf: AsOfShown): string {
  const { organisation: text } = words(context)
  const main = html`!${asOfNotice(context, asOf)}
<section class="banner warn"><h1>!${mark('warn')}<span>${text.missingTitle}</span></h1>
<p>!${withForeign(text.missingText, { identifier }, 120)}</p><p>${text.searchInstead}</p></section>
!${searchBox(context, identifier)}`
  return layout(context, { title: text.missingTitle, main })
}

/** One value, several organisations: each under its own kind of code. */
export function ambiguousPage(fault: Fault, context: PageContext): string {
  const { organisation: text } = words(context)
  const identifiers = String(fault.params?.['identifiers'] ?? '').split(' ')
  const items = identifiers.map((one) => {
    const scheme = one.split(':')[0] ?? ''
    return html`<li><a href="${link(context, organisationPath(one))}">${context.names.identifier(scheme)}</a></li>`
  })
  const main = html`<section class="banner warn"><h1>!${mark('warn')}<span>${text.ambiguousTitle}</span></h1>
<p>${text.ambiguousText}</p><ul class="plain links">!${items}</ul></section>!${searchBox(context)}`
  return layout(context, { title: text.ambiguousTitle, main })
}
