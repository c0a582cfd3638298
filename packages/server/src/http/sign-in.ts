import type { FastifyInstance } from 'fastify'
import { openIdentity } from '../identity/api-keys.ts'
import type { Services } from '../services.ts'

/** Finds out who is calling before any door is passed. */
export function knowCallers(app: FastifyInstance, services: Services): void {
  const identify = openIdentity(services.db)
  app.decorateRequest('caller', undefined)
  app.addHook('onRequest', async (request) => {
    request.caller = await identify(request.headers.authorization)
  })
}
