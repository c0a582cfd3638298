import type { Day, KeptRow, ReportTemplate } from '@zhengheng/core'
import { stagedLine, type StagedRow } from '../attestation/bulk-stage.ts'
import type { ReportedIssue } from './basis.ts'
import { columnName } from './formats/cell-values.ts'
import type { FileRecord } from './records.ts'
import { readReportedRow, type ReadBy } from './reported-row.ts'
import { lineIn } from './sheet-lines.ts'
import type { NewFinding } from './store.ts'

/** What the fields of a table are, as far as its rows are read by it. */
export interface Columns {
  readonly headings: readonly string[]
  readonly columns: readonly (string | undefined)[]
  /** The national template that they are columns of; absent for our own format. */
  readonly template?: ReportTemplate | undefined
}

/** What is kept of a row beside the register. */
export type KeptLine = KeptRow & { readonly line: number }

/** Where a row comes from, and where what it comes to is put. */
export interface RowsInto {
  readonly columns: Columns
  readonly sheet: number
  /** Rows of CSV files have all their fields; elsewhere the empty ones at the end are not there. */
  readonly isRagged: boolean
  /** Columns without a heading in which something stood already. */
  readonly nameless: Set<number>
  readonly by: ReadBy
  readonly findings: NewFinding[]
  readonly issues: ReportedIssue[]
  readonly kept: KeptLine[]
}

/** Lines for the stage, none where a row is only kept; undefined when it cannot be read. What was found is added to the findings. */
export function readFileRow(record: FileRecord, ordinal: number, into: RowsInto): string | undefined {
  const line = lineIn(into.sheet, record.line)
  const refuse = (field: string, code: string, value = '', params?: object): undefined => {
    into.findings.push({ line, field, code, severity: 'error', value, ...(params && { params }) })
  }
  const { columns } = into.columns
  if (record.fault) return refuse('', record.fault)
  if (!into.isRagged && !isWhole(record, columns.length)) {
    return refuse('', 'field-count', '', { expected: columns.length, found: record.fields.length })
  }
  sayNameless(record, line, into)
  const wrong = wrongCells(record, columns)
  for (const { column, code, value } of wrong) refuse(column, code, value)
  const cells = cellsOf(record, columns)
  if (typeof cells === 'string') return refuse(cells, 'said-twice')
  const {
    staged,
    kept,
    refused,
    findings: found,
  } = readReportedRow(cells, { line, ordinal }, into.by, into.columns.template)
  for (const { field, code, severity, value, params } of found) {
    into.findings.push({ line, field, code, severity, value, ...(params && { params }) })
  }
  if (refused || wrong.length > 0) return undefined
  for (const row of kept) into.kept.push({ ...row, line })
  return staged.map((act) => stageAct(act, into.issues)).join('')
}

function stageAct(act: StagedRow, issues: ReportedIssue[]): string {
  const { family } = act
  if (act.act === 'issue' && !act.optional && (family === 'certificate' || family === 'declaration')) {
    // The facts of an issue are its content, but for the holder.
    const content = act.facts as ReportedIssue['content']
    issues.push({ line: act.line, family, effective: act.effective as Day, content })
  }
  return stagedLine(act)
}

/** Spreadsheets leave empty fields behind the last column; a field too few, or others, mean that the columns have moved. */
function isWhole({ fields }: FileRecord, length: number): boolean {
  return fields.length >= length && fields.slice(length).every((field) => field.trim() === '')
}

/** Cells of columns that are read whose value is not what was meant. */
function wrongCells({ cellFaults = [], fields }: FileRecord, columns: readonly (string | undefined)[]) {
  return cellFaults.flatMap(([place, code]) => {
    const column = columns[place]
    return column === undefined ? [] : [{ column, code, value: fields[place] ?? '' }]
  })
}

/** What stands in a column without a heading is not read; that it is there is said once. */
function sayNameless(record: FileRecord, line: number, { columns, nameless, findings }: RowsInto): void {
  const { fields } = record
  for (let place = 0; place < fields.length; place += 1) {
    if (columns.columns[place] !== undefined || fields[place] === '' || nameless.has(place)) continue
    if ((columns.headings[place] ?? '').trim() !== '' || fields[place]?.trim() === '') continue
    nameless.add(place)
    const name = columnName(place)
    findings.push({
      line,
      field: name,
      code: 'nameless-column',
      severity: 'flag',
      value: name,
      params: { column: name },
    })
  }
}

/** The cells by their columns; a column when the row says two things in it. */
function cellsOf(record: FileRecord, columns: readonly (string | undefined)[]): Record<string, string> | string {
  const cells: Record<string, string> = {}
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index]
    const field = record.fields[index]
    if (column === undefined || field === undefined || field === '') continue
    if (cells[column] !== undefined && cells[column] !== field) return column
    cells[column] = field
  }
  return cells
}
