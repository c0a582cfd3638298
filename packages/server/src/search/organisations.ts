import {
  gramsOfQuery,
  Problem,
  searchKey,
  type FoundKind,
  type FoundView,
  type GroupView,
  type PartyKind,
  type SearchQuery,
} from '@zhengheng/core'
import type { Reader } from '../db/database.ts'
import { findGrants, findNames, readNumbers, type NamedRow, type PartyRow } from './reads.ts'

const MOST_COUNTED = 3000
const MOST_NUMBERS = 50

/** Which parties each group holds. */
const KINDS = { organisation: 'firm', body: 'body', laboratory: 'laboratory' } as const satisfies Partial<
  Record<FoundKind, PartyKind>
>
export type PartyGroup = keyof typeof KINDS

export function isPartyGroup(kind: FoundKind): kind is PartyGroup {
  return kind in KINDS
}

export interface PartiesAsked {
  readonly query: SearchQuery
  readonly groups: readonly PartyGroup[]
  readonly region: string | undefined
  /** For one group alone. */
  readonly cursor: string | undefined
  readonly limit: number
}

/** Firms, bodies and laboratories by name, and those that hold grants by the numbers of these too. Best first. */
export async function searchParties(reader: Reader, asked: PartiesAsked): Promise<readonly GroupView[]> {
  const { query, groups, region, limit } = asked
  if (groups.length === 0) return []
  const kinds = groups.map((group) => KINDS[group])
  const beyond = readCursor(asked.cursor)
  const hasGrants = kinds.some((kind) => kind !== 'firm')
  const [rows, byNumber] = await Promise.all([
    findNames(reader, { query, grams: gramsOfQuery(query), kinds, region, limit: limit + 1, beyond }),
    hasGrants && !beyond ? numbered(reader, query, kinds) : [],
  ])
  const holders = rows.filter((row) => row.kind !== 'firm').map((row) => row.party)
  const numbers = await readNumbers(reader, holders)
  return groups.map((group) => {
    const named = rows.filter((row) => row.kind === KINDS[group])
    const found = byNumber.filter(({ view, party }) => view.kind === group && !named.some((row) => row.party === party))
    return groupView(
      group,
      named,
      found.map(({ view }) => view),
      numbers,
      limit,
    )
  })
}

function groupView(
  kind: PartyGroup,
  rows: Awaited<ReturnType<typeof findNames>>,
  others: readonly FoundView[],
  numbers: Awaited<ReturnType<typeof readNumbers>>,
  limit: number,
): GroupView {
  const page = rows.slice(0, limit)
  const total = (rows[0]?.total ?? 0) + others.length
  const last = rows.length > page.length ? page.at(-1) : undefined
  return {
    kind,
    items: [
      ...others.slice(0, limit),
      ...page.map((row) => partyView(kind, row, numbers.get(row.party)?.number, whyNamed(row))),
    ],
    total: { value: total, relation: total >= MOST_COUNTED ? 'gte' : 'eq' },
    next: last ? `${last.tier}.${last.length}.${last.party}` : null,
  }
}

function readCursor(cursor: string | undefined): { tier: number; length: number; party: number } | undefined {
  if (cursor === undefined) return undefined
  const parts = /^(\d)\.(\d{1,5})\.(\d{1,15})$/.exec(cursor)
  if (!parts) throw new Problem('invalid-input', {}, [{ pointer: '/cursor', code: 'no-such-cursor' }])
  return { tier: Number(parts[1]), length: Number(parts[2]), party: Number(parts[3]) }
}

/** Those that a number of a grant leads to; the words stand in the number, not merely in the name beside it. */
async function numbered(
  reader: Reader,
  query: SearchQuery,
  kinds: readonly PartyKind[],
): Promise<readonly { readonly party: number; readonly view: FoundView }[]> {
  const rows = await findGrants(reader, query, gramsOfQuery(query), MOST_NUMBERS)
  const found = new Map<number, FoundView>()
  for (const row of rows) {
    const key = searchKey(row.number)
    if (!kinds.includes(row.kind) || !query.words.every((word) => key.includes(word)) || found.has(row.party)) continue
    const kind = row.kind === 'laboratory' ? 'laboratory' : 'body'
    found.set(
      row.party,
      partyView(kind, { ...row, identifiers: [] }, row.number, { field: 'number', text: row.number }),
    )
  }
  return [...found].map(([party, view]) => ({ party, view }))
}

/** What it was found by is a name it has, or one it had. */
function whyNamed(row: NamedRow): NonNullable<FoundView['why']> {
  const former = row.found !== row.name && row.found !== row.name_en
  return { field: row.tier > 2 ? 'sound' : 'name', text: row.found, ...(former && { former }) }
}

export function partyView(
  kind: FoundKind,
  row: Omit<PartyRow, 'party' | 'kind'>,
  number: string | undefined,
  why: NonNullable<FoundView['why']>,
): FoundView {
  const path = pathOf(kind, row.identifiers[0]?.value, number)
  return {
    kind,
    name: { zh: row.name, en: row.name_en ?? row.name },
    ...(path !== undefined && { path }),
    ...(number !== undefined && { number }),
    ...(row.region !== null && { region: row.region }),
    identifiers: row.identifiers,
    why,
  }
}

function pathOf(kind: FoundKind, identifier: string | undefined, number: string | undefined): string | undefined {
  if (kind === 'body' && number !== undefined) return `/body/${encodeURIComponent(number)}`
  if (kind === 'laboratory' && number !== undefined) return `/lab/${encodeURIComponent(number)}`
  return identifier === undefined ? undefined : `/org/${encodeURIComponent(identifier)}`
}

/** The group that a party belongs to. */
export function kindOfParty(kind: PartyKind): FoundKind {
  return kind === 'body' || kind === 'laboratory' ? kind : 'organisation'
}
