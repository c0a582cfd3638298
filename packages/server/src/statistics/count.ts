import {
  countingDay,
  dayIn,
  largestRegions,
  Problem,
  statusAt,
  type Cell,
  type Day,
  type StatisticsView,
} from '@zhengheng/core'
import type { Services } from '../services.ts'
import { countCells, unfoldedCells, type CellRow } from './reads.ts'

/** A count of today is as old as this at most; one of a month that is over changes only by late reports. */
const FRESH_MS = 60_000
const SETTLED_MS = 600_000
const MOST_KEPT = 240
/** So many may wait for the one count that goes on at a time. */
const MOST_WAITING = 20

interface Counted {
  readonly at: number
  readonly cells: readonly Cell[]
}

/** Numbers of the whole register. One count goes on at a time; whoever asks for the same meanwhile gets the same. */
export interface Statistics {
  count(month: string | undefined, region: string | undefined): Promise<StatisticsView>
}

export function openStatistics(services: Services): Statistics {
  const kept = new Map<string, Counted>()
  const counting = new Map<string, Promise<Counted>>()
  let last: Promise<unknown> = Promise.resolve()
  const largest = largestRegions(services.pack.regions)

  function counted(on: Day, today: Day): Promise<Counted> {
    const old = kept.get(on)
    if (old && Date.now() - old.at < (on === today ? FRESH_MS : SETTLED_MS)) return Promise.resolve(old)
    const going = counting.get(on)
    if (going) return going
    if (counting.size >= MOST_WAITING) throw new Problem('too-many-requests')
    const next = last.then(async () => countDay(services, on))
    last = next.catch(() => {})
    const done = next.finally(() => counting.delete(on))
    counting.set(on, done)
    return done.then((found) => {
      kept.delete(on)
      kept.set(on, found)
      for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest)
      return found
    })
  }

  return {
    async count(month, region) {
      const today = dayIn(services.pack.zone, services.now())
      const on = month === undefined ? today : countingDay(month, today)
      if (on === undefined)
        throw new Problem('invalid-input', {}, [
          { pointer: '/month', code: 'no-such-month', params: { value: month ?? '' } },
        ])
      const { at, cells } = await counted(on, today)
      return viewOf(services, on, at, rolledUp(cells, largest, region))
    },
  }
}

async function countDay(services: Services, on: Day): Promise<Counted> {
  const { db, pack } = services
  const question = { on, knownUntil: undefined, zone: pack.zone }
  const at = Date.now()
  const rows = await countCells(db.reads, question)
  const folded = rows.some((row) => row.status === null) ? await foldRest(services, on) : []
  const cells = rows.flatMap(({ family, region, scheme, status, n }): Cell[] =>
    status === null ? [] : [{ family, region, scheme, status, count: n }],
  )
  return { at, cells: [...cells, ...folded] }
}

async function foldRest(services: Services, on: Day): Promise<readonly Cell[]> {
  const rows = await unfoldedCells(services.db.reads, { on, knownUntil: undefined, zone: services.pack.zone })
  return Promise.all(rows.map(async (row) => cellOf(services, on, row))).then((cells) => cells.flat())
}

async function cellOf(
  { register }: Services,
  on: Day,
  { number, family, region, scheme }: Omit<CellRow, 'status' | 'n'> & { readonly number: string },
): Promise<readonly Cell[]> {
  const { found } = await register.certificates(number)
  const status = found && statusAt(found, on)
  return status ? [{ family, region, scheme, status, count: 1 }] : []
}

/** Largest regions, or those within one; equal cells become one. */
function rolledUp(
  cells: readonly Cell[],
  largest: (code: string) => string,
  region: string | undefined,
): readonly Cell[] {
  const sums = new Map<string, Cell>()
  for (const cell of cells) {
    const whole = cell.region === null ? null : largest(cell.region)
    if (region !== undefined && whole !== region) continue
    const shown = region === undefined ? whole : cell.region
    const key = `${cell.family} ${shown ?? ''} ${cell.scheme} ${cell.status}`
    const old = sums.get(key)
    if (old) old.count += cell.count
    else sums.set(key, { ...cell, region: shown })
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
}

function viewOf({ pack, register }: Services, on: Day, at: number, cells: readonly Cell[]): StatisticsView {
  const regions = new Set(cells.flatMap((cell) => cell.region ?? []))
  const names = pack.regions.filter((region) => regions.has(region.code)).map(({ code, name }) => [code, { ...name }])
  const schemes = [...new Set(cells.map((cell) => cell.scheme))]
  return {
    on,
    countedAt: new Date(at).toISOString(),
    total: cells.reduce((sum, cell) => sum + cell.count, 0),
    cells: [...cells],
    regions: Object.fromEntries(names) as StatisticsView['regions'],
    schemes: Object.fromEntries(schemes.map((code) => [code, { ...register.index.nameOf(code) }])),
  }
}
