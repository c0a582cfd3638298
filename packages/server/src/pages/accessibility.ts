import { html } from 'ghtml'
import { words, type PageContext } from './context.ts'
import { bullets } from './help.ts'
import { layout } from './layout.ts'
import { wayBack } from './search-box.ts'
import type { PageAnswer, Visit } from './visit.ts'

export function answerAccessibility({ page }: Visit): PageAnswer {
  return { status: 200, html: accessibilityPage(page) }
}

/** What the site claims, how it is checked, what falls short, and whom to tell. */
export function accessibilityPage(context: PageContext): string {
  const { help } = words(context)
  const main = html`<h1>${help.accessTitle}</h1><p>${help.accessLead}</p>
<section><h2>${help.can}</h2>!${bullets(help.canList)}</section>
<section><h2>${help.checked}</h2>!${bullets(help.checkedList)}</section>
<section><h2>${help.cannot}</h2>!${bullets(help.cannotList)}</section>
<section><h2>${help.barrier}</h2><p>${help.barrierText}</p></section>!${wayBack(context)}`
  return layout(context, { title: help.accessTitle, main, index: true })
}
