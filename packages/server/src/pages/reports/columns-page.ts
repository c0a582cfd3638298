import type { HeadingView, Preview, PreviewTable } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../../messages/fill.ts'
import { reportingWords, type ReportingWords } from '../../messages/reporting.ts'
import type { ColumnChoice } from '../../reports/column-names.ts'
import { hidden } from '../as-of-control.ts'
import { link, words, type PageContext } from '../context.ts'
import { layout } from '../layout.ts'
import { cut, foreign, withForeign, withinWeight } from '../text.ts'
import { alert, reportPath } from './entry-page.ts'

/** A preview, and the columns that the headings of each of its tables can mean. */
export interface ColumnsView {
  readonly preview: Preview
  /** For each table. */
  readonly choices: readonly (readonly ColumnChoice[])[]
  readonly name: string
  /** What was typed, by the names of the fields. */
  readonly typed: ReadonlyMap<string, string>
  readonly idempotencyKey: string
}

/** The name of the field for a heading. */
export function fieldOf(table: number, place: number): string {
  return `c${table}.${place}`
}

/** What each heading is taken for, to be chosen where nobody knows; and how the first rows would be understood. */
export function columnsPage(context: PageContext, view: ColumnsView, faults: readonly string[] = []): string {
  const text = reportingWords(context.language)
  const { preview } = view
  const title = fill(text.columnsTitle, { id: preview.id })
  return withinWeight((limits) => {
    const isRoomy = limits.items > 10
    const most = isRoomy ? { rows: 3, asked: 40, tables: 5 } : { rows: 1, asked: 8, tables: 2 }
    const tables = preview.tables
      .slice(0, most.tables)
      .map((table, at) => tableSection(context, text, view, { table, at, rows: most.rows, asked: most.asked }))
    const main = html`<h1>${title}</h1>
<p>${fill(text.columnsLead, { none: text.none })}</p>
!${faults.map(alert)}
<form method="post" action="${link(context, reportPath(preview.id, '/columns'))}">
!${hidden(context)}<input type="hidden" name="idempotencyKey" value="${view.idempotencyKey}">
!${view.choices.slice(0, most.tables).map((choices, at) => datalist(text, choices, at))}
!${tables}
<label for="name">${text.profileName}</label><input id="name" name="name" value="${view.name}" maxlength="100" required>
<div><button>${text.save}</button></div>
</form>
<p class="links"><a href="${link(context, reportPath(preview.id))}">${fill(text.progressTitle, { id: preview.id })}</a></p>`
    return layout(context, { title, main })
  })
}

function datalist(text: ReportingWords, choices: readonly ColumnChoice[], at: number): string {
  const options = choices.map(({ label }) => html`<option>${label}</option>`)
  return html`<datalist id="l${at}"><option>${text.none}</option>!${options}</datalist>`
}

interface Shown {
  readonly table: PreviewTable
  readonly at: number
  readonly rows: number
  /** Headings that are asked for at once; the others come when these are known. */
  readonly asked: number
}

function tableSection(context: PageContext, text: ReportingWords, view: ColumnsView, shown: Shown): string {
  const { table, at } = shown
  const { site } = words(context)
  const labels = new Map((view.choices[at] ?? []).map(({ column, label }) => [column, label]))
  const asked = table.headings
    .map((heading, place) => ({ heading, place }))
    .filter(({ heading }) => isAsked(heading))
    .toSorted((a, b) => Number(a.heading.because !== 'unknown') - Number(b.heading.because !== 'unknown'))
  const known = table.headings.filter((heading) => !isAsked(heading) && heading.heading.trim() !== '')
  const name = table.sheet === '' ? '' : html`<h2>!${withForeign(text.previewSheet, { sheet: table.sheet }, 60)}</h2>`
  const missing =
    table.missing.length === 0
      ? ''
      : html`<p class="tone bad"><b>${fill(text.missing, { columns: table.missing.map((column) => labels.get(column) ?? column).join(site.list) })}</b></p>`
  const questions = asked
    .slice(0, shown.asked)
    .map(({ heading, place }) => question(text, view, { heading, field: fieldOf(at, place), at, labels }))
  const listed = known
    .slice(0, shown.asked * 2)
    .map(
      (heading) =>
        html`<li>!${foreign(heading.heading, 60)} → ${labels.get(heading.column ?? '') ?? heading.column ?? text.none}</li>`,
    )
  return html`!${name}!${missing}
<h2>${text.unknownTitle}</h2>!${questions.length === 0 ? html`<p>${text.unknownNone}</p>` : questions}!${asked.length > shown.asked ? html`<p>${fill(text.unknownMore, { count: asked.length - shown.asked })}</p>` : ''}
<details><summary>${fill(text.knownTitle, { count: known.length })}</summary><ul>!${listed}</ul></details>
<h2>${text.previewTitle}</h2>!${previewRows(context, text, shown, labels)}`
}

/** Headings that nobody knows, and those about which the body itself has spoken and may think again. */
function isAsked({ because, heading }: HeadingView): boolean {
  return heading.trim() !== '' && (because === 'unknown' || because === 'profile' || because === 'left-out')
}

interface Asked {
  readonly heading: HeadingView
  readonly field: string
  readonly at: number
  readonly labels: ReadonlyMap<string, string>
}

function question(text: ReportingWords, { typed }: ColumnsView, { heading, field, at, labels }: Asked): string {
  const labelOf = (column: string | null | undefined): string =>
    typeof column === 'string' ? (labels.get(column) ?? column) : ''
  const guess = labelOf(heading.guess?.column)
  const chosen = heading.because === 'left-out' ? text.none : labelOf(heading.column)
  const value = typed.get(field) ?? (chosen || guess)
  const hints = hintsOf(text, heading, guess)
  return html`<label for="${field}">!${withForeign(text.heading, { heading: heading.heading }, 80)}</label><small id="${field}-hint"><bdi>${hints.join(' ')}</bdi></small>
<input id="${field}" name="${field}" list="l${at}" value="${value}" aria-describedby="${field}-hint" autocomplete="off">`
}

/** Why a column is offered, and what stands below the heading. */
function hintsOf(text: ReportingWords, { guess, because, examples }: HeadingView, column: string): readonly string[] {
  return [
    ...(guess ? [fill(text.guess[guess.because], { column })] : []),
    ...(because === 'unknown' ? [] : [text.chosen]),
    ...(examples.length > 0 ? [fill(text.examples, { values: cut(examples.join(' / '), 90) })] : []),
  ]
}

function previewRows(
  context: PageContext,
  text: ReportingWords,
  { table, rows }: Shown,
  labels: ReadonlyMap<string, string>,
): string {
  const meanings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    act: words(context).act,
    record: text.records,
  }
  return table.rows
    .slice(0, rows)
    .map(({ line, understood, findings }) => {
      const said = Object.entries(understood ?? {}).map(
        ([column, value]) =>
          html`<div><dt>${labels.get(column) ?? column}</dt><dd>!${foreign(meanings[column]?.[value] ?? value, 80)}</dd></div>`,
      )
      const wrong = findings.map(
        ({ message, severity }) =>
          html`<li class="tone ${severity === 'error' ? 'bad' : 'warn'}">!${foreign(message, 120)}</li>`,
      )
      const body = understood === undefined ? html`<p>${text.previewNot}</p>` : html`<dl>!${said}</dl>`
      return html`<details!${line === table.rows[0]?.line ? ' open' : ''}><summary>${fill(text.previewRow, { line })}</summary>!${wrong.length > 0 ? html`<ul>!${wrong}</ul>` : ''}!${body}</details>`
    })
    .join('')
}
