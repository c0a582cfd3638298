import type { Day } from '@zhengheng/core'
import { stagedLine } from '../attestation/bulk-stage.ts'
import type { Basis, ReportedIssue } from './basis.ts'
import type { Detected } from './encoding.ts'
import { readHeading, type Heading } from './heading.ts'
import { openRecords, type FileRecord, type Place, type Records } from './records.ts'
import { readReportedRow, type ReadBy } from './reported-row.ts'
import type { NewFinding } from './store.ts'

/** Some rows of a file, read and ready for the stage. */
export interface Batch {
  /** Rows in PostgreSQL's text format of COPY; see `stagedLine`. */
  readonly lines: Uint8Array
  readonly staged: number
  readonly read: number
  /** Rows that cannot be read. */
  readonly rejected: number
  readonly findings: readonly NewFinding[]
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
  readonly detected: Detected
}

const START: Place = { byte: 0, line: 1 }
/** Text of a batch in bytes, about: a batch is short when its rows are long. */
const FULL = 8 << 20

/** Opens a file and reads it on from where it was left. What is wrong with the file as a whole is said by the first batch. */
export function openFileReading(source: Source, by: ReadBy, left: Left): FileReading {
  const { file, detected } = source
  if ('badByte' in detected) {
    const params = { encoding: detected.meant, byte: detected.badByte }
    return refused('bad-encoding', [
      { line: 1, field: '', code: 'bad-encoding', severity: 'error', value: String(detected.badByte), params },
    ])
  }
  const first = openRecords(file, detected.encoding, { ...START, byte: detected.begin })
  const head = first.next()
  if (!head || head.fault) {
    first.close()
    const code = head?.fault ?? 'empty-file'
    return refused(code, [{ line: head?.line ?? 1, field: '', code, severity: 'error', value: '' }])
  }
  const heading = readHeading(head.fields, head.line, by.pack)
  if (heading.failure !== undefined) {
    first.close()
    return refused(heading.failure, heading.findings)
  }
  if (left.read === 0) return reading(first, heading, by, left, heading.findings)
  first.close()
  return reading(openRecords(file, detected.encoding, left.place), heading, by, left, [])
}

/** The batch with what is doubtful about the basis of its issues. */
export function flagBasis({ issues, ...batch }: ReadBatch, basis: Basis): Batch {
  return { ...batch, findings: [...batch.findings, ...issues.flatMap((issue) => basis.flags(issue))] }
}

function refused(failure: string, findings: readonly NewFinding[]): FileReading {
  const nothing = { lines: new Uint8Array(), issues: [], staged: 0, read: 0, rejected: 0, next: START, ended: true }
  return { next: () => ({ ...nothing, findings, failure }), close: () => undefined }
}

function reading(
  records: Records,
  heading: Heading,
  by: ReadBy,
  left: Left,
  headFindings: readonly NewFinding[],
): FileReading {
  let ordinal = left.read
  let unsaid = headFindings
  return {
    next(most) {
      const lines: string[] = []
      const findings: NewFinding[] = [...unsaid]
      const issues: ReportedIssue[] = []
      unsaid = []
      const begun = ordinal
      let rejected = 0
      let size = 0
      let ended = false
      while (ordinal - begun < most && size < FULL) {
        const record = records.next()
        ended = record === undefined
        if (!record) break
        ordinal += 1
        const line = readRecord(record, ordinal, { heading, by, findings, issues })
        if (line === undefined) rejected += 1
        else lines.push(line)
        size += line?.length ?? 0
      }
      const read = ordinal - begun
      // A buffer of its own, not a part of the pool: it is handed to another thread.
      const bytes = new TextEncoder().encode(lines.join(''))
      return { lines: bytes, issues, staged: lines.length, read, rejected, findings, next: records.place(), ended }
    },
    close: () => records.close(),
  }
}

interface Into {
  readonly heading: Heading
  readonly by: ReadBy
  readonly findings: NewFinding[]
  readonly issues: ReportedIssue[]
}

/** The row for the stage, or undefined when it cannot be read; what was found is added to the findings. */
function readRecord(record: FileRecord, ordinal: number, { heading, by, findings, issues }: Into): string | undefined {
  const { line } = record
  const fault = record.fault ?? (isWhole(record, heading) ? undefined : 'field-count')
  if (fault !== undefined) {
    const params = { expected: heading.columns.length, found: record.fields.length }
    findings.push({ line, field: '', code: fault, severity: 'error', value: '', ...(!record.fault && { params }) })
    return undefined
  }
  const { staged, findings: found } = readReportedRow(cellsOf(record, heading), { line, ordinal }, by)
  for (const { field, code, severity, value, params } of found) {
    findings.push({ line, field, code, severity, value, ...(params && { params }) })
  }
  if (!staged) return undefined
  if (staged.act === 'issue') {
    // The facts of an issue are its content, but for the holder.
    issues.push({ line, effective: staged.effective as Day, content: staged.facts as ReportedIssue['content'] })
  }
  return stagedLine(staged)
}

/** Spreadsheets leave empty fields behind the last column; a field too few means that the columns have moved. */
function isWhole(record: FileRecord, heading: Heading): boolean {
  const { length } = heading.columns
  return record.fields.length >= length && record.fields.slice(length).every((field) => field.trim() === '')
}

function cellsOf(record: FileRecord, heading: Heading): Record<string, string> {
  const cells: Record<string, string> = {}
  for (let index = 0; index < heading.columns.length; index += 1) {
    const column = heading.columns[index]
    const field = record.fields[index]
    if (column !== undefined && field !== undefined && field !== '') cells[column] = field
  }
  return cells
}
