import type { CertificateView } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { named, words, type PageContext } from './context.ts'
import { cut } from './text.ts'

export type Basis = CertificateView['history'][number]['basis'][number]

/** A provision with its title, article and the version in force; one that nobody compared with the text says so. */
function citation(context: PageContext, basis: Basis): string {
  const { law } = words(context)
  const article = articleText(context, basis.article)
  const title = cut(named(context, basis.title), 120)
  const text = basis.version
    ? fill(law.citationVersion, { title, article, version: basis.version })
    : fill(law.citation, { title, article })
  return basis.evidence === 'recalled' ? html`${text} <small>[${law.recalled}]</small>` : html`${text}`
}

/** '59(4)' is item 4 of article 59. */
function articleText(context: PageContext, code: string): string {
  const { law } = words(context)
  const [, article, part] = /^(\d[\d-]*)(?:\((.+)\))?$/.exec(code) ?? []
  if (article === undefined) return code
  return part === undefined ? fill(law.article, { article }) : fill(law.articlePart, { article, part })
}

/** Trusted HTML; empty when nothing is cited. */
export function citations(context: PageContext, list: readonly Basis[], most = 3): string {
  return list
    .slice(0, most)
    .map((basis) => citation(context, basis))
    .join(html`${words(context).site.list}`)
}
