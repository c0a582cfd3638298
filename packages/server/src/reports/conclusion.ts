import type { Judged } from '../attestation/bulk-judge.ts'
import type { Batch } from './file-reading.ts'
import type { Counts, NewFinding } from './store.ts'

export interface Conclusion {
  readonly counts: Counts
  readonly findings: readonly NewFinding[]
}

/** The column a doubt is about, and the name of its parameter. */
const DOUBTS: Readonly<Record<string, { readonly field: string; readonly param?: string }>> = {
  'already-ended': { field: 'act', param: 'status' },
  'before-issue': { field: 'effective', param: 'issued' },
  'already-expired': { field: 'act' },
  'already-suspended': { field: 'act' },
  'not-suspended': { field: 'act' },
  'outside-scope': { field: 'item' },
  'shorter-than-before': { field: 'validTo', param: 'until' },
}

/**
 * Puts together what was found when a batch was read and when it was compared with the register. A row with an error is
 * rejected, and only its errors are told; a row that says what is known already is counted and nothing else. `lines`: rows of
 * which something was accepted.
 */
export function conclude(batch: Batch, lines: number, judged: readonly Judged[]): Conclusion {
  const refused = judged.filter((one) => one.verdict !== 'accepted')
  const errors = refused.filter((one) => one.verdict !== 'duplicate')
  const silent = new Set([...refused.map((one) => one.line), ...errorLines(batch)])
  const read = batch.findings.filter((one) => one.severity === 'error' || !silent.has(one.line))
  const doubts = judged.filter((one) => one.verdict === 'accepted').flatMap(doubtsOf)
  const findings = [...read, ...errors.map(errorOf), ...doubts]
  const rejected = batch.rejected + new Set(errors.map((one) => one.line)).size
  const flagged = new Set(findings.filter((one) => one.severity === 'flag' && one.field !== '').map((one) => one.line))
  return {
    findings,
    counts: {
      read: batch.read,
      accepted: lines + batch.keptOnly,
      rejected,
      // What is neither new nor wrong is known.
      duplicate: batch.read - lines - batch.keptOnly - rejected,
      flagged: flagged.size,
    },
  }
}

function errorLines(batch: Batch): readonly number[] {
  return batch.findings.filter((one) => one.severity === 'error').map((one) => one.line)
}

function errorOf({ line, verdict, number }: Judged): NewFinding {
  return { line, field: 'number', code: verdict, severity: 'error', value: number }
}

function doubtsOf({ line, act, number, effective, flags }: Judged): readonly NewFinding[] {
  return flags.map(({ code, param }) => {
    const { field, param: name } = DOUBTS[code] ?? { field: 'number' }
    const value = { act, effective, number }[field] ?? ''
    return { line, field, code, severity: 'flag', value, ...(name && param !== null && { params: { [name]: param } }) }
  })
}
