import type { HintView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { bodyPath, link, named, words, type PageContext } from './context.ts'
import { foreign, withForeign } from './text.ts'

type Words = ReturnType<typeof words>['search']['hint']
type Sentence = (hint: HintView, text: Words, context: PageContext) => string

/** What each hint says, as trusted HTML. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  empty: (_hint, text) => html`${text.empty}`,
  'too-short': (_hint, text) => html`${text.tooShort}`,
  'only-wildcards': (_hint, text) => html`${text.onlyWildcards}`,
  'check-digit': ({ params }, text, context) => withForeign(text.checkDigit, identifier(context, params), 80),
  'identifier-unknown': ({ params }, text, context) =>
    withForeign(text.identifierUnknown, identifier(context, params), 80),
  'near-number': (_hint, text) => html`${text.nearNumber}`,
  'near-name': (_hint, text) => html`${text.nearName}`,
  'not-yet-reported': ({ params }, text, context) => notYetReported(context, text, params),
  'known-form': ({ params }, text, context) =>
    html`${fill(text.knownForm, { kind: context.names.kind(params['kind'] ?? '') })}`,
  'unknown-form': (_hint, text) => html`${text.unknownForm}`,
}

function identifier(context: PageContext, params: HintView['params']): { scheme: string; value: string } {
  return { scheme: context.names.identifier(params['scheme'] ?? ''), value: params['value'] ?? '' }
}

function notYetReported(context: PageContext, text: Words, params: HintView['params']): string {
  const { issuer = '', issuerEn = '', approval = '', recorded = '' } = params
  const name = foreign(context.language === 'en' ? issuerEn : issuer, 80)
  const shown = approval === '' ? name : html`<a href="${link(context, bodyPath(approval))}">!${name}</a>`
  const [before = '', after = ''] = fill(text.notYetReported, { issuer: '\n', recorded }).split('\n')
  return html`${before}!${shown}${after}`
}

/** Trusted HTML: why nothing may have been found, and whatever is near; empty without hints. */
export function hintsSection(context: PageContext, hints: readonly HintView[]): string {
  const { hint: text } = words(context).search
  return hints
    .map((hint) => {
      const sentence = SENTENCES[hint.code]?.(hint, text, context) ?? ''
      return sentence === '' ? '' : html`<p>!${sentence}</p>!${nearList(context, hint)}`
    })
    .join('')
}

function nearList(context: PageContext, { code, near }: HintView): string {
  if (near.length === 0) return ''
  const lead = code === 'check-digit' ? html`<p>${words(context).search.hint.near}</p>` : ''
  const items = near.slice(0, 10).map((one) => {
    const name = foreign(named(context, one.name), 80)
    const other = one.identifiers?.[0]?.value
    const beside = other === undefined ? '' : html` <small>!${foreign(other, 60)}</small>`
    const shown = one.path === undefined ? name : html`<a href="${link(context, one.path)}">!${name}</a>`
    return html`<li>!${shown}!${beside}</li>`
  })
  return html`!${lead}<ul class="plain links">!${items}</ul>`
}
