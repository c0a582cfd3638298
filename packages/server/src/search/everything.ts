import {
  Problem,
  readQuery,
  type AnswerOf,
  type FoundKind,
  type GroupView,
  type HintView,
  type InputOf,
  type searchEverything,
  type SearchQuery,
} from '@zhengheng/core'
import { identifierIn } from '../certification/search.ts'
import type { Services } from '../services.ts'
import { searchCatalogue } from './catalogue.ts'
import { catchUp } from './follow.ts'
import { hintsFor } from './hints.ts'
import { isPartyGroup, kindOfParty, partyView, searchParties } from './organisations.ts'
import { regionWithin } from './projection.ts'
import { findByIdentifiers, readNumbers } from './reads.ts'
import { searchStatements } from './statements.ts'

type Input = InputOf<typeof searchEverything>
type Answer = AnswerOf<typeof searchEverything>

/** Items of a group beside others, statements beside others, and of a group that was asked for alone. */
const FEW = 5
const SOME = 10
const PAGE = 20
const MOST = 200

/** Everything public that the words may mean. Groups without items are left out; hints say what to do where nothing is found. */
export async function searchAll(services: Services, input: Input): Promise<Answer> {
  if (input.cursor !== undefined && !/^[\d.]{1,30}$/.test(input.cursor))
    throw new Problem('invalid-input', {}, [{ pointer: '/cursor', code: 'no-such-cursor' }])
  const behind = await catchUp(services.db)
  const identifier = identifierIn(services, input.q)
  const query = readQuery(input.q)
  const hints: HintView[] = behind > 0 ? [{ code: 'behind', params: { acts: String(behind) }, near: [] }] : []
  if (typeof query === 'string')
    return { query: input.q, groups: [], hints: [{ code: query, params: {}, near: [] }, ...hints] }
  const groups =
    identifier === undefined ? await groupsOf(services, input, query) : await ofIdentifier(services, input, identifier)
  const found = groups.filter((group) => group.items.length > 0)
  const wanted =
    found.length === 0 || (input.kind === undefined && !found.some((group) => group.kind === 'certificate'))
  return {
    query: input.q,
    groups: found,
    hints: [...hints, ...(wanted ? await hintsFor(services, input.q, query, found) : [])],
  }
}

const GROUPS: readonly FoundKind[] = ['certificate', 'organisation', 'body', 'laboratory', 'scheme', 'standard', 'law']

async function groupsOf(services: Services, input: Input, query: SearchQuery): Promise<readonly GroupView[]> {
  const { kind, cursor } = input
  const kinds = kind === undefined ? GROUPS.filter((one) => applies(one, input)) : [kind]
  const limit = input.limit === undefined ? (kind === undefined ? FEW : PAGE) : Math.min(Number(input.limit), MOST)
  const region = input.region === undefined ? undefined : regionWithin(input.region)
  const groups = kinds.filter(isPartyGroup)
  const [statements, parties] = await Promise.all([
    kinds.includes('certificate')
      ? searchStatements(services, input, query, kind === undefined ? SOME : limit)
      : undefined,
    searchParties(services.db.byKey, { query, groups, region, cursor, limit }),
  ])
  const skip = /^\d{1,5}$/.test(cursor ?? '') ? Number(cursor) : 0
  const catalogue = kinds
    .filter((one) => one !== 'certificate' && !isPartyGroup(one))
    .map((one) => searchCatalogue(services.pack, query, one, skip, limit))
  return [...(statements ? [statements] : []), ...parties, ...catalogue]
}

/** Only statements have a status, a scheme, an issuer and days of validity; organisations have a region. */
function applies(kind: FoundKind, { status, scheme, issuer, validOn, region }: Input): boolean {
  if (kind === 'certificate') return true
  if (status !== undefined || scheme !== undefined || issuer !== undefined || validOn !== undefined) return false
  return region === undefined || kind === 'organisation' || kind === 'body' || kind === 'laboratory'
}

/** A right identifier means an organisation, and everything it holds. */
async function ofIdentifier(services: Services, input: Input, value: string): Promise<readonly GroupView[]> {
  const reader = services.db.byKey
  const [parties, statements] = await Promise.all([
    findByIdentifiers(reader, [value]),
    searchStatements(services, input, undefined, PAGE),
  ])
  const numbers = await readNumbers(
    reader,
    parties.map((party) => party.party),
  )
  const groups = (['organisation', 'body', 'laboratory'] as const).map((kind): GroupView => {
    const items = parties
      .filter((party) => kindOfParty(party.kind) === kind)
      .map((party) => partyView(kind, party, numbers.get(party.party)?.number, { field: 'identifier', text: value }))
    return { kind, items, total: { value: items.length, relation: 'eq' }, next: null }
  })
  return input.kind === undefined
    ? [statements, ...groups]
    : [statements, ...groups].filter(({ kind }) => kind === input.kind)
}
