import type { Day, Pack } from '@zhengheng/core'
import { bodyOf } from './bodies.ts'
import { artificialCode } from './check-digit.ts'
import { dayNumber, dayText, instantOf, yearsLater } from './days.ts'
import { addressIn } from './firms.ts'
import { MARK } from './mark.ts'
import { inspectorOf } from './inspectors.ts'
import { laboratoryOf } from './laboratories.ts'
import { placeOf } from './places.ts'
import { reportText, type Cells, type Wording } from './report-file.ts'
import { EXAMPLE_REPORTS } from './example-reports.ts'
import { FROM_2025 } from './reports-from-2025.ts'
import { UNTIL_2024 } from './reports-until-2024.ts'
import type { CertificateOf, Row } from './situation-row.ts'
import type { ReportStep } from './steps.ts'

const REPORTS = [...UNTIL_2024, ...FROM_2025, ...EXAMPLE_REPORTS].toSorted((a, b) => (a.on < b.on ? -1 : 1))

/** How many certificates the situations have; declarations that took the place of one are not counted. */
export const SITUATION_ROWS = REPORTS.flatMap((report) => report.rows).filter(isCertificate).length

function isCertificate(row: Row): boolean {
  return row.act === 'cells' ? row.cells.act === 'issue' && row.cells.record === undefined : row.act === 'issue'
}

/** The reports in which bodies told of the situations. */
export function situationReports(pack: Pack, today: Day): readonly ReportStep[] {
  return REPORTS.filter((report) => report.on <= today).map((report, index) => {
    const body = bodyOf(report.body)
    const wording: Wording = index % 2 === 0 ? 'pack' : 'format'
    const rows = report.rows.map((row) => cellsOf(pack, report.body, row))
    return {
      at: instantOf(report.on, 400 + index),
      type: 'report',
      body: body.key,
      idempotencyKey: `demo-situation-${body.digits}-${report.on}`,
      rows: rows.length,
      text: () => reportText(pack, wording, rows),
    }
  })
}

function cellsOf(pack: Pack, body: number, row: Row): Cells {
  if (row.act === 'cells') return row.cells
  if (row.act === 'issue') return issueOf(pack, body, row)
  const { act, number, on, reason, until } = row
  return { act, number, effective: on, ...(reason !== undefined && { reason }), ...(until !== undefined && { until }) }
}

/** Unless the situation says otherwise: decided the day before issue, inspected three weeks and tested two months earlier. */
function issueOf(pack: Pack, body: number, row: CertificateOf): Cells {
  const issued = dayNumber(row.on)
  const decided = row.decided ?? dayText(issued - 1)
  const audited = row.audited ?? dayText(issued - 21)
  const place = placeOf(row.holder.region)
  const holderName = `${place.short}${row.holder.name}${MARK}`
  const code = row.number.slice(6, 10)
  return {
    act: 'issue',
    number: row.number,
    effective: row.on,
    holderName,
    holderId: artificialCode(row.holder.code),
    holderRegion: place.code,
    product: row.product,
    models: row.models,
    manufacturer: holderName,
    factory: holderName,
    factoryAddress: addressIn(place, () => row.holder.code / 400),
    item: `${pack.reports.scheme}/${code.slice(0, 2)}/${code}`,
    ...(row.standards !== undefined && { standards: row.standards }),
    validFrom: row.on,
    validTo: dayText(yearsLater(issued, 5) - 1),
    laboratory: laboratoryOf(row.laboratory).designation,
    testDate: row.tested ?? dayText(issued - 60),
    testReport: `TR-${row.number.slice(-4)}`,
    auditors: inspectorOf(body, row.auditor ?? 1).registration,
    auditFrom: audited,
    auditTo: dayText(dayNumber(audited) + 1),
    reviewer: inspectorOf(body, 2).registration,
    reviewDate: dayText(dayNumber(decided) - 2),
    decider: inspectorOf(body, 3).registration,
    decisionDate: decided,
    ...(row.predecessor !== undefined && { predecessor: row.predecessor, relation: row.relation ?? 'replaced' }),
  }
}
