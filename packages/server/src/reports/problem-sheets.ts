import type { Context } from '../db/transact.ts'
import { read } from '../db/transact.ts'
import type { Language } from '../messages/language.ts'
import { reportingWords } from '../messages/reporting.ts'
import type { Services } from '../services.ts'
import { lineOf, sheetsOf, type FindingLine } from './findings.ts'
import { writeWorkbook, type WrittenCell, type WrittenSheet } from './formats/workbook-writing.ts'
import { openForm } from './opened.ts'
import { readFindings, type FindingRecord, type ReportRecord } from './reads.ts'
import { REPLY_MARK } from './reply-headings.ts'
import type { JsonRecords } from './formats/json-records.ts'
import type { FileRecord } from './records.ts'
import { openTable, tablesOf, type Table } from './sections.ts'
import { lineIn } from './sheet-lines.ts'
import { uploadPath } from './upload.ts'

const PAGE = 1000
/** Rows that are passed over before others get their turn. */
const BREATH = 2000
const WIDTHS = [8, 48, 20, 36] as const

/**
 * The rows of a report that were refused, as their sender wrote them, with what is wrong, by which rule, and what to do in
 * the first columns, and the cells that are meant coloured. Mended, the very file can be sent again: only these rows stand
 * in it, and what we added is known by its headings. A file of which nothing could be read comes back as its problems alone.
 */
export async function writeProblemSheets(
  services: Services,
  context: Context,
  report: ReportRecord,
  language: Language,
): Promise<AsyncGenerator<Buffer>> {
  const words = reportingWords(language).reply
  const headings = [words.line, words.problem, words.rule, words.fix].map((text) => `${REPLY_MARK}${text}`)
  const tables = await tablesToMend(services, report)
  const findings = (): AsyncGenerator<FindingRecord> => allFindings(services, context, report.id)
  const sheets = tables.map((table): WrittenSheet => {
    const rows = rowsToMend(table, { headings, language, sheets: sheetsOf(report.opened) }, errorsOf(table, findings()))
    return { name: table.sheet?.name ?? words.rows, widths: WIDTHS, frozen: headings.length, rows }
  })
  const all: WrittenSheet = {
    name: words.all,
    widths: [24, 8, 16, 20, 48, 20, 36],
    frozen: 0,
    rows: listed(report, language, findings()),
  }
  return writeWorkbook([...sheets, all])
}

/** The tables of the upload, as long as it is kept and can be read. */
async function tablesToMend(services: Services, report: ReportRecord): Promise<readonly Table[]> {
  if (report.upload === null || report.opened === null || 'refused' in report.opened.form) return []
  const file = uploadPath(services, report)
  const { form, profiles } = await openForm({ file, opened: report.opened, profiles: [] })
  if ('refused' in form) return []
  const tables = tablesOf(file, form).map((source) => openTable(source, { pack: services.pack, profiles }))
  return tables.filter((table) => table.heading.failure === undefined && !table.isEmpty && !table.fault)
}

async function* allFindings(services: Services, context: Context, report: number): AsyncGenerator<FindingRecord> {
  let last: FindingRecord | undefined
  for (;;) {
    const after = last
    const page = await read(services.db, context, async (tx) => readFindings(tx, report, after, PAGE))
    yield* page
    last = page.at(-1)
    if (page.length < PAGE) return
  }
}

/** The errors of each line of a table, line by line. */
async function* errorsOf(
  table: Table,
  findings: AsyncIterable<FindingRecord>,
): AsyncGenerator<readonly FindingRecord[]> {
  const [from, to] = [lineIn(table.index, 0), lineIn(table.index + 1, 0)]
  let line: FindingRecord[] = []
  for await (const found of findings) {
    if (found.severity !== 'error' || found.line < from || found.line >= to) continue
    if (line[0] && line[0].line !== found.line) {
      yield line
      line = []
    }
    line.push(found)
  }
  if (line.length > 0) yield line
}

interface Reply {
  readonly headings: readonly string[]
  readonly language: Language
  readonly sheets: readonly string[]
}

/** The heading, and each row that has errors, found by going through the file once. */
async function* rowsToMend(
  table: Table,
  reply: Reply,
  errors: AsyncIterable<readonly FindingRecord[]>,
): AsyncGenerator<readonly WrittenCell[]> {
  const records = table.open(table.rows)
  try {
    const wanted = errors[Symbol.asyncIterator]()
    const rows: { readonly record: FileRecord; readonly found: readonly FindingRecord[] }[] = []
    let next = await wanted.next()
    let passed = 0
    // Lines of JSON name their members as they go: which columns there are is known at the end.
    const isHeld = table.isJson
    if (!isHeld) yield [...reply.headings, ...table.heading.headings].map((text) => ({ text, style: 'heading' }))
    while (!next.done) {
      const record = records.next()
      if (!record) break
      passed += 1
      if (passed % BREATH === 0) await new Promise(setImmediate)
      if (lineIn(table.index, record.line) < (next.value[0]?.line ?? 0)) continue
      if (isHeld) rows.push({ record, found: next.value })
      else yield mendedRow(record, next.value, table.heading, reply)
      next = await wanted.next()
    }
    if (!isHeld) return
    const { headings } = records as JsonRecords
    const columns = headings.map((heading) => table.heading.columns[table.heading.headings.indexOf(heading)])
    yield [...reply.headings, ...headings].map((text) => ({ text, style: 'heading' }))
    for (const { record, found } of rows) yield mendedRow(record, found, { headings, columns }, reply)
  } finally {
    records.close()
  }
}

/** A row as it was sent, with what is wrong before it. */
function mendedRow(
  record: FileRecord,
  found: readonly FindingRecord[],
  heading: Pick<Table['heading'], 'headings' | 'columns'>,
  { language, sheets }: Reply,
): readonly WrittenCell[] {
  // Columns are called as the sender calls them.
  const called = (field: string): string => heading.headings[heading.columns.indexOf(field)]?.trim() || field
  const said = found.map((one) => lineOf({ ...one, field: called(one.field) }, language, sheets))
  const headed = new Set(found.map((one) => one.field))
  const reason = (text: (one: FindingLine) => string): WrittenCell => ({
    text: [...new Set(said.map(text))].join('\n'),
    style: 'reason',
  })
  const width = Math.max(heading.columns.length, record.fields.length)
  return [
    { text: String(record.line), style: 'reason' },
    reason(({ field, message }) => (field === '' ? message : `${field}: ${message}`)),
    reason((one) => one.code),
    reason((one) => one.fix),
    ...Array.from({ length: width }, (_, place): WrittenCell => {
      const column = heading.columns[place]
      const text = record.fields[place] ?? ''
      return column !== undefined && headed.has(column) ? { text, style: 'wrong' } : text
    }),
  ]
}

/** Everything that was found, as a list: what is said of the file as a whole, and doubts about rows that were taken. */
async function* listed(
  report: ReportRecord,
  language: Language,
  findings: AsyncIterable<FindingRecord>,
): AsyncGenerator<readonly WrittenCell[]> {
  const { list } = reportingWords(language)
  const sheets = sheetsOf(report.opened)
  yield [list.sheet, list.line, list.field, list.value, list.problem, list.rule, list.fix].map((text) => ({
    text: `${REPLY_MARK}${text}`,
    style: 'heading',
  }))
  for await (const found of findings) {
    const { sheet = '', line, field, value, message, code, severity, fix } = lineOf(found, language, sheets)
    const style = severity === 'error' ? 'wrong' : 'doubtful'
    yield [sheet, String(line), field, value ?? '', { text: message, style }, code, { text: fix, style: 'reason' }]
  }
}
