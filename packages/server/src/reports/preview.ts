import {
  Problem,
  readRow,
  readTemplateRow,
  dayIn,
  type Day,
  type HeadingView,
  type Preview,
  type PreviewTable,
} from '@zhengheng/core'
import type { Language } from '../messages/language.ts'
import { findingFix, findingMessage } from '../messages/findings.ts'
import type { Services } from '../services.ts'
import { lineOf } from './findings.ts'
import { guessColumn } from './guesses.ts'
import { missingColumns } from './heading.ts'
import { openForm } from './opened.ts'
import { columnIn } from './profiles/profile.ts'
import { isReplyHeading } from './reply-headings.ts'
import type { FileRecord } from './records.ts'
import type { ReportRecord } from './reads.ts'
import { openTable, tablesOf, type Table } from './sections.ts'
import { uploadPath } from './upload.ts'

const ROWS = 8
const EXAMPLES = 3
const SHOWN = 100

/**
 * The first rows of an upload, as they are understood, and what each heading is taken for.
 * @throws {Problem} `act-not-open` before the file was opened, `upload-gone`, `unreadable-file` with its code
 */
export async function previewOf(services: Services, report: ReportRecord, language: Language): Promise<Preview> {
  const file = uploadPath(services, report)
  if (report.opened === null) throw new Problem('act-not-open', { act: 'preview', state: report.state })
  const { form, profiles } = await openForm({ file, opened: report.opened, profiles: [] })
  if ('refused' in form) {
    const message = findingMessage(form.refused, language, form.params)
    throw new Problem('unreadable-file', {
      failure: form.refused,
      message,
      fix: findingFix(form.refused, language, form.params),
    })
  }
  const today = dayIn(services.pack.zone, report.received)
  const tables = tablesOf(file, form)
    .map((source) => openTable(source, { pack: services.pack, profiles }))
    .filter((table) => !table.isEmpty)
  const profile = tables.map((table) => table.heading.profile).find((found) => found !== undefined)
  return {
    id: String(report.id),
    format: form.format,
    ...(form.format !== 'xlsx' && { encoding: form.encoding }),
    ...(profile && { profile: { id: String(profile.id), name: profile.name } }),
    tables: tables.map((table) => tableOf(table, { services, today, language })),
  }
}

interface Seen {
  readonly services: Pick<Services, 'pack'>
  readonly today: Day
  readonly language: Language
}

function tableOf(table: Table, seen: Seen): PreviewTable {
  const records = firstRecords(table)
  const { heading } = table
  return {
    sheet: table.sheet?.name ?? '',
    headingLine: table.line,
    isRead: heading.failure === undefined && !table.fault,
    missing: [...missingColumns(heading)],
    ...(heading.template && { template: heading.template.code }),
    headings: headingsOf(table, records, seen),
    rows: records.map((record) => ({
      line: record.line,
      cells: heading.headings.map((_, place) => (record.fields[place] ?? '').slice(0, SHOWN)),
      ...(heading.failure === undefined ? understood(record, table, seen) : { findings: [] }),
    })),
  }
}

function firstRecords(table: Table): readonly FileRecord[] {
  const records = table.open(table.rows)
  try {
    const first: FileRecord[] = []
    for (let record = records.next(); record && first.length < ROWS; record = records.next()) first.push(record)
    return first
  } finally {
    records.close()
  }
}

function headingsOf({ heading }: Table, records: readonly FileRecord[], { services }: Seen): HeadingView[] {
  const { headings, columns, profile, template } = heading
  const taken = new Set(columns.filter((column) => column !== undefined))
  return headings.map((text, place) => {
    const column = columns[place] ?? null
    const examples = records
      .map((record) => (record.fields[place] ?? '').slice(0, SHOWN))
      .filter((value) => value !== '')
      .slice(0, EXAMPLES)
    const because = reasonOf(text, column, columnIn(profile, text))
    const values = records.map((record) => record.fields[place] ?? '')
    const guess =
      because === 'unknown' ? guessColumn(text, values, taken, { pack: services.pack, template }) : undefined
    if (guess) taken.add(guess.column)
    return { heading: text, column, because, ...(guess && { guess }), examples }
  })
}

function reasonOf(heading: string, column: string | null, chosen: string | null | undefined): HeadingView['because'] {
  if (isReplyHeading(heading)) return 'reply'
  if (chosen !== undefined) return chosen === null ? 'left-out' : 'profile'
  return column === null ? 'unknown' : 'name'
}

/** A row as it would be taken, without a look at the register. */
function understood(record: FileRecord, { heading }: Table, { services, today, language }: Seen) {
  if (record.fault) {
    const said = lineOf(
      { line: record.line, field: '', code: record.fault, severity: 'error', value: null, params: null },
      language,
    )
    return { findings: [plain(said)] }
  }
  const cells: Record<string, string> = {}
  for (const [place, column] of heading.columns.entries()) {
    const field = record.fields[place]
    if (column !== undefined && field !== undefined && field !== '') cells[column] = field
  }
  const { template } = heading
  const { rows, findings } = template
    ? templated(readTemplateRow(cells, template, services.pack, today, record.line))
    : single(readRow(cells, services.pack, today, record.line))
  const said = findings.map((found) => plain(lineOf({ ...found, params: found.params ?? null }, language)))
  return { ...(rows.length > 0 && { understood: textsOf(rows) }), findings: said }
}

function single({ row, kept, findings }: ReturnType<typeof readRow>) {
  return { rows: [row ?? kept?.cells].filter((one) => one !== undefined), findings }
}

function templated({ acts, kept, findings }: ReturnType<typeof readTemplateRow>) {
  return { rows: [...acts.map((act) => act.row), ...kept.map((one) => one.cells)], findings }
}

/** What the acts of a row say, one text for each column; where acts differ, in their order. */
function textsOf(rows: readonly object[]): Record<string, string> {
  const texts = new Map<string, string[]>()
  for (const row of rows) {
    for (const [column, value] of Object.entries(row)) {
      const text = Array.isArray(value) ? value.join('; ') : String(value)
      const known = texts.get(column) ?? []
      if (text !== '' && !known.includes(text)) texts.set(column, [...known, text])
    }
  }
  return Object.fromEntries([...texts].map(([column, all]) => [column, all.join(' → ')]))
}

function plain({ field, code, severity, message, fix }: ReturnType<typeof lineOf>) {
  return { field, code, severity, message, fix }
}
