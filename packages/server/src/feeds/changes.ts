import { numberKey, Problem } from '@zhengheng/core'
import { findHolder } from '../approval/holder.ts'
import { readAsOf } from '../as-of.ts'
import { searchRegister } from '../certification/search.ts'
import { findOrganisation } from '../party/organisation.ts'
import type { Services } from '../services.ts'
import { idsOfNumbers, nextSeq, readChanges, type ChangeRow, type Where } from './reads.ts'

/** What a feed is about: one record, or what a search finds. */
export interface FeedQuestion {
  readonly certificate?: string
  readonly organisation?: string
  readonly body?: string
  readonly q?: string
  readonly scheme?: string
  readonly region?: string
  readonly issuer?: string
}

export interface Changes {
  readonly rows: readonly ChangeRow[]
  /** Everything before this sequence number stands on the next page; undefined on the last one. */
  readonly next: number | undefined
  /** What the feed is about, by name, where it is about a record. */
  readonly name: string | undefined
}

const PAGE = 50
/** Acts looked through for one page of a feed that is about no record: a rare scheme takes more pages, not longer ones. */
const PIECE = 20_000
/** Words may mean this many statements; a feed of everything needs no words. */
const MOST_FOUND = 2000
const PAGE_OF_SEARCH = 200

/** One page of what was recorded about something public. Throws `not-found` when the record is not there. */
export async function findChanges(
  services: Services,
  question: FeedQuestion,
  before: number | undefined,
): Promise<Changes> {
  const { where, name } = await whereToLook(services, question)
  const end = before ?? (await nextSeq(services.db.reads))
  const inPieces = !('ids' in where || 'party' in where || 'grantsOf' in where)
  const from = inPieces ? Math.max(0, end - PIECE) : 0
  const found = await readChanges(services.db.reads, where, { before: end, from, limit: PAGE + 1 })
  const rows = found.slice(0, PAGE)
  const more = found.length > rows.length ? rows.at(-1)?.seq : from > 0 ? from : undefined
  return { rows, next: more, name }
}

async function whereToLook(
  services: Services,
  question: FeedQuestion,
): Promise<{ readonly where: Where; readonly name?: string | undefined }> {
  const { certificate, organisation, body, q } = question
  if (certificate !== undefined) {
    const ids = await idsOfNumbers(services.db.byKey, [numberKey(certificate)])
    if (ids.length === 0) throw new Problem('not-found')
    return { where: { ids } }
  }
  if (organisation !== undefined) {
    const party = await findOrganisation(services, organisation)
    return { where: { party: party.id }, name: party.name }
  }
  if (body !== undefined) {
    const { holder, name } = await bodyOf(services, body)
    return { where: { grantsOf: holder }, name }
  }
  if (q !== undefined) return { where: { ids: await idsOfSearch(services, question) } }
  const issuer = question.issuer === undefined ? undefined : (await bodyOf(services, question.issuer)).holder
  return { where: { scheme: question.scheme, region: question.region, issuer } }
}

async function bodyOf(services: Services, number: string): Promise<{ holder: number; name: string | undefined }> {
  const found = await findHolder(services, ['approval'], number, readAsOf(services, {}))
  if (!found) throw new Problem('not-found')
  return { holder: found.asked.holder, name: found.names.get(found.asked.holder)?.name }
}

async function idsOfSearch(
  services: Services,
  { q, scheme, region, issuer }: FeedQuestion,
): Promise<readonly number[]> {
  const asked = {
    limit: String(PAGE_OF_SEARCH),
    ...(q !== undefined && { q }),
    ...(scheme !== undefined && { scheme }),
    ...(region !== undefined && { region }),
    ...(issuer !== undefined && { issuer }),
  }
  const numbers: string[] = []
  for (let cursor: string | null | undefined; cursor !== null && numbers.length < MOST_FOUND;) {
    const page = await searchRegister(services, { ...asked, ...(cursor !== undefined && { cursor }) })
    numbers.push(...page.items.map((item) => item.number))
    cursor = page.next
  }
  return idsOfNumbers(services.db.byKey, numbers.map(numberKey))
}
