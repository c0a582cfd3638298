import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { REPORTS_A_MINUTE } from '../complaint/limit.ts'
import { anyone } from '../http/access.ts'
import { problemOf } from '../http/problems.ts'
import { servePage } from '../http/serve.ts'
import { SEARCHES } from '../search/limit.ts'
import type { Services } from '../services.ts'
import type { Statistics } from '../statistics/count.ts'
import { answerAccessibility } from './accessibility.ts'
import { answerBody, answerCertificate } from './answers.ts'
import { errorPage, kindOf } from './error.ts'
import { answerLaboratory, answerOrganisation, answerPerson } from './holder-answers.ts'
import { homePage, type Example } from './home.ts'
import { answerGlossary } from './glossary.ts'
import { answerHelp } from './help.ts'
import { answerLaw } from './law.ts'
import { answerLawReview } from './law-review.ts'
import { answerLawText } from './law-text.ts'
import { answerPack } from './pack.ts'
import { answerProblemForm, answerProblemReport, answerTicket } from './problem-reports.ts'
import { answerKeep, answerReceipt, answerRoute } from './route-answers.ts'
import { answerComparison, answerScheme, answerSchemes, answerStandard, answerStandards } from './scheme-answers.ts'
import { openDataPage } from './open-data.ts'
import { answerStatistics, answerVerifyList } from './open-data-answers.ts'
import { answerSearch } from './search-answers.ts'
import { verifyListPage } from './verify-list.ts'
import { readPageContext, sendPage, type PageAnswer, type Visit } from './visit.ts'

export interface PageOptions {
  /** Certificates worth looking at; only where the demonstration runs. */
  readonly examples?: readonly Example[] | undefined
  /** The numbers of the whole register. */
  readonly statistics?: Statistics | undefined
}

type Answer = PageAnswer | { readonly to: string }

/** The public pages: complete without scripts, in two languages, each a single response. */
export function pageRoutes(app: FastifyInstance, services: Services, options: PageOptions = {}): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  )
  const page = (method: 'GET' | 'POST', path: string, answer: (visit: Visit) => Promise<Answer> | Answer): void => {
    const limit = method === 'POST' ? { limit: REPORTS_A_MINUTE } : path === '/search' ? { limit: SEARCHES } : {}
    servePage(app, { method, path, policy: anyone, ...limit }, async ({ request, reply, context }) =>
      respond(services, request, reply, async (visit) => answer({ ...visit, caller: context })),
    )
  }
  page('GET', '/', ({ page: context }) => ({ status: 200, html: homePage(context, options.examples) }))
  page('GET', '/search', answerSearch)
  page('GET', '/c/:number', answerCertificate)
  page('GET', '/c/:number/report-problem', answerProblemForm)
  page('POST', '/c/:number/report-problem', answerProblemReport)
  page('GET', '/body/:number', answerBody)
  page('GET', '/org/:number', answerOrganisation)
  page('GET', '/person/:number', answerPerson)
  page('GET', '/lab/:number', answerLaboratory)
  page('GET', '/ticket/:number', answerTicket)
  page('GET', '/glossary', answerGlossary)
  page('GET', '/help', answerHelp)
  page('GET', '/accessibility', answerAccessibility)
  page('GET', '/law', answerLaw)
  page('GET', '/law/review', answerLawReview)
  page('GET', '/law/:number', answerLawText)
  page('GET', '/scheme', answerSchemes)
  page('GET', '/scheme/:code/comparison', answerComparison)
  page('GET', '/scheme/*', answerScheme)
  page('GET', '/standard', answerStandards)
  page('GET', '/standard/*', answerStandard)
  page('GET', '/route', answerRoute)
  page('POST', '/route', answerKeep)
  page('GET', '/guidance/:number', answerReceipt)
  page('GET', '/pack', answerPack)
  page('GET', '/open-data', ({ page: context }) => ({ status: 200, html: openDataPage(context) }))
  page('GET', '/verify-list', ({ page: context }) => ({ status: 200, html: verifyListPage(context) }))
  const { statistics } = options
  if (statistics) page('GET', '/statistics', async (visit) => answerStatistics(statistics, visit))
  listRoute(app, services)
}

/** A pasted list is larger than any other form: ten thousand numbers, written as forms write them. */
const LARGEST_LIST = 2 * 1024 * 1024

function listRoute(app: FastifyInstance, services: Services): void {
  void app.register(async (scope) => {
    const form = 'application/x-www-form-urlencoded'
    scope.removeContentTypeParser(form)
    scope.addContentTypeParser(form, { parseAs: 'string', bodyLimit: LARGEST_LIST }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    )
    const route = { method: 'POST', path: '/verify-list', policy: anyone, limit: REPORTS_A_MINUTE } as const
    servePage(scope, route, async ({ request, reply, context }) =>
      respond(services, request, reply, async (visit) => answerVerifyList({ ...visit, caller: context })),
    )
  })
}

async function respond(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (visit: Omit<Visit, 'caller'>) => Promise<Answer>,
): Promise<FastifyReply> {
  const page = readPageContext(services, request)
  try {
    const given = await answer({ services, request, page })
    return 'to' in given ? reply.redirect(given.to, 303) : sendPage(reply, page, given)
  } catch (error) {
    return answerFailure(services, request, reply, error)
  }
}

/** Any failure as a page in the reader's language, with a way on. What nobody foresaw is logged and given a trace. */
export function answerFailure(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  const page = readPageContext(services, request)
  const problem = problemOf(error)
  if (!problem) request.log.error(error)
  if (problem && (problem.status === 503 || problem.code === 'too-many-requests')) reply.header('retry-after', '5')
  const html = problem ? errorPage(kindOf(problem.code), page) : errorPage('failed', page, request.id)
  return sendPage(reply, page, { status: problem?.status ?? 500, html })
}

/** Whether whoever asks is a person with a browser: machines at the API get problems as data. */
export function wantsPage(request: FastifyRequest): boolean {
  const machine = /^\/+(api|log|credentials|status|\.well-known|healthz|readyz|metrics|openapi)\b/.test(request.url)
  return !machine && (request.headers.accept ?? '').includes('text/html')
}
