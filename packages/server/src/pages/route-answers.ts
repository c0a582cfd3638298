import { Problem } from '@zhengheng/core'
import { readAsOf } from '../as-of.ts'
import { getGuidance, keepAnswer } from '../guidance/acts.ts'
import { answerGuidance, candidatesOf } from '../guidance/answer.ts'
import { questionOf } from '../guidance/question.ts'
import { link } from './context.ts'
import { errorPage } from './error.ts'
import { isFromHere } from './problem-reports.ts'
import { routeAnswerPage } from './route-answer.ts'
import { guidancePath, receiptMissingPage, receiptPage } from './route-receipt.ts'
import { candidatesPage, partsPage, routeStartPage } from './route.ts'
import { numberIn, type PageAnswer, type Visit } from './visit.ts'

type Answer = PageAnswer | { readonly to: string }

/** The question that is to be asked next, or the answer when none is left. */
export async function answerRoute(visit: Visit): Promise<Answer> {
  const { services, page } = visit
  const { q, item } = page.query
  const { on } = readAsOf(services, page.query)
  if (item !== undefined) return answerItem(visit, item)
  if (q === undefined) return { status: 200, html: routeStartPage(on, page) }
  const found = candidatesOf(services, q, on)
  const [only] = found
  if (only && found.length === 1 && only.by === 'code') {
    return { to: link(page, '/route', { item: only.item.code, on: page.query['on'] }) }
  }
  return { status: found.length === 0 ? 404 : 200, html: candidatesPage(q, found, on, page) }
}

async function answerItem({ services, page }: Visit, item: string): Promise<Answer> {
  const part = page.query['part']
  try {
    const guidance = await answerGuidance(services, questionOf(services, page.query, item))
    if (guidance.parts.length > 0) return { status: 200, html: partsPage(guidance, page) }
    return { status: 200, html: routeAnswerPage(guidance, part, page) }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error
    const { on } = readAsOf(services, page.query)
    return { status: 404, html: candidatesPage(item, candidatesOf(services, item, on), on, page) }
  }
}

/** Keeps the answer and leads to its address. */
export async function answerKeep({ services, request, page, caller }: Visit): Promise<Answer> {
  if (!isFromHere(request, page.publicUrl)) return { status: 403, html: errorPage('origin', page) }
  const body = request.body
  const read = (name: string) => (body instanceof URLSearchParams ? (body.get(name) ?? '').slice(0, 200) : '')
  const [part, on] = [read('part'), read('on')]
  const asked = { ...(part !== '' && { part }), ...(on !== '' && { on }) }
  try {
    const kept = await keepAnswer(services, caller, questionOf(services, asked, read('item')))
    return { to: link(page, guidancePath(kept.id)) }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error
    const today = readAsOf(services, {}).on
    return { status: 404, html: candidatesPage(read('item'), candidatesOf(services, read('item'), today), today, page) }
  }
}

export async function answerReceipt({ services, request, page, caller }: Visit): Promise<PageAnswer> {
  try {
    const view = await getGuidance(services, caller, numberIn(request))
    return { status: 200, html: receiptPage(view, view.part, page) }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error
    return { status: 404, html: receiptMissingPage(page) }
  }
}
