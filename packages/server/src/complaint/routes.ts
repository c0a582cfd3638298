import { followProblem as followProblemDoor, reportProblem as reportProblemDoor } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { anyone } from '../http/access.ts'
import { serve } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { REPORTS_A_MINUTE } from './limit.ts'
import { followProblem, reportProblem } from './acts.ts'

export function complaintRoutes(app: FastifyInstance, services: Services): void {
  serve(
    app,
    reportProblemDoor,
    anyone,
    async ({ context }, { number, text, contact }) =>
      reportProblem(services, context, { number, text, ...(contact !== undefined && { contact }) }),
    REPORTS_A_MINUTE,
  )
  serve(app, followProblemDoor, anyone, async (_call, { number, key }) => followProblem(services, number, key))
}
