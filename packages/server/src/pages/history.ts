import type { ActKind, CertificateView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { citations } from './citation.ts'
import { named, words, type PageContext } from './context.ts'
import { cut, daysBetween, ROOMY } from './text.ts'

type Entry = CertificateView['history'][number]

/** Everything that happened, latest first; a late report is seen by its two days. */
export function history(
  context: PageContext,
  entries: readonly Entry[],
  { most = ROOMY.acts, heading = 'h2' }: { most?: number; heading?: 'h2' | 'h3' } = {},
): string {
  const text = words(context).history
  if (entries.length === 0) return html`<section><!${heading}>${text.title}</!${heading}><p>${text.none}</p></section>`
  const latest = entries.toSorted((a, b) =>
    a.effective === b.effective ? b.seq - a.seq : a.effective < b.effective ? 1 : -1,
  )
  const rest = latest.length - most
  const more = rest > 0 ? html`<p class="soft">${fill(words(context).site.more, { count: rest })}</p>` : ''
  return html`<section><!${heading}>${text.title}</!${heading}>
<table class="wide"><caption>${text.caption}</caption>
<thead><tr><th scope="col">${text.act}</th><th scope="col">${text.effective}</th><th scope="col">${text.recorded}</th><th scope="col">${text.reason}</th></tr></thead>
<tbody>!${latest.slice(0, most).map((entry) => row(context, entry))}</tbody></table>!${more}</section>`
}

function row(context: PageContext, entry: Entry): string {
  const { history: text, act } = words(context)
  const days = daysBetween(entry.effective, entry.recorded)
  const late = days > 0 ? html`<br><small>${fill(text.late, { days })}</small>` : ''
  return html`<tr><th scope="row"><b>${act[entry.act as ActKind] ?? entry.act}</b></th><td class="day" data-name="${text.effective}">${entry.effective}</td><td class="day" data-name="${text.recorded}">${entry.recorded}!${late}</td><td>!${why(context, entry)}</td></tr>`
}

function why(context: PageContext, entry: Entry): string {
  const reason = entry.reason ? html`${cut(named(context, entry.reason.name), 120)}` : ''
  const law = citations(context, entry.basis, { on: entry.effective })
  return [reason, law && `<small>${law}</small>`].filter((part) => part !== '').join('<br>')
}
