import type { ReportState } from '@zhengheng/core'
import type { ReportRecord } from './reads.ts'
import { keptUntil } from './upload.ts'

/** A report as its sender and authorities see it. */
export function stateOf(report: ReportRecord): ReportState {
  const { read: rows, accepted, rejected, duplicate, flagged } = report
  const kept = keptUntil(report)
  return {
    id: String(report.id),
    state: report.state as ReportState['state'],
    dryRun: report.dry_run,
    counts: { read: rows, accepted, rejected, duplicate, flagged },
    ...(report.failure !== null && { failure: report.failure }),
    ...(report.name !== null && { fileName: report.name }),
    receivedAt: report.received.toISOString(),
    startedAt: report.started?.toISOString() ?? null,
    finishedAt: report.finished?.toISOString() ?? null,
    receipt: report.receipt,
    ...(kept && { uploadKeptUntil: kept.toISOString() }),
  }
}
