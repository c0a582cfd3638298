import { Problem, type ProblemCode } from '@zhengheng/core'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../messages/language.ts'
import { languageOf } from '../messages/language.ts'
import { problemTitle, faultMessage } from '../messages/problems.ts'

/** RFC 9457: the only place where an error becomes a response of the API. Pages have their own words for the same codes. */
export function answerProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language: Language = languageOf(request)
  if (problem.code === 'not-signed-in') reply.header('www-authenticate', 'Bearer realm="zhengheng"')
  if (problem.code === 'too-many-requests' || problem.status === 503) reply.header('retry-after', '5')
  return reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send({
      ...problem.params,
      type: `/problems/${problem.code}`,
      title: problemTitle(problem.code, language),
      status: problem.status,
      code: problem.code,
      errors: problem.errors.map((fault) => ({ ...fault, message: faultMessage(fault, language) })),
      traceId: request.id,
    })
}

const FASTIFY_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-format',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-input',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-input',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-input',
  FST_ERR_BAD_URL: 'invalid-input',
}

/** A problem the caller can act on, or undefined for a bug. Connections that the database lost are nobody's bug. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const { code, statusCode, name } = error as Partial<FastifyError>
  if (code && code in FASTIFY_CODES) return new Problem(FASTIFY_CODES[code] ?? 'invalid-input')
  if (code && LOST.has(code)) return new Problem('database-unavailable')
  if (statusCode === 429) return new Problem('too-many-requests')
  if (statusCode === 400 || name === 'SyntaxError') return new Problem('invalid-input')
  return undefined
}

const LOST = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  '57P01',
  '57P02',
  '57P03',
])

export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem) return answerProblem(problem, request, reply)
    request.log.error(error)
    return reply.status(500).type('application/problem+json; charset=utf-8').send({
      type: '/problems/internal',
      title: 'Internal error',
      status: 500,
      code: 'internal',
      errors: [],
      traceId: request.id,
    })
  })
}
