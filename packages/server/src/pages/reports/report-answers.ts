import { Readable } from 'node:stream'
import { Problem } from '@zhengheng/core'
import type { FastifyReply } from 'fastify'
import { problemOf } from '../../http/problems.ts'
import { fill } from '../../messages/fill.ts'
import { problemTitle } from '../../messages/problems.ts'
import { reportingWords } from '../../messages/reporting.ts'
import { writeFindings } from '../../reports/findings.ts'
import { MEDIA_TYPES } from '../../reports/media-types.ts'
import { previewOf } from '../../reports/preview.ts'
import { writeProblemSheets } from '../../reports/problem-sheets.ts'
import { saveProfileOf } from '../../reports/profiles/acts.ts'
import type { ReportRecord } from '../../reports/reads.ts'
import { reportAgain } from '../../reports/upload.ts'
import { link } from '../context.ts'
import type { PageAnswer } from '../visit.ts'
import { chosenProfile, columnsViewOf } from './columns.ts'
import { columnsPage } from './columns-page.ts'
import { typedIn, type Answer, type Sending } from './entry-answers.ts'
import { reportPath } from './entry-page.ts'
import { progressOf, reportOf } from './progress.ts'
import { progressPage } from './progress-page.ts'

async function askedReport({ services, request, sender }: Sending): Promise<ReportRecord> {
  return reportOf(services, sender, (request.params as { readonly id: string }).id)
}

export async function answerProgress(sending: Sending): Promise<PageAnswer> {
  return progressWith(sending, await askedReport(sending), 200)
}

async function progressWith(
  { services, sender, page }: Sending,
  report: ReportRecord,
  status: number,
  fault?: string,
): Promise<PageAnswer> {
  const progress = await progressOf(services, sender, report, page)
  return { status, html: progressPage(page, progress, fault), secret: true }
}

/** The problems as a file: the refused rows as a workbook, or all problems as CSV. */
export async function answerProblems(sending: Sending): Promise<FastifyReply> {
  const { services, request, reply, sender, page } = sending
  const report = await askedReport(sending)
  const format = (request.query as { format?: unknown }).format === 'xlsx' ? 'xlsx' : 'csv'
  const pieces =
    format === 'xlsx'
      ? await writeProblemSheets(services, sender.context, report, page.language)
      : writeFindings(services, sender.context, report, format, page.language)
  return reply
    .type(MEDIA_TYPES[format])
    .headers({
      'content-disposition': `attachment; filename="findings-${report.id}.${format}"`,
      'cache-control': 'no-store',
    })
    .send(Readable.from(pieces))
}

/** What was tried is now meant: the same upload is reported, without being sent again. */
export async function answerCommit(sending: Sending): Promise<Answer> {
  const report = await askedReport(sending)
  return again(sending, report, false)
}

async function again(sending: Sending, report: ReportRecord, dryRun: boolean): Promise<Answer> {
  const { services, request, sender, page } = sending
  const text = reportingWords(page.language)
  try {
    const idempotencyKey = typedIn(request).get('idempotencyKey')
    const { id } = await reportAgain(services, report, { ...sender, idempotencyKey, dryRun })
    return { to: link(page, reportPath(id)) }
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    const said =
      problem.code === 'upload-gone'
        ? text.gone
        : fill(text.notTaken, { why: problemTitle(problem.code, page.language) })
    return progressWith(sending, report, problem.status, said)
  }
}

/** What each column is taken for. */
export async function answerColumns(sending: Sending): Promise<PageAnswer> {
  const { services, page } = sending
  const report = await askedReport(sending)
  const preview = await previewed(sending, report)
  return 'status' in preview
    ? preview
    : { status: 200, html: columnsPage(page, columnsViewOf(services, preview, page)), secret: true }
}

async function previewed(sending: Sending, report: ReportRecord) {
  const { services, page } = sending
  try {
    return await previewOf(services, report, page.language)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { message } = error.params
    const why = typeof message === 'string' ? message : problemTitle(error.code, page.language)
    const said = error.code === 'upload-gone' ? reportingWords(page.language).gone : why
    return progressWith(sending, report, error.status, said)
  }
}

/** Keeps what was said of the headings, and tries the same upload anew. */
export async function answerChosenColumns(sending: Sending): Promise<Answer> {
  const { services, request, sender, page } = sending
  const report = await askedReport(sending)
  const preview = await previewed(sending, report)
  if ('status' in preview) return preview
  const view = columnsViewOf(services, preview, page, typedIn(request))
  const { profile, faults } = chosenProfile(view, page)
  if (faults.length > 0) return { status: 422, html: columnsPage(page, view, faults), secret: true }
  await saveProfileOf(services, sender.context, sender.caller.party, profile)
  return again(sending, report, true)
}
