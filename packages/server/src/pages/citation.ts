import type { CertificateView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { named, words, type PageContext } from './context.ts'
import { cut } from './text.ts'

export type Basis = CertificateView['history'][number]['basis'][number]

/** A provision with its title, article and the version in force; one that nobody compared with the text says so. */
export function citation(context: PageContext, basis: Basis): string {
  const { law } = words(context)
  const article = /^\d/.test(basis.article) ? fill(law.article, { article: basis.article }) : basis.article
  const title = cut(named(context, basis.title), 120)
  const text = basis.version
    ? fill(law.citationVersion, { title, article, version: basis.version })
    : fill(law.citation, { title, article })
  return basis.evidence === 'recalled' ? html`${text} <small>[${law.recalled}]</small>` : html`${text}`
}

/** Trusted HTML; empty when nothing is cited. */
export function citations(context: PageContext, list: readonly Basis[], most = 3): string {
  return list
    .slice(0, most)
    .map((basis) => citation(context, basis))
    .join(html`${words(context).site.list}`)
}
