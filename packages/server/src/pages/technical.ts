import type { CertificateView, StepView, TrustPathView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { link, words, type PageContext } from './context.ts'

const MOST_NUMBERS = 60

/** What a machine or a doubter needs; closed until asked for. */
export function technical(context: PageContext, view: CertificateView, path: TrustPathView): string {
  const { certificate, site } = words(context)
  const text = certificate.technical
  const number = encodeURIComponent(view.number)
  const { on, known } = context.query
  const query = new URLSearchParams({ ...(on && { on }), ...(known && { known }) }).toString()
  const asked = query === '' ? '' : `?${query}`
  const logged = sequences(view, path)
  const rest = logged.length - MOST_NUMBERS
  const seqs = logged.slice(0, MOST_NUMBERS).join(site.list)
  const origins: Readonly<Record<string, string>> = text.origins
  const origin = `${origins[view.origin.type] ?? view.origin.type} ${view.origin.id}`
  return html`<details><summary>${text.title}</summary>
<p>${fill(text.origin, { origin })}</p>
<p>${fill(text.log, { seqs })}${rest > 0 ? ` ${fill(site.more, { count: rest })}` : ''}</p>
<ul class="plain links"><li><a href="/credentials/${number}">${text.credential}</a></li><li><a href="${link(context, '/verify')}">${text.verify}</a></li><li><a href="/api/v1/certificates/${number}${asked}">${text.json}</a></li><li><a href="/api/v1/certificates/${number}/trust-path${asked}">${text.pathJson}</a></li></ul></details>`
}

/** Where the facts of the page stand in the public log: the certificate's own acts and those of every link. */
function sequences(view: CertificateView, path: TrustPathView): readonly number[] {
  const seqs = new Set(view.history.map((entry) => entry.seq))
  const visit = (step: StepView): void => {
    for (const seq of step.evidence.acts) seqs.add(seq)
    step.above.forEach(visit)
  }
  path.steps.forEach(visit)
  return [...seqs].toSorted((a, b) => a - b)
}
