-- What the public pages ask: the status of many certificates on a day, who held a certificate before, names of persons masked.

-- Acts that move a status; most certificates have none, so this is small and cheap to keep.
create index act_moved on act (subject_id, effective, seq)
  where act in ('suspend', 'restore', 'withdraw', 'cancel', 'replace', 'annul', 'renew', 'correct');

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
