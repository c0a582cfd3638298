import { lookUpCertificate, lookUpTrustPath, searchCertificates } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { readAsOf } from '../as-of.ts'
import { anyone } from '../http/access.ts'
import { serve, servePage } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { getExtract } from './extract.ts'
import { getCertificate, getTrustPath } from './look-up.ts'
import { searchRegister } from './search.ts'

export function certificationRoutes(app: FastifyInstance, services: Services): void {
  serve(app, lookUpCertificate, anyone, async ({ reply }, input) => {
    const certificate = await getCertificate(services, input.number, readAsOf(services, input))
    reply.header('etag', `"${certificate.version}"`)
    return JSON.stringify(certificate)
  })
  serve(app, lookUpTrustPath, anyone, async (_call, input) =>
    JSON.stringify(await getTrustPath(services, input.number, readAsOf(services, input))),
  )
  serve(app, searchCertificates, anyone, async (_call, input) => searchRegister(services, input))
  servePage(app, { method: 'GET', path: '/credentials/:number', policy: anyone }, async ({ request, reply }) => {
    const { number } = request.params as { number: string }
    const jwt = await getExtract(services, number, readAsOf(services, request.query as { on?: string; known?: string }))
    return reply.type('application/vc+jwt').header('cache-control', 'no-cache').send(jwt)
  })
}
