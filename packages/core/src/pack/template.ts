import type { Name } from '../codes/code.ts'
import type { Evidence } from '../law/basis.ts'

/** One column of a template, as it is on file. */
export interface TemplateColumn {
  readonly no: number
  /** As the template writes it; absent where it leaves the column without a name. */
  readonly name?: string
  readonly nameEn?: string
  /** The name of the column in files for machines. */
  readonly code?: string
  readonly otherNames?: readonly string[]
  /** A column of the format of reports, or one of `TEMPLATE_MEANINGS`. Absent: read and kept, and nothing follows. */
  readonly means?: string
  /** The list of codes that its values come from. */
  readonly table?: string
}

export interface TemplateCode {
  readonly code: string
  readonly name: Name
}

/** What a change code says that happened to a certificate. */
export type TemplateChange = 'change' | 'extend' | 'reduce' | 'suspend' | 'restore' | 'withdraw' | 'cancel' | 'none'

/** The table that a country asks its bodies to fill in, of one edition: what its columns and codes mean. */
export interface ReportTemplate {
  readonly code: string
  readonly name: Name
  readonly columns: readonly TemplateColumn[]
  readonly tables: Readonly<Record<string, readonly TemplateCode[]>>
  readonly statuses: Readonly<Record<string, 'valid' | 'suspended' | 'withdrawn' | 'cancelled' | 'expired'>>
  readonly changes: Readonly<Record<string, TemplateChange>>
  /** Activities after which a certificate without another number holds longer. */
  readonly recertification: readonly string[]
  /** Activities and types of reports that bring a certificate with a new number. */
  readonly initial: readonly string[]
  readonly newTypes: readonly string[]
  readonly replacementTypes: readonly string[]
  /** Reasons of a replacement that say that another body issued the certificate before. */
  readonly transferReasons: readonly string[]
  /** How "yes" is written. */
  readonly yes: readonly string[]
  readonly evidence: Evidence
  readonly source: string
}
