import {
  deleteReportProfile,
  listFindings,
  listReportProfiles,
  listReports,
  lookUpReport,
  previewReport,
  Problem,
  repeatReport,
  saveReportProfile,
  sendReport,
} from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import { read, transact } from '../db/transact.ts'
import { bodyKey, signedIn, type Caller } from '../http/access.ts'
import { serve, type Call } from '../http/serve.ts'
import { languageOf } from '../messages/language.ts'
import type { Services } from '../services.ts'
import { writeFindings } from './findings.ts'
import { hangUpLater } from './hang-up.ts'
import { MEDIA_TYPES, REPORT_TYPES } from './media-types.ts'
import { previewOf } from './preview.ts'
import { profilesOf, saveProfileOf } from './profiles/acts.ts'
import { deleteProfile } from './profiles/store.ts'
import { findReport, listReportsOf, type ReportRecord } from './reads.ts'
import { receiveReport, type Received } from './receive.ts'
import { stateOf } from './report-state.ts'
import { reportAgain } from './upload.ts'
import { writeProblemSheets } from './problem-sheets.ts'

const PAGE = 20

export function reportRoutes(app: FastifyInstance, services: Services): void {
  // A scope of its own: only here is a body handed on as it arrives.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser([...REPORT_TYPES], (_request, body, done) => done(null, body))
    // Whatever refuses a report, what is still to come of it is not waited for.
    scope.addHook('onError', async (request) => hangUpLater(request.raw))
    serve(scope, sendReport, bodyKey, async (call, input) => receive(services, call, input.dryRun))
  })
  serve(app, lookUpReport, signedIn, async (call, input) => stateOf(await getReport(services, call, input.id)))
  serve(app, listFindings, signedIn, async (call, input) => {
    const report = await getReport(services, call, input.id)
    const format = input.format ?? 'ndjson'
    const language = languageOf(call.request)
    call.reply.type(MEDIA_TYPES[format])
    if (format !== 'ndjson') {
      call.reply.header('content-disposition', `attachment; filename="findings-${report.id}.${format}"`)
    }
    const findings =
      format === 'xlsx'
        ? await writeProblemSheets(services, call.context, report, language)
        : writeFindings(services, call.context, report, format, language)
    // The door promises a text; it is sent piece by piece.
    return Readable.from(findings) as unknown as string
  })
  serve(app, listReports, bodyKey, async (call, input) => {
    const limit = Number(input.limit ?? PAGE)
    const before = input.before === undefined ? undefined : Number(input.before)
    const { party } = callerOf(call)
    const found = await read(services.db, call.context, async (tx) => listReportsOf(tx, party, before, limit + 1))
    const items = found.slice(0, limit).map(stateOf)
    return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
  })
  serve(app, previewReport, bodyKey, async (call, input) =>
    previewOf(services, await getReport(services, call, input.id), languageOf(call.request)),
  )
  serve(app, repeatReport, bodyKey, async (call, input) => {
    const report = await getReport(services, call, input.id)
    const { caller, context } = { caller: callerOf(call), context: call.context }
    const dryRun = input.dryRun ?? false
    return reportAgain(services, report, { caller, context, idempotencyKey: keyOf(call), dryRun })
  })
  profileRoutes(app, services)
}

function profileRoutes(app: FastifyInstance, services: Services): void {
  serve(app, listReportProfiles, bodyKey, async (call) => ({
    items: await profilesOf(services, call.context, callerOf(call).party),
  }))
  serve(app, saveReportProfile, bodyKey, async (call, input) => {
    const id = await saveProfileOf(services, call.context, callerOf(call).party, input)
    return { id: String(id) }
  })
  serve(app, deleteReportProfile, bodyKey, async (call, { id }) => {
    const isGone = await transact(services.db, call.context, async (tx) => deleteProfile(tx, Number(id)))
    if (!isGone) throw new Problem('not-found')
    return { id }
  })
}

function callerOf({ caller }: Call): Caller {
  if (!caller) throw new Problem('not-signed-in')
  return caller
}

function keyOf({ request }: Call): string | undefined {
  const key = request.headers['idempotency-key']
  return Array.isArray(key) ? undefined : key
}

async function receive(services: Services, call: Call, dryRun: string | undefined): Promise<Received> {
  const { context, request } = call
  const caller = callerOf(call)
  const { body } = request
  if (!(body instanceof Readable)) throw new Problem('unsupported-format', { supported: REPORT_TYPES })
  const length = request.headers['content-length']
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return receiveReport(services, {
    caller,
    context,
    body,
    idempotencyKey: keyOf(call),
    dryRun: dryRun !== undefined && dryRun !== 'false',
    type,
    length: length === undefined ? undefined : Number(length),
  })
}

async function getReport(services: Services, call: Call, id: string): Promise<ReportRecord> {
  const report = await read(services.db, call.context, async (tx) => findReport(tx, Number(id)))
  if (!report) throw new Problem('not-found')
  return report
}
