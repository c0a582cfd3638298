import { lookUpOrganisation, Problem } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { readAsOf } from '../as-of.ts'
import { anyone } from '../http/access.ts'
import { serve } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { getOrganisation } from './organisation.ts'

const MOST = 200

export function partyRoutes(app: FastifyInstance, services: Services): void {
  serve(app, lookUpOrganisation, anyone, async (_call, input) => {
    const { identifier, status, scheme } = input
    const limit = input.limit === undefined ? undefined : Number(input.limit)
    if (limit !== undefined && limit > MOST)
      throw new Problem('invalid-input', {}, [{ pointer: '/limit', code: 'maximum', params: { most: MOST } }])
    const cursor = input.cursor === undefined ? undefined : Number(input.cursor)
    return getOrganisation(services, identifier, readAsOf(services, input), { status, scheme, cursor, limit })
  })
}
