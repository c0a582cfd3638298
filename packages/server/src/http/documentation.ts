import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { anyone } from './access.ts'
import { completeDocument } from './document-parts.ts'
import { asComponents } from './shared-shapes.ts'

const PROBLEM = {
  $id: 'Problem',
  type: 'object',
  description: 'RFC 9457 problem',
  required: ['type', 'title', 'status', 'code', 'errors', 'traceId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code'],
        properties: {
          pointer: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          params: { type: 'object' },
        },
      },
    },
    traceId: { type: 'string' },
  },
}

/** `/openapi.json` (OpenAPI 3.1) and its page `/docs`, both made of the doors themselves. Register before the doors. */
export async function documentApi(app: FastifyInstance, publicUrl: string): Promise<void> {
  app.addSchema(PROBLEM)
  app.decorate('apiShapes', new Map<string, object>())
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Zhengheng',
        version: '1',
        description: 'Why may this certificate be trusted, on any day, as known on any day.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: publicUrl }],
      components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'zk_...' } } },
    },
    transformObject: (document) =>
      'openapiObject' in document
        ? completeDocument(document.openapiObject, asComponents(app.apiShapes ?? new Map()))
        : document.swaggerObject,
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json['$id'] === 'string' ? json['$id'] : `shape-${index}`,
    },
  })
  await app.register(async (docs) => {
    // The plugin's own routes are static files about the API: open to anyone.
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, policy: anyone }
    })
    await docs.register(swaggerUi, { routePrefix: '/docs', uiConfig: { deepLinking: true } })
  })
  app.route({
    method: 'GET',
    url: '/openapi.json',
    schema: { hide: true },
    config: { policy: anyone },
    handler: async () => app.swagger(),
  })
}
