import { searchEverything } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { anyone } from '../http/access.ts'
import { serve } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { searchAll } from './everything.ts'
import { SEARCHES } from './limit.ts'

export function searchRoutes(app: FastifyInstance, services: Services): void {
  serve(app, searchEverything, anyone, async (_call, input) => searchAll(services, input), SEARCHES)
}
