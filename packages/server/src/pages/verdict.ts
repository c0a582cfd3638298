import type { CertificateView, Reason, Status, StepRole, TrustPathView, Verdict } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { words, type PageContext } from './context.ts'
import { mark, type Tone } from './marks.ts'

/** A certificate ends this way without anybody having done wrong. */
const WITHOUT_FAULT: ReadonlySet<string> = new Set(['pending', 'cancelled', 'expired', 'replaced'] satisfies Status[])

/** The first line of the page. A valid status that does not rest on sound grounds is never called valid without saying so. */
export function headline(context: PageContext, path: TrustPathView): string {
  const { certificate } = words(context)
  if (path.standing.status !== 'valid') return certificate.headline[path.standing.status as Status]
  if (path.standing.verdict !== 'trusted') return certificate.headlineDoubt.trusted
  const basis = path.basisAtIssue.verdict as Verdict
  return basis === 'trusted' ? certificate.headline.valid : certificate.headlineDoubt[basis]
}

/** The look of both verdicts together; the words carry the meaning. */
export function toneOf(path: TrustPathView): Tone {
  const { standing, basisAtIssue } = path
  if (path.verdict === 'trusted') return 'good'
  if (basisAtIssue.verdict === 'not-trusted') return 'bad'
  if (WITHOUT_FAULT.has(standing.status)) return 'calm'
  if (standing.verdict === 'not-trusted' && standing.status !== 'suspended') return 'bad'
  return 'warn'
}

/** Both answers, one sentence each: does it hold on the day, and was it rightly issued. */
export function verdictBanner(context: PageContext, view: CertificateView, path: TrustPathView): string {
  const { certificate, site } = words(context)
  const tone = toneOf(path)
  const status = path.standing.status as Status
  const standing = fill(certificate.standing[status], { on: path.on, since: view.statusSince })
  const basis = fill(certificate.basis[path.basisAtIssue.verdict as Verdict], { issue: path.basisAtIssue.day })
  // What the status already says need not be said again as a reason.
  const reasons = path.standing.reasons.filter((reason) => reason !== `status-${status}`)
  return html`<section class="banner ${tone}">
<h1>!${mark(tone)}<span>${headline(context, path)}</span></h1>
<p>${fill(site.sentences, { first: standing, second: because(context, reasons) })}</p>
<p>${fill(site.sentences, { first: basis, second: because(context, path.basisAtIssue.reasons) })}</p>
</section>`
}

function because(context: PageContext, reasons: readonly string[]): string {
  if (reasons.length === 0) return ''
  const { certificate, site } = words(context)
  const texts = [...new Set(reasons)].map((reason) => reasonText(context, reason))
  return fill(certificate.because, { reasons: texts.join(site.list) })
}

/** A reason in words. A code that a newer core knows and this catalogue does not is shown as it is. */
export function reasonText(context: PageContext, reason: string): string {
  const texts: Readonly<Record<string, string>> = words(context).reason
  return texts[reason as Reason] ?? reason
}

export function roleText(context: PageContext, role: string): string {
  const texts: Readonly<Record<string, string>> = words(context).role
  return texts[role as StepRole] ?? role
}

export function statusText(context: PageContext, status: string): string {
  const texts: Readonly<Record<string, string>> = words(context).status
  return texts[status as Status] ?? status
}
