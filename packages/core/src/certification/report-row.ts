import type { Pack } from '../pack/model.ts'
import type { Day } from '../time/day.ts'
import { checkRow } from './report-checks.ts'
import { reportWords, wordKey } from './report-pack.ts'
import { isEmpty, note, type Reading, type Values } from './report-reading.ts'
import { EARLIEST, hasHiddenCharacter, readDay, readList } from './report-values.ts'
import {
  REPORT_ACTS,
  REPORT_COLUMNS,
  type Finding,
  type ReportAct,
  type ReportColumn,
  type ReportRow,
} from './report.ts'

export interface ReadRow {
  /** Absent when there is an error among the findings. */
  readonly row?: ReportRow
  readonly findings: readonly Finding[]
}

type Kind = 'text' | 'day' | 'list'

const KINDS: Partial<Record<ReportColumn, Kind>> = {
  effective: 'day',
  until: 'day',
  validFrom: 'day',
  validTo: 'day',
  testDate: 'day',
  auditFrom: 'day',
  auditTo: 'day',
  reviewDate: 'day',
  decisionDate: 'day',
  models: 'list',
  standards: 'list',
  auditors: 'list',
}

const LONGEST: Partial<Record<ReportColumn, number>> = { number: 60, predecessor: 60, models: 20_000, note: 2000 }
const LONGEST_TEXT = 500

/**
 * One row of a report, its cells under the names of `REPORT_COLUMNS`. Pure: what is compared with the register is in
 * `flagRow`. `today` is the day of the authority. The day of an issue is, unless told, the first day of validity.
 */
export function readRow(
  cells: Readonly<Record<string, string | undefined>>,
  pack: Pack,
  today: Day,
  line = 0,
): ReadRow {
  const values: Values = { models: [], standards: [], auditors: [] }
  const reading: Reading = { cells, line, words: reportWords(pack), values, findings: [] }
  for (const field of REPORT_COLUMNS) readCell(reading, field)
  readMeanings(reading)
  if (values.act === 'issue' && isEmpty(reading, 'effective') && values.validFrom) values.effective = values.validFrom
  checkRow(reading, pack, today)
  const { findings } = reading
  return findings.some((found) => found.severity === 'error') ? { findings } : { row: values as ReportRow, findings }
}

function readCell(reading: Reading, field: ReportColumn): void {
  const text = reading.cells[field]?.trim()
  if (!text) return
  const longest = LONGEST[field] ?? LONGEST_TEXT
  if (text.length > longest) {
    note(reading, field, 'too-long', { longest })
    return
  }
  if (hasHiddenCharacter(text)) {
    note(reading, field, 'control-character')
    return
  }
  const kind = KINDS[field]
  const cells = reading.values as Record<ReportColumn, unknown>
  if (kind === undefined) cells[field] = text
  else if (kind === 'list') cells[field] = readList(text)
  else readDayCell(reading, field, text)
}

function readDayCell(reading: Reading, field: ReportColumn, text: string): void {
  const day = readDay(text)
  if (day === undefined) note(reading, field, 'bad-date')
  else if (day < EARLIEST) note(reading, field, 'implausible-date', { earliest: EARLIEST })
  else (reading.values as Record<ReportColumn, unknown>)[field] = day
}

/** Words that stand for something of the format or of the pack. */
function readMeanings(reading: Reading): void {
  const { values, words } = reading
  const act = words.acts.get(wordKey(values.act ?? ''))
  if (values.act !== undefined) {
    const isReportable = REPORT_ACTS.some((one) => one === act)
    if (!isReportable) note(reading, 'act', act === undefined ? 'unknown-act' : 'act-not-reportable')
    if (isReportable) values.act = act as ReportAct
    else delete values.act
  }
  if (values.item !== undefined) {
    const item = words.items.get(wordKey(values.item))
    if (item === undefined) note(reading, 'item', 'unknown-item')
    else values.item = item
  }
  readHolderId(reading)
  readRelation(reading)
}

function readHolderId(reading: Reading): void {
  const { values, words } = reading
  const scheme = words.holderScheme
  if (values.holderId === undefined || !scheme) return
  values.holderId = scheme.normalise(values.holderId)
  const fault = scheme.fault(values.holderId)
  if (fault !== undefined) note(reading, 'holderId', 'identifier-fault', { scheme: scheme.code, fault })
}

const RELATIONS: Readonly<Record<string, 'transferred' | 'replaced'>> = {
  transferred: 'transferred',
  transfer: 'transferred',
  replaced: 'replaced',
  replace: 'replaced',
}

/** The words of the acts name the relation, too; a predecessor without one was replaced. */
function readRelation(reading: Reading): void {
  const { values, words } = reading
  if (values.relation !== undefined) {
    const key = wordKey(values.relation)
    const relation = Object.hasOwn(RELATIONS, key) ? RELATIONS[key] : RELATIONS[words.acts.get(key) ?? '']
    if (relation) values.relation = relation
    else note(reading, 'relation', 'unknown-relation')
  } else if (values.predecessor !== undefined) values.relation = 'replaced'
}
