import type { Code } from '../codes/code.ts'
import type { Day } from '../time/day.ts'

/** The columns of a report, by their names in the format. Other names come from the pack. */
export const REPORT_COLUMNS = [
  'act',
  'number',
  'effective',
  'until',
  'holderName',
  'holderId',
  'holderRegion',
  'product',
  'models',
  'manufacturer',
  'factory',
  'factoryAddress',
  'item',
  'standards',
  'validFrom',
  'validTo',
  'laboratory',
  'testDate',
  'testReport',
  'auditors',
  'auditFrom',
  'auditTo',
  'reviewer',
  'reviewDate',
  'decider',
  'decisionDate',
  'reason',
  'predecessor',
  'relation',
  'note',
] as const
export type ReportColumn = (typeof REPORT_COLUMNS)[number]

/** What a body may report of its certificates. Annulment and correction are not acts of the body alone. */
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

/** One row that could be read. Days are checked, numbers trimmed, the item is a code of the catalogue. */
export interface ReportRow {
  readonly act: ReportAct
  /** As the body writes it; compare by `numberKey`. */
  readonly number: string
  readonly effective: Day
  /** The announced end of a suspension. */
  readonly until?: Day
  readonly holderName?: string
  readonly holderId?: string
  readonly holderRegion?: string
  readonly product?: string
  readonly models: readonly string[]
  readonly manufacturer?: string
  readonly factory?: string
  readonly factoryAddress?: string
  readonly item?: Code
  readonly standards: readonly string[]
  readonly validFrom?: Day
  /** The last day of validity, inclusive. */
  readonly validTo?: Day
  readonly laboratory?: string
  readonly testDate?: Day
  readonly testReport?: string
  readonly auditors: readonly string[]
  readonly auditFrom?: Day
  readonly auditTo?: Day
  readonly reviewer?: string
  readonly reviewDate?: Day
  readonly decider?: string
  readonly decisionDate?: Day
  readonly reason?: string
  readonly predecessor?: string
  readonly relation?: 'transferred' | 'replaced'
  readonly note?: string
}

export type Severity = 'error' | 'flag'

interface FindingRule {
  readonly severity: Severity
  /** What to do about it; words are added at the edge. */
  readonly fix: string
}

/** Errors are what cannot be read or cannot be; everything else was done by the body, and is accepted and flagged. */
export const FINDINGS = {
  'missing-value': { severity: 'error', fix: 'give-value' },
  'unknown-act': { severity: 'error', fix: 'choose-act' },
  'act-not-reportable': { severity: 'error', fix: 'choose-act' },
  'bad-date': { severity: 'error', fix: 'write-date' },
  'implausible-date': { severity: 'error', fix: 'check-date' },
  'future-date': { severity: 'error', fix: 'report-when-done' },
  'end-before-start': { severity: 'error', fix: 'check-dates' },
  'too-long': { severity: 'error', fix: 'shorten' },
  'control-character': { severity: 'error', fix: 'remove-characters' },
  'identifier-fault': { severity: 'error', fix: 'check-identifier' },
  'unknown-item': { severity: 'error', fix: 'choose-item' },
  'unknown-relation': { severity: 'error', fix: 'choose-relation' },
  'other-body': { severity: 'error', fix: 'check-number' },
  'never-reported': { severity: 'error', fix: 'report-issue-first' },
  'validity-too-long': { severity: 'flag', fix: 'check-dates' },
  'no-end': { severity: 'flag', fix: 'give-value' },
  'no-identifier': { severity: 'flag', fix: 'give-value' },
  'no-reason': { severity: 'flag', fix: 'give-value' },
  'unknown-reason': { severity: 'flag', fix: 'choose-reason' },
  'reason-not-for-act': { severity: 'flag', fix: 'choose-reason' },
  'not-begun': { severity: 'flag', fix: 'check-date' },
  'after-issue': { severity: 'flag', fix: 'check-dates' },
  'same-person': { severity: 'flag', fix: 'name-another-person' },
  'same-predecessor': { severity: 'flag', fix: 'check-number' },
  late: { severity: 'flag', fix: 'report-in-time' },
  'issued-twice': { severity: 'error', fix: 'correct-first' },
  'before-issue': { severity: 'flag', fix: 'check-date' },
  'already-ended': { severity: 'flag', fix: 'check-status' },
  'already-expired': { severity: 'flag', fix: 'check-status' },
  'already-suspended': { severity: 'flag', fix: 'check-status' },
  'not-suspended': { severity: 'flag', fix: 'check-status' },
  'outside-scope': { severity: 'flag', fix: 'choose-item' },
  'shorter-than-before': { severity: 'flag', fix: 'check-dates' },
} as const satisfies Record<string, FindingRule>
export type FindingCode = keyof typeof FINDINGS

/** One thing that is wrong or doubtful in a line of a report: codes and values, to be put into words at the edge. */
export interface Finding {
  readonly line: number
  readonly field: ReportColumn
  readonly code: FindingCode
  readonly severity: Severity
  readonly value: string
  readonly fix: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** A finding with what its code brings along. */
export function finding(
  line: number,
  field: ReportColumn,
  code: FindingCode,
  value: string,
  params?: Readonly<Record<string, string | number>>,
): Finding {
  const { severity, fix } = FINDINGS[code]
  return { line, field, code, severity, value, fix, ...(params && { params }) }
}
