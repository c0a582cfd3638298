import { Problem, type ProblemCode } from '@zhengheng/core'
import { findBodyNumber, getBody } from '../approval/look-up.ts'
import { readAsOf } from '../as-of.ts'
import { getBoth, getCertificate } from '../certification/look-up.ts'
import { searchRegister } from '../certification/search.ts'
import { bodyMissingPage, bodyPage } from './body.ts'
import { certificatePage } from './certificate.ts'
import { bodyPath, certificatePath, link } from './context.ts'
import { missingPage, type Missing } from './missing.ts'
import { searchPage } from './search.ts'
import { numberIn, type PageAnswer, type Visit } from './visit.ts'

const MISSING: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['never-reported', 'malformed-number', 'similar-exist'])
/** As long as the door of the search takes. */
const LONGEST_QUERY = 200

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
    return { status: 404, html: missingPage(missing, page, { on: asOf.on, known: asOf.known ?? null }) }
  }
}

export async function answerBody({ services, request, page }: Visit): Promise<PageAnswer> {
  const number = numberIn(request)
  const asOf = readAsOf(services, page.query)
  try {
    return { status: 200, html: bodyPage(await getBody(services, number, asOf), page) }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error
    return { status: 404, html: bodyMissingPage(number, page, { on: asOf.on, known: asOf.known ?? null }) }
  }
}

/** Where a search leads: a number that exists goes straight to its page (the address), everything else to a list. */
export async function answerSearch(visit: Visit): Promise<PageAnswer | { readonly to: string }> {
  const { services, page } = visit
  const query = (page.query['q'] ?? '').slice(0, LONGEST_QUERY)
  if (query === '') return { status: 200, html: searchPage(undefined, page) }
  const cursor = page.query['cursor']
  const hit = cursor === undefined ? await directHit(visit, query) : { similar: [] }
  if ('to' in hit) return { to: hit.to }
  const answer = await searchRegister(services, { q: query, ...(cursor !== undefined && { cursor }) })
  return { status: 200, html: searchPage({ query, answer, similar: hit.similar }, page) }
}

type Hit = { readonly to: string } | { readonly similar: readonly string[] }

async function directHit({ services, page }: Visit, query: string): Promise<Hit> {
  const today = readAsOf(services, {})
  try {
    const { number } = await getCertificate(services, query, today)
    return { to: link(page, certificatePath(number)) }
  } catch (error) {
    const missing = missingOf(error, query)
    if (!missing) throw error
    const approval = await findBodyNumber(services, query, today)
    return approval === undefined ? { similar: missing.similar } : { to: link(page, bodyPath(approval)) }
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
