-- How reports are worked off: where their bytes lie, whose turn it is, where reading goes on after a stop.

alter table report
  -- name of the file in the inbox of the server that received it; null once it was worked off
  add column file text,
  -- the report that waited longest goes next
  add column turn timestamptz not null default clock_timestamp(),
  -- where the next row begins: its byte and its line
  add column next_byte bigint not null default 0,
  add column next_line integer not null default 1;
grant update (file, turn, next_byte, next_line) on report to zhengheng_app;

-- What a dry run would have written: later rows of the same file rest on earlier ones. Emptied when the dry run ends.
create table checked_row (
  report_id bigint not null references report,
  number_key text not null,
  act text not null,
  effective date not null,
  ordinal integer not null,
  facts jsonb not null,
  primary key (report_id, number_key, act, effective)
);
alter table checked_row enable row level security;
alter table checked_row force row level security;
create policy owner on checked_row to zhengheng_owner using (true) with check (true);
grant select, insert, delete on checked_row to zhengheng_app;

-- Numbers are unique in the whole register, hidden certificates included: a body learns that a number is taken, no more.
create function taken_numbers(keys text[]) returns setof text
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select a.number_key from attestation a where a.number_key = any(keys) and a.family = 'certificate';
end;
grant execute on function taken_numbers(text[]) to zhengheng_app;

-- Findings are added by the thousand: asked once for each statement, not once for each row.
drop policy own on finding;
create policy seen on finding for select to zhengheng_app
  using (context_capacity() in ('authority', 'system') or exists (select 1 from report r where r.id = finding.report_id));
create policy added on finding for insert to zhengheng_app
  with check (context_capacity() = 'system'
              or report_id in (select r.id from report r where r.state = 'reading' and r.party_id = context_party()));
create policy seen on checked_row for select to zhengheng_app
  using (context_capacity() = 'system' or exists (select 1 from report r where r.id = checked_row.report_id));
create policy removed on checked_row for delete to zhengheng_app using (context_capacity() = 'system');
create policy added on checked_row for insert to zhengheng_app
  with check (report_id in (select r.id from report r where r.state = 'reading' and r.party_id = context_party()));
