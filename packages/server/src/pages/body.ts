import type { BodyView, Family } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { asOfControl, asOfNotice, type AsOfShown } from './as-of-control.ts'
import { named, partyName, words, type PageContext } from './context.ts'
import { period } from './facts.ts'
import { history } from './history.ts'
import { layout } from './layout.ts'
import { mark, type Tone } from './marks.ts'
import { searchBox } from './search-box.ts'
import { cut, listing, withForeign, withinWeight, type Limits } from './text.ts'
import { statusText } from './verdict.ts'

type Grant = BodyView['grants'][number]

/** Scopes of bodies are longer than those of certificates, and shared out among what a body holds. */
const TIMES_ITEMS = 4
const TIMES_ACTS = 2

/** What a body was entitled to on a day, and what happened to it. Credit classes are internal and never shown. */
export function bodyPage(view: BodyView, context: PageContext): string {
  return withinWeight((limits) => draw(view, context, limits))
}

function draw(view: BodyView, context: PageContext, limits: Limits): string {
  const { body, certificate } = words(context)
  const name = partyName(context, view)
  const share = (whole: number) => Math.max(3, Math.floor(whole / Math.max(1, view.grants.length)))
  const most = { items: share(TIMES_ITEMS * limits.items), acts: share(TIMES_ACTS * limits.acts) }
  const main = html`!${asOfNotice(context, view.asOf)}
<h1>!${withForeign(body.title, { name })}</h1>
<p>!${withForeign(body.number, { number: view.approvalNumber })}</p>
!${banner(context, view)}
<p>${fill(view.grants.length === 0 ? body.none : body.lead, { on: view.asOf.on })}</p>
!${view.grants.map((grant) => grantSection(context, grant, most))}
<p class="soft">${body.certificates}</p>
!${asOfControl(context, view.asOf)}
<details><summary>${certificate.technical.title}</summary><ul class="plain links"><li><a href="${json(context, view)}">${certificate.technical.json}</a></li></ul></details>`
  return layout(context, { title: cut(fill(body.title, { name }), 80), main })
}

function json(context: PageContext, view: BodyView): string {
  const { on, known } = context.query
  const query = new URLSearchParams({ ...(on && { on }), ...(known && { known }) }).toString()
  return `/api/v1/bodies/${encodeURIComponent(view.approvalNumber)}${query === '' ? '' : `?${query}`}`
}

/** In one sentence whether the body could issue on the day. An order to stop business is not a withdrawal. */
function banner(context: PageContext, view: BodyView): string {
  const { body } = words(context)
  const approvals = view.grants.filter((grant) => grant.family === 'approval')
  const stopped = view.grants.some((grant) => grant.status === 'stopped')
  const valid = approvals.some((grant) => grant.status === 'valid')
  const [tone, title, text] = stopped
    ? (['bad', body.stopped, body.stoppedText] as const)
    : valid
      ? (['good', body.good, body.goodText] as const)
      : (['bad', body.noApproval, body.noApprovalText] as const)
  return bannerOf(tone, fill(title, { on: view.asOf.on }), text)
}

function bannerOf(tone: Tone, title: string, text: string): string {
  return html`<section class="banner ${tone}"><h2>!${mark(tone)}<span>${title}</span></h2><p>${text}</p></section>`
}

function grantSection(context: PageContext, grant: Grant, { items, acts }: { items: number; acts: number }): string {
  const { body, family } = words(context)
  const name = family[grant.family as Family] ?? grant.family
  const kind = context.names.kind(grant.kind)
  const facts = [
    html`!${withForeign(body.numberOf, { number: grant.number })}`,
    html`!${withForeign(body.issuer, { issuer: grant.issuer })}`,
    html`${fill(body.status, { status: statusText(context, grant.status), since: grant.statusSince })}`,
    html`${fill(body.validity, { period: period(context, grant.validFrom, grant.validTo) })}`,
  ]
  return html`<section><h2>${name}${kind === name ? '' : ` · ${kind}`}</h2>
<p>!${facts.join(' · ')}</p>
<h3>${body.scope}</h3>
!${scope(context, grant, items)}
!${history(context, grant.history, { most: acts, heading: 'h3' })}</section>`
}

/** What is inside, and the holes: a reduction takes a part out of a whole that stays. */
function scope(context: PageContext, grant: Grant, most: number): string {
  const { body, site } = words(context)
  if (grant.scope.length === 0) return html`<p>${body.noScope}</p>`
  const items = grant.scope
    .slice(0, most)
    .map((item) => html`<li>${cut(named(context, item.name), 100)} <small>${item.code}</small></li>`)
  const rest = grant.scope.length - items.length
  const more = rest > 0 ? html`<p class="soft">${fill(site.more, { count: rest })}</p>` : ''
  return html`<ul>!${items}</ul>!${more}!${holes(context, grant, most)}`
}

function holes(context: PageContext, grant: Grant, most: number): string {
  if (grant.except.length === 0) return ''
  const [before = '', after = ''] = words(context).body.except.split('{items}')
  const names = grant.except.map((item) => `${named(context, item.name)} ${item.code}`)
  return html`<p><b>${before}!${listing(context, names, most, 100)}${after}</b></p>`
}

export function bodyMissingPage(number: string, context: PageContext, asOf?: AsOfShown): string {
  const { body } = words(context)
  const main = html`!${asOf ? asOfNotice(context, asOf) : ''}
<section class="banner warn"><h1>!${mark('warn')}<span>${body.missingTitle}</span></h1>
<p>!${withForeign(body.missingText, { number }, 120)}</p></section>!${searchBox(context, number)}`
  return layout(context, { title: body.missingTitle, main })
}
