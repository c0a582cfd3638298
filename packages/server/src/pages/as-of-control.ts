import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { carried, link, words, type PageContext } from './context.ts'

export interface AsOfShown {
  readonly on: string
  readonly known: string | null
}

/** A bar above everything when the page is not about today, with the way back. */
export function asOfNotice(context: PageContext, asOf: AsOfShown): string {
  const { asOf: text } = words(context)
  if (asOf.on === context.today && asOf.known === null) return ''
  const sentence =
    asOf.known === null
      ? fill(text.notice, { on: asOf.on })
      : fill(text.noticeKnown, { on: asOf.on, known: asOf.known })
  return html`<p class="notice" role="note"><b>${sentence}</b> <a href="${link(context, context.path)}">${text.today}</a></p>`
}

/** The two questions of the register as a form: which day, and as known on which day. */
export function asOfControl(context: PageContext, asOf: AsOfShown): string {
  const { asOf: text } = words(context)
  return html`<section class="noprint"><h2 id="as-of">${text.title}</h2>
<p class="soft">${text.help}</p>
<form method="get" action="${context.path}" aria-labelledby="as-of">
!${hidden(context)}
<label for="on">${text.on}</label><small id="on-hint">${text.onHint}</small>
<input type="date" id="on" name="on" value="${asOf.on}" aria-describedby="on-hint">
<label for="known">${text.known}</label><small id="known-hint">${text.knownHint}</small>
<input type="date" id="known" name="known" value="${asOf.known ?? ''}" aria-describedby="known-hint">
<div><button>${text.button}</button></div>
</form></section>`
}

/** Trusted HTML: a form keeps language and text size. */
export function hidden(context: PageContext): string {
  return Object.entries(carried(context))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
    .join('')
}
