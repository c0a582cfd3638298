import { lookUpCertificate, lookUpTrustPath, searchCertificates, type CertificateView } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { readAsOf, type AsOf } from '../as-of.ts'
import { anyone } from '../http/access.ts'
import { serve, servePage } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { getExtract } from './extract.ts'
import { findCertificate, findTrustPath } from './look-up.ts'
import { searchRegister } from './search.ts'

export function certificationRoutes(app: FastifyInstance, services: Services): void {
  serve(app, lookUpCertificate, anyone, async ({ reply }, input) => {
    const asOf = readAsOf(services, input)
    const { body, version } = await services.register.answers.through('certificate', input.number, asOf, async () => {
      const { view, ...rest } = await findCertificate(services, input.number, asOf)
      return { body: Buffer.from(untimed(view)), ...rest, keep: true }
    })
    reply.header('etag', `"${version}"`)
    return timed(body, asOf)
  })
  serve(app, lookUpTrustPath, anyone, async (_call, input) => {
    const asOf = readAsOf(services, input)
    const { body } = await services.register.answers.through('path', input.number, asOf, async () => {
      const { view, ...rest } = await findTrustPath(services, input.number, asOf)
      // Predecessors and main certificates have versions of their own.
      const keep = !view.steps.some(({ role }) => role === 'predecessor' || role === 'main')
      return { body: Buffer.from(JSON.stringify(view)), ...rest, keep }
    })
    return body
  })
  serve(app, searchCertificates, anyone, async (_call, input) => searchRegister(services, input))
  const document = {
    name: 'readExtract',
    summary: 'The signed extract of a certificate, with all that is needed to check it offline',
    media: 'application/vc+jwt',
    query: ['on', 'known'],
  }
  servePage(
    app,
    { method: 'GET', path: '/credentials/:number', policy: anyone, document },
    async ({ request, reply }) => {
      const { number } = request.params as { number: string }
      const jwt = await getExtract(
        services,
        number,
        readAsOf(services, request.query as { on?: string; known?: string }),
      )
      return reply.type('application/vc+jwt').header('cache-control', 'no-cache').send(jwt)
    },
  )
}

/** The moment of asking stands last in the answer, and is never that of an earlier question. */
function untimed(view: CertificateView): string {
  const { asOf, ...rest } = view
  return `${JSON.stringify(rest).slice(0, -1)},"asOf":{"on":${JSON.stringify(asOf.on)},"known":${JSON.stringify(asOf.known)},"at":`
}

function timed(body: Buffer, asOf: AsOf): Buffer {
  return Buffer.concat([body, Buffer.from(`"${asOf.at.toISOString()}"}}`)])
}
