import type { AnswerOf, FoundView, GroupView, searchEverything } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { link, named, words, type PageContext } from './context.ts'
import { holder } from './facts.ts'
import { layout } from './layout.ts'
import { searchBox } from './search-box.ts'
import { FILTERS, filterForm, isNarrowed, type Choices } from './search-filters.ts'
import { hintsSection } from './search-hints.ts'
import { cut, foreign, ROOMY, withinWeight } from './text.ts'
import { statusText } from './verdict.ts'

export interface Found {
  readonly answer: AnswerOf<typeof searchEverything>
  readonly choices: Choices
}

/** Nothing asked yet, nothing found, or groups of what was found: three different pages. */
export function searchPage(found: Found | undefined, context: PageContext): string {
  if (found === undefined) return firstUse(context)
  if (found.answer.groups.length === 0) return noMatch(context, found)
  return withinWeight((limits) => results(context, found, limits === ROOMY ? LONG : SHORT))
}

/** Characters of each text of others: as many as tell things apart, fewer where all texts are long. */
const LONG = 60
const SHORT = 16

function firstUse(context: PageContext): string {
  const { search } = words(context)
  const tips = search.firstTips.map((tip) => html`<li>${tip}</li>`)
  const main = html`<h1>${search.firstTitle}</h1><p>${search.firstUse}</p>!${searchBox(context)}<ul>!${tips}</ul>`
  return layout(context, { title: search.firstTitle, main, index: true })
}

function noMatch(context: PageContext, { answer, choices }: Found): string {
  const { search } = words(context)
  const title = fill(search.noMatchTitle, { query: cut(answer.query, 60) })
  const tips = search.tips.map((tip) => html`<li>${tip}</li>`)
  const narrowed = isNarrowed(context)
  const again = html`<p class="links"><a href="${link(context, '/search', { q: answer.query })}">${search.clear}</a></p>`
  const main = html`<h1><bdi>${title}</bdi></h1><p>${narrowed ? search.noMatchFilters : search.noMatch}</p>!${narrowed ? again : ''}
!${behindNotice(context, answer)}
!${hintsSection(context, answer.hints)}
<section><h2>${search.whatToDo}</h2><ul>!${tips}</ul><p class="links"><a href="${link(context, '/help')}">${search.help}</a></p></section>
!${searchBox(context, answer.query)}!${narrowed ? filterForm(context, answer.query, choices) : ''}`
  return layout(context, { title, main })
}

function results(context: PageContext, { answer, choices }: Found, longest: number): string {
  const { search } = words(context)
  const title = fill(search.foundTitle, { query: cut(answer.query, 60) })
  const alone = context.query['kind'] !== undefined
  const groups = answer.groups.map((group) => groupSection(context, answer.query, group, { alone, longest }))
  const main = html`<h1><bdi>${title}</bdi></h1>
!${searchBox(context, answer.query)}
!${behindNotice(context, answer)}!${hintsSection(context, answer.hints)}
!${filterForm(context, answer.query, choices)}
<p class="soft">${search.sameName}</p>
!${groups}`
  return layout(context, { title, main })
}

function behindNotice(context: PageContext, { hints }: Found['answer']): string {
  const { search } = words(context)
  const behind = hints.find((hint) => hint.code === 'behind')
  if (!behind) return ''
  const acts = Number(behind.params['acts']).toLocaleString('en-US')
  return html`<p class="notice" role="note"><b>${fill(search.behindTitle, { acts })}</b> ${search.behind}</p>`
}

interface Drawn {
  /** Whether the group was asked for alone. */
  readonly alone: boolean
  readonly longest: number
}

function groupSection(context: PageContext, query: string, group: GroupView, { alone, longest }: Drawn): string {
  const { search } = words(context)
  const kind = kindText(context, group.kind)
  const count = group.total.value.toLocaleString('en-US')
  const title = fill(group.total.relation === 'eq' ? search.count : search.countMany, { kind, count })
  return html`<section><h2 id="${group.kind}">${title}</h2><ol class="plain">!${group.items.map((item) => row(context, item, longest))}</ol>!${more(context, query, group, alone)}</section>`
}

