export type Severity = 'error' | 'flag'

interface FindingRule {
  readonly severity: Severity
  /** What to do about it; words are added at the edge. */
  readonly fix: string
}

/** Errors are what cannot be read or cannot be; everything else was done by the body, and is accepted and flagged. */
export const FINDINGS = {
  'missing-value': { severity: 'error', fix: 'give-value' },
  'unknown-record': { severity: 'error', fix: 'choose-record' },
  'no-declarations': { severity: 'error', fix: 'choose-scheme' },
  'unknown-scheme': { severity: 'error', fix: 'choose-scheme' },
  'unknown-act': { severity: 'error', fix: 'choose-act' },
  'act-not-of-record': { severity: 'error', fix: 'choose-act' },
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
  'unknown-procedure': { severity: 'error', fix: 'choose-procedure' },
  'unknown-person-kind': { severity: 'error', fix: 'choose-kind' },
  'not-registrar': { severity: 'error', fix: 'leave-to-registrar' },
  'other-body': { severity: 'error', fix: 'check-number' },
  'never-reported': { severity: 'error', fix: 'report-issue-first' },
  'validity-too-long': { severity: 'flag', fix: 'check-dates' },
  'two-digit-year': { severity: 'flag', fix: 'write-date' },
  'unknown-code': { severity: 'flag', fix: 'choose-code' },
  'same-main': { severity: 'flag', fix: 'check-number' },
  'no-main': { severity: 'flag', fix: 'give-value' },
  'no-procedure': { severity: 'flag', fix: 'give-value' },
  'reduction-not-stated': { severity: 'flag', fix: 'report-reduction' },
  'status-not-by-dates': { severity: 'flag', fix: 'check-status' },
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
  /** A column of the format, or the key of a template's column. */
  readonly field: string
  readonly code: FindingCode
  readonly severity: Severity
  readonly value: string
  readonly fix: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** A finding with what its code brings along. */
export function finding(
  line: number,
  field: string,
  code: FindingCode,
  value: string,
  params?: Readonly<Record<string, string | number>>,
): Finding {
  const { severity, fix } = FINDINGS[code]
  return { line, field, code, severity, value, fix, ...(params && { params }) }
}
