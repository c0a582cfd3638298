import { REPORT_COLUMNS, type Pack } from '@zhengheng/core'
import { bodyOf } from './bodies.ts'
import { issueCells, stemOf } from './certificate.ts'
import { makingFor } from './country.ts'
import { dayOfMonth, dayText, instantOf, monthOf } from './days.ts'
import { firmsFor } from './firms.ts'
import { reportText, type Cells } from './report-file.ts'
import type { Plan, Session } from './sessions.ts'

export interface BulkSize {
  readonly rows: number
  /** The number of a body of the demonstration. */
  readonly body: number
  /** YYYY-MM: everything was decided in this month. */
  readonly month: string
}

/** Numbers of bulk certificates carry two digits that no body of the demonstration has: they never meet another number. */
const FIRST_DIGITS = 83
const OF_DIGITS = 1_000_000

/** One report of any length, certificates only, for benchmarks: written while it is read. */
export function bulkReport(pack: Pack, size: BulkSize): Iterable<string> {
  return reportText(pack, 'format', bulkRows(pack, size), REPORT_COLUMNS)
}

function* bulkRows(pack: Pack, size: BulkSize): Iterable<Cells> {
  const month = monthOf(`${size.month}-01`)
  const today = dayText(dayOfMonth(month + 1, 1))
  const plan: Plan = { certificates: size.rows, today, isSmall: false, firms: firmsFor(size.rows), auditors: 0 }
  const making = makingFor(pack, plan)
  const body = bodyOf(size.body)
  const session: Session = { body, month, place: 0, issued: size.rows, before: 0, reportedAt: instantOf(today) }
  for (let place = 0; place < size.rows; place += 1) {
    const stem = stemOf(session, 0, making, place)
    if (!stem) return
    const digits = FIRST_DIGITS + Math.floor(place / OF_DIGITS)
    const serial = String(place % OF_DIGITS).padStart(6, '0')
    const number = `${size.month.slice(0, 4)}${digits}${stem.ware.mark}${serial}`
    yield issueCells(session, { ...stem, number }, making)
  }
}
