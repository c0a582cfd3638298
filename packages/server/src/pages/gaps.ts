import type { PackView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { named, words, type PageContext } from './context.ts'

type Gap = Pick<PackView['gaps'][number], 'what' | 'needed'>

/** Trusted HTML: what is not on file and what would fill it, where a reader would look for it; empty without gaps. */
export function gapsSection(context: PageContext, gaps: readonly Gap[]): string {
  if (gaps.length === 0) return ''
  const { pack } = words(context)
  return html`<section id="gaps"><h2>${pack.gaps}</h2><p>${pack.gapsLead}</p><ul>!${gaps.map((gap) => line(context, gap))}</ul></section>`
}

function line(context: PageContext, gap: Gap): string {
  const { pack } = words(context)
  return html`<li>${named(context, gap.what)} <small>${fill(pack.needed, { needed: named(context, gap.needed) })}</small></li>`
}
