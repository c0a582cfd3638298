import { withYears, type Pack, type WorkCalendar } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'
import { newestYear, readYears, type StoredYear } from './reads.ts'

/** The pack's calendar with the years that were loaded since: one object for everybody, which is brought up to date. */
export interface LiveCalendar {
  readonly calendar: WorkCalendar
  /** The newest act that it knows. */
  seq(): number | undefined
  years(): readonly StoredYear[]
  /** Reads again when something was loaded meanwhile; answers whether it was. */
  refresh(): Promise<boolean>
}

export async function openCalendar(reader: Reader, pack: Pick<Pack, 'code' | 'calendar'>): Promise<LiveCalendar> {
  let years: readonly StoredYear[] = []
  let current = pack.calendar
  let seq: number | undefined
  async function refresh(): Promise<boolean> {
    const newest = await newestYear(reader, pack.code)
    if (newest === seq) return false
    years = await readYears(reader, pack.code)
    current = withYears(pack.calendar, years)
    seq = years.length === 0 ? undefined : Math.max(...years.map((year) => year.seq))
    return true
  }
  await refresh()
  return {
    calendar: {
      weekend: pack.calendar.weekend,
      get holidays() {
        return current.holidays
      },
      get workedRestDays() {
        return current.workedRestDays
      },
      get publishedUntil() {
        return current.publishedUntil
      },
    },
    seq: () => seq,
    years: () => years,
    refresh,
  }
}
