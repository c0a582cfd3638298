import type { LawHead, Pack } from '@zhengheng/core'
import { html } from 'ghtml'
import { readAsOf } from '../as-of.ts'
import { libraryOf, listTexts } from '../law/library.ts'
import { fill } from '../messages/fill.ts'
import { hidden } from './as-of-control.ts'
import { lawPath, link, named, words, type PageContext } from './context.ts'
import { gapsSection } from './gaps.ts'
import { layout } from './layout.ts'
import { cut } from './text.ts'
import type { PageAnswer, Visit } from './visit.ts'

export async function answerLaw({ services, page }: Visit): Promise<PageAnswer> {
  const library = libraryOf(services.pack)
  const { on } = readAsOf(services, page.query)
  const list = { on, level: page.query['level'], texts: listTexts(library, on), pack: services.pack }
  return { status: 200, html: lawPage(list, page) }
}

export interface LawList {
  readonly on: string
  readonly level: string | undefined
  readonly texts: readonly LawHead[]
  readonly pack: Pick<Pack, 'glossary' | 'gaps'>
}

/** The legal catalogue as of a day, by level. */
export function lawPage({ on, level, texts, pack }: LawList, context: PageContext): string {
  const { law } = words(context)
  const levels = levelsOf(texts, pack)
  const shown = level === undefined ? levels : levels.filter((known) => known === level)
  const asked = on === context.today ? undefined : on
  const sections = shown.map((one) => {
    const members = texts.filter((text) => text.level === one).map((text) => row(context, text, asked))
    return html`<section><h2>${levelName(context, pack, one)}</h2><ul class="plain">!${members}</ul></section>`
  })
  const main = html`<h1>${law.listTitle}</h1><p>${law.listLead}</p>
!${filters(context, { on, level, texts, pack }, levels)}
!${sections.length === 0 ? html`<p>${law.nothing}</p>` : sections}
<p class="links"><a href="${link(context, '/law/review', { on: asked })}">${law.reviewLink}</a></p>
!${gapsSection(
    context,
    pack.gaps.filter((gap) => gap.shownAt.includes('/law')),
  )}
!${dayForm(context, '/law', on, { level })}`
  return layout(context, { title: law.listTitle, main, index: true })
}

/** From the highest to the lowest, as the pack orders its words for them. */
function levelsOf(texts: readonly LawHead[], { glossary }: Pick<Pack, 'glossary'>): readonly string[] {
  const rank = (level: string): number => glossary.findIndex(({ key }) => key === `level/${level}`)
  return [...new Set(texts.map((text) => text.level))].toSorted((a, b) => rank(a) - rank(b))
}

function filters(context: PageContext, { on, level, texts, pack }: LawList, levels: readonly string[]): string {
  const { law } = words(context)
  const asked = on === context.today ? undefined : on
  const links = [undefined, ...levels].map((one) => {
    const count = texts.filter((text) => one === undefined || text.level === one).length
    const name = one === undefined ? law.allLevels : levelName(context, pack, one)
    const current = one === level ? ' aria-current="page"' : ''
    return html`<a href="${link(context, '/law', { level: one, on: asked })}"!${current}>${name} ${count}</a>`
  })
  return html`<nav class="links" aria-label="${law.levels}">!${links.join(' ')}</nav>`
}

/** The level by the word of the pack; a level without one is shown as it is. */
export function levelName(context: PageContext, pack: Pick<Pack, 'glossary'>, level: string): string {
  const term = pack.glossary.find(({ key }) => key === `level/${level}`)
  return term ? named(context, term.name) : level
}

function row(context: PageContext, text: LawHead, on: string | undefined): string {
  const { law } = words(context)
  const address = link(context, lawPath(text.id), { on })
  const doubt = text.evidence === 'recalled' ? html` <small>[${law.evidences.recalled}]</small>` : ''
  const facts = [text.number && cut(text.number, 60), stateText(context, text)].filter(Boolean).join(' · ')
  return html`<li><a href="${address}">${named(context, text.name)}</a><br><small>${facts}</small>!${doubt}</li>`
}

/** Whether the text was law on the day, and in which version. */
export function stateText(context: PageContext, { state, version }: Pick<LawHead, 'state' | 'version'>): string {
  const { law } = words(context)
  return version ? fill(law.versionLine, { version: version.version }) : law.states[state]
}

/** One question, which day; the rest of the address goes along. */
export function dayForm(
  context: PageContext,
  action: string,
  on: string,
  kept: Readonly<Record<string, string | undefined>> = {},
): string {
  const { law } = words(context)
  const others = Object.entries(kept)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ''}">`)
  return html`<section class="noprint"><h2 id="as-of">${law.otherDay}</h2>
<form method="get" action="${action}" aria-labelledby="as-of">!${hidden(context)}!${others}
<label for="on">${law.day}</label><input type="date" id="on" name="on" value="${on}">
<div><button>${law.show}</button></div></form></section>`
}

/** A page that names a text which the catalogue lacks: said, with the way back to the list. */
export function lawMissingPage(id: string, context: PageContext): string {
  const { law } = words(context)
  const main = html`<h1>${law.missingTitle}</h1><p>${fill(law.missingText, { id: cut(id, 80) })}</p>
<p class="links"><a href="${link(context, '/law')}">${law.backToList}</a></p>`
  return layout(context, { title: law.missingTitle, main })
}
