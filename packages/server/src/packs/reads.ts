import type { CalendarYear, Day } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

/** A year that was loaded into the register after the pack was made. */
export interface StoredYear extends CalendarYear {
  readonly seq: number
  readonly loaded: Date
  readonly recomputed: Date | null
}

interface YearRow {
  year: number
  source: string
  published: Day
  holidays: Day[]
  worked: Day[]
  seq: number
  loaded: Date
  recomputed: Date | null
}

export async function readYears(reader: Reader, pack: string): Promise<readonly StoredYear[]> {
  const rows = await reader<YearRow[]>`
    -- packs.years
    select c.year, c.source, c.published, c.holidays::text[] as holidays, c.worked::text[] as worked, c.seq, c.loaded,
           c.recomputed
    from calendar_year c where c.pack = ${pack} order by c.year`
  return rows.map(({ worked, ...year }) => ({ ...year, workedRestDays: worked }))
}

/** The newest act that loaded a year; undefined while none did. */
export async function newestYear(reader: Reader, pack: string): Promise<number | undefined> {
  const rows = await reader<{ seq: number | null }[]>`
    -- packs.newestYear
    select max(c.seq) as seq from calendar_year c where c.pack = ${pack}`
  return rows[0]?.seq ?? undefined
}

export interface RecordedPack {
  readonly id: number
  readonly code: string
  readonly version: string
  readonly digest: Buffer
  readonly loaded: Date
  readonly seq: number
}

/** The packs under which the register worked, the newest first. */
export async function readPacks(reader: Reader, limit: number): Promise<readonly RecordedPack[]> {
  return reader<RecordedPack[]>`
    -- packs.recorded
    select k.id, k.code, k.version, k.digest, k.loaded, k.seq from pack k order by k.id desc limit ${limit}`
}

/** A due day that moved, and whose matter it is. */
export interface DueNotice {
  readonly file: string
  readonly authority: string
  readonly applicant: string | null
  readonly was: Day | null
  readonly became: Day
}

export async function readNotices(
  reader: Reader,
  seq: number,
  after: string,
  limit: number,
): Promise<readonly DueNotice[]> {
  return reader<DueNotice[]>`
    -- packs.notices
    select p.number as file, a.name as authority, b.name as applicant, n.was, n.became
    from due_notice n join proceeding p on p.id = n.proceeding_id
    join party a on a.id = p.authority_id left join party b on b.id = p.applicant_id
    where n.seq = ${seq} and p.number > ${after} order by p.number limit ${limit}`
}
