import { listLaw, lookUpLaw, Problem, reviewLaw } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { readAsOf } from '../as-of.ts'
import { anyone } from '../http/access.ts'
import { serve } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { libraryOf, listTexts, viewText } from './library.ts'
import { reviewOn } from './review.ts'

export function lawRoutes(app: FastifyInstance, services: Services): void {
  const library = libraryOf(services.pack)
  serve(app, listLaw, anyone, async (_call, input) => {
    const { on } = readAsOf(services, input)
    return { on, items: listTexts(library, on, input.level) }
  })
  serve(app, reviewLaw, anyone, async (_call, input) => reviewOn(library, readAsOf(services, input).on))
  serve(app, lookUpLaw, anyone, async (_call, input) => {
    const view = viewText(library, input.id, readAsOf(services, input).on, input.article)
    if (!view) throw new Problem('not-found', { id: input.id })
    return view
  })
}
