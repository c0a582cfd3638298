import {
  gramsOf,
  isFound,
  numberKey,
  searchKey,
  type FoundView,
  type GroupView,
  type HintView,
  type SearchQuery,
} from '@zhengheng/core'
import { candidates, findSimilar } from '../certification/similar.ts'
import type { Services } from '../services.ts'
import { kindOfParty, partyView } from './organisations.ts'
import { findByIdentifiers, findNearNames, findNeighbour, readNumbers, type PartyRow } from './reads.ts'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Faults that say that something is no identifier of the scheme at all: whatever else is wrong is wrong in its checks. */
const OTHER_FORM = new Set(['length', 'alphabet', 'unknown'])

/** What may be the matter when no certificate was found, with whatever is near. */
export async function hintsFor(
  services: Services,
  typed: string,
  query: SearchQuery,
  found: readonly GroupView[],
): Promise<readonly HintView[]> {
  const identifiers = await identifierHints(services, typed)
  if (identifiers.length > 0) return identifiers
  if (isNumberLike(query)) return found.length > 0 ? [] : numberHints(services, typed)
  return found.length > 0 ? [] : nearNames(services, query)
}

/** Six or more letters and digits with a digit among them are more likely a number than a name. */
function isNumberLike({ whole, as }: SearchQuery): boolean {
  return as !== 'pattern' && /^[a-z0-9]{6,}$/.test(whole) && /\d/.test(whole)
}

/** An identifier that is wrongly formed, or that nobody in the register carries. */
async function identifierHints(services: Services, typed: string): Promise<readonly HintView[]> {
  for (const scheme of services.pack.identifiers) {
    if (scheme.of !== 'organisation') continue
    const value = scheme.normalise(typed)
    const fault = scheme.fault(value)
    const params = { scheme: scheme.code, value }
    if (fault === undefined) {
      const known = await findByIdentifiers(services.db.byKey, [value])
      return known.length > 0 ? [] : [{ code: 'identifier-unknown', params, near: [] }]
    }
    if (OTHER_FORM.has(fault)) continue
    const right = [...candidates(value, LETTERS)].filter((one) => scheme.fault(one) === undefined)
    const near = await findByIdentifiers(services.db.byKey, right)
    return [{ code: 'check-digit', params: { ...params, fault }, near: await viewsOf(services, near, 'identifier') }]
  }
  return []
}

/** Numbers one slip away; the body whose numbers look like it; whether its form is known at all. */
async function numberHints(services: Services, typed: string): Promise<readonly HintView[]> {
  const key = numberKey(typed)
  const similar = await findSimilar(services.db.byKey, key)
  const near = similar.map((number): FoundView => {
    const why = { field: 'number', text: number }
    return {
      kind: 'certificate',
      name: { zh: number, en: number },
      number,
      path: `/c/${encodeURIComponent(number)}`,
      why,
    }
  })
  const hints: HintView[] = near.length > 0 ? [{ code: 'near-number', params: {}, near }] : []
  return [...hints, ...(await whyUnknown(services, key))]
}

/** What a page says about a number that the register lacks: whether it is no number of a certificate, or whose it would be. */
export async function hintsForNumber(services: Services, typed: string): Promise<readonly HintView[]> {
  const identifiers = await identifierHints(services, typed)
  return identifiers.length > 0 ? identifiers : whyUnknown(services, numberKey(typed))
}

/** Why a number is not in the register, as far as the register can tell. */
async function whyUnknown(services: Services, key: string): Promise<readonly HintView[]> {
  const form = services.pack.numbers.find((one) => one.pattern.test(key))
  const neighbour = await findNeighbour(services.db.byKey, key)
  if (neighbour) {
    const { name, name_en, approval, recorded } = neighbour
    const params = { issuer: name, issuerEn: name_en ?? name, approval: approval ?? '', recorded }
    return [{ code: 'not-yet-reported', params, near: [] }]
  }
  return [
    form
      ? { code: 'known-form', params: { kind: form.kind }, near: [] }
      : { code: 'unknown-form', params: {}, near: [] },
  ]
}

const SHORTEST_NAME = 3
const LONGEST_NAME = 20

/** Organisations whose name differs by one character, one too many or too few, or two that changed places. */
async function nearNames(services: Services, query: SearchQuery): Promise<readonly HintView[]> {
  const length = Array.from(query.whole).length
  if (query.as !== 'contains' || length < SHORTEST_NAME || length > LONGEST_NAME) return []
  const rows = await findNearNames(services.db.byKey, query.whole, gramsOf(query.whole))
  const fresh = rows.filter((row) => !isFound(query, `@${searchKey(row.name)}\n`))
  return fresh.length === 0 ? [] : [{ code: 'near-name', params: {}, near: await viewsOf(services, fresh, 'name') }]
}

async function viewsOf(
  services: Services,
  rows: readonly PartyRow[],
  field: 'name' | 'identifier',
): Promise<FoundView[]> {
  const numbers = await readNumbers(
    services.db.byKey,
    rows.map((row) => row.party),
  )
  return rows.map((row) => {
    const text = field === 'name' ? row.name : (row.identifiers[0]?.value ?? row.name)
    return partyView(kindOfParty(row.kind), row, numbers.get(row.party)?.number, { field, text })
  })
}
