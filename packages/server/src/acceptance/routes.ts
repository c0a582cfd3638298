import { verifyNumbers } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { readAsOf } from '../as-of.ts'
import { anyone } from '../http/access.ts'
import { serve } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { resultCsv } from './csv.ts'
import { numbersOf } from './numbers.ts'
import { signedResult, verifyList } from './verify.ts'

/** Ten thousand numbers as JSON, each as long as a number may be. */
const LARGEST = 2 * 1024 * 1024
const A_MINUTE = { perMinute: 12 }

export function acceptanceRoutes(app: FastifyInstance, services: Services): void {
  // A scope of its own: lists are larger than other bodies, and may be files.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    const options = { parseAs: 'string', bodyLimit: LARGEST } as const
    scope.addContentTypeParser('application/json', options, scope.getDefaultJsonParser('error', 'error'))
    scope.addContentTypeParser(
      'text/csv',
      { parseAs: 'buffer', bodyLimit: LARGEST },
      async (_request: unknown, body: Buffer) => ({
        numbers: numbersOf(body),
      }),
    )
    serve(
      scope,
      verifyNumbers,
      anyone,
      async ({ request, reply }, input) => {
        const view = await verifyList(services, input.numbers, readAsOf(services, input))
        const accept = request.headers.accept ?? ''
        if (accept.includes('text/csv')) await reply.type('text/csv; charset=utf-8').send(resultCsv(view))
        else if (accept.includes('application/jose')) await reply.type('application/jose').send(signedResult(view))
        return view
      },
      A_MINUTE,
    )
  })
}
