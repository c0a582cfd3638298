import { Problem } from '@zhengheng/core'
import type { FastifyRequest } from 'fastify'
import { followProblem, reportProblem } from '../complaint/acts.ts'
import { problemOf } from '../http/problems.ts'
import { errorPage } from './error.ts'
import { missingPage } from './missing.ts'
import { faultsOf, problemFormPage, type FormFault, type Typed } from './problem-form.ts'
import { ticketKeyPage, ticketOpenedPage, ticketPage } from './ticket.ts'
import { numberIn, type PageAnswer, type Visit } from './visit.ts'

export function answerProblemForm({ request, page }: Visit): PageAnswer {
  const number = numberIn(request)
  if (number === '') return { status: 404, html: missingPage({ number, code: 'malformed-number', similar: [] }, page) }
  return { status: 200, html: problemFormPage(number, page) }
}

/** Takes a report; whatever goes wrong, what was typed comes back. The key is in the answer and in no address. */
export async function answerProblemReport({ services, request, page, caller }: Visit): Promise<PageAnswer> {
  if (!isFromHere(request, page.publicUrl)) return { status: 403, html: errorPage('origin', page) }
  const number = numberIn(request)
  const typed = typedIn(request)
  const again = (status: number, faults: readonly FormFault[]): PageAnswer => ({
    status,
    html: problemFormPage(number, page, typed, faults),
    secret: true,
  })
  const faults = faultsOf(typed)
  if (faults.length > 0) return again(422, faults)
  const contact = typed.contact.trim()
  try {
    const report = { number, text: typed.text, ...(contact !== '' && { contact }) }
    const ticket = await reportProblem(services, caller, report)
    return { status: 201, html: ticketOpenedPage(ticket, number, page), secret: true }
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) request.log.error(error)
    return again(problem?.status ?? 500, ['notTaken'])
  }
}

/** How far a report is. A wrong number and a wrong key answer alike. */
export async function answerTicket({ services, request, page }: Visit): Promise<PageAnswer> {
  const number = numberIn(request)
  const key = page.query['key']
  if (key === undefined) return { status: 200, html: ticketKeyPage(number, page, false), secret: true }
  try {
    return { status: 200, html: ticketPage(await followProblem(services, number, key), page), secret: true }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error
    return { status: 404, html: ticketKeyPage(number, page, true), secret: true }
  }
}

function typedIn(request: FastifyRequest): Typed {
  const body = request.body
  // Line ends count once, as the reader sees them.
  const read = (name: string) =>
    body instanceof URLSearchParams ? (body.get(name) ?? '').replaceAll('\r\n', '\n').replaceAll('\0', '') : ''
  return { text: read('text'), contact: read('contact') }
}

/**
 * Browsers say where a form was sent from; another site may not file reports in its readers' names. A caller that says
 * nothing is no browser, and carries nobody's authority.
 */
export function isFromHere(request: Pick<FastifyRequest, 'headers'>, publicUrl: string): boolean {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { host: from } = new URL(origin)
  return from === new URL(publicUrl).host || from === host
}
