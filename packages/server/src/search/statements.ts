import {
  addDays,
  lineFound,
  searchKey,
  type FoundView,
  type GroupView,
  type InputOf,
  type searchEverything,
  type SearchQuery,
} from '@zhengheng/core'
import { schemeView } from '../attestation/views.ts'
import type { FoundRow } from '../certification/reads.ts'
import { findBest, findRows } from '../certification/search.ts'
import type { Services } from '../services.ts'
import { linesOf } from './projection.ts'
import { readNames, readSources } from './reads.ts'

const MOST_BEST = 5

/** Certificates and declarations: what is just what was typed first, then the newest. */
export async function searchStatements(
  services: Services,
  input: InputOf<typeof searchEverything>,
  query: SearchQuery | undefined,
  limit: number,
): Promise<GroupView> {
  const { kind: _kind, ...asked } = input
  const { rows, total, next } = await findRows(services, { ...asked, limit: String(limit) })
  const best = input.cursor === undefined && total.value > rows.length ? await findBest(services, asked, MOST_BEST) : []
  const first = new Set(best.map((row) => row.id))
  // What stands above twice would be shown once too often; the next page begins after the last of the newest.
  const shown = [...best, ...rows.filter((row) => !first.has(row.id))]
  return { kind: 'certificate', items: await viewsOf(services, shown, query), total, next }
}

async function viewsOf(
  services: Services,
  rows: readonly FoundRow[],
  query: SearchQuery | undefined,
): Promise<FoundView[]> {
  if (rows.length === 0) return []
  const reader = services.db.byKey
  const [sources, names] = await Promise.all([
    readSources(
      reader,
      rows.map((row) => row.id),
    ),
    readNames(reader, [...new Set(rows.map((row) => row.holder))]),
  ])
  return rows.map((row) => {
    const source = sources.find((one) => one.id === row.id)
    const held = names.filter((name) => name.party === row.holder).map((name) => name.name)
    const line = source && query && lineFound(query, linesOf(source, held))
    const current = [row.holder_name, row.holder_name_en ?? ''].map(searchKey)
    const former = line?.field === 'holder' && !current.includes(searchKey(line.written))
    const why = line
      ? { field: line.field, text: line.written, ...(former && { former }) }
      : { field: 'identifier', text: row.identifiers[0]?.value ?? '' }
    return { ...rowView(services, row), why }
  })
}

function rowView(services: Services, row: FoundRow): FoundView {
  return {
    kind: 'certificate',
    name: { zh: row.holder_name, en: row.holder_name_en ?? row.holder_name },
    path: `/c/${encodeURIComponent(row.number)}`,
    number: row.number,
    family: row.family,
    status: row.status,
    validTo: row.valid_until === null ? null : addDays(row.valid_until, -1),
    scheme: schemeView(services.register.index, row.scope).name,
    issuer: row.issuer_name,
    ...(row.region !== null && { region: row.region }),
    identifiers: row.identifiers,
  }
}
