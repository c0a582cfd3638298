import type { Tx } from '../db/database.ts'
import { AFTER_ALL } from './bulk-judge.ts'

/** Prepares the headers of everything that accepted rows touch; `acts` says whether anything but issues was accepted. */
export async function stageHeaders(tx: Tx, acts: boolean): Promise<void> {
  await Promise.all([stageContents(tx), ...(acts ? [stageStatus(tx), flagActs(tx)] : [])])
}

function stageContents(tx: Tx): Promise<unknown> {
  return tx`
    -- attestation.stageHeaders
    insert into staged_header (number_key, subject_id, expected, first_issue, last_position, holder_id, scope, valid_from, valid_until,
                               status, status_since)
    select u.number_key, coalesce(u.subject_id, nextval('id')), u.version, case when u.issued is null then u.first_issue end,
           t.last_position, coalesce(u.holder_id, i.holder_id), coalesce(u.scope, f.scope), coalesce(u.valid_from, f.valid_from),
           case when u.issued is null then f.valid_until else u.valid_until end,
           -- of what was only issued; acts change it below
           'valid', greatest(coalesce(u.issued, f.effective), u.valid_from, f.valid_from)
    from (select s.number_key, max(j.position) as last_position
          from judged_row j join staged_row s on s.ordinal = j.ordinal where j.verdict = 'accepted' group by s.number_key) t
    join staged_subject u on u.number_key = t.number_key
    left join staged_row f on f.ordinal = u.first_issue
    left join judged_row i on i.ordinal = u.first_issue`
}

/**
 * The fold of core in sets. Order is (effective, place in the log); the first terminal act absorbs; an annulment voids
 * every day; of suspensions and restorations the last counts. The status holds since the first day of its unbroken run,
 * and a day has the status of its last act. Expiry is never written.
 */
function stageStatus(tx: Tx): Promise<unknown> {
  return tx`
    -- attestation.stageStatus
    with moves as (
      select p.number_key, p.act, p.effective, p.place from past_act p
      union all
      select s.number_key, s.act, s.effective, ${AFTER_ALL}::bigint + s.ordinal
      from judged_row j join staged_row s on s.ordinal = j.ordinal where j.verdict = 'accepted'),
    numbered as (
      select m.*, row_number() over (partition by m.number_key order by m.effective, m.place) as nth
      from moves m join staged_header h on h.number_key = m.number_key
      where m.number_key in (select t.number_key from moves t where t.act <> 'issue')),
    stated as (
      select n.number_key, n.effective, n.nth,
        case
          when bool_or(n.act = 'annul') over (partition by n.number_key) then 'annulled'
          when min(n.nth) filter (where n.act in ('withdraw', 'cancel', 'replace')) over w is not null then
            case min(n.nth * 4 + case n.act when 'withdraw' then 0 when 'cancel' then 1 else 2 end)
                   filter (where n.act in ('withdraw', 'cancel', 'replace')) over w % 4
              when 0 then 'withdrawn' when 1 then 'cancelled' else 'replaced' end
          when max(n.nth) filter (where n.act = 'suspend') over w
               > coalesce(max(n.nth) filter (where n.act = 'restore') over w, 0) then 'suspended'
          else 'valid' end as status,
        lead(n.effective) over w is distinct from n.effective as ends_day
      from numbered n
      window w as (partition by n.number_key order by n.nth)),
    days as (
      select d.*, lag(d.status) over (partition by d.number_key order by d.nth) is distinct from d.status as begins
      from stated d where d.ends_day),
    found as (
      select d.number_key, max(d.effective) filter (where d.begins) as since,
             (array_agg(d.status order by d.nth desc))[1] as status
      from days d group by d.number_key)
    update staged_header set status = f.status,
      status_since = case
        when f.status = 'annulled' then coalesce(u.issued, i.effective)
        when f.status in ('valid', 'suspended') then greatest(f.since, coalesce(u.issued, i.effective), staged_header.valid_from)
        else f.since end
    from found f
    join staged_subject u on u.number_key = f.number_key
    left join staged_row i on i.ordinal = u.first_issue
    where f.number_key = staged_header.number_key`
}

/**
 * What is doubtful about acts when they are compared with the history: with what was recorded before them, which is the
 * register and earlier rows of the file. In the order of core's `flagRow`.
 */
function flagActs(tx: Tx): Promise<unknown> {
  return tx`
    -- attestation.flagActs
    insert into act_flag (ordinal, code, param)
    select c.ordinal, x.code, x.param
    from (
      select s.ordinal, s.act, s.effective, coalesce(u.issued, i.effective) as issued, h.valid_from, h.valid_until, b.ended, b.pause
      from judged_row j
      join staged_row s on s.ordinal = j.ordinal and s.act <> 'issue'
      join staged_subject u on u.number_key = s.number_key and u.folded is null
      join staged_header h on h.number_key = s.number_key
      left join staged_row i on i.ordinal = u.first_issue
      cross join lateral (
        select case when bool_or(m.act = 'annul') then 'annul' else
                 (array_agg(m.act order by m.effective, m.place)
                   filter (where m.act in ('withdraw', 'cancel', 'replace') and m.effective <= s.effective))[1] end as ended,
               (array_agg(m.act order by m.effective desc, m.place desc)
                 filter (where m.act in ('suspend', 'restore') and m.effective <= s.effective))[1] as pause
        from (
          select p.act, p.effective, p.place from past_act p where p.number_key = s.number_key
          union all
          select e.act, e.effective, ${AFTER_ALL}::bigint + e.ordinal
          from staged_row e join judged_row k on k.ordinal = e.ordinal and k.verdict = 'accepted'
          where e.number_key = s.number_key and e.ordinal < s.ordinal) m) b
      where j.verdict = 'accepted') c
    cross join lateral (values
      ('already-ended', case c.ended when 'withdraw' then 'withdrawn' when 'cancel' then 'cancelled' when 'replace' then 'replaced'
                          when 'annul' then 'annulled' end, c.ended is not null),
      ('before-issue', c.issued::text, c.ended is null and c.effective < c.issued),
      ('already-expired', c.valid_until::text, c.ended is null and c.act in ('suspend', 'restore', 'change')
        and c.effective >= c.issued and c.effective >= c.valid_from and c.effective >= c.valid_until),
      ('already-suspended', null, c.ended is null and c.act = 'suspend' and c.pause = 'suspend'),
      ('not-suspended', null, c.ended is null and c.act = 'restore' and c.pause is distinct from 'suspend')
    ) as x (code, param, holds)
    where x.holds`
}
