import { randomUUID } from 'node:crypto'
import type { HeadingView, Preview, PreviewTable } from '@zhengheng/core'
import { fill } from '../../messages/fill.ts'
import { reportingWords, type ReportingWords } from '../../messages/reporting.ts'
import { columnChoices, type ColumnChoice } from '../../reports/column-names.ts'
import { headingKey, type Profile } from '../../reports/profiles/profile.ts'
import type { Services } from '../../services.ts'
import type { PageContext } from '../context.ts'
import { fieldOf, type ColumnsView } from './columns-page.ts'

/** The page of a preview, with what was typed into it. */
export function columnsViewOf(
  services: Pick<Services, 'pack'>,
  preview: Preview,
  page: PageContext,
  typed: ReadonlyMap<string, string> = new Map(),
): ColumnsView {
  const { templates = [] } = services.pack.reports
  const choices = preview.tables.map((table) =>
    columnChoices(
      services.pack,
      templates.find((one) => one.code === table.template),
      page.language,
    ),
  )
  const name = typed.get('name') ?? preview.profile?.name ?? ''
  return { preview, choices, name, typed, idempotencyKey: randomUUID() }
}

export interface Chosen {
  readonly profile: Omit<Profile, 'id'>
  /** What is wrong with what was typed, in words. */
  readonly faults: readonly string[]
}

/** What was typed as a profile: for each heading that was asked for, the column by its label or its name. */
export function chosenProfile({ preview, choices, typed }: ColumnsView, page: PageContext): Chosen {
  const text = reportingWords(page.language)
  const name = (typed.get('name') ?? '').trim()
  const tables = preview.tables.map((table, at) =>
    chosenColumns(table, at, { choices: choices[at] ?? [], typed, text }),
  )
  const faults = [...(name === '' ? [text.nameRequired] : []), ...tables.flatMap((table) => table.faults)]
  const columns = Object.fromEntries(tables.flatMap((table) => table.columns))
  return { profile: { name, headings: headingsOf(preview), columns }, faults }
}

interface Typed {
  readonly choices: readonly ColumnChoice[]
  readonly typed: ReadonlyMap<string, string>
  readonly text: ReportingWords
}

/** What was said of the headings of one table; what was said before goes on where nothing was typed. */
function chosenColumns(table: PreviewTable, at: number, { choices, typed, text }: Typed) {
  const faults: string[] = []
  const columns: (readonly [heading: string, column: string | null])[] = []
  const taken = new Set(table.headings.flatMap((one) => (one.because === 'name' ? [one.column] : [])))
  for (const [place, { heading, because, column }] of table.headings.entries()) {
    const said = typed.get(fieldOf(at, place))?.trim()
    if (said === undefined && (because === 'profile' || because === 'left-out')) columns.push([heading, column])
    if (said === undefined || said === '') continue
    const chosen = columnFor(said, choices, text.none)
    if (chosen === undefined) faults.push(fill(text.columnWrong, { column: said }))
    else if (chosen !== null && taken.has(chosen)) faults.push(fill(text.columnTwice, { column: said }))
    else columns.push([heading, chosen])
    taken.add(chosen ?? null)
  }
  return { faults, columns }
}

function columnFor(said: string, choices: readonly ColumnChoice[], none: string): string | null | undefined {
  const key = headingKey(said)
  if (key === headingKey(none)) return null
  return choices.find(({ column, label }) => headingKey(label) === key || headingKey(column) === key)?.column
}

/** Those of the table that the profile is made for: the one of which something had to be asked. */
function headingsOf(preview: Preview): readonly string[] {
  const isAsked = ({ because }: HeadingView): boolean => because !== 'name' && because !== 'reply'
  const table = preview.tables.find((one) => one.headings.some(isAsked)) ?? preview.tables[0]
  return (table?.headings ?? []).map((one) => one.heading).filter((heading) => heading.trim() !== '')
}
