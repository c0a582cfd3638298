import type { FastifyInstance } from 'fastify'
import { transact } from '../db/transact.ts'
import { contextOf } from '../http/access.ts'
import { problemOf } from '../http/problems.ts'
import type { Services } from '../services.ts'
import { insertRefusal } from './store.ts'

const AUDITED: ReadonlySet<string> = new Set([
  'not-signed-in',
  'not-permitted',
  'act-not-open',
  'same-person',
  'not-in-scope',
  'changed-meanwhile',
])

/** Whoever tried what he may not do, or what was not open, is written down before he is told. */
export function auditRefusals(app: FastifyInstance, services: Services): void {
  app.addHook('onError', async (request, _reply, error) => {
    const problem = problemOf(error)
    if (!problem || !AUDITED.has(problem.code)) return
    const action = `${request.method} ${request.routeOptions.url ?? request.url.slice(0, 200)}`
    const refusal = { action, subject: request.url.slice(0, 500), code: problem.code, requestId: request.id }
    await transact(services.db, contextOf(request), async (tx) => insertRefusal(tx, refusal))
  })
}
