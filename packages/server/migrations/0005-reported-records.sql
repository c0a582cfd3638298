-- Reports of more than certificates: declarations, registrations of persons, and what is kept without being public.

alter table attestation
  -- who reported it, where that is not who states it: a declaration is its maker's, whoever keeps it for the maker
  add column reporter_id bigint references party,
  -- compared form of the number of the main certificate, for a sub-certificate as it was issued
  add column main_key text;
create index attestation_main on attestation (main_key) where main_key is not null;

-- Whether the party in whose name something is done is an authority. Asked as the owner: the policies of party rest on it.
create function reporter_is_authority() returns boolean
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select exists (select from party p where p.id = context_party() and p.kind = 'authority');
end;
grant execute on function reporter_is_authority() to zhengheng_app;

-- Only whoever registers persons adds them.
drop policy added on party;
create policy added on party for insert to zhengheng_app
  with check (context_capacity() = 'system' or (context_capacity() = 'body' and kind = 'firm')
              or (context_capacity() = 'body' and kind = 'person' and reporter_is_authority()));

drop policy added on attestation;
create policy added on attestation for insert to zhengheng_app
  with check (context_capacity() = 'system'
              or (context_capacity() = 'body' and family = 'certificate' and issuer_id = context_party())
              or (context_capacity() = 'body' and family = 'declaration' and issuer_id = holder_id and reporter_id = context_party())
              or (context_capacity() = 'body' and family = 'registration' and issuer_id = context_party() and reporter_is_authority())
              or (context_capacity() = 'authority' and issuer_id = context_party()));
drop policy changed on attestation;
create policy changed on attestation for update to zhengheng_app
  using (context_capacity() = 'system' or coalesce(reporter_id, issuer_id) = context_party());
drop policy seen on attestation;
create policy seen on attestation for select to zhengheng_app
  using (public or context_capacity() in ('authority', 'system') or coalesce(reporter_id, issuer_id) = context_party());

-- Numbers are unique within a family, hidden ones included: a body learns that a number is taken, no more.
drop function taken_numbers(text[]);
create function taken_numbers(families text[], keys text[]) returns table (family text, number_key text)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select a.family, a.number_key
  from unnest(taken_numbers.families, taken_numbers.keys) as k (family, number_key)
  join attestation a on a.number_key = k.number_key and a.family = k.family;
end;
grant execute on function taken_numbers(text[], text[]) to zhengheng_app;

-- What reports say beside the statements of the register: planned and finished audits, and columns of national templates
-- that the register has no use for. For the supervision of bodies; never public. What is told again takes the place of what
-- was told before.
create table kept_row (
  party_id bigint not null references party,
  record text not null check (record in ('certificate', 'declaration', 'person', 'audit-plan', 'audit')),
  number_key text not null,
  -- first day of the audit, else the day on which the act took effect
  day date not null,
  number text not null,
  -- by the names of the columns, as they were written
  cells jsonb not null,
  report_id bigint not null references report,
  line integer not null,
  primary key (party_id, record, number_key, day)
);
alter table kept_row enable row level security;
alter table kept_row force row level security;
create policy owner on kept_row to zhengheng_owner using (true) with check (true);
grant select, insert on kept_row to zhengheng_app;
grant update (number, cells, report_id, line) on kept_row to zhengheng_app;
create policy seen on kept_row for select to zhengheng_app
  using (context_capacity() in ('authority', 'system') or party_id = context_party());
create policy added on kept_row for insert to zhengheng_app
  with check (party_id = context_party()
              and report_id in (select r.id from report r where r.state = 'reading' and r.party_id = context_party()));
create policy changed on kept_row for update to zhengheng_app using (party_id = context_party())
  with check (party_id = context_party()
              and report_id in (select r.id from report r where r.state = 'reading' and r.party_id = context_party()));

-- How long after an act took effect it was reported, counted by day: who reports late, and how much, is public. Written with
-- the acts; more than four hundred days count as four hundred.
create table reporting_delay (
  party_id bigint not null references party,
  -- first day of the month in which it was reported
  month date not null,
  days smallint not null check (days between 0 and 400),
  acts integer not null check (acts > 0),
  last timestamptz not null,
  primary key (party_id, month, days)
);
alter table reporting_delay enable row level security;
alter table reporting_delay force row level security;
create policy owner on reporting_delay to zhengheng_owner using (true) with check (true);
grant select, insert on reporting_delay to zhengheng_app;
grant update (acts, last) on reporting_delay to zhengheng_app;
create policy seen on reporting_delay for select to zhengheng_app using (true);
create policy added on reporting_delay for insert to zhengheng_app with check (party_id = context_party());
create policy changed on reporting_delay for update to zhengheng_app using (party_id = context_party());
