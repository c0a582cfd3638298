import { readStatistics } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { anyone } from '../http/access.ts'
import { serve, servePage } from '../http/serve.ts'
import { BYTE_ORDER_MARK, csvLine } from '../open-data/csv.ts'
import type { Services } from '../services.ts'
import type { Statistics } from './count.ts'

/** A count sweeps the register: whoever needs more takes the open data. */
const A_MINUTE = { perMinute: 60 }
const HEAD = ['on', 'family', 'region', 'region_name', 'scheme', 'scheme_name', 'status', 'count']

export function statisticsRoutes(app: FastifyInstance, services: Services, statistics: Statistics): void {
  serve(app, readStatistics, anyone, async (_call, input) => statistics.count(input.month, input.region), A_MINUTE)
  const page = { method: 'GET', path: '/statistics.csv', policy: anyone, limit: A_MINUTE } as const
  servePage(app, page, async ({ request, reply }) => {
    const { month, region } = request.query as { month?: string; region?: string }
    const view = await statistics.count(month || undefined, region || undefined)
    const lines = view.cells.map((cell) =>
      csvLine([
        view.on,
        cell.family,
        cell.region,
        view.regions[cell.region ?? '']?.zh,
        cell.scheme,
        view.schemes[cell.scheme]?.zh,
        cell.status,
        cell.count,
      ]),
    )
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="statistics-${view.on}.csv"`)
      .send(BYTE_ORDER_MARK + csvLine(HEAD) + lines.join(''))
  })
}
