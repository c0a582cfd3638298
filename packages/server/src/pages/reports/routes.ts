import type { FastifyInstance, FastifyReply } from 'fastify'
import { anyone } from '../../http/access.ts'
import { servePage } from '../../http/serve.ts'
import { hangUpLater } from '../../reports/hang-up.ts'
import type { Services } from '../../services.ts'
import { errorPage } from '../error.ts'
import { isFromHere } from '../problem-reports.ts'
import { answerFailure } from '../routes.ts'
import { readPageContext, sendPage } from '../visit.ts'
import {
  answerEntry,
  answerForget,
  answerKey,
  answerLeave,
  answerUpload,
  type Answer,
  type Asking,
  type Sending,
} from './entry-answers.ts'
import { keyPage } from './entry-page.ts'
import { answerFreshness } from './freshness.ts'
import { answerChosenColumns, answerColumns, answerCommit, answerProblems, answerProgress } from './report-answers.ts'
import { senderOf } from './sender.ts'

/** Keys typed in a minute from one address, and forms sent. */
const FORMS = { perMinute: 60 }

/** The pages by which a body reports by hand, without scripts; and how fresh reports are, which is for everybody. */
export function reportPageRoutes(app: FastifyInstance, services: Services): void {
  type Given = Answer | FastifyReply
  const asked = async (asking: Asking, answer: (asking: Asking) => Promise<Given> | Given): Promise<unknown> => {
    const { request, reply, page } = asking
    try {
      if (request.method === 'POST' && !isFromHere(request, page.publicUrl)) {
        return sendPage(reply, page, { status: 403, html: errorPage('origin', page), secret: true })
      }
      const given = await answer(asking)
      if ('to' in given) return reply.redirect(given.to, 303)
      return 'html' in given ? sendPage(reply, page, given) : given
    } catch (error) {
      return answerFailure(services, request, reply, error)
    }
  }
  const known =
    (answer: (sending: Sending) => Promise<Given>) =>
    async (asking: Asking): Promise<Given> => {
      const sender = await senderOf(services, asking.request, asking.reply)
      if (sender === undefined || sender === 'ended') {
        // Of a file that a stranger sends no more is waited for.
        hangUpLater(asking.request.raw)
        return { status: sender === undefined ? 200 : 401, html: keyPage(asking.page, sender), secret: true }
      }
      return answer({ ...asking, sender })
    }
  const page = (
    on: FastifyInstance,
    method: 'GET' | 'POST',
    path: string,
    answer: (asking: Asking) => Promise<Given> | Given,
  ): void =>
    servePage(
      on,
      { method, path, policy: anyone, ...(method === 'POST' && { limit: FORMS }) },
      async ({ request, reply }) =>
        asked({ services, request, reply, page: readPageContext(services, request) }, answer),
    )
  page(app, 'GET', '/report', known(answerEntry))
  page(app, 'POST', '/report/key', answerKey)
  page(app, 'POST', '/report/leave', answerLeave)
  page(app, 'POST', '/report/profiles/:id/forget', known(answerForget))
  page(app, 'GET', '/report/:id', known(answerProgress))
  page(app, 'GET', '/report/:id/problems', known(answerProblems))
  page(app, 'POST', '/report/:id/commit', known(answerCommit))
  page(app, 'GET', '/report/:id/columns', known(answerColumns))
  page(app, 'POST', '/report/:id/columns', known(answerChosenColumns))
  // A scope of its own: only here is the body of a form with a file handed on as it arrives.
  void app.register(async (scope) => {
    scope.addContentTypeParser('multipart/form-data', (_request, body, done) => done(null, body))
    page(scope, 'POST', '/report', known(answerUpload))
  })
  servePage(app, { method: 'GET', path: '/freshness', policy: anyone }, async ({ request, reply, context }) => {
    const visit = { services, request, page: readPageContext(services, request), caller: context }
    return sendPage(reply, visit.page, await answerFreshness(visit))
  })
}
