import {
  addDays,
  detailAt,
  holderAt,
  nameHistory,
  namedAt,
  Problem,
  rolesOf,
  scopeAt,
  statusAt,
  statusSince,
  validAt,
  type CountView,
  type HoldingView,
  type OrganisationView,
  type Party,
} from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import { present } from '../present.ts'
import type { Services } from '../services.ts'
import {
  countHoldings,
  findOrganisations,
  pageHoldings,
  passedHoldings,
  readNames,
  readParties,
  unfoldedHoldings,
  type CountedRow,
  type HoldingQuestion,
} from './reads.ts'

export interface Paging {
  readonly status?: string | undefined
  readonly scheme?: string | undefined
  /** The id that the page before ended with. */
  readonly cursor?: number | undefined
  readonly limit?: number | undefined
}

const PAGE = 20
const MOST = 200

/**
 * An organisation by any of its identifiers, with what was its own on a day. Throws `not-found`, and `invalid-input` with
 * the code `ambiguous` when one value stands for two organisations in two schemes.
 */
export async function getOrganisation(
  services: Services,
  identifier: string,
  asOf: AsOf,
  paging: Paging = {},
): Promise<OrganisationView> {
  const party = await findOrganisation(services, identifier)
  const question = questionOf(services, party.id, asOf)
  const filter = { status: paging.status, scheme: paging.scheme, beyond: paging.cursor, limit: limitOf(paging) + 1 }
  const [names, counted, passed, rows] = await Promise.all([
    readNames(services.db.reads, party.id),
    countHoldings(services.db.reads, question),
    passedHoldings(services.db.reads, party.id),
    pageHoldings(services.db.reads, question, filter),
  ])
  const corrected = counted.some((one) => one.status === null)
    ? await unfoldedHoldings(services.db.reads, question)
    : []
  // By core's own folds: those that were its own that day.
  const folded = await viewsOf(services, question, asOf, names, [...passed, ...corrected])
  const page = await viewsOf(services, question, asOf, names, rows)
  const counts = countsOf(services, counted, folded)
  const { items, next } = merge(page, folded, paging)
  const named = names.findLast((one) => one.from <= asOf.on)
  return {
    name: named?.name ?? party.name,
    ...present({ nameEn: party.nameEn, region: party.region }),
    identifiers: party.identifiers.map((one) => ({ ...one })),
    names: nameHistory(names),
    counts,
    total: counts.reduce((sum, one) => sum + one.count, 0),
    items,
    next,
    asOf: { on: asOf.on, known: asOf.known ?? null },
  }
}

/** `scheme:value`, or a value that some scheme of the pack takes, or a value as it stands. */
export async function findOrganisation(services: Services, identifier: string): Promise<Party> {
  const { pack, db } = services
  const [before = '', ...after] = identifier.split(':')
  const scheme = after.length > 0 ? pack.identifiers.find((one) => one.code === before) : undefined
  const schemes = scheme ? [scheme] : pack.identifiers
  const value = (scheme ? after.join(':') : identifier).trim()
  const candidates = schemes
    .filter((one) => one.of !== 'person')
    .map((one) => ({ scheme: one.code, value: one.normalise(value) }))
  const found = await findOrganisations(db.byKey, candidates)
  if (found.length > 1) {
    const identifiers = found.map((one) => `${one.scheme}:${one.value}`).join(' ')
    throw new Problem('invalid-input', {}, [{ pointer: '/identifier', code: 'ambiguous', params: { identifiers } }])
  }
  const [party] = found[0] ? await readParties(db.byKey, [found[0].id]) : []
  if (!party) throw new Problem('not-found', { identifier })
  return party
}

function questionOf({ pack }: Services, party: number, asOf: AsOf): HoldingQuestion {
  const knownUntil = asOf.known === undefined ? undefined : addDays(asOf.known, 1)
  return { party, on: asOf.on, knownUntil, zone: pack.zone }
}

