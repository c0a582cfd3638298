import type { LawView, Pack } from '@zhengheng/core'
import { html } from 'ghtml'
import { readAsOf } from '../as-of.ts'
import { libraryOf, viewText } from '../law/library.ts'
import { fill } from '../messages/fill.ts'
import { asOfNotice } from './as-of-control.ts'
import { articleText } from './citation.ts'
import { lawPath, link, named, words, type PageContext } from './context.ts'
import { gapsSection } from './gaps.ts'
import { articleTable } from './law-articles.ts'
import { dayForm, lawMissingPage, levelName, stateText } from './law.ts'
import { layout } from './layout.ts'
import { cut, withinWeight, type Limits } from './text.ts'
import { numberIn, type PageAnswer, type Visit } from './visit.ts'

const LONGEST_ARTICLE = 40

export async function answerLawText({ services, request, page }: Visit): Promise<PageAnswer> {
  const id = numberIn(request)
  const library = libraryOf(services.pack)
  const article = page.query['article']?.slice(0, LONGEST_ARTICLE)
  const view = viewText(library, id, readAsOf(services, page.query).on, article)
  if (!view) return { status: 404, html: lawMissingPage(id, page) }
  const name = (text: string) => library.texts.get(text)?.name ?? { zh: text, en: text }
  const successor = view.replacedBy === undefined ? undefined : named(page, name(view.replacedBy))
  return { status: 200, html: lawTextPage({ view, successor, pack: services.pack }, page) }
}

export interface LawTextShown {
  readonly view: LawView
  /** The name of the text that took its place. */
  readonly successor: string | undefined
  readonly pack: Pick<Pack, 'glossary'>
}

/** A text as of a day: the article asked for, what is relied on and by what, its versions, and what is not on file. */
export function lawTextPage(shown: LawTextShown, context: PageContext): string {
  return withinWeight((limits) => draw(shown, context, limits))
}

function draw(shown: LawTextShown, context: PageContext, limits: Limits): string {
  const { law } = words(context)
  const { view } = shown
  const name = named(context, view.name)
  const main = html`!${asOfNotice(context, { on: view.on, known: null })}
<h1>${name}</h1>
!${askedPanel(context, view)}
!${facts(context, shown)}
!${articleTable(context, view, limits)}
!${versions(context, view)}
<section><h2>${law.textTitle}</h2><p>${law.textMissing}</p><p>!${whereToRead(context, view)}</p></section>
!${gapsSection(context, view.gaps)}
!${dayForm(context, lawPath(view.id), view.on, { article: view.asked?.article })}
<p class="links"><a href="${link(context, '/law')}">${law.backToList}</a></p>`
  return layout(context, { title: cut(name, 80), main })
}

/** The article that the reader came for: how it stands on the day, and where its rule is now. */
function askedPanel(context: PageContext, { id, on, asked }: LawView): string {
  if (!asked) return ''
  const { law, site } = words(context)
  const texts: Readonly<Record<string, string>> = law.standings
  const [before = '', after = ''] = (texts[asked.standing] ?? asked.standing).split('{articles}')
  const links = asked.articles.map(
    (article) =>
      html`<a href="${link(context, lawPath(id), { article, on })}#a-${article}">${articleText(context, article)}</a>`,
  )
  const found = asked.standing === 'moved' ? links.join(html`${site.list}`) : ''
  const heading = fill(law.asked, { article: articleText(context, asked.article), on })
  return html`<section class="panel"><h2>${heading}</h2><p>${before}!${found}${after}</p></section>`
}

function facts(context: PageContext, { view, successor, pack }: LawTextShown): string {
  const { law } = words(context)
  const rows: readonly (readonly [string, string])[] = [
    [law.level, html`${levelName(context, pack, view.level)}`],
    [law.number, view.number ? html`${view.number}` : ''],
    [law.issuer, view.issuer ? html`${view.issuer}` : ''],
    [fill(law.state, { on: view.on }), html`<b>${law.states[view.state]}</b>`],
    [law.version, view.version ? html`${stateText(context, view)}` : ''],
    [law.replacedBy, replacedBy(context, view, successor)],
    [law.replaces, view.replaces ? html`${named(context, view.replaces)}` : ''],
    [law.note, view.note ? html`${named(context, view.note)}` : ''],
    [law.evidence, html`${law.evidences[view.evidence]}`],
    [law.source, html`<small>${cut(view.source, 200)}</small>`],
  ]
  const shown = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>!${value}</dd></div>`)
  return html`<dl>!${shown}</dl>`
}

function replacedBy(context: PageContext, view: LawView, successor: string | undefined): string {
  if (view.replacedBy === undefined || successor === undefined) return ''
  return html`<a href="${link(context, lawPath(view.replacedBy))}">${successor}</a>`
}

function versions(context: PageContext, view: LawView): string {
  const { law } = words(context)
  const rows = view.versions.toReversed().map(({ version, from, to, number, evidence }) => {
    const doubt = evidence === 'recalled' ? html` <small>[${law.daysRecalled}]</small>` : ''
    const address = link(context, lawPath(view.id), { article: view.asked?.article, on: from })
    return html`<tr><th scope="row"><a href="${address}">${version}</a></th><td class="day" data-name="${law.from}">${from}!${doubt}</td><td class="day" data-name="${law.to}">${to ?? law.current}</td><td data-name="${law.number}">${number ?? law.noNumber}</td></tr>`
  })
  const table = html`<table class="wide"><caption>${law.versionsCaption}</caption><thead><tr><th scope="col">${law.versionHead}</th><th scope="col">${law.from}</th><th scope="col">${law.to}</th><th scope="col">${law.number}</th></tr></thead><tbody>!${rows}</tbody></table>`
  const earlier = view.earlierUnknown ? html`<p class="soft">${law.earlierUnknown}</p>` : ''
  return html`<section><h2>${law.versions}</h2>!${rows.length === 0 ? html`<p>${law.noVersions}</p>` : table}!${earlier}</section>`
}

function whereToRead(context: PageContext, { address, issuer }: LawView): string {
  const { law } = words(context)
  if (address !== undefined) return html`<a href="${address}" rel="noreferrer external">${law.textAddress}</a>`
  return issuer === undefined ? '' : html`${fill(law.textElsewhere, { issuer })}`
}
