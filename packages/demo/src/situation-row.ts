import type { Cells } from './report-file.ts'

/** A firm of the situations: `code` is the number of its artificial credit code. */
interface Holder {
  readonly name: string
  readonly region: string
  readonly code: number
}

export interface CertificateOf {
  readonly act: 'issue'
  readonly number: string
  /** The day of issue, and the first of validity. */
  readonly on: string
  readonly holder: Holder
  readonly product: string
  readonly models: string
  readonly standards?: string
  readonly laboratory: number
  readonly tested?: string
  readonly auditor?: number
  readonly audited?: string
  readonly decided?: string
  readonly predecessor?: string
  readonly relation?: 'transferred' | 'replaced'
}

export interface LaterOf {
  readonly act: 'suspend' | 'restore' | 'withdraw' | 'replace' | 'cancel'
  readonly number: string
  readonly on: string
  readonly reason?: string
  readonly until?: string
}

/** A row in the words of the format, for what the others cannot say. */
export interface CellsOf {
  readonly act: 'cells'
  readonly cells: Cells
}

export type Row = CertificateOf | LaterOf | CellsOf

export interface ReportOf {
  readonly body: number
  /** The day on which it was sent. */
  readonly on: string
  readonly rows: readonly Row[]
}
