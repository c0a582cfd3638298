import type { Basis, ReportedIssue } from './basis.ts'
import { readFileRow, type Columns, type KeptLine } from './file-rows.ts'
import type { Form } from './formats/form.ts'
import type { JsonRecords } from './formats/json-records.ts'
import { readMeanings, unknownHeadings } from './heading.ts'
import type { Profile } from './profiles/profile.ts'
import type { FileRecord, Place, Records } from './records.ts'
import type { ReadBy } from './reported-row.ts'
import { openTable, tablesOf, type Table } from './sections.ts'
import { lineIn } from './sheet-lines.ts'
import { storable, type NewFinding } from './store.ts'

/** Some rows of a file, read and ready for the stage. */
export interface Batch {
  /** Rows in PostgreSQL's text format of COPY; see `stagedLine`. */
  readonly lines: Uint8Array
  readonly staged: number
  readonly read: number
  /** Rows that cannot be read. */
  readonly rejected: number
  readonly findings: readonly NewFinding[]
  /** What is kept beside the register, and how many rows come to nothing else. */
  readonly kept: readonly KeptLine[]
  readonly keptOnly: number
  readonly next: Place
  readonly ended: boolean
  /** Why the file as a whole is refused: nothing of it is read. */
  readonly failure?: string
}

/** A batch before it was checked on what its issues rest. */
export interface ReadBatch extends Batch {
  readonly issues: readonly ReportedIssue[]
}

export interface FileReading {
  /** Those that say what headings of this file mean. */
  readonly profiles: readonly Profile[]
  /** Code of the national template whose headings it has. */
  readonly template: string | undefined
  /** The next rows, `most` at the most. */
  next(most: number): ReadBatch
  close(): void
}

/** Where a report was left: after how many rows, at which place. */
export interface Left {
  readonly read: number
  readonly place: Place
}

export interface Source {
  readonly file: string
  readonly form: Form
  /** What the body said of headings of its own. */
  readonly profiles?: readonly Profile[]
}

const START: Place = { byte: 0, line: 1 }
/** Text of a batch in bytes, about: a batch is short when its rows are long. */
const FULL = 8 << 20

/** Opens a file and reads it on from where it was left. What is wrong with the file as a whole is said by the first batch. */
export function openFileReading(source: Source, by: ReadBy, left: Left): FileReading {
  const { file, form, profiles = [] } = source
  if ('refused' in form) return refused(form.refused, [refusal(1, form.refused, form.params)])
  const words = { pack: by.pack, profiles }
  const tables = tablesOf(file, form).map((table) => openTable(table, words))
  const readable = tables.filter((table) => !table.isEmpty && !table.fault && table.heading.failure === undefined)
  if (readable.length === 0) return refuseAll(tables)
  const notes = left.read === 0 ? notesOf(form, tables, readable) : []
  return reading(readable, by, left, notes)
}

/** The batch with what is doubtful about the basis of its issues. */
export function flagBasis({ issues, ...batch }: ReadBatch, basis: Basis): Batch {
  return { ...batch, findings: [...batch.findings, ...issues.flatMap((issue) => basis.flags(issue))] }
}

function refusal(line: number, code: string, params?: Readonly<Record<string, string | number>>): NewFinding {
  const value = params === undefined ? '' : storable(String(Object.values(params)[0] ?? '')).slice(0, 200)
  return { line, field: '', code, severity: 'error', value, ...(params && { params }) }
}

function refused(failure: string, findings: readonly NewFinding[]): FileReading {
  const nothing = {
    lines: new Uint8Array(),
    issues: [],
    kept: [],
    keptOnly: 0,
    staged: 0,
    read: 0,
    rejected: 0,
    next: START,
    ended: true,
  }
  return { profiles: [], template: undefined, next: () => ({ ...nothing, findings, failure }), close: () => undefined }
}

/** No table can be read: told is the fault of the one of which most is understood. */
function refuseAll(tables: readonly Table[]): FileReading {
  const known = ({ heading }: Table): number => heading.columns.filter((column) => column !== undefined).length
  const [best] = tables.filter((table) => !table.isEmpty).toSorted((a, b) => known(b) - known(a))
  if (!best) return refused('empty-file', [refusal(1, 'empty-file')])
  if (best.fault) return refused(best.fault, [refusal(lineIn(best.index, best.line), best.fault)])
  return refused(best.heading.failure ?? 'missing-columns', inSheet(best, best.heading.findings))
}

function inSheet({ index }: Table, findings: readonly NewFinding[]): readonly NewFinding[] {
  return findings.map((found) => ({ ...found, line: lineIn(index, found.line) }))
}

