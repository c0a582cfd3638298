import { FOUND_KINDS, numberKey, Problem, searchKey, type FoundKind, type GroupView } from '@zhengheng/core'
import { findBodyNumber } from '../approval/look-up.ts'
import { readAsOf } from '../as-of.ts'
import { getCertificate } from '../certification/look-up.ts'
import { searchAll } from '../search/everything.ts'
import { findRegistration } from '../search/reads.ts'
import type { Services } from '../services.ts'
import { bodyPath, certificatePath, link, personPath } from './context.ts'
import { searchPage } from './search.ts'
import { FILTERS, isNarrowed, type Choices } from './search-filters.ts'
import type { PageAnswer, Visit } from './visit.ts'

/** As long as the door of the search takes. */
const LONGEST_QUERY = 200

/** Where a search leads: a number that exists goes straight to its page (the address), everything else to a list. */
export async function answerSearch(visit: Visit): Promise<PageAnswer | { readonly to: string }> {
  const { services, page } = visit
  const query = (page.query['q'] ?? '').slice(0, LONGEST_QUERY)
  if (query === '') return { status: 200, html: searchPage(undefined, page) }
  const { cursor } = page.query
  const kind = FOUND_KINDS.find((one) => one === page.query['kind'])
  const isPlain = kind === undefined && cursor === undefined && !isNarrowed(page)
  const to = isPlain ? await pathOfNumber(visit, query) : undefined
  if (to !== undefined) return { to: link(page, to) }
  const asked = Object.fromEntries(
    FILTERS.map((name) => [name, page.query[name]]).filter(([, value]) => value !== undefined),
  )
  const answer = await searchAll(services, {
    q: query,
    ...asked,
    ...(kind !== undefined && { kind }),
    ...(cursor !== undefined && { cursor, kind: kind ?? ('certificate' satisfies FoundKind) }),
  })
  const only = isPlain ? onlyMeant(query, answer.groups) : undefined
  if (only !== undefined) return { to: link(page, only) }
  return { status: 200, html: searchPage({ answer, choices: choicesOf(services) }, page) }
}

/** The page of a certificate, a body or a registered person whose number this is. */
async function pathOfNumber({ services }: Visit, query: string): Promise<string | undefined> {
  const today = readAsOf(services, {})
  try {
    return certificatePath((await getCertificate(services, query, today)).number)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
  const approval = await findBodyNumber(services, query, today)
  if (approval !== undefined) return bodyPath(approval)
  const person = await findRegistration(services.db.byKey, numberKey(query))
  return person === undefined ? undefined : personPath(person)
}

/** A number that was typed with other separators, when nothing else has it. */
function onlyMeant(query: string, groups: readonly GroupView[]): string | undefined {
  const [group, ...others] = groups
  const [item, second] = group?.items ?? []
  if (!item || second || others.length > 0 || item.why?.field !== 'number') return undefined
  return searchKey(item.why.text) === searchKey(query) ? item.path : undefined
}

function choicesOf({ pack }: Services): Choices {
  return {
    schemes: pack.schemes,
    regions: pack.regions.filter((region) => region.level === undefined || region.level === 'province'),
  }
}
