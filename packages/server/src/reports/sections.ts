import type { HeadingWords, Heading, Meanings } from './heading.ts'
import { judgeHeading, joinHeadings, knownColumns, missingColumns, readMeanings } from './heading.ts'
import type { Form } from './formats/form.ts'
import { openJsonRecords, type JsonRecords } from './formats/json-records.ts'
import { openTableRecords } from './formats/table-records.ts'
import type { Section } from './formats/table-writing.ts'
import { tableOf } from './formats/workbook-reading.ts'
import { isReplyHeading } from './reply-headings.ts'
import { openRecords, type FileRecord, type Place, type Records } from './records.ts'

/** A table within a file: the whole of a text, a sheet of a workbook. */
export interface TableSource {
  readonly sheet: Section | undefined
  /** Its place among the tables of the file. */
  readonly index: number
  readonly begin: Place
  /** The byte behind its last row. */
  readonly end: number
  readonly isJson: boolean
  open(from: Place): Records
}

/** A table whose heading was found: rows begin at `rows`. */
export interface Table extends TableSource {
  readonly heading: Heading
  readonly line: number
  readonly rows: Place
  /** Something that stands in it, beside its heading; false when there is nothing at all. */
  readonly isEmpty: boolean
  readonly fault: FileRecord['fault']
}

/** Rows among which the heading is looked for: titles, dates and notes stand above it. */
const SEARCHED = 30
const START: Place = { byte: 0, line: 1 }

/** The tables of a file. */
export function tablesOf(file: string, form: Exclude<Form, { refused: unknown }>): readonly TableSource[] {
  if (form.format === 'xlsx') {
    return form.sections.map((sheet, index) => ({
      sheet,
      index,
      begin: { byte: sheet.begin, line: 1 },
      end: sheet.end,
      isJson: false,
      open: (from) => openTableRecords(tableOf(file), from, sheet.end),
    }))
  }
  const { format, encoding } = form
  const open = format === 'csv' ? openRecords : openJsonRecords
  const begin = { ...START, byte: form.begin }
  const whole = { sheet: undefined, index: 0, begin, end: Number.MAX_SAFE_INTEGER, isJson: format === 'ndjson' }
  return [{ ...whole, open: (from) => open(file, encoding, from) }]
}

/** Finds the heading of a table. */
export function openTable(source: TableSource, words: HeadingWords): Table {
  const records = source.open(source.begin)
  try {
    return source.isJson ? jsonTable(source, records as JsonRecords, words) : headedTable(source, records, words)
  } finally {
    records.close()
  }
}

/** Members of objects are headings that every row brings along: those of the first rows are judged together. */
function jsonTable(source: TableSource, records: JsonRecords, words: HeadingWords): Table {
  let first: FileRecord | undefined
  let isEmpty = true
  for (let n = 0; n < SEARCHED; n += 1) {
    const record = records.next()
    if (!record) break
    isEmpty = false
    first ??= record.fault ? undefined : record
  }
  const { failure, ...heading } = judgeHeading(readMeanings([...records.headings], words), first?.line ?? 1)
  // Rows of several programs may call one thing by several names; what one row says twice is judged there.
  const isRefused = failure !== undefined && failure !== 'repeated-columns'
  const findings = heading.findings.filter((found) => found.code !== 'repeated-columns')
  const judged = isRefused ? { ...heading, findings, failure } : { ...heading, findings }
  return { ...source, heading: judged, line: first?.line ?? 1, rows: source.begin, isEmpty, fault: undefined }
}

interface Candidate {
  readonly meanings: Meanings
  readonly known: number
  readonly line: number
  readonly rows: Place
}

function headedTable(source: TableSource, records: Records, words: HeadingWords): Table {
  const first = records.next()
  let best: Candidate | undefined = first && candidate(first.fields, first, records.place(), words)
  let above = first
  const most = first && !first.fault ? SEARCHED : 0
  for (let n = 1; n < most && above; n += 1) {
    const settled = isEnough(best)
    const record = records.next()
    if (!record) break
    best = better(best, above, record, records.place(), words)
    above = record
    // The row below may name the parts of what stands above; further down nothing is looked for.
    if (settled) break
  }
  const { meanings, line, rows } = best ?? { ...candidate([], { line: 1 }, source.begin, words) }
  return {
    ...source,
    heading: judgeHeading(meanings, line),
    line,
    rows,
    isEmpty: !first || isReply(first),
    fault: first?.fault,
  }
}

/** A list of problems that we wrote: it comes back with the rows that were mended, and says nothing. */
function isReply({ fields }: FileRecord): boolean {
  const headings = fields.filter((field) => field.trim() !== '')
  return headings.length > 0 && headings.every(isReplyHeading)
}

function better(
  best: Candidate | undefined,
  above: FileRecord,
  record: FileRecord,
  after: Place,
  words: HeadingWords,
): Candidate | undefined {
  if (record.fault) return best
  const alone = candidate(record.fields, record, after, words)
  const isKnown = (heading: string): boolean => knownColumns(readMeanings([heading], words)) > 0
  const joined = candidate(joinHeadings(above.fields, record.fields, isKnown), record, after, words)
  const found = joined.known > alone.known ? joined : alone
  return found.known > (best?.known ?? 0) ? found : best
}

function candidate(
  fields: readonly string[],
  { line }: { readonly line: number },
  rows: Place,
  words: HeadingWords,
): Candidate {
  const meanings = readMeanings(fields, words)
  return { meanings, known: knownColumns(meanings), line, rows }
}

/** Whether rows can be read by a heading. */
function isEnough(found: Candidate | undefined): boolean {
  return found !== undefined && missingColumns(found.meanings).length === 0
}
