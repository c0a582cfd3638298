import { numberKey } from '../codes/identifier.ts'
import type { Pack } from '../pack/model.ts'
import { addYears, type Day } from '../time/day.ts'
import { wordKey } from './report-pack.ts'
import { isEmpty, note, type Reading } from './report-reading.ts'
import type { ReportAct, ReportColumn, StatedRecord } from './report.ts'

/** Whether the values of a row make sense together, and on the day on which they are reported. */
export function checkRow(reading: Reading, pack: Pack, today: Day): void {
  checkNeeded(reading)
  checkDays(reading, today)
  checkValidity(reading, pack)
  checkReason(reading)
}

type Needed = Partial<Record<ReportAct, readonly ReportColumn[]>>

/** What an act cannot be understood without, beside number and day. */
const NEEDED: Readonly<Record<StatedRecord, Needed>> = {
  certificate: {
    issue: ['holderName', 'item', 'validFrom'],
    extend: ['item'],
    reduce: ['item'],
    renew: ['validTo'],
    transfer: ['holderName'],
  },
  declaration: { issue: ['holderName', 'item', 'validFrom'] },
  person: { issue: ['personKind', 'validFrom'], extend: ['item'], reduce: ['item'], renew: ['validTo'] },
}

/** What is only kept needs no more than to be found again. */
const KEPT: readonly ReportColumn[] = ['number', 'auditFrom']

/** Done before it is reported: a suspension that lies ahead is a plan. */
const DONE: ReadonlySet<ReportAct> = new Set(['suspend', 'restore', 'withdraw', 'cancel', 'replace'])

/** Work that was done before it is reported. */
const WORK_DAYS = ['testDate', 'auditFrom', 'auditTo', 'reviewDate', 'decisionDate'] as const
type WorkDay = (typeof WORK_DAYS)[number]

function checkNeeded(reading: Reading): void {
  const { values } = reading
  const { record = 'certificate', act } = values
  const isKept = record === 'audit' || record === 'audit-plan'
  const needed = isKept ? KEPT : (['act', 'number', 'effective', ...((act && NEEDED[record][act]) ?? [])] as const)
  for (const field of needed) {
    if (isMissing(reading, field)) note(reading, field, 'missing-value')
  }
  if (!isKept && act === 'issue') checkIssue(reading, record)
}

function isMissing(reading: Reading, field: ReportColumn): boolean {
  if (!isEmpty(reading, field)) return false
  // What has no items is certified as a whole.
  if (field === 'item') return reading.words.scheme.get(reading.values.scheme ?? '')?.items.length !== 0
  return reading.values[field] === undefined
}

/** What is doubtful when it lacks. */
function checkIssue(reading: Reading, record: StatedRecord): void {
  if (record !== 'person' && isEmpty(reading, 'holderId')) note(reading, 'holderId', 'no-identifier')
  if (isEmpty(reading, 'validTo')) note(reading, 'validTo', 'no-end')
  if (record === 'declaration' && isEmpty(reading, 'procedure')) note(reading, 'procedure', 'no-procedure')
  const { main, number } = reading.values
  if (main !== undefined && number !== undefined && numberKey(main) === numberKey(number)) {
    note(reading, 'main', 'same-main')
  }
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
  const { record, act, effective, [field]: day } = reading.values
  if (day === undefined || record === 'audit-plan') return
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
  const { validFrom, validTo, record } = reading.values
  if (!validFrom || !validTo) return
  const years = longestYears(reading, pack)
  if (validTo < validFrom) note(reading, 'validTo', 'end-before-start', { start: validFrom })
  // Some bodies write the same day of the year as last day, others the day before it: neither is too long.
  else if (record !== 'person' && validTo > addYears(validFrom, years))
    note(reading, 'validTo', 'validity-too-long', { years })
}

function longestYears({ values, words }: Reading, { reports }: Pack): number {
  const { record, scheme = reports.scheme } = values
  if (record === 'declaration') return reports.declarations?.[scheme]?.longestYears ?? reports.longestYears
  return words.scheme.get(scheme)?.validityYears?.value ?? reports.longestYears
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
