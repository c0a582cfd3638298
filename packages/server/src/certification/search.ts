import {
  addDays,
  day,
  dayIn,
  gramsOf,
  gramsOfQuery,
  numberKey,
  Problem,
  readQuery,
  SIGNS,
  type AnswerOf,
  type Day,
  type InputOf,
  type SearchQuery,
  type searchCertificates,
} from '@zhengheng/core'
import { schemeView } from '../attestation/views.ts'
import { catchUp } from '../search/follow.ts'
import { gramsOfFacets, regionWithin } from '../search/projection.ts'
import type { Services } from '../services.ts'
import { countFound, findHolders, findIssuer, searchExact, searchPage, type Filters, type FoundRow } from './reads.ts'

type Input = InputOf<typeof searchCertificates>
type Found = AnswerOf<typeof searchCertificates>

const PAGE = 20
const MOST = 200
const COUNTED = 1000

/**
 * Certificates and declarations by what people type: numbers, names of the holder and the maker, products, models, or an
 * identifier of the holder. Newest first, keyset paging; the total is exact up to a thousand and "at least" above.
 */
export async function searchRegister(services: Services, input: Input): Promise<Found> {
  await catchUp(services.db)
  const { rows, ...found } = await findRows(services, input)
  return { items: rows.map((row) => rowView(services, row)), ...found }
}

export type FoundRows = Omit<Found, 'items'> & { readonly rows: readonly FoundRow[] }

/** The rows of {@link searchRegister}, of what the search knows already. */
export async function findRows(services: Services, input: Input): Promise<FoundRows> {
  const filters = await readFilters(services, input)
  if (!filters) return { rows: [], next: null, total: { value: 0, relation: 'eq' }, facets: { status: {} } }
  const [page, counts] = await Promise.all([
    searchPage(services.db.byKey, filters),
    countFound(services.db.byKey, filters),
  ])
  const rows = page.slice(0, filters.limit)
  const total = counts.reduce((sum, one) => sum + one.n, 0)
  return {
    rows,
    next: page.length > rows.length ? String(rows.at(-1)?.id) : null,
    total: { value: total, relation: total >= COUNTED ? 'gte' : 'eq' },
    facets: { status: Object.fromEntries(counts.map((one) => [one.status, one.n])) },
  }
}

/** The best matches, at most `most`: a number, a model or a name of the holder that is just what was typed. */
export async function findBest(services: Services, input: Input, most: number): Promise<readonly FoundRow[]> {
  const filters = await readFilters(services, input)
  const { words } = filters ?? {}
  if (!filters || !words || words.as === 'pattern' || filters.holders) return []
  const lines = [SIGNS.number, SIGNS.model, SIGNS.holder, SIGNS.product].map((sign) => {
    const line = `${sign}${words.whole}\n`
    return { text: `\n${line}`, grams: gramsOf(line) }
  })
  return searchExact(services.db.byKey, { ...filters, limit: most }, lines)
}

/** Undefined: nothing can match, because no body has this approval or the words say too little. */
async function readFilters(services: Services, input: Input): Promise<Filters | undefined> {
  const limit = input.limit === undefined ? PAGE : Number(input.limit)
  checkBounds(limit, input.cursor)
  const validOn = input.validOn === undefined ? undefined : readDay(input.validOn)
  const typed = input.q?.trim() ?? ''
  const identifier = typed === '' ? undefined : identifierIn(services, typed)
  const words = typed === '' || identifier !== undefined ? undefined : readQuery(typed)
  const { issuer, holders, nobody } = await whoIsMeant(services, input, identifier)
  if (nobody || typeof words === 'string') return undefined
  const region = input.region === undefined ? undefined : regionWithin(input.region)
  return {
    words,
    grams: gramsOfSearch(words, { of: 'statement', region, scheme: input.scheme, issuer }),
    status: input.status,
    scheme: input.scheme,
    region,
    issuer,
    holders,
    validOn,
    today: dayIn(services.pack.zone, services.now()),
    beyond: input.cursor === undefined ? undefined : Number(input.cursor),
    oldestFirst: input.sort === 'oldest',
    limit,
  }
}

/** The parties behind an approval number and an identifier; `nobody` has the approval that was asked for. */
async function whoIsMeant(services: Services, input: Input, identifier: string | undefined) {
  const reader = services.db.byKey
  const wanted = input.holder ?? identifier
  const [issuer, holders] = await Promise.all([
    input.issuer === undefined ? undefined : findIssuer(reader, numberKey(input.issuer)),
    wanted === undefined ? undefined : findHolders(reader, wanted),
  ])
  return { issuer, holders, nobody: input.issuer !== undefined && issuer === undefined }
}

/** An issuer alone has an index of its own. */
function gramsOfSearch(words: SearchQuery | undefined, facets: Parameters<typeof gramsOfFacets>[0]): readonly number[] {
  if (words?.as === 'begins') return gramsOfQuery(words)
  const narrowing = gramsOfFacets(words ? facets : { ...facets, issuer: undefined })
  return [...narrowing, ...(words ? gramsOfQuery(words) : [])]
}

function checkBounds(limit: number, cursor: string | undefined): void {
  if (limit > MOST)
    throw new Problem('invalid-input', {}, [{ pointer: '/limit', code: 'maximum', params: { most: MOST } }])
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
    throw new Problem('invalid-input', {}, [{ pointer: '/cursor', code: 'no-such-cursor' }])
  }
}

function readDay(text: string): Day {
  try {
    return day(text)
  } catch {
    throw new Problem('invalid-input', {}, [{ pointer: '/validOn', code: 'no-such-day', params: { value: text } }])
  }
}

/** The canonical form of a right identifier of organisations; undefined when the words are none. */
export function identifierIn(services: Services, words: string): string | undefined {
  for (const scheme of services.pack.identifiers) {
    const value = scheme.normalise(words)
    if (scheme.of === 'organisation' && scheme.fault(value) === undefined) return value
  }
  return undefined
}

function rowView(services: Services, row: FoundRow): Found['items'][number] {
  return {
    number: row.number,
    family: row.family,
    status: row.status,
    holder: {
      name: row.holder_name,
      ...(row.holder_name_en !== null && { nameEn: row.holder_name_en }),
      identifiers: row.identifiers,
      ...(row.region !== null && { region: row.region }),
    },
    issuer: { name: row.issuer_name },
    scheme: schemeView(services.register.index, row.scope),
    scope: row.scope,
    validFrom: row.valid_from,
    validTo: row.valid_until === null ? null : addDays(row.valid_until, -1),
  }
}
