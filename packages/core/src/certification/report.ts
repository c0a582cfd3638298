import type { Code } from '../codes/code.ts'
import type { Day } from '../time/day.ts'

/** The columns of a report, by their names in the format. Other names come from the pack. */
export const REPORT_COLUMNS = [
  'record',
  'scheme',
  'act',
  'number',
  'effective',
  'until',
  'holderName',
  'holderNameEn',
  'holderFormerName',
  'holderId',
  'holderRegion',
  'holderAddress',
  'product',
  'models',
  'manufacturer',
  'manufacturerId',
  'factory',
  'factoryId',
  'factoryAddress',
  'item',
  'scopeText',
  'sites',
  'main',
  'mode',
  'procedure',
  'standards',
  'validFrom',
  'validTo',
  'firstIssued',
  'laboratory',
  'testDate',
  'testReport',
  'accreditation',
  'accreditationMark',
  'activity',
  'auditors',
  'auditFrom',
  'auditTo',
  'personDays',
  'method',
  'reviewer',
  'reviewDate',
  'decider',
  'decisionDate',
  'reason',
  'predecessor',
  'predecessorBody',
  'relation',
  'personName',
  'personKind',
  'note',
] as const
export type ReportColumn = (typeof REPORT_COLUMNS)[number]

/**
 * What a row is about. The first three are statements of the register; of a plan and of a finished audit nothing is public:
 * they are kept for the supervision of bodies.
 */
export const REPORT_RECORDS = ['certificate', 'declaration', 'person', 'audit-plan', 'audit'] as const
export type ReportRecord = (typeof REPORT_RECORDS)[number]

/** What may be reported. Annulment and correction are not acts of the body alone; each family has its own of these. */
export const REPORT_ACTS = [
  'issue',
  'extend',
  'reduce',
  'change',
  'renew',
  'transfer',
  'suspend',
  'restore',
  'withdraw',
  'cancel',
  'replace',
] as const
export type ReportAct = (typeof REPORT_ACTS)[number]

/** One row that could be read. Days are checked, numbers trimmed, items are codes of the catalogue. */
export interface ReportRow {
  readonly record: StatedRecord
  /** The scheme that the row names, or that its items belong to. */
  readonly scheme: Code
  readonly act: ReportAct
  /** As the body writes it; compare by `numberKey`. */
  readonly number: string
  readonly effective: Day
  /** The announced end of a suspension. */
  readonly until?: Day
  readonly holderName?: string
  readonly holderNameEn?: string
  readonly holderFormerName?: string
  readonly holderId?: string
  readonly holderRegion?: string
  readonly holderAddress?: string
  readonly product?: string
  readonly models: readonly string[]
  readonly manufacturer?: string
  readonly manufacturerId?: string
  readonly factory?: string
  readonly factoryId?: string
  readonly factoryAddress?: string
  readonly item: readonly Code[]
  /** The scope in the words of the certificate. */
  readonly scopeText?: string
  readonly sites: readonly string[]
  /** The number of the main certificate, for a sub-certificate. */
  readonly main?: string
  /** Code of the mode of certification. */
  readonly mode?: string
  /** For declarations: the procedure that the maker followed. */
  readonly procedure?: Code
  readonly standards: readonly string[]
  readonly validFrom?: Day
  /** The last day of validity, inclusive. */
  readonly validTo?: Day
  readonly firstIssued?: Day
  readonly laboratory?: string
  readonly testDate?: Day
  readonly testReport?: string
  /** Number of the accreditation that the certificate refers to, and code of the mark that it carries. */
  readonly accreditation?: string
  readonly accreditationMark?: string
  readonly activity?: string
  readonly auditors: readonly string[]
  readonly auditFrom?: Day
  readonly auditTo?: Day
  readonly personDays?: string
  readonly method?: string
  readonly reviewer?: string
  readonly reviewDate?: Day
  readonly decider?: string
  readonly decisionDate?: Day
  readonly reason?: string
  readonly predecessor?: string
  /** Approval number of the body that issued the predecessor, where it is another one. */
  readonly predecessorBody?: string
  readonly relation?: 'transferred' | 'replaced'
  readonly personName?: string
  /** Kind of the registration of a person. */
  readonly personKind?: Code
  readonly note?: string
}

/** Records that are statements of the register. */
export type StatedRecord = Exclude<ReportRecord, 'audit-plan' | 'audit'>

/** A row that is kept and never public: its cells, under the names of the columns. */
export interface KeptRow {
  readonly record: ReportRecord
  readonly number: string
  /** The first day of the audit; of other columns of a certificate, that of its validity. */
  readonly on: Day
  readonly cells: Readonly<Record<string, string>>
}
