import rateLimit from '@fastify/rate-limit'
import { Problem } from '@zhengheng/core'
import fastify, { type FastifyInstance } from 'fastify'
import { acceptanceRoutes } from './acceptance/routes.ts'
import { approvalRoutes } from './approval/routes.ts'
import { auditRefusals } from './audit/refusals.ts'
import { certificationRoutes } from './certification/routes.ts'
import { complaintRoutes } from './complaint/routes.ts'
import { demandPolicies } from './http/serve.ts'
import { documentApi } from './http/documentation.ts'
import { guidanceRoutes } from './guidance/routes.ts'
import { healthRoutes } from './http/health.ts'
import { answerProblem, answerWithProblems, problemOf } from './http/problems.ts'
import { secureAnswers } from './http/security-headers.ts'
import { knowCallers } from './http/sign-in.ts'
import { lawRoutes } from './law/routes.ts'
import { logRoutes } from './log/routes.ts'
import { feedRoutes } from './feeds/routes.ts'
import { openDataRoutes } from './open-data/routes.ts'
import { reportPageRoutes } from './pages/reports/routes.ts'
import { answerFailure, pageRoutes, wantsPage, type PageOptions } from './pages/routes.ts'
import { packRoutes } from './packs/routes.ts'
import { partyRoutes } from './party/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { schemeRoutes } from './scheme/routes.ts'
import { searchRoutes } from './search/routes.ts'
import type { Services } from './services.ts'
import { openStatistics } from './statistics/count.ts'
import { statisticsRoutes } from './statistics/routes.ts'

/** Bodies of JSON doors are small; reports have their own limit. */
const JSON_LIMIT = 256 * 1024

/** The whole server but its listening: tests call it by `inject`. */
export async function buildApp(services: Services, logger: boolean | object = false): Promise<FastifyInstance> {
  const app = fastify({
    logger,
    bodyLimit: JSON_LIMIT,
    trustProxy: false,
    // Numbers of certificates are taken as printed, up to what a hostile caller may send; longer ones are malformed.
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: true },
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    // An address that cannot be decoded is refused before there is a route; it is told like any other problem.
    frameworkErrors: (error, request, reply) => {
      const problem = problemOf(error) ?? new Problem('invalid-input')
      return wantsPage(request)
        ? answerFailure(services, request, reply, problem)
        : answerProblem(problem, request, reply)
    },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  // Doors check their input themselves (http/serve.ts); the schemas given to fastify are documentation.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  answerWithProblems(app)
  demandPolicies(app)
  await secure(app, services)
  knowCallers(app, services)
  auditRefusals(app, services)
  await documentApi(app, services.config.publicUrl)
  healthRoutes(app, services)
  certificationRoutes(app, services)
  approvalRoutes(app, services)
  partyRoutes(app, services)
  const statistics = openStatistics(services)
  statisticsRoutes(app, services, statistics)
  acceptanceRoutes(app, services)
  openDataRoutes(app, services)
  feedRoutes(app, services)
  complaintRoutes(app, services)
  lawRoutes(app, services)
  schemeRoutes(app, services)
  guidanceRoutes(app, services)
  packRoutes(app, services)
  reportRoutes(app, services)
  searchRoutes(app, services)
  logRoutes(app, services)
  pageRoutes(app, services, { examples: await examplesOf(services), statistics })
  reportPageRoutes(app, services)
  app.setNotFoundHandler((request, reply) => {
    const problem = new Problem('not-found')
    return wantsPage(request)
      ? answerFailure(services, request, reply, problem)
      : answerProblem(problem, request, reply)
  })
  return app
}

/** What the home page offers to look at, where a demonstration was asked for. */
async function examplesOf(services: Services): Promise<PageOptions['examples']> {
  if (services.config.demo === 0) return []
  const { demoExamples } = await import('./demo/examples.ts')
  return demoExamples(services)
}

async function secure(app: FastifyInstance, services: Services): Promise<void> {
  secureAnswers(app, services.config.publicUrl.startsWith('https:'))
  // Only doors that say so are limited; the limit is for each address.
  await app.register(rateLimit, { global: false })
}
