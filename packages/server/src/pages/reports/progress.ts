import { randomUUID } from 'node:crypto'
import { Problem } from '@zhengheng/core'
import { read } from '../../db/transact.ts'
import type { Services } from '../../services.ts'
import { columnLabel } from '../../reports/column-names.ts'
import { lineOf, sheetsOf } from '../../reports/findings.ts'
import { findReport, readFindings, type ReportRecord } from '../../reports/reads.ts'
import { stateOf } from '../../reports/report-state.ts'
import type { PageContext } from '../context.ts'
import type { Progress } from './progress-page.ts'
import type { Sender } from './sender.ts'

const SHOWN = 20

/** The report of that number, as far as it is the sender's. @throws {Problem} `not-found` */
export async function reportOf(services: Services, sender: Sender, id: string): Promise<ReportRecord> {
  const report = /^\d{1,15}$/.test(id)
    ? await read(services.db, sender.context, async (tx) => findReport(tx, Number(id)))
    : undefined
  if (report?.party_id !== sender.caller.party) throw new Problem('not-found')
  return report
}

/** Everything that the page of a report shows. */
export async function progressOf(
  services: Services,
  { context }: Sender,
  report: ReportRecord,
  page: PageContext,
): Promise<Progress> {
  const found = await read(services.db, context, async (tx) => readFindings(tx, report.id, undefined, SHOWN + 1))
  const sheets = sheetsOf(report.opened)
  const form = report.opened?.form
  const profile = report.opened?.profiles[0]
  const template = services.pack.reports.templates?.find((one) => one.code === report.opened?.template)
  return {
    report: stateOf(report),
    share: shareOf(report),
    ...(form && 'format' in form && { format: form.format }),
    ...(template && { template: template.name }),
    ...(profile && { profile: profile.name }),
    findings: found.slice(0, SHOWN).map((one) => lineOf(one, page.language, sheets)),
    labels: new Map(found.map(({ field }) => [field, columnLabel(field, services.pack, template, page.language)])),
    hasMore: found.length > SHOWN,
    idempotencyKey: randomUUID(),
    now: services.now(),
  }
}

/** How much of a file was read, by its bytes; those of a workbook are counted in the table that was taken out of it. */
function shareOf({ opened, next_byte: byte, bytes }: ReportRecord): number | undefined {
  if (opened === null || 'refused' in opened.form) return undefined
  const { form } = opened
  const end = form.format === 'xlsx' ? (form.sections.at(-1)?.end ?? 0) : bytes
  return end > 0 ? Math.min(1, byte / end) : undefined
}
