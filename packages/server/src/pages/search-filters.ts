import { STATUSES, type Name } from '@zhengheng/core'
import { html } from 'ghtml'
import { hidden } from './as-of-control.ts'
import { named, words, type PageContext } from './context.ts'
import { statusText } from './verdict.ts'

interface Choice {
  readonly code: string
  readonly name: Name
}

/** What lists may be narrowed by, as the country pack has it. */
export interface Choices {
  readonly schemes: readonly Choice[]
  readonly regions: readonly Choice[]
}

/** Names in an address that narrow a search. */
export const FILTERS = ['status', 'scheme', 'region', 'issuer', 'validOn'] as const

/** Whether the page is narrowed by anything. */
export function isNarrowed(context: PageContext): boolean {
  return FILTERS.some((name) => context.query[name] !== undefined)
}

/** Trusted HTML: the conditions as a form, folded away until one is set. */
export function filterForm(context: PageContext, query: string, choices: Choices): string {
  const { search } = words(context)
  const statuses = STATUSES.filter((status) => status !== 'stopped').map(
    (code) => [code, statusText(context, code)] as const,
  )
  const ofPack = (list: readonly Choice[]) => list.map(({ code, name }) => [code, named(context, name)] as const)
  return html`<details class="noprint"!${isNarrowed(context) ? ' open' : ''}><summary>${search.filters}</summary>
<form method="get" action="/search">
!${hidden(context)}<input type="hidden" name="q" value="${query}"><input type="hidden" name="kind" value="certificate">
!${select(context, 'status', search.status, statuses)}
!${select(context, 'scheme', search.scheme, ofPack(choices.schemes))}
!${select(context, 'region', search.region, ofPack(choices.regions))}
<label for="issuer">${search.issuerNumber}</label>
<input type="text" id="issuer" name="issuer" value="${context.query['issuer'] ?? ''}" maxlength="100" autocomplete="off">
<label for="validOn">${search.validOn}</label>
<input type="date" id="validOn" name="validOn" value="${context.query['validOn'] ?? ''}">
<div><button>${search.apply}</button></div>
</form></details>`
}

function select(
  context: PageContext,
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
): string {
  const chosen = context.query[name]
  const items = options.map(
    ([code, text]) => html`<option value="${code}"!${code === chosen ? ' selected' : ''}>${text}</option>`,
  )
  return html`<label for="${name}">${label}</label>
<select id="${name}" name="${name}"><option value="">${words(context).search.any}</option>!${items}</select>`
}
