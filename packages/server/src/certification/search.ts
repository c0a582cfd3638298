import {
  addDays,
  day,
  dayIn,
  numberKey,
  Problem,
  type AnswerOf,
  type Day,
  type InputOf,
  type searchCertificates,
} from '@zhengheng/core'
import type { Services } from '../services.ts'
import { schemeView } from '../attestation/views.ts'
import { countFound, searchPage, type Filters, type FoundRow } from './reads.ts'

type Input = InputOf<typeof searchCertificates>
type Found = AnswerOf<typeof searchCertificates>

const PAGE = 20
const MOST = 200
const COUNTED = 1000

/**
 * Certificates by what people type: a number or its beginning, an identifier of the holder, or the beginning of the
 * holder's name. Newest first, keyset paging; the total is exact up to a thousand and "at least" above.
 */
export async function searchRegister(services: Services, input: Input): Promise<Found> {
  const filters = filtersOf(services, input)
  const [page, counts] = await Promise.all([
    searchPage(services.db.reads, filters),
    countFound(services.db.reads, filters),
  ])
  const items = page.slice(0, filters.limit)
  const more = page.length > items.length
  const total = counts.reduce((sum, one) => sum + one.n, 0)
  return {
    items: items.map((row) => rowView(services, row)),
    next: more ? String(items.at(-1)?.id) : null,
    total: { value: total, relation: total >= COUNTED ? 'gte' : 'eq' },
    facets: { status: Object.fromEntries(counts.map((one) => [one.status, one.n])) },
  }
}

function filtersOf(services: Services, input: Input): Filters {
  const limit = input.limit === undefined ? PAGE : Number(input.limit)
  if (limit > MOST)
    throw new Problem('invalid-input', {}, [{ pointer: '/limit', code: 'maximum', params: { most: MOST } }])
  if (input.cursor !== undefined && !/^\d{1,15}$/.test(input.cursor)) {
    throw new Problem('invalid-input', {}, [{ pointer: '/cursor', code: 'no-such-cursor' }])
  }
  return {
    ...wordsOf(services, input.q?.trim() ?? ''),
    status: input.status,
    scheme: input.scheme,
    region: input.region,
    issuer: input.issuer === undefined ? undefined : numberKey(input.issuer),
    holder: input.holder,
    validOn: input.validOn === undefined ? undefined : readDay(input.validOn),
    today: dayIn(services.pack.zone, services.now()),
    beyond: input.cursor === undefined ? undefined : Number(input.cursor),
    oldestFirst: input.sort === 'oldest',
    limit,
  }
}

function readDay(text: string): Day {
  try {
    return day(text)
  } catch {
    throw new Problem('invalid-input', {}, [{ pointer: '/validOn', code: 'no-such-day', params: { value: text } }])
  }
}

/** What the words are: a right identifier of some scheme first, then a number (it has a digit), then a name. */
function wordsOf(services: Services, words: string): Pick<Filters, 'numberFrom' | 'identifier' | 'nameFrom'> {
  const none = { numberFrom: undefined, identifier: undefined, nameFrom: undefined }
  if (words === '') return none
  for (const scheme of services.pack.identifiers) {
    const value = scheme.normalise(words)
    if (scheme.of === 'organisation' && scheme.fault(value) === undefined) return { ...none, identifier: value }
  }
  const key = numberKey(words)
  return /^[\p{ASCII}]*\d[\p{ASCII}]*$/u.test(key) ? { ...none, numberFrom: key } : { ...none, nameFrom: words }
}

function rowView(services: Services, row: FoundRow): Found['items'][number] {
  return {
    number: row.number,
    status: row.status,
    holder: { name: row.holder_name, identifiers: row.identifiers, ...(row.region !== null && { region: row.region }) },
    issuer: { name: row.issuer_name },
    scheme: schemeView(services.register.index, row.scope),
    scope: row.scope,
    validFrom: row.valid_from,
    validTo: row.valid_until === null ? null : addDays(row.valid_until, -1),
  }
}
