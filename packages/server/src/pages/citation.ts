import type { CertificateView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { lawPath, link, named, words, type PageContext } from './context.ts'
import { cut } from './text.ts'

export type Basis = CertificateView['history'][number]['basis'][number]

/** How citations are shown: `on` is the day on which the provisions were used, today when it is not known. */
export interface Cited {
  readonly on?: string | null
  readonly most?: number
}

/** A provision with its title, article and the version in force; it leads to the text as it was on the day of use. */
function citation(context: PageContext, basis: Basis, on: string | undefined): string {
  const { law } = words(context)
  const article = articleText(context, basis.article)
  const title = cut(named(context, basis.title), 120)
  const text = basis.version
    ? fill(law.citationVersion, { title, article, version: basis.version })
    : fill(law.citation, { title, article })
  const address = link(context, lawPath(basis.instrument), { article: basis.article, on })
  const anchor = html`<a href="${address}">${text}</a>`
  return basis.evidence === 'recalled' ? html`!${anchor} <small>[${law.recalled}]</small>` : anchor
}

/** '59(4)' is item 4 of article 59. */
export function articleText(context: PageContext, code: string): string {
  const { law } = words(context)
  const [, article, part] = /^(\d[\d-]*)(?:\((.+)\))?$/.exec(code) ?? []
  if (article === undefined) return code
  return part === undefined ? fill(law.article, { article }) : fill(law.articlePart, { article, part })
}

/** Trusted HTML; empty when nothing is cited. */
export function citations(context: PageContext, list: readonly Basis[], { on, most = 3 }: Cited = {}): string {
  return list
    .slice(0, most)
    .map((basis) => citation(context, basis, on ?? undefined))
    .join(html`${words(context).site.list}`)
}