type Names = readonly { readonly name: string }[]
interface Held extends HoldingView {
  readonly id: number
  readonly scopes: readonly string[]
}

async function viewsOf(
  services: Services,
  q: HoldingQuestion,
  asOf: AsOf,
  names: Names,
  rows: readonly { readonly id: number; readonly number: string; readonly family: string }[],
): Promise<readonly Held[]> {
  const found = await Promise.all(rows.map(async (row) => services.register.certificates(row.number)))
  const stored = found.flatMap(({ found: one }, at) => (one && one.id === rows[at]?.id ? [one] : []))
  const issuers = await services.register.names(stored.map((one) => one.issuer))
  return stored.flatMap((one) => heldOf(services, q, asOf, names, one, issuers.get(one.issuer)?.name ?? ''))
}

type Stored = NonNullable<Awaited<ReturnType<Services['register']['certificates']>>['found']>

function heldOf(
  services: Services,
  { party }: HoldingQuestion,
  { on, known }: AsOf,
  names: Names,
  one: Stored,
  issuer: string,
): Held[] {
  const [status, valid, scope] = [statusAt(one, on, known), validAt(one, on, known), scopeAt(one, on, known)]
  if (!status || !valid || !scope || holderAt(one, on, known) !== party) return []
  const detail = detailAt(one, on, known) ?? {}
  const said = { holds: true, manufacturer: detail.manufacturer, factory: detail.factory }
  const own = [...names.map((name) => name.name), namedAt(one, on, known)?.name ?? ''].filter((name) => name !== '')
  return [
    {
      id: one.id,
      scopes: scope.includes,
      number: one.number,
      family: one.family,
      kind: one.kind,
      status,
      statusSince: statusSince(one, on, known) ?? valid.from,
      roles: [...rolesOf(said, own)],
      scheme: schemeOf(services, scope.includes[0] ?? ''),
      ...present({ product: detail.product }),
      issuer,
      validFrom: valid.from,
      validTo: valid.until === undefined ? null : addDays(valid.until, -1),
    },
  ]
}

function schemeOf({ register }: Services, code: string): HoldingView['scheme'] {
  const scheme = register.index.schemeOfItem(code)
  const name = scheme?.name ?? { zh: code, en: code }
  return { code: scheme?.code ?? code, name: { zh: name.zh, en: name.en } }
}

function limitOf(paging: Paging): number {
  return Math.min(paging.limit ?? PAGE, MOST)
}

/** Both lists are newest first; what core folded is filtered here as SQL filtered the rest. */
function merge(page: readonly Held[], folded: readonly Held[], paging: Paging) {
  const { status, scheme, cursor } = paging
  const wanted = folded.filter(
    (one) =>
      (cursor === undefined || one.id < cursor) &&
      (status === undefined || one.status === status) &&
      (scheme === undefined || one.scopes[0] === scheme || one.scopes[0]?.startsWith(`${scheme}/`) === true),
  )
  const all = [...page, ...wanted].toSorted((a, b) => b.id - a.id)
  const shown = all.slice(0, limitOf(paging))
  const items = shown.map(({ id: _id, scopes: _scopes, ...view }): HoldingView => view)
  return { items, next: all.length > shown.length ? String(shown.at(-1)?.id) : null }
}

function countsOf(services: Services, counted: readonly CountedRow[], folded: readonly Held[]): CountView[] {
  const sums = new Map<string, CountView>()
  const add = (family: string, scheme: string, status: string, n: number) => {
    const key = `${family} ${scheme} ${status}`
    const known = sums.get(key)
    if (known) known.count += n
    else sums.set(key, { family, scheme: schemeOf(services, scheme), status, count: n })
  }
  for (const { family, scheme, status, n } of counted) if (status !== null) add(family, scheme, status, n)
  for (const one of folded) add(one.family, one.scheme.code, one.status, 1)
  return [...sums.values()]
}
