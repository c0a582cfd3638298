import {
  addDays,
  day,
  evidenceShares,
  isWorkingDay,
  packCounts,
  type Day,
  type Pack,
  type PackView,
  type WorkCalendar,
} from '@zhengheng/core'
import { read, SYSTEM } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { digestOf } from './digest.ts'
import { readPacks, readYears, type StoredYear } from './reads.ts'

/** Packs that are shown: the newest ones. */
const MOST = 20

const computed = new WeakMap<Pack, Pick<PackView, 'digest' | 'counts' | 'evidence'>>()

/** The pack as everybody may see it: what it holds, on what its facts rest, what it lacks, and which packs were before. */
export async function packView(services: Services): Promise<PackView> {
  const own = services.ownPack ?? services.pack
  const { code, version, name, gaps } = own
  const [packs, years] = await read(services.db, SYSTEM, async (tx) => [
    await readPacks(tx, MOST),
    await readYears(tx, code),
  ])
  return {
    code,
    version,
    name: { ...name },
    ...measured(own),
    calendar: {
      publishedUntil: services.pack.calendar.publishedUntil,
      years: yearsOf(own.calendar, services.pack.calendar, years),
    },
    gaps: gaps.map((gap) => ({
      code: gap.code,
      what: { ...gap.what },
      needed: { ...gap.needed },
      shownAt: [...gap.shownAt],
    })),
    history: packs.map((pack) => ({
      code: pack.code,
      version: pack.version,
      digest: pack.digest.toString('hex'),
      recordedAt: pack.loaded.toISOString(),
      seq: pack.seq,
    })),
  }
}

/** A pack does not change while it is used. */
function measured(pack: Pack): Pick<PackView, 'digest' | 'counts' | 'evidence'> {
  const kept = computed.get(pack)
  if (kept) return kept
  const made = {
    digest: digestOf(pack).toString('hex'),
    counts: { ...packCounts(pack) },
    evidence: evidenceShares(pack).map((share) => ({ ...share })),
  }
  computed.set(pack, made)
  return made
}

function yearsOf(
  own: WorkCalendar,
  calendar: WorkCalendar,
  loaded: readonly StoredYear[],
): PackView['calendar']['years'] {
  const named = new Set([...own.holidays, ...own.workedRestDays].map((on) => Number(on.slice(0, 4))))
  const all = [...new Set([...named, ...loaded.map(({ year }) => year)])].toSorted((a, b) => a - b)
  return all.map((year) => {
    const stored = loaded.find((one) => one.year === year)
    const origin = stored === undefined ? ('pack' as const) : ('loaded' as const)
    return {
      year,
      origin,
      workingDays: workingDaysIn(year, calendar),
      ...(stored && { source: stored.source, published: stored.published, seq: stored.seq }),
    }
  })
}

function workingDaysIn(year: number, calendar: WorkCalendar): number {
  let count = 0
  let on: Day = day(`${year}-01-01`)
  for (; on.startsWith(String(year)); on = addDays(on, 1)) if (isWorkingDay(on, calendar)) count += 1
  return count
}
