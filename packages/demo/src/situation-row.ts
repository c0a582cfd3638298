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
  readonly act: 'suspend' | 'restore' | 'withdraw' | 'replace'
  readonly number: string
  readonly on: string
  readonly reason?: string
  readonly until?: string
}

export type Row = CertificateOf | LaterOf

export interface ReportOf {
  readonly body: number
  /** The day on which it was sent. */
  readonly on: string
  readonly rows: readonly Row[]
}
