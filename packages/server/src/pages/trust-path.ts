import type { Reason, StepRole, StepView, TrustPathView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { citations } from './citation.ts'
import {
  bodyPath,
  certificatePath,
  laboratoryPath,
  link,
  named,
  personPath,
  words,
  type PageContext,
} from './context.ts'
import { mark } from './marks.ts'
import { cut, foreign, ROOMY } from './text.ts'
import { headline, reasonText, roleText, statusText } from './verdict.ts'

const DEEPEST = 2

/** Not reported is not the same as wrong: these reasons leave a link open (verdict `incomplete`). */
const OPEN_REASONS: ReadonlySet<string> = new Set<Reason>(['not-named', 'day-not-reported', 'no-rules-on-day'])

export type Mark = 'good' | 'bad' | 'unknown'

/** Tick, cross or question mark of a link. */
export function markOf(step: StepView): Mark {
  if (step.missing === undefined) return 'good'
  return OPEN_REASONS.has(step.missing) ? 'unknown' : 'bad'
}

/** Why the certificate may be trusted, link by link, each on its own day, up to the authority and the article. */
export function trustPath(context: PageContext, path: TrustPathView, most = ROOMY.links): string {
  const { path: text } = words(context).certificate
  const holds = path.standing.verdict === 'trusted'
  const title = !holds ? text.titleBad : path.verdict === 'trusted' ? text.titleGood : text.titleDoubt
  const lead = holds ? text.leadGood : fill(text.leadBad, { headline: headline(context, path) })
  const drawn: Drawn = { left: most, cut: 0, authorities: new Map() }
  const links = path.steps.map((step) => chainLink(context, step, drawn, 0))
  const ends = [...drawn.authorities.values()].map((step) => chainEnd(context, step))
  const more = drawn.cut > 0 ? html`<p class="soft">${fill(text.cut, { count: drawn.cut })}</p>` : ''
  return html`<section><h2>${title}</h2><p class="soft">${lead}</p><ol class="chain">!${links}!${ends}</ol>!${more}</section>`
}

/** Most links end at the same authority: each is drawn once, at the end of the chain. */
interface Drawn {
  left: number
  cut: number
  readonly authorities: Map<string, StepView>
}

function chainLink(context: PageContext, step: StepView, drawn: Drawn, depth: number): string {
  if (step.role === 'authority') {
    drawn.authorities.set(JSON.stringify([step.holder, step.missing, step.basis]), step)
    return ''
  }
  if (drawn.left === 0 || depth > DEEPEST) {
    drawn.cut += 1
    step.above.forEach((above) => chainLink(context, above, drawn, depth + 1))
    return ''
  }
  drawn.left -= 1
  const nested = step.above.map((above) => chainLink(context, above, drawn, depth + 1)).join('')
  const found = markOf(step)
  return html`<li>!${mark(found)}<h3>!${heading(context, step)}</h3>
!${verdictOf(context, step, found)}
!${facts(context, step)}
!${nested === '' ? '' : `<ol class="chain">${nested}</ol>`}</li>`
}

/** Where trust ends: an authority, and the article that gives it its power. */
function chainEnd(context: PageContext, step: StepView): string {
  const found = markOf(step)
  const law = citations(context, step.basis, { on: step.day })
  return html`<li>!${mark(found)}<h3>!${heading(context, step)}</h3>
!${step.missing === undefined ? '' : verdictOf(context, step, found)}
!${law === '' ? '' : `<p class="soft">${lawLine(context, law)}</p>`}</li>`
}

/** The role, who holds it, and the number, which leads to its own page where there is one. */
function heading(context: PageContext, step: StepView): string {
  const holder = context.language === 'en' ? (step.holderEn ?? step.holder) : step.holder
  const name = holder === undefined || holder === step.number ? '' : html` !${foreign(holder, 80)}`
  return html`${roleText(context, step.role)}!${name}!${number(context, step)}`
}

function number(context: PageContext, step: StepView): string {
  if (step.number === undefined) return ''
  const text = foreign(step.number, 60)
  const address = pageOf(context, step, step.number)
  return address === undefined ? html` <small>!${text}</small>` : html` <a href="${address}">!${text}</a>`
}

function pageOf(context: PageContext, step: StepView, of: string): string | undefined {
  const asked = { on: step.day ?? undefined, known: context.query['known'] }
  if (step.role === 'approval') return link(context, bodyPath(of), asked)
  if (step.role === 'predecessor' || step.role === 'main') return link(context, certificatePath(of), asked)
  if (step.role === 'laboratory') return link(context, laboratoryPath(of), asked)
  if (step.family === 'registration') return link(context, personPath(of), asked)
  return undefined
}

const WORD_OF = { good: 'holds', bad: 'fails', unknown: 'unknown' } as const

function verdictOf(context: PageContext, step: StepView, found: Mark): string {
  const { path: text } = words(context).certificate
  const word = text[WORD_OF[found]]
  if (step.missing === undefined) return html`<p><b class="tone good">${word}</b> ${scope(context, step)}</p>`
  const sentence = fill(text.missing, { word, reason: reasonText(context, step.missing) })
  return html`<p><b class="tone ${found === 'bad' ? 'bad' : 'warn'}">${sentence}</b> ${scope(context, step)}</p>`
}

function scope(context: PageContext, step: StepView): string {
  if (!step.scopeItem) return ''
  const { path: text } = words(context).certificate
  const item = cut(named(context, step.scopeItem.name), 80)
  if (step.missing === undefined) return fill(text.covers, { item })
  return fill(step.missing === 'outside-scope' ? text.coversNot : text.aboutItem, { item })
}

/** The day of the link, its status on that day, its validity, the law it stands on. */
function facts(context: PageContext, step: StepView): string {
  const { path: text } = words(context).certificate
  const parts = [
    dayText(context, step),
    step.status && fill(text.status, { status: statusText(context, step.status) }),
    validity(context, step),
    step.issuer && fill(text.issuer, { issuer: cut(step.issuer, 80) }),
  ]
  const law = citations(context, step.basis, { on: step.day })
  return html`<p class="soft">${parts.filter(Boolean).join(' · ')}</p>!${law === '' ? '' : `<p class="soft">${lawLine(context, law)}</p>`}`
}

function dayText(context: PageContext, step: StepView): string {
  const { path: text } = words(context).certificate
  return step.day === null ? text.noDay : fill(text.day[step.role as StepRole] ?? '{day}', { day: step.day })
}

function validity(context: PageContext, step: StepView): string {
  const { path: text } = words(context).certificate
  if (step.validFrom === undefined || step.validTo === undefined) return ''
  const from = step.validFrom
  return step.validTo === null ? fill(text.validOpen, { from }) : fill(text.valid, { from, to: step.validTo })
}

function lawLine(context: PageContext, law: string): string {
  const [before = '', after = ''] = words(context).certificate.path.basis.split('{law}')
  return html`${before}!${law}${after}`
}
