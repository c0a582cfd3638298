import { listFindings, lookUpReport, Problem, sendReport, type ReportState } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { read } from '../db/transact.ts'
import { bodyKey, signedIn } from '../http/access.ts'
import { serve, type Call } from '../http/serve.ts'
import { languageOf } from '../messages/language.ts'
import type { Services } from '../services.ts'
import { writeFindings } from './findings.ts'
import { findReport, type ReportRecord } from './reads.ts'
import { receiveReport } from './receive.ts'

const HANG_UP_MS = 2000
const TYPES = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const

export function reportRoutes(app: FastifyInstance, services: Services): void {
  // A scope of its own: only here is a body handed on as it arrives.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('text/csv', (_request, body, done) => done(null, body))
    // Whatever refuses a report, what is still to come of it is not waited for.
    scope.addHook('onError', async (request) => hangUpLater(request.raw))
    serve(scope, sendReport, bodyKey, async (call, input) => receive(services, call, input.dryRun))
  })
  serve(app, lookUpReport, signedIn, async (call, input) => stateOf(await getReport(services, call, Number(input.id))))
  serve(app, listFindings, signedIn, async (call, input) => {
    const report = await getReport(services, call, Number(input.id))
    const format = input.format ?? 'ndjson'
    const findings = writeFindings(services, call.context, report.id, format, languageOf(call.request))
    call.reply.type(TYPES[format])
    if (format === 'csv') call.reply.header('content-disposition', `attachment; filename="findings-${report.id}.csv"`)
    // The door promises a text; it is sent piece by piece.
    return Readable.from(findings) as unknown as string
  })
}

/**
 * A refused sender may go on sending. It gets the time to read the answer, what it sends is thrown away meanwhile, and then
 * the connection is cut: cut at once, it would often lose the answer.
 */
function hangUpLater(incoming: IncomingMessage): void {
  if (incoming.complete) return
  setTimeout(() => {
    if (!incoming.complete) incoming.destroy()
  }, HANG_UP_MS).unref()
}

async function receive(
  services: Services,
  call: Call,
  dryRun: string | undefined,
): Promise<{ id: string; receipt: string }> {
  const { caller, context, request } = call
  if (!caller) throw new Problem('not-signed-in')
  const { body } = request
  if (!(body instanceof Readable)) throw new Problem('unsupported-format', { supported: ['text/csv'] })
  const key = request.headers['idempotency-key']
  const length = request.headers['content-length']
  return receiveReport(services, {
    caller,
    context,
    body,
    idempotencyKey: Array.isArray(key) ? undefined : key,
    dryRun: dryRun !== undefined && dryRun !== 'false',
    length: length === undefined ? undefined : Number(length),
  })
}

async function getReport(services: Services, call: Call, id: number): Promise<ReportRecord> {
  const report = await read(services.db, call.context, async (tx) => findReport(tx, id))
  if (!report) throw new Problem('not-found')
  return report
}

function stateOf(report: ReportRecord): ReportState {
  const { read: rows, accepted, rejected, duplicate, flagged } = report
  return {
    id: String(report.id),
    state: report.state as ReportState['state'],
    dryRun: report.dry_run,
    counts: { read: rows, accepted, rejected, duplicate, flagged },
    ...(report.failure !== null && { failure: report.failure }),
    startedAt: report.started?.toISOString() ?? null,
    finishedAt: report.finished?.toISOString() ?? null,
    receipt: report.receipt,
  }
}
