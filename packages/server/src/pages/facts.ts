import type { CertificateView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import {
  bodyPath,
  certificatePath,
  link,
  named,
  organisationPath,
  partyName,
  words,
  type PageContext,
} from './context.ts'
import { cut, foreign, listing, ROOMY, type Limits } from './text.ts'
import { statusText } from './verdict.ts'

/** So many models can be compared with a nameplate at a glance. */
const MOST_TO_COMPARE = 4

/** What to compare with the thing in hand: a true certificate may lie beside another product. */
export function whatToCheck(context: PageContext, view: CertificateView): string {
  const { certificate, site } = words(context)
  const { check } = certificate
  const points: string[] = []
  if (view.models.length > MOST_TO_COMPARE) points.push(html`${check.modelsMany}`)
  else if (view.models.length > 0) {
    const [before = '', after = ''] = check.models.split('{models}')
    const models = view.models.map((model) => `<b>${foreign(model, 80)}</b>`).join(html`${site.or}`)
    points.push(html`${before}!${models}${after}`)
  }
  if (view.factory) points.push(html`${check.factory}`)
  if (view.models.length === 0 && view.scope.length > 0) points.push(html`${check.scope}`)
  if (view.sites.length > 0) points.push(html`${check.sites}`)
  points.push(html`${check.holder}`)
  const items = points.map((point) => `<li>${point}</li>`)
  return html`<section class="panel"><h2>${check.title}</h2><ul>!${items}</ul></section>`
}

/** What the certificate says, as of the day of the page. */
export function facts(context: PageContext, view: CertificateView, limits: Limits = ROOMY): string {
  const say = (value: string) => foreign(value, limits.text)
  const list = (values: readonly string[]) => listing(context, values, limits.items, Math.min(100, limits.text))
  const { facts: text } = words(context).certificate
  const rows: readonly (readonly [string, string])[] = [
    [text.number, html`<b>!${say(view.number)}</b>`],
    [text.kind, html`${context.names.kind(view.kind)}`],
    [text.status, html`${statusLine(context, view)}`],
    [text.holder, holder(context, view.holder, limits.text, organisationOf(context, view.holder))],
    [text.formerName, view.holderFormerName ? say(view.holderFormerName) : ''],
    [text.region, view.holder.region ? say(context.names.region(view.holder.region)) : ''],
    [text.product, view.product ? say(view.product) : ''],
    [text.models, list(view.models)],
    [text.scheme, say(named(context, view.scheme.name))],
    [text.procedure, view.procedure ? say(named(context, view.procedure.name)) : ''],
    [text.scope, list(view.scope.map((item) => named(context, item.name)))],
    [text.scopeText, view.scopeText ? say(view.scopeText) : ''],
    [text.mode, view.mode ? say(view.mode) : ''],
    [text.standards, list(view.standards)],
    [text.manufacturer, maker(context, view.manufacturer, view.manufacturerId, limits.text)],
    [text.factory, maker(context, view.factory, view.factoryId, limits.text)],
    [text.factoryAddress, view.factoryAddress ? say(view.factoryAddress) : ''],
    [text.sites, list(view.sites)],
    // Nobody else issued a declaration.
    [text.issuer, view.family === 'declaration' ? '' : issuer(context, view.issuer, limits.text)],
    [text.accreditation, accreditation(context, view)],
    [text.valid, html`${period(context, view.validFrom, view.validTo)}`],
    [text.firstIssued, view.firstIssued ? html`${view.firstIssued}` : ''],
    [text.main, view.main ? certificateLink(context, view.main) : ''],
    [text.predecessor, predecessor(context, view)],
  ]
  const shown = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>!${value}</dd></div>`)
  return html`<section><h2>${text.title}</h2><dl>!${shown}</dl></section>`
}

function statusLine(context: PageContext, view: CertificateView): string {
  const { statusSince } = words(context).certificate.facts
  return fill(statusSince, { status: statusText(context, view.status), since: view.statusSince })
}

type Holder = CertificateView['holder']

/** Where everything that an organisation holds is listed; only whoever carries a code has such a page. */
function organisationOf(context: PageContext, party: Pick<Holder, 'identifiers'>): string | undefined {
  const [identifier] = party.identifiers
  const { on, known } = context.query
  return identifier && link(context, organisationPath(identifier.value), { on, known })
}

/** Two firms of one name are told apart by their identifiers. */
export function holder(
  context: PageContext,
  party: Pick<Holder, 'name' | 'nameEn' | 'identifiers'>,
  longest = ROOMY.text,
  address?: string,
): string {
  const { site } = words(context)
  const name = foreign(partyName(context, party), longest)
  const identifiers = party.identifiers.slice(0, 3).map((identifier) => {
    const label = context.names.identifier(identifier.scheme)
    return html`<br><small>${fill(site.colon, { label: cut(label, 40), value: cut(identifier.value, 60) })}</small>`
  })
  return html`!${address === undefined ? name : html`<a href="${address}">!${name}</a>`}!${identifiers}`
}

function issuer(context: PageContext, party: CertificateView['issuer'], longest: number): string {
  const name = foreign(partyName(context, party), longest)
  if (party.approvalNumber === null) return name
  const address = link(context, bodyPath(party.approvalNumber))
  return html`<a href="${address}">!${name}</a><br><small>!${foreign(party.approvalNumber)}</small>`
}

/** Who made it or where: by name, and by a code where one was reported. */
function maker(
  context: PageContext,
  name: string | undefined,
  identifier: CertificateView['manufacturerId'],
  longest: number,
): string {
  if (name === undefined) return ''
  const party = { name, identifiers: identifier ? [identifier] : [] }
  return holder(context, party, longest, organisationOf(context, party))
}

function accreditation(context: PageContext, { accreditation: claimed }: CertificateView): string {
  if (!claimed) return ''
  const parts = [claimed.mark, claimed.number].filter((part) => part !== undefined)
  return listing(context, parts, parts.length, 80)
}

function certificateLink(context: PageContext, number: string): string {
  return html`<a href="${link(context, certificatePath(number))}">!${foreign(number)}</a>`
}

/** Days of validity in words; the last day is included. */
export function period(context: PageContext, from: string, to: string | null): string {
  const text = words(context).certificate.facts
  return to === null ? fill(text.openPeriod, { from }) : fill(text.period, { from, to })
}

function predecessor(context: PageContext, view: CertificateView): string {
  if (!view.predecessor) return ''
  const { number, relation } = view.predecessor
  const text = words(context).certificate.facts
  const how = relation === 'transferred' ? text.transferred : text.replaced
  return html`!${certificateLink(context, number)} <small>${how}</small>`
}
