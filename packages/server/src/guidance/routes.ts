import { findRoute, keepGuidance, lookUpGuidance } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { readAsOf } from '../as-of.ts'
import { anyone } from '../http/access.ts'
import { serve } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { getGuidance, keepAnswer } from './acts.ts'
import { answerGuidance, candidatesOf } from './answer.ts'
import { questionOf } from './question.ts'

/** Everybody may keep answers; an address that keeps very many is asked to wait. */
const KEPT_A_MINUTE = { perMinute: 30 }

export function guidanceRoutes(app: FastifyInstance, services: Services): void {
  serve(app, findRoute, anyone, async (_call, input) => {
    const { on } = readAsOf(services, input)
    if (input.item === undefined)
      return { on, candidates: [...candidatesOf(services, input.q ?? '', on)], guidance: null }
    return { on, candidates: [], guidance: await answerGuidance(services, questionOf(services, input, input.item)) }
  })
  serve(
    app,
    keepGuidance,
    anyone,
    async ({ context, reply }, input) => {
      const kept = await keepAnswer(services, context, questionOf(services, input, input.item))
      reply.header('location', `/api/v1/guidance/${kept.id}`)
      return kept
    },
    KEPT_A_MINUTE,
  )
  serve(app, lookUpGuidance, anyone, async ({ context }, input) => getGuidance(services, context, input.id))
}
