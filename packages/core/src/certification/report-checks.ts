import type { Pack } from '../pack/model.ts'
import { addYears, type Day } from '../time/day.ts'
import { wordKey } from './report-pack.ts'
import { isEmpty, note, type Reading } from './report-reading.ts'
import type { ReportAct, ReportColumn } from './report.ts'

/** Whether the values of a row make sense together, and on the day on which they are reported. */
export function checkRow(reading: Reading, pack: Pack, today: Day): void {
  checkNeeded(reading)
  checkDays(reading, today)
  checkValidity(reading, pack)
  checkReason(reading)
}

/** What an act cannot be understood without, beside number and day. */
const NEEDED: Partial<Record<ReportAct, readonly ReportColumn[]>> = {
  issue: ['holderName', 'item', 'validFrom'],
  extend: ['item'],
  reduce: ['item'],
  renew: ['validTo'],
  transfer: ['holderName'],
}

/** Done before it is reported: a suspension that lies ahead is a plan. */
const DONE: ReadonlySet<ReportAct> = new Set(['suspend', 'restore', 'withdraw', 'cancel', 'replace'])

/** Work that was done before it is reported. */
const WORK_DAYS = ['testDate', 'auditFrom', 'auditTo', 'reviewDate', 'decisionDate'] as const
type WorkDay = (typeof WORK_DAYS)[number]

function checkNeeded(reading: Reading): void {
  const { values } = reading
  const needed: ReportColumn[] = ['act', 'number', 'effective', ...((values.act && NEEDED[values.act]) ?? [])]
  for (const field of needed) {
    if (values[field] === undefined && isEmpty(reading, field)) note(reading, field, 'missing-value')
  }
  if (values.act === 'issue' && isEmpty(reading, 'holderId')) note(reading, 'holderId', 'no-identifier')
  if (values.act === 'issue' && isEmpty(reading, 'validTo')) note(reading, 'validTo', 'no-end')
}

function checkDays(reading: Reading, today: Day): void {
  const { act, effective } = reading.values
  if (act && effective && effective > today) {
    note(reading, 'effective', DONE.has(act) ? 'future-date' : 'not-begun', { today })
  }
  for (const field of WORK_DAYS) checkWorkDay(reading, field, today)
  checkOrder(reading)
}

function checkWorkDay(reading: Reading, field: WorkDay, today: Day): void {
  const { act, effective, [field]: day } = reading.values
  if (day === undefined) return
  if (day > today) note(reading, field, 'future-date', { today })
  else if (act === 'issue' && effective && day > effective) note(reading, field, 'after-issue', { effective })
}

function checkOrder(reading: Reading): void {
  const { act, effective, until, auditFrom, auditTo } = reading.values
  if (auditFrom && auditTo && auditTo < auditFrom) {
    note(reading, 'auditTo', 'end-before-start', { start: auditFrom })
  }
  if (act === 'suspend' && effective && until && until < effective) {
    note(reading, 'until', 'end-before-start', { start: effective })
  }
}

function checkValidity(reading: Reading, pack: Pack): void {
  const { validFrom, validTo } = reading.values
  if (!validFrom || !validTo) return
  const years = pack.reports.longestYears
  if (validTo < validFrom) note(reading, 'validTo', 'end-before-start', { start: validFrom })
  // Some bodies write the same day of the year as last day, others the day before it: neither is too long.
  else if (validTo > addYears(validFrom, years)) note(reading, 'validTo', 'validity-too-long', { years })
}

/** Grounds the law wants to be given; other acts may go without. */
const REASONED: ReadonlySet<ReportAct> = new Set(['suspend', 'withdraw', 'cancel'])

function checkReason(reading: Reading): void {
  const { values, words } = reading
  const { act, reason } = values
  if (!act) return
  if (reason === undefined) {
    if (REASONED.has(act)) note(reading, 'reason', 'no-reason')
    return
  }
  const grounds = words.grounds.get(wordKey(reason)) ?? []
  const ground = grounds.find((one) => one.acts.includes(act)) ?? grounds[0]
  if (!ground) note(reading, 'reason', 'unknown-reason')
  else {
    values.reason = ground.code
    if (!ground.acts.includes(act)) note(reading, 'reason', 'reason-not-for-act')
  }
}
