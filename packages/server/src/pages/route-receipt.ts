import type { GuidanceReceiptView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { link, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { answerSections } from './route-answer.ts'
import { rows } from './scheme-words.ts'
import { instant, withinWeight } from './text.ts'

export function guidancePath(id: string): string {
  return `/guidance/${encodeURIComponent(id)}`
}

/** A kept answer word for word, whether it still is the answer, and the signature that proves it. */
export function receiptPage(view: GuidanceReceiptView, part: string | undefined, context: PageContext): string {
  const { receipt } = words(context).route
  const made = fill(receipt.made, { at: instant(context, new Date(view.madeAt)), on: view.on })
  return withinWeight((limits) => {
    const main = html`<p class="notice" role="note"><b>${receipt.title}</b><br>${made}</p>
!${standing(view, part, context)}
!${answerSections(view.guidance, context, limits)}
<section>!${rows([
      [receipt.id, html`<code>${view.id}</code>`],
      [receipt.address, html`<code>${context.publicUrl}${guidancePath(view.id)}</code>`],
    ])}
<details><summary>${receipt.signature}</summary><p>${fill(receipt.signatureText, { address: `${context.publicUrl}/.well-known/did.json` })}</p>
<p><a href="/api/v1/guidance/${view.id}">JSON</a></p><p><code>${limits.items > 10 && view.receipt.length < 8000 ? view.receipt : ''}</code></p></details></section>`
    return layout(context, { title: `${receipt.title} ${view.id}`, main })
  })
}

function standing(view: GuidanceReceiptView, part: string | undefined, context: PageContext): string {
  const { receipt } = words(context).route
  const then = view.stillSo.thatDay ? receipt.still : receipt.changed
  const today = view.stillSo.today ? '' : html`<br>${receipt.todayDiffers}`
  const address = link(context, '/route', { item: view.item, part })
  return html`<p><b>${then}</b>!${today} <a class="noprint" href="${address}">${receipt.now}</a></p>`
}

export function receiptMissingPage(context: PageContext): string {
  const { receipt } = words(context).route
  const main = html`<h1>${receipt.missingTitle}</h1><p>${receipt.missingText}</p>
<p><a class="button" href="${link(context, '/route')}">${receipt.start}</a></p>`
  return layout(context, { title: receipt.missingTitle, main })
}
