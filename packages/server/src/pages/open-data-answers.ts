import { Problem, type VerificationView } from '@zhengheng/core'
import { resultCsv } from '../acceptance/csv.ts'
import { numbersOf } from '../acceptance/numbers.ts'
import { signedResult, verifyList } from '../acceptance/verify.ts'
import { readAsOf } from '../as-of.ts'
import type { Statistics } from '../statistics/count.ts'
import { errorPage } from './error.ts'
import { isFromHere } from './problem-reports.ts'
import { noMonthPage, statisticsPage } from './statistics.ts'
import { listResultPage, verifyListPage, type ListFault, type TypedList } from './verify-list.ts'
import type { PageAnswer, Visit } from './visit.ts'

export async function answerStatistics(statistics: Statistics, { page }: Visit): Promise<PageAnswer> {
  try {
    return { status: 200, html: statisticsPage(await statistics.count(page.query['month'], undefined), page) }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid-input') throw error
    return { status: 404, html: noMonthPage(page) }
  }
}

/** Takes a pasted list. The answer is of this reader only, and nothing of it is kept. */
export async function answerVerifyList({ services, request, page }: Visit): Promise<PageAnswer> {
  if (!isFromHere(request, page.publicUrl)) return { status: 403, html: errorPage('origin', page) }
  const { typed, as } = typedIn(request.body)
  try {
    const asOf = readAsOf(services, typed.on === '' ? {} : { on: typed.on })
    return written(await verifyList(services, numbersOf(typed.numbers), asOf), as, () => ({ page, typed }))
  } catch (error) {
    const fault = faultOf(error)
    if (fault === undefined) throw error
    return { status: 422, html: verifyListPage(page, typed, fault), secret: true }
  }
}

function written(
  view: VerificationView,
  as: string,
  shown: () => { readonly page: Visit['page']; readonly typed: TypedList },
): PageAnswer {
  const name = `verification-${view.asOf.on}`
  if (as === 'csv') {
    const file = { type: 'text/csv; charset=utf-8', name: `${name}.csv` }
    return { status: 200, html: resultCsv(view), secret: true, file }
  }
  if (as === 'signed')
    return {
      status: 200,
      html: signedResult(view),
      secret: true,
      file: { type: 'application/jose', name: `${name}.jws` },
    }
  const { page, typed } = shown()
  return { status: 200, html: listResultPage(view, page, typed), secret: true }
}

function typedIn(body: unknown): { readonly typed: TypedList; readonly as: string } {
  const read = (name: string) => (body instanceof URLSearchParams ? (body.get(name) ?? '') : '')
  return { typed: { numbers: read('numbers').replaceAll('\0', ''), on: read('on').trim() }, as: read('as') }
}

function faultOf(error: unknown): ListFault | undefined {
  if (!(error instanceof Problem) || error.code !== 'invalid-input') return undefined
  const [fault] = error.errors
  if (fault?.pointer === '/on') return 'day'
  return fault?.code === 'maxItems' ? 'tooMany' : 'none'
}
