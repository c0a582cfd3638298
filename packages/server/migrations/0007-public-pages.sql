-- What the public pages ask: the status of many certificates on a day, who held a certificate before, names of persons masked.

-- Acts that move a status; most certificates have none, so this is small and cheap to keep.
create index act_moved on act (subject_id, effective, seq)
  where act in ('suspend', 'restore', 'withdraw', 'cancel', 'replace', 'annul', 'renew', 'correct');

-- The fold of core in SQL, for a certificate or a declaration whose header is given. `looked` is false where it is known that
-- nothing moved it: then no act is read. `until` is the first day on which it is no longer valid, as it stood on that day.
-- `corrected` says that an act of it was corrected: then the answer is not this one, and core must fold. A status of null:
-- nothing of it was known before `known_before`.
create function standing_on(certificate bigint, family text, looked boolean, valid_from date, valid_until date, header_since date,
                            on_day date, known_before timestamptz)
returns table (status text, until date, corrected boolean)
language sql stable parallel safe
begin atomic
  select case
           when known_before is not null and i.effective is null then null
           when m.annulled then 'annulled'
           when m.ended is not null then
             case m.ended when 'withdraw' then 'withdrawn' when 'cancel' then 'cancelled' else 'replaced' end
           when on_day < coalesce(i.effective, header_since) or on_day < standing_on.valid_from then 'pending'
           when on_day >= u.until then 'expired'
           when m.pause = 'suspend' then 'suspended'
           else 'valid' end,
         u.until, coalesce(m.corrected, false)
  from (
    select count(*) as n,
           bool_or(t.act = 'annul') as annulled,
           bool_or(t.act = 'correct') as corrected,
           (array_agg(t.act order by t.effective, t.seq)
             filter (where t.act in ('withdraw', 'cancel', 'replace') and t.effective <= on_day))[1] as ended,
           (array_agg(t.act order by t.effective desc, t.seq desc)
             filter (where t.act in ('suspend', 'restore') and t.effective <= on_day))[1] as pause,
           bool_or(t.act = 'renew') as renewed,
           -- renewals that come after the end change nothing
           (array_agg(t.seq order by t.effective desc, t.seq desc)
             filter (where t.act = 'renew' and t.effective <= on_day and not exists (
               select from act e where e.subject_id = t.subject_id and e.act in ('withdraw', 'cancel', 'replace', 'annul')
                 and (e.effective, e.seq) < (t.effective, t.seq)
                 and (known_before is null or e.recorded < known_before))))[1] as renewal
    from act t
    where t.subject_id = case when looked then certificate end
      and t.act in ('suspend', 'restore', 'withdraw', 'cancel', 'replace', 'annul', 'renew', 'correct')
      -- a declaration has fewer acts; others change nothing
      and (standing_on.family = 'certificate' or t.act in ('withdraw', 'cancel', 'annul', 'correct'))
      and (known_before is null or t.recorded < known_before)) m
  left join lateral (
    select t.effective, (t.facts->'valid'->>'until')::date as until
    from act t
    where t.subject_id = case when m.n > 0 or known_before is not null then certificate end and t.act = 'issue'
      and (known_before is null or t.recorded < known_before)
    order by t.seq limit 1) i on true
  left join act r on r.seq = m.renewal
  cross join lateral (
    select case when m.renewal is not null then (r.facts->>'until')::date
                when i.effective is not null then i.until
                else standing_on.valid_until end as until) u;
end;
grant execute on function standing_on(bigint, text, boolean, date, date, date, date, timestamptz) to zhengheng_app;

-- Who held a certificate that passed to another holder: found again on the days on which it was theirs.
create table former_holder (
  party_id bigint not null,
  attestation_id bigint not null,
  primary key (party_id, attestation_id)
);
create index former_holder_attestation on former_holder (attestation_id);
alter table former_holder enable row level security;
alter table former_holder force row level security;
create policy owner on former_holder to zhengheng_owner using (true) with check (true);
grant select on former_holder to zhengheng_app;
create policy seen on former_holder for select to zhengheng_app
  using (exists (select 1 from attestation a where a.id = former_holder.attestation_id));

create function note_former_holders() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from added a where a.act = 'transfer' or (a.act = 'correct' and a.facts->'facts' ? 'holder')) then
    insert into former_holder (party_id, attestation_id)
    select distinct h.holder, t.subject_id
    from act t
    cross join lateral (select coalesce(t.facts->>'holder', t.facts->'facts'->>'holder')::bigint as holder) h
    where t.subject = 'attestation' and t.act in ('issue', 'transfer', 'correct') and h.holder is not null
      and t.subject_id in (select a.subject_id from added a where a.act in ('transfer', 'correct'))
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger act_names_former_holders after insert on act
  referencing new table as added for each statement execute function note_former_holders();

-- The name of a natural person as the public may see it: the first character, and no hint at how many follow.
create function masked_person_name(person bigint) returns text
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select left(p.name, 1) || '**' from party p where p.id = person and p.kind = 'person';
end;
grant execute on function masked_person_name(bigint) to zhengheng_app;