/** The rest of a group: its next page, and from there the way back to the first. */
function more(context: PageContext, query: string, { kind, next }: GroupView, alone: boolean): string {
  const { search } = words(context)
  const kept = Object.fromEntries(FILTERS.map((name) => [name, context.query[name]]))
  const asked = { q: query, kind, ...kept }
  const first = alone && context.query['cursor'] !== undefined
  const back = first ? html`<a class="button second" href="${link(context, '/search', asked)}">${search.first}</a>` : ''
  if (next === null) return back === '' ? '' : html`<p>!${back}</p>`
  // The group beside others shows its best alone: from its beginning on, all of it.
  const further = alone || kind === 'certificate' ? { ...asked, cursor: next } : asked
  const text = alone || kind === 'certificate' ? search.next : fill(search.all, { kind: kindText(context, kind) })
  return html`<p><a class="button second" rel="next" href="${link(context, '/search', further)}">${text}</a>!${back}</p>`
}

function kindText(context: PageContext, kind: string): string {
  const texts: Readonly<Record<string, string>> = words(context).search.kind
  return texts[kind] ?? kind
}

function row(context: PageContext, item: FoundView, longest: number): string {
  return item.kind === 'certificate' ? statementRow(context, item, longest) : otherRow(context, item, longest)
}

/** The holder with identifier and region, so that two firms of one name are told apart. */
function statementRow(context: PageContext, item: FoundView, longest: number): string {
  const { search, site } = words(context)
  const { number = '', status = '', validTo = null, identifiers = [], issuer = '' } = item
  const until = validTo === null ? search.withoutEnd : fill(search.until, { day: validTo })
  const name = { name: item.name.zh, nameEn: item.name.en, identifiers }
  const who =
    item.name.zh === ''
      ? html`${search.noName}`
      : holder(context, { ...name, identifiers: identifiers.slice(0, 1) }, longest)
  const scheme = item.scheme ? html`!${foreign(named(context, item.scheme), longest)} · ` : ''
  const own = item.family === 'declaration' ? html` <small>${search.declaration}</small>` : ''
  const by =
    item.family === 'declaration'
      ? ''
      : html` · ${fill(site.colon, { label: search.issuer, value: cut(issuer, longest) })}`
  return html`<li><h3><a href="${link(context, item.path ?? '/')}">!${foreign(number, 60)}</a> ${statusText(context, status)}!${own}</h3>
<p>!${who}!${place(context, item)}</p>
<p class="soft">!${scheme}${until}!${by}</p>!${why(context, item, longest)}</li>`
}

function otherRow(context: PageContext, item: FoundView, longest: number): string {
  const name = foreign(named(context, item.name), longest)
  const { number } = item
  const beside = number === undefined ? '' : html` <small>!${foreign(number, 60)}</small>`
  const title = item.path === undefined ? name : html`<a href="${link(context, item.path)}">!${name}</a>`
  const identifiers = (item.identifiers ?? []).slice(0, 2).map((identifier) => {
    const label = context.names.identifier(identifier.scheme)
    return html`<small>${fill(words(context).site.colon, { label, value: cut(identifier.value, 60) })}</small> `
  })
  const facts = `${identifiers.join('')}${place(context, item)}`
  return html`<li><h3>!${title}!${beside}</h3>!${facts === '' ? '' : `<p>${facts}</p>`}!${why(context, item, longest)}</li>`
}

function place(context: PageContext, { region }: FoundView): string {
  return region === undefined ? '' : html`<small> · ${context.names.region(region)}</small>`
}

/** Trusted HTML: by what it was found; nothing where the heading says so already. */
function why(context: PageContext, item: FoundView, longest: number): string {
  const { search } = words(context)
  const reason = item.why
  if (!reason || reason.text === '' || reason.text === item.number || reason.text === named(context, item.name))
    return ''
  const fields: Readonly<Record<string, string>> = search.field
  const text = cut(reason.text, longest)
  const sentence = reason.former
    ? fill(search.whyFormer, { text })
    : fill(search.why, { field: fields[reason.field] ?? reason.field, text })
  return html`<p class="soft"><bdi>${sentence}</bdi></p>`
}
