import { scopeAt, stateAt, statusAt, validAt } from '../attestation/fold.ts'
import type { Attestation } from '../attestation/model.ts'
import { covers } from '../attestation/scope.ts'
import { numberKey } from '../codes/identifier.ts'
import type { LateRule, Pack } from '../pack/model.ts'
import type { PartyId } from '../party/model.ts'
import { limitEnd, type WorkCalendar } from '../time/calendar.ts'
import { addDays, type Day } from '../time/day.ts'
import { finding, type Finding, type FindingCode } from './finding.ts'
import type { ReportColumn, ReportRow } from './report.ts'

/** What a row is compared with: who reports, on which day, and the certificate of that number, when there is one. */
export interface RowFacts {
  readonly body: PartyId
  readonly today: Day
  readonly pack: Pack
  /** With the acts that earlier rows of the same report add. */
  readonly certificate: Attestation | undefined
  readonly line?: number
}

/**
 * What is impossible or doubtful about a row when it is compared with the register. Only another body's number, and an
 * act on a number that was never reported, are errors: what a body did is a fact even where it should not have.
 */
export function flagRow(row: ReportRow, facts: RowFacts): readonly Finding[] {
  const { certificate, body, line = 0 } = facts
  if (certificate && certificate.issuer !== body) return [finding(line, 'number', 'other-body', row.number)]
  if (!certificate && row.act !== 'issue') return [finding(line, 'number', 'never-reported', row.number)]
  const findings: Finding[] = []
  const flag = (field: ReportColumn, code: FindingCode, value = '', params?: Finding['params']): void => {
    findings.push(finding(line, field, code, value, params))
  }
  const due = reportDue(row.effective, facts.pack.reports.late, facts.pack.calendar)
  if (facts.today > due) flag('effective', 'late', row.effective, { due })
  flagPeople(row, flag)
  if (row.predecessor !== undefined && numberKey(row.predecessor) === numberKey(row.number)) {
    flag('predecessor', 'same-predecessor', row.predecessor)
  }
  if (certificate && row.act === 'issue') flag('number', 'issued-twice', row.number)
  else if (certificate) flagHistory(row, certificate, flag)
  return findings
}

type Flag = (field: ReportColumn, code: FindingCode, value?: string, params?: Finding['params']) => void

/** The last day on which a report of what happened on a day is in time. */
export function reportDue(happened: Day, rule: LateRule, calendar: WorkCalendar): Day {
  if (rule.rule === 'days') return limitEnd(happened, rule.days, rule.count, calendar).day
  const year = Number(happened.slice(0, 4))
  const month = Number(happened.slice(5, 7))
  const first = month === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(month + 1).padStart(2, '0')}-01`
  return addDays(first as Day, rule.day - 1)
}

/** Whoever decides must not have audited or reviewed. The same number of the same register is the same person. */
function flagPeople(row: ReportRow, flag: Flag): void {
  if (row.decider === undefined) return
  const decider = numberKey(row.decider)
  const others = row.reviewer === undefined ? row.auditors : [...row.auditors, row.reviewer]
  if (others.some((other) => numberKey(other) === decider)) flag('decider', 'same-person', row.decider)
}

const ENDED: ReadonlySet<string> = new Set(['withdrawn', 'cancelled', 'replaced', 'annulled'])
const OF_LIVING: ReadonlySet<string> = new Set(['suspend', 'restore', 'extend', 'reduce', 'change', 'transfer'])

/** Compared with the state of the day on which the act takes effect. */
function flagHistory(row: ReportRow, certificate: Attestation, flag: Flag): void {
  const on = row.effective
  const status = statusAt(certificate, on)
  const state = stateAt(certificate, on)
  if (!status || !state) return
  if (ENDED.has(status)) {
    flag('act', 'already-ended', row.act, { status })
    return
  }
  if (on < state.issued.effective) flag('effective', 'before-issue', on, { issued: state.issued.effective })
  if (status === 'expired' && OF_LIVING.has(row.act)) flag('act', 'already-expired', row.act)
  if (row.act === 'suspend' && state.suspended) flag('act', 'already-suspended', row.act)
  if (row.act === 'restore' && !state.suspended) flag('act', 'not-suspended', row.act)
  flagContent(row, certificate, flag)
}

function flagContent(row: ReportRow, certificate: Attestation, flag: Flag): void {
  const { item: items, validTo } = row
  if (row.act === 'reduce') {
    const scope = scopeAt(certificate, row.effective)
    const outside = scope && items.find((item) => !covers(scope, item))
    if (outside !== undefined) flag('item', 'outside-scope', outside)
  }
  const until = validAt(certificate, row.effective)?.until
  if (row.act === 'renew' && validTo !== undefined && until !== undefined && addDays(validTo, 1) < until) {
    flag('validTo', 'shorter-than-before', validTo, { until })
  }
}
