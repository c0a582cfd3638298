import type { Day } from '@zhengheng/core'
import type { Reader } from '../../db/database.ts'

/** How fresh what a body reports is: days between an act and its report, counted over the acts of some months. */
export interface Freshness {
  readonly party: number
  readonly name: string
  readonly nameEn: string | null
  /** Of a body that was approved. */
  readonly approvalNumber: string | null
  readonly lastReported: Date
  readonly acts: number
  /** Half of the acts, and nine of ten, were reported within so many days; 400 stands for more. */
  readonly medianDays: number
  readonly ninetiethDays: number
}

/** Every body that reported since a month (its first day), the latest report first. */
export async function readFreshness(reader: Reader, since: Day): Promise<readonly Freshness[]> {
  return reader<Freshness[]>`
    -- reports.freshness
    with counted as (
      select d.party_id, d.days, sum(d.acts) as acts, max(d.last) as last
      from reporting_delay d where d.month >= ${since} group by d.party_id, d.days),
    running as (
      select c.party_id, c.days, max(c.last) over w as last, sum(c.acts) over w as total,
             sum(c.acts) over (partition by c.party_id order by c.days) as so_far
      from counted c window w as (partition by c.party_id)),
    measured as (
      select r.party_id, max(r.last) as last, max(r.total) as total,
             min(r.days) filter (where r.so_far * 2 >= r.total) as median,
             min(r.days) filter (where r.so_far * 10 >= r.total * 9) as ninetieth
      from running r group by r.party_id)
    select m.party_id as party, p.name, p.name_en as "nameEn", m.last as "lastReported", m.total::integer as acts,
           m.median::integer as "medianDays", m.ninetieth::integer as "ninetiethDays",
           (select a.number from attestation a where a.holder_id = m.party_id and a.family = 'approval'
            order by a.status = 'valid' desc, a.id limit 1) as "approvalNumber"
    from measured m join party p on p.id = m.party_id
    order by m.last desc, m.party_id`
}
