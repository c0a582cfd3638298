import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { read, SYSTEM, transact } from '../../db/transact.ts'
import { problemOf } from '../../http/problems.ts'
import { hashKey } from '../../identity/api-keys.ts'
import { findCaller } from '../../identity/reads.ts'
import { fill } from '../../messages/fill.ts'
import { problemTitle } from '../../messages/problems.ts'
import { reportingWords } from '../../messages/reporting.ts'
import { hangUpLater } from '../../reports/hang-up.ts'
import { profilesOf } from '../../reports/profiles/acts.ts'
import { deleteProfile } from '../../reports/profiles/store.ts'
import { listReportsOf } from '../../reports/reads.ts'
import { receiveReport, REPORT_LIMIT } from '../../reports/receive.ts'
import { stateOf } from '../../reports/report-state.ts'
import type { Services } from '../../services.ts'
import { link, type PageContext } from '../context.ts'
import type { PageAnswer } from '../visit.ts'
import { endedCookie, sealedCookie } from './cookie.ts'
import { entryPage, keyPage, reportPath } from './entry-page.ts'
import { readForm } from './multipart.ts'
import { isEncrypted, type Sender } from './sender.ts'

/** One request for a page of reports. */
export interface Asking {
  readonly services: Services
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly page: PageContext
}

/** One of a sender who is known. */
export interface Sending extends Asking {
  readonly sender: Sender
}

export type Answer = PageAnswer | { readonly to: string }

const PAGE = 20
const MB = 1024 * 1024

/** Takes the key that was typed: the cookie that stands for it goes with the answer. */
export async function answerKey({ services, request, reply, page }: Asking): Promise<Answer> {
  const key = typedIn(request).get('key')?.trim() ?? ''
  const hash = hashKey(key)
  const caller = await read(services.db, SYSTEM, async (tx) => findCaller(tx, hash))
  if (caller?.role !== 'body') {
    return { status: 403, html: keyPage(page, caller ? 'keyNotBody' : 'keyWrong'), secret: true }
  }
  reply.header('set-cookie', sealedCookie(services.keys.secret, hash, services.now(), isEncrypted(services)))
  return { to: link(page, '/report') }
}

export function answerLeave({ services, reply, page }: Asking): Answer {
  reply.header('set-cookie', endedCookie(isEncrypted(services)))
  return { to: link(page, '/report') }
}

export async function answerEntry(asking: Sending, status = 200, fault?: string): Promise<PageAnswer> {
  const { services, request, sender, page } = asking
  const before = Number((request.query as { before?: unknown }).before)
  const from = Number.isSafeInteger(before) && before > 0 ? before : undefined
  const { party } = sender.caller
  const found = await read(services.db, sender.context, async (tx) => listReportsOf(tx, party, from, PAGE + 1))
  const reports = found.slice(0, PAGE).map(stateOf)
  const entry = {
    reports,
    next: found.length > PAGE ? (reports.at(-1)?.id ?? null) : null,
    profiles: await profilesOf(services, sender.context, party),
    idempotencyKey: randomUUID(),
    limit: Math.floor(limitOf(services) / MB),
  }
  return { status, html: entryPage(page, entry, fault), secret: true }
}

function limitOf({ config }: Services): number {
  return config.reportLimit ?? REPORT_LIMIT
}

/** Takes a file in; what is wrong with the sending is told on the form. */
export async function answerUpload(asking: Sending): Promise<Answer> {
  const { services, request, sender, page } = asking
  const text = reportingWords(page.language)
  try {
    const { fields, file } = await readForm(request.raw)
    if (!file) return await answerEntry(asking, 422, text.fileRequired)
    const { id } = await receiveReport(services, {
      ...sender,
      body: file.body,
      idempotencyKey: fields.get('idempotencyKey'),
      dryRun: fields.get('dryRun') === 'true',
      length: undefined,
      name: file.name,
    })
    return { to: link(page, reportPath(id)) }
  } catch (error) {
    hangUpLater(request.raw)
    const problem = problemOf(error)
    if (!problem) request.log.error(error)
    const limit = Math.floor(limitOf(services) / MB)
    const said =
      problem?.code === 'payload-too-large'
        ? fill(text.tooLarge, { limit })
        : fill(text.notTaken, { why: problemTitle(problem?.code ?? 'invalid-input', page.language) })
    return answerEntry(asking, problem?.status ?? 400, said)
  }
}

export async function answerForget({ services, request, sender, page }: Sending): Promise<Answer> {
  const { id } = request.params as { readonly id: string }
  if (/^\d{1,15}$/.test(id)) await transact(services.db, sender.context, async (tx) => deleteProfile(tx, Number(id)))
  return { to: link(page, '/report') }
}

/** The fields of a form, by name. */
export function typedIn(request: Pick<FastifyRequest, 'body'>): ReadonlyMap<string, string> {
  return new Map(request.body instanceof URLSearchParams ? [...request.body] : [])
}
