import { lookUpPack } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { anyone } from '../http/access.ts'
import { serve } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { packView } from './view.ts'

export function packRoutes(app: FastifyInstance, services: Services): void {
  serve(app, lookUpPack, anyone, async () => packView(services))
}
