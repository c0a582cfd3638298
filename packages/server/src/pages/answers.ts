import { addDays, day, dayIn, Problem, type BodyView, type ProblemCode } from '@zhengheng/core'
import { getBody } from '../approval/look-up.ts'
import { readAsOf } from '../as-of.ts'
import { getBoth } from '../certification/look-up.ts'
import { readFreshness } from '../reports/freshness/reads.ts'
import { hintsForNumber } from '../search/hints.ts'
import type { Services } from '../services.ts'
import { bodyMissingPage, bodyPage, type Reporting } from './body.ts'
import { certificatePage } from './certificate.ts'
import { missingPage, type Missing } from './missing.ts'
import { numberIn, type PageAnswer, type Visit } from './visit.ts'

const MISSING: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['never-reported', 'malformed-number', 'similar-exist'])

/** A certificate, or why there is none. What is not public answers as if it had never been reported. */
export async function answerCertificate({ services, request, page }: Visit): Promise<PageAnswer> {
  const number = numberIn(request)
  const asOf = readAsOf(services, page.query)
  try {
    const { certificate, path } = await getBoth(services, number, asOf)
    return { status: 200, html: certificatePage(certificate, path, page) }
  } catch (error) {
    const missing = missingOf(error, number)
    if (!missing) throw error
    const hints = missing.code === 'malformed-number' ? [] : await hintsForNumber(services, number)
    return { status: 404, html: missingPage({ ...missing, hints }, page, { on: asOf.on, known: asOf.known ?? null }) }
  }
}

/** How promptly the body reported within a year, where the page is about today; null: it reported nothing. */
async function reportingOf({ db, pack, now }: Services, view: BodyView): Promise<Reporting | null | undefined> {
  const today = dayIn(pack.zone, now())
  if (view.asOf.on !== today || view.asOf.known !== null) return undefined
  const all = await readFreshness(db.reads, day(`${addDays(today, -365).slice(0, 7)}-01`))
  const own = all.find((one) => one.approvalNumber === view.approvalNumber)
  return own ? { ...own, last: dayIn(pack.zone, own.lastReported) } : null
}

export async function answerBody({ services, request, page }: Visit): Promise<PageAnswer> {
  const number = numberIn(request)
  const asOf = readAsOf(services, page.query)
  try {
    const view = await getBody(services, number, asOf)
    return { status: 200, html: bodyPage(view, page, await reportingOf(services, view)) }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error
    return { status: 404, html: bodyMissingPage(number, page, { on: asOf.on, known: asOf.known ?? null }) }
  }
}

function missingOf(error: unknown, number: string): Missing | undefined {
  if (!(error instanceof Problem) || !MISSING.has(error.code)) return undefined
  const similar = error.params['similar']
  return {
    number,
    code: error.code as Missing['code'],
    similar: Array.isArray(similar) ? similar.map(String) : [],
  }
}
