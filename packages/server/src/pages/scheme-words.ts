import type { Code, Evidence } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { link, words, type PageContext } from './context.ts'
import { cut } from './text.ts'

/** The page of a scheme, group or item: its code is a path already. */
export function schemePath(code: Code): string {
  return `/scheme/${code.split('/').map(encodeURIComponent).join('/')}`
}

export function standardPath(number: string): string {
  return `/standard/${encodeURIComponent(number)}`
}

/** Trusted HTML: how well a fact is known, in words; nothing beside what is confirmed. */
export function evidenceMark(context: PageContext, evidence: Evidence | undefined): string {
  if (evidence !== 'recalled') return ''
  return html` <small>[${words(context).scheme.evidence.recalled}]</small>`
}

/** What packs write where a fact has no source. */
const UNSOURCED = 'general knowledge'

/** Trusted HTML: where a fact is from. */
export function sourceLine(context: PageContext, source: string, evidence?: Evidence): string {
  const { scheme } = words(context)
  const said = source.replaceAll(UNSOURCED, scheme.generalKnowledge)
  return html`<small>${fill(scheme.source, { source: cut(said, 300) })}</small>!${evidenceMark(context, evidence)}`
}

/** Trusted HTML: rows of a description list; rows without a value are left out. */
export function rows(list: readonly (readonly [string, string])[]): string {
  const shown = list
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>!${value}</dd></div>`)
  return html`<dl>!${shown}</dl>`
}

/** Trusted HTML: standards as links. Lists of parts, which are no number, are shown as they are written. */
export function standardLinks(context: PageContext, numbers: readonly string[], evidence?: Evidence): string {
  const items = numbers.map((number) =>
    /\.\d+-\.\d+$/.test(number)
      ? html`<bdi>${number}</bdi>`
      : html`<a href="${link(context, standardPath(number))}"><bdi>${number}</bdi></a>`,
  )
  return items.length === 0 ? '' : `${items.join(html`${words(context).site.list}`)}${evidenceMark(context, evidence)}`
}

/** Trusted HTML: a form for another day that keeps language and size. */
export function dayForm(context: PageContext, on: string, kept: string): string {
  const { day } = words(context).scheme
  return html`<section class="noprint"><h2 id="other-day">${day.title}</h2>
<form method="get" action="${context.path}" aria-labelledby="other-day">!${kept}
<label for="on">${day.label}</label><input type="date" id="on" name="on" value="${on}">
<div><button>${day.button}</button></div></form></section>`
}
