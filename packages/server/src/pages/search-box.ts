import { html } from 'ghtml'
import { hidden } from './as-of-control.ts'
import { link, words, type PageContext } from './context.ts'

/** The one box that finds everything public. */
export function searchBox(context: PageContext, typed = ''): string {
  const { search } = words(context)
  return html`<form class="noprint" role="search" method="get" action="/search">
!${hidden(context)}
<label for="q">${search.label}</label>
<input type="search" id="q" name="q" value="${typed}" maxlength="200" autocomplete="off" autocapitalize="characters" spellcheck="false">
<button>${search.button}</button>
</form>`
}

/** The way on from any page that has no answer: no dead ends. */
export function wayBack(context: PageContext): string {
  return html`<p class="links"><a href="${link(context, '/')}">${words(context).error.back}</a></p>`
}
