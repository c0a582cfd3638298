import type { Tx } from '../db/database.ts'

/** Counts how long after they took effect the acts that are prepared are reported: this day, by the calendar of `zone`. */
export async function noteDelays(tx: Tx, party: number, zone: string): Promise<void> {
  await tx`
    -- attestation.noteDelays
    insert into reporting_delay (party_id, month, days, acts, last)
    select ${party}::bigint, date_trunc('month', d.today)::date, d.days, count(*), max(d.at)
    from (
      select l.at, l.today, least(greatest(l.today - s.effective, 0), 400) as days
      from judged_row j
      join staged_row s on s.ordinal = j.ordinal
      cross join (select c.at, (c.at at time zone ${zone})::date as today
                  from (select coalesce(g.demo_clock, clock_timestamp()) as at from ledger g offset 0) c) l
      where j.verdict = 'accepted' and not s.optional) d
    group by d.today, d.days
    -- all write in one order, so that no two wait for each other
    order by d.days
    on conflict (party_id, month, days) do update
      set acts = reporting_delay.acts + excluded.acts, last = greatest(reporting_delay.last, excluded.last)`
}
