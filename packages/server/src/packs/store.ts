import type { CalendarYear } from '@zhengheng/core'
import type { Tx } from '../db/database.ts'

export interface PackRow {
  readonly code: string
  readonly version: string
  readonly digest: Buffer
  readonly seq: number
}

/** The pack under which the register works from this act on. Answers its id. */
export async function insertPack(tx: Tx, pack: PackRow): Promise<number> {
  const rows = await tx<{ id: number }[]>`
    -- packs.insert
    insert into pack (code, version, digest, seq) values (${pack.code}, ${pack.version}, ${pack.digest}, ${pack.seq})
    returning id`
  const id = rows[0]?.id
  if (id === undefined) throw new Error('packs.insert answered no row')
  return id
}

/** Keeps a year in the place of what was loaded of it before; the files that run are to be computed again. */
export async function keepYear(tx: Tx, pack: string, year: CalendarYear, seq: number): Promise<void> {
  await tx`
    -- packs.keepYear
    insert into calendar_year as c (pack, year, source, published, holidays, worked, seq)
    values (${pack}, ${year.year}, ${year.source}, ${year.published}, ${[...year.holidays]}::date[],
            ${[...year.workedRestDays]}::date[], ${seq})
    on conflict (pack, year) do update set source = excluded.source, published = excluded.published,
      holidays = excluded.holidays, worked = excluded.worked, seq = excluded.seq, loaded = excluded.loaded, recomputed = null`
}

/** All running files were computed with the year that this act loaded. A later act for the year is not ended by it. */
export async function endRecomputing(tx: Tx, pack: string, seq: number): Promise<void> {
  await tx`
    -- packs.endRecomputing
    update calendar_year set recomputed = clock_timestamp()
    where pack = ${pack} and seq = ${seq} and recomputed is null`
}
