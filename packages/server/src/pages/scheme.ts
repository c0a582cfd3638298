import {
  countOn,
  gapsAt,
  itemsUnder,
  listingsOn,
  listOn,
  type Day,
  type Gap,
  type ItemView,
  type ListedCategory,
  type Scheme,
  type SchemeView,
} from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { asOfNotice, hidden } from './as-of-control.ts'
import { link, named, words, type PageContext } from './context.ts'
import { gapsSection } from './gaps.ts'
import { layout } from './layout.ts'
import { schemeFacts, schemeNeeds } from './scheme-facts.ts'
import { dayForm, evidenceMark, schemePath } from './scheme-words.ts'
import { withinWeight, type Limits } from './text.ts'

/** A scheme on a day, or a group of its items; `category` opens one category of the official list. */
export interface SchemeShown {
  readonly scheme: Scheme
  readonly view: SchemeView
  readonly on: Day
  /** The code that was asked for: of the scheme or of a group. */
  readonly code: string
  readonly category: number | undefined
  readonly gaps: readonly Gap[]
}

export function schemePage(shown: SchemeShown, context: PageContext): string {
  return withinWeight((limits) => draw(shown, context, limits))
}

function draw(shown: SchemeShown, context: PageContext, limits: Limits): string {
  const { scheme, view, code, category } = shown
  const isWhole = code === scheme.code && category === undefined
  const group = scheme.items.find((item) => item.code === code)
  const name = group ? `${named(context, scheme.name)}: ${named(context, group.name)}` : named(context, scheme.name)
  const kept = html`!${hidden(context)}!${category === undefined ? '' : html`<input type="hidden" name="category" value="${category}">`}`
  const main = html`!${asOfNotice(context, { on: view.on, known: null })}
<h1>${name}</h1>
!${isWhole ? schemeFacts(context, view) : upwards(context, scheme)}
!${isWhole ? schemeNeeds(context, view) : ''}
!${list(shown, context, limits)}
!${dayForm(context, view.on, kept)}
!${isWhole ? '' : html`<p class="soft">${words(context).scheme.evidenceHelp}</p>`}
!${gapsSection(context, gapsAt(shown.gaps, `/scheme/${code}`))}`
  return layout(context, { title: name, main, index: isWhole })
}

function upwards(context: PageContext, scheme: Scheme): string {
  return html`<p class="links"><a href="${link(context, schemePath(scheme.code), { on: context.query['on'] })}">${words(context).scheme.list.all}</a></p>`
}

function list(shown: SchemeShown, context: PageContext, limits: Limits): string {
  const { scheme, view, code, category, on } = shown
  const text = words(context).scheme.list
  const categories = listOn(scheme, on)
  const isListed = scheme.items.some((item) => item.places !== undefined)
  const isWhole = code === scheme.code
  const opened = categories.find((known) => known.number === category || (category === 0 && known.number === undefined))
  const items =
    opened && isWhole ? view.items.filter((item) => opened.items.some((one) => one.code === item.code)) : view.items
  const body =
    isListed && isWhole && !opened
      ? html`!${official(context, shown, categories)}!${groups(context, shown)}`
      : lines(context, items, view.on, limits)
  const title = opened ? categoryName(context, opened) : text.title
  return html`<section><h2>${title}</h2>!${opened ? html`<p>${fill(text.items, { on, count: items.length })}</p>` : counted(context, shown, isListed)}!${body}
!${scheme.isOpen ? html`<p class="soft">${text.open}</p>` : ''}
<p class="links noprint">!${isListed ? html`<a href="${link(context, `/scheme/${scheme.code}/comparison`)}">${text.compare}</a><br>` : ''}${text.downloads} <a href="!${download(shown, 'csv')}">${text.csv}</a> <a href="!${download(shown, 'json')}">${text.json}</a></p></section>`
}

function download({ scheme, view, code }: SchemeShown, format: string): string {
  const query = new URLSearchParams({ on: view.on, item: code, format }).toString()
  return html`/api/v1/schemes/${encodeURIComponent(scheme.code)}?${query}`
}

function counted(context: PageContext, { scheme, code, on }: SchemeShown, isListed: boolean): string {
  const text = words(context).scheme.list
  if (isListed && code === scheme.code) {
    const { categories, kinds } = countOn(scheme, on)
    return html`<p>${fill(text.count, { on, categories, kinds })}</p>`
  }
  return html`<p>${fill(text.items, { on, count: itemsUnder(scheme, code, on).length })}</p>`
}

function categoryName(context: PageContext, { number, name }: ListedCategory): string {
  const text = words(context).scheme.list
  return number === undefined || !name ? text.noCategory : fill(text.category, { number, name: named(context, name) })
}

function official(context: PageContext, { scheme, on }: SchemeShown, categories: readonly ListedCategory[]): string {
  const text = words(context).scheme.list
  if (categories.length === 0) return html`<p>${fill(text.none, { on })}</p>`
  const items = categories.map((category) => {
    const address = link(context, schemePath(scheme.code), {
      on: context.query['on'],
      category: String(category.number ?? 0),
    })
    const kinds = new Set(category.items.flatMap((item) => listingsOn(item, on).map(({ kind }) => kind)))
    return html`<li><a href="${address}">${categoryName(context, category)}</a> <small>${fill(text.kinds, { count: kinds.size })}</small></li>`
  })
  return html`<ul class="plain links">!${items}</ul>`
}

function groups(context: PageContext, { scheme }: SchemeShown): string {
  const leaves = new Set(itemsUnder(scheme, scheme.code).map((item) => item.code))
  const items = scheme.items
    .filter((item) => !leaves.has(item.code))
    .map((item) => {
      const last = item.code.slice(item.code.lastIndexOf('/') + 1)
      const address = link(context, schemePath(item.code), { on: context.query['on'] })
      return html`<a href="${address}">${last} ${named(context, item.name)}</a>`
    })
  if (items.length === 0) return ''
  return html`<details><summary>${words(context).scheme.list.groups}</summary><p class="links">!${items.join('<br>')}</p></details>`
}

/** So many short lines fit beside the facts of a scheme. */
const TIMES = 3

function lines(context: PageContext, items: readonly ItemView[], on: string, limits: Limits): string {
  const { list: text, comparison } = words(context).scheme
  if (items.length === 0) return html`<p>${fill(text.none, { on })}</p>`
  const shown = items.slice(0, limits.items * TIMES)
  const rest = items.length - shown.length
  return html`<ul class="plain links">!${shown.map((item) => line(context, item))}</ul>!${rest > 0 ? html`<p><small>${fill(comparison.more, { count: rest })}</small></p>` : ''}`
}

function line(context: PageContext, item: ItemView): string {
  const {
    list: text,
    item: { memberships },
  } = words(context).scheme
  const last = item.code.slice(item.code.lastIndexOf('/') + 1)
  const state = { out: text.out, accepted: '', mandatory: memberships.mandatory }[item.membership]
  const procedures = item.procedures.map(({ name, only }) =>
    only ? fill(text.partly, { name: named(context, name) }) : named(context, name),
  )
  const details = [last, state, item.listed?.category ? fill(text.kind, { kind: item.listed.kind }) : '', ...procedures]
  const address = link(context, schemePath(item.code), { on: context.query['on'] })
  return html`<li><a href="${address}">${named(context, item.name)}</a> <small>${details.filter((part) => part !== '').join(' · ')}</small>!${evidenceMark(context, item.evidence)}</li>`
}
