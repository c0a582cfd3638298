import type { LawFindingView, LawReviewView } from '@zhengheng/core'
import { html } from 'ghtml'
import { readAsOf } from '../as-of.ts'
import { libraryOf } from '../law/library.ts'
import { reviewOn } from '../law/review.ts'
import { fill } from '../messages/fill.ts'
import { asOfNotice } from './as-of-control.ts'
import { articleText } from './citation.ts'
import { lawPath, link, named, words, type PageContext } from './context.ts'
import { relianceText } from './law-articles.ts'
import { dayForm } from './law.ts'
import { layout } from './layout.ts'
import type { PageAnswer, Visit } from './visit.ts'

/** The data interface has all; a page stays light. */
const MOST = 30

export async function answerLawReview({ services, page }: Visit): Promise<PageAnswer> {
  const review = reviewOn(libraryOf(services.pack), readAsOf(services, page.query).on)
  return { status: 200, html: lawReviewPage(review, page) }
}

/** Which references of the register are out of date on a day, and which cannot be judged. */
export function lawReviewPage(review: LawReviewView, context: PageContext): string {
  const { law } = words(context)
  const { on, looked, obsolete, unjudged } = review
  const main = html`!${asOfNotice(context, { on, known: null })}
<h1>${law.reviewTitle}</h1><p>${fill(law.reviewLead, { on, looked })}</p>
<section><h2>${law.obsolete} ${obsolete.length}</h2>!${findings(context, obsolete, on, law.obsoleteNone)}</section>
<section><h2>${law.unjudged} ${unjudged.length}</h2>!${unjudged.length === 0 ? '' : html`<p class="soft">${law.unjudgedLead}</p>`}!${findings(context, unjudged, on, law.unjudgedNone)}</section>
!${dayForm(context, '/law/review', on)}
<p class="links"><a href="${link(context, '/law')}">${law.backToList}</a></p>`
  return layout(context, { title: law.reviewTitle, main })
}

function findings(context: PageContext, list: readonly LawFindingView[], on: string, none: string): string {
  const { law, site } = words(context)
  if (list.length === 0) return html`<p>${none}</p>`
  const rows = list.slice(0, MOST).map((finding) => row(context, finding, on))
  const rest = list.length - rows.length
  const more = rest > 0 ? html`<p class="soft">${fill(site.more, { count: rest })}</p>` : ''
  return html`<table class="wide"><caption>${law.reviewCaption}</caption><thead><tr><th scope="col">${law.reference}</th><th scope="col">${law.cited}</th><th scope="col">${law.problem}</th></tr></thead><tbody>!${rows}</tbody></table>!${more}`
}

function row(context: PageContext, finding: LawFindingView, on: string): string {
  return html`<tr><th scope="row">!${relianceText(context, finding)}</th><td>!${cited(context, finding)}</td><td>!${problem(context, finding, on)}</td></tr>`
}

function cited(context: PageContext, { basis }: LawFindingView): string {
  const { law } = words(context)
  const citation = fill(law.citation, {
    title: named(context, basis.title),
    article: articleText(context, basis.article),
  })
  const text = basis.numbering ? fill(law.citedNumbering, { citation, numbering: basis.numbering }) : citation
  return html`<a href="${link(context, lawPath(basis.instrument), { article: basis.article, on: basis.on })}">${text}</a>`
}

/** What is wrong, and where to look instead. */
function problem(context: PageContext, { basis, standing, articles, successor }: LawFindingView, on: string): string {
  const { law, site } = words(context)
  const texts: Readonly<Record<string, string>> = law.short
  const what = html`${texts[standing] ?? standing}`
  if (successor) {
    const address = link(context, lawPath(successor.id))
    return html`!${what}<br><a href="${address}">${fill(law.successor, { title: named(context, successor.name) })}</a>`
  }
  if (standing !== 'moved') return what
  const now = articles.map((article) => articleText(context, article)).join(site.list)
  const address = link(context, lawPath(basis.instrument), { article: articles[0], on })
  return html`!${what}<br><a href="${address}">${fill(law.movedTo, { articles: now })}</a>`
}