/** What is said of the file before any of its rows. */
function notesOf(
  form: Exclude<Form, { refused: unknown }>,
  tables: readonly Table[],
  readable: readonly Table[],
): readonly NewFinding[] {
  const first = readable[0] ? lineIn(readable[0].index, readable[0].line) : 1
  const flag = (code: string, names: readonly string[], line = first, field = '', from?: number): NewFinding => {
    const value = storable(names.join(', ')).slice(0, 200)
    const params = { ...(value !== '' && { names: value }), ...(from !== undefined && { from }) }
    return { line, field, code, severity: 'flag', value, ...(Object.keys(params).length > 0 && { params }) }
  }
  const unread = tables.filter((table) => !readable.includes(table) && !table.isEmpty)
  return [
    ...(form.format === 'xlsx' ? form.notes.map(({ code, names }) => flag(code, names)) : []),
    ...(unread.length > 0
      ? [
          flag(
            'sheets-not-read',
            unread.map((table) => table.sheet?.name ?? ''),
          ),
        ]
      : []),
    ...readable.flatMap((table) => {
      // At the line of the heading: doubts about a row that is refused are not told.
      const line = lineIn(table.index, table.line)
      const hidden = table.sheet?.hiddenLine
      return [
        ...inSheet(table, table.heading.findings),
        ...(hidden === undefined ? [] : [flag('hidden-rows', [], line, '', hidden)]),
        ...formulasOf(table).map((found) => flag('formula-values', [found.heading], line, found.column, found.line)),
      ]
    }),
  ]
}

/** Columns that are read and have values of formulas. */
function formulasOf({ sheet, heading }: Table) {
  return (sheet?.formulas ?? []).flatMap(([place, line]) => {
    const column = heading.columns[place]
    return column === undefined ? [] : [{ line, column, heading: heading.headings[place] ?? '' }]
  })
}

/** The rows of one table; its columns grow where rows bring members along that no row had before. */
interface OpenTable {
  readonly table: Table
  readonly records: Records
  readonly nameless: Set<number>
  columns: Columns
}

function openRows(table: Table, from: Place): OpenTable {
  const records = table.open(from)
  return {
    table,
    records,
    nameless: new Set(),
    columns: table.isJson ? { headings: [], columns: [], template: undefined } : table.heading,
  }
}

/** The members that a row brought along for the first time: what they mean, and that nobody knows them. */
function learnMembers(open: OpenTable, line: number, by: ReadBy): readonly NewFinding[] {
  if (!open.table.isJson) return []
  const { headings } = open.records as JsonRecords
  const known = open.columns.headings.length
  if (headings.length === known) return []
  // The profile was chosen by the members of the first rows; it goes for those of all others.
  const meanings = readMeanings([...headings], { pack: by.pack, profiles: [] }, open.table.heading.profile)
  open.columns = meanings
  const said = new Set([...open.table.heading.headings, ...headings.slice(0, known)])
  const unknown = unknownHeadings(meanings).filter((heading) => !said.has(heading))
  if (unknown.length === 0) return []
  const columns = storable(unknown.join(', ')).slice(0, 200)
  return [{ line, field: '', code: 'unknown-columns', severity: 'flag', value: columns, params: { columns } }]
}

/** Goes through the tables of a file, one after the other, from where it was left. */
function openTables(tables: readonly Table[], left: Left) {
  // A place at the end of one sheet is the beginning of the next: a sheet that is read to its end has no more rows.
  const begun = left.read === 0 ? 0 : tables.findIndex((table) => left.place.byte <= table.end)
  let at = Math.max(0, begun)
  const first = tables[at] as Table
  let open = openRows(first, left.read === 0 ? first.rows : left.place)
  return {
    current: () => open,
    /** The next row of the table at hand, or the first of the one after it. */
    next(): FileRecord | undefined {
      for (;;) {
        const record = open.records.next()
        const following = tables[at + 1]
        if (record || !following) return record
        open.records.close()
        at += 1
        open = openRows(following, following.rows)
      }
    },
  }
}

function reading(tables: readonly Table[], by: ReadBy, left: Left, notes: readonly NewFinding[]): FileReading {
  let ordinal = left.read
  let unsaid = notes
  const rows = openTables(tables, left)
  return {
    profiles: [...new Set(tables.flatMap(({ heading }) => heading.profile ?? []))],
    template: tables.find(({ heading }) => heading.template)?.heading.template?.code,
    next(most) {
      const lines: string[] = []
      const findings: NewFinding[] = [...unsaid]
      const issues: ReportedIssue[] = []
      const kept: KeptLine[] = []
      let keptOnly = 0
      unsaid = []
      const begun = ordinal
      let rejected = 0
      let size = 0
      let ended = false
      while (ordinal - begun < most && size < FULL) {
        const record = rows.next()
        ended = record === undefined
        if (!record) break
        ordinal += 1
        const open = rows.current()
        findings.push(...learnMembers(open, record.line, by))
        const { table, columns, nameless } = open
        const isRagged = table.isJson || table.sheet !== undefined
        const into = { columns, sheet: table.index, isRagged, nameless, by, findings, issues, kept }
        const line = readFileRow(record, ordinal, into)
        if (line === undefined) rejected += 1
        else if (line === '') keptOnly += 1
        else lines.push(line)
        size += line?.length ?? 0
      }
      const counts = { staged: lines.length, keptOnly, rejected, read: ordinal - begun }
      // A buffer of its own, not a part of the pool: it is handed to another thread.
      const bytes = new TextEncoder().encode(lines.join(''))
      return { lines: bytes, issues, kept, ...counts, findings, next: rows.current().records.place(), ended }
    },
    close: () => rows.current().records.close(),
  }
}
