import type { Family, GrantView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { named, words, type PageContext } from './context.ts'
import { period } from './facts.ts'
import { history } from './history.ts'
import { mark, type Tone } from './marks.ts'
import { cut, listing, withForeign, type Limits } from './text.ts'
import { statusText } from './verdict.ts'

/** Scopes of bodies are longer than those of certificates, and shared out among what a body holds. */
const TIMES_ITEMS = 4
const TIMES_ACTS = 2

/** Everything that somebody holds as of a day, a section for each: facts, scope with its holes, what happened. */
export function grantSections(context: PageContext, grants: readonly GrantView[], limits: Limits): string {
  const share = (whole: number) => Math.max(3, Math.floor(whole / Math.max(1, grants.length)))
  const most = { items: share(TIMES_ITEMS * limits.items), acts: share(TIMES_ACTS * limits.acts) }
  return grants.map((grant) => grantSection(context, grant, most)).join('')
}

/** Trusted HTML: one sentence on how things stand, and what it means. */
export function grantBanner(tone: Tone, title: string, text: string): string {
  return html`<section class="banner ${tone}"><h2>!${mark(tone)}<span>${title}</span></h2><p>${text}</p></section>`
}

export function familyText(context: PageContext, family: string): string {
  return words(context).family[family as Family] ?? family
}

function grantSection(
  context: PageContext,
  grant: GrantView,
  { items, acts }: { items: number; acts: number },
): string {
  const { body } = words(context)
  const name = familyText(context, grant.family)
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
function scope(context: PageContext, grant: GrantView, most: number): string {
  const { body, site } = words(context)
  if (grant.scope.length === 0) return html`<p>${body.noScope}</p>`
  const items = grant.scope
    .slice(0, most)
    .map((item) => html`<li>${cut(named(context, item.name), 100)} <small>${item.code}</small></li>`)
  const rest = grant.scope.length - items.length
  const more = rest > 0 ? html`<p class="soft">${fill(site.more, { count: rest })}</p>` : ''
  return html`<ul>!${items}</ul>!${more}!${holes(context, grant, most)}`
}

function holes(context: PageContext, grant: GrantView, most: number): string {
  if (grant.except.length === 0) return ''
  const [before = '', after = ''] = words(context).body.except.split('{items}')
  const names = grant.except.map((item) => `${named(context, item.name)} ${item.code}`)
  return html`<p><b>${before}!${listing(context, names, most, 100)}${after}</b></p>`
}
