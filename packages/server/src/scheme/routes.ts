import {
  listSchemes,
  listStandards,
  lookUpComparison,
  lookUpScheme,
  lookUpStandard,
  Problem,
  type Scheme,
} from '@zhengheng/core'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readAsOf } from '../as-of.ts'
import { anyone } from '../http/access.ts'
import { serve } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { comparisonView } from './compare.ts'
import { itemTable, schemeTable } from './item-table.ts'
import { findStandard, listStandardsOf, plainStandard } from './standards.ts'
import { findScheme, hasCode, schemeHead, schemeView } from './views.ts'

export function schemeRoutes(app: FastifyInstance, services: Services): void {
  const { pack } = services
  serve(app, listSchemes, anyone, async ({ reply }, input) => {
    const { on } = readAsOf(services, input)
    const items = pack.schemes.map((scheme) => schemeHead(pack, scheme, on))
    if (input.format === 'csv') sendTable(reply, `schemes-${on}`, schemeTable(items, on))
    return { on, items }
  })
  serve(app, lookUpScheme, anyone, async ({ reply }, input) => {
    const { on } = readAsOf(services, input)
    const scheme = getScheme(services, input.code)
    const asked = input.item ?? input.code
    if (!hasCode(scheme, asked)) throw new Problem('not-found', { code: asked })
    const view = schemeView(services, scheme, asked, on)
    const items = input.state === 'in' ? view.items.filter((item) => item.membership !== 'out') : view.items
    if (input.format === 'csv') sendTable(reply, `${scheme.code}-${on}`, itemTable(items, on))
    return { ...view, items }
  })
  serve(app, lookUpComparison, anyone, async (_call, input) => {
    const scheme = getScheme(services, input.code)
    const from = readAsOf(services, { on: input.from }).on
    const to = readAsOf(services, { ...(input.to !== undefined && { on: input.to }) }).on
    return comparisonView(services.config.publicUrl, scheme, from, to)
  })
  serve(app, listStandards, anyone, async (_call, input) => ({
    items: listStandardsOf(pack, input.q).map(plainStandard),
  }))
  serve(app, lookUpStandard, anyone, async (_call, input) => {
    const standard = findStandard(pack, input.number)
    if (!standard) throw new Problem('not-found', { number: input.number })
    return standard
  })
}

function getScheme(services: Services, code: string): Scheme {
  const scheme = findScheme(services.pack, code)
  if (!scheme) throw new Problem('not-found', { code })
  return scheme
}

/** The door's answer is then what was sent already. */
function sendTable(reply: FastifyReply, name: string, text: string): void {
  void reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(text)
}
