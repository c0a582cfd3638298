import type { CertificateView, TrustPathView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { asOfControl, asOfNotice } from './as-of-control.ts'
import { certificateData } from './certificate-data.ts'
import { certificatePath, link, words, type PageContext } from './context.ts'
import { facts, whatToCheck } from './facts.ts'
import { feedLinks } from './feed-links.ts'
import { history } from './history.ts'
import { layout } from './layout.ts'
import { qrCode } from './qr-code.ts'
import { technical } from './technical.ts'
import { cut, instant, withinWeight, type Limits } from './text.ts'
import { trustPath } from './trust-path.ts'
import { headline, verdictBanner } from './verdict.ts'

/** May this certificate be trusted: both verdicts, what to compare, what it says, every link behind it, what happened. */
export function certificatePage(view: CertificateView, path: TrustPathView, context: PageContext): string {
  const own = view.family === 'declaration' ? { ...context, declared: true } : context
  return withinWeight((limits) => draw(view, path, own, limits))
}

function draw(view: CertificateView, path: TrustPathView, context: PageContext, limits: Limits): string {
  const { certificate } = words(context)
  const report = link(context, `${certificatePath(view.number)}/report-problem`)
  const main = html`!${asOfNotice(context, view.asOf)}
!${verdictBanner(context, view, path)}
!${nature(context, view)}<p class="soft">${checked(context, view)}</p>
!${whatToCheck(context, view)}
!${facts(context, view, limits)}
!${trustPath(context, path, limits.links)}
!${history(context, view.history, { most: limits.acts })}
!${asOfControl(context, view.asOf)}
!${technical(context, view, path)}
!${feedLinks(context, { certificate: view.number })}
!${qrCode(context, view.number)}
!${certificateData(context, view)}
<p class="noprint"><a class="button second" href="${report}">${certificate.report}</a></p>`
  const number = cut(fill(certificate.title, { number: view.number }), 80)
  return layout(context, { title: `${headline(context, path)} - ${number}`, main })
}

/** Whose word it is: said where it is easily taken for a certificate. */
function nature(context: PageContext, view: CertificateView): string {
  return view.family === 'declaration' ? html`<p>${words(context).declaration.nature}</p>` : ''
}

/** When it was looked up, and how far the data reach. */
function checked(context: PageContext, view: CertificateView): string {
  const { certificate } = words(context)
  const at = fill(certificate.checkedAt, { at: instant(context, new Date(view.asOf.at)) })
  const { known } = view.asOf
  return `${at} · ${known === null ? certificate.dataNow : fill(certificate.dataKnown, { known })}`
}
