-- What a body says its own headings mean, how the file of a report is read, and uploads that are kept to be mended.

create table report_profile (
  id bigint primary key default nextval('id'),
  party_id bigint not null references party,
  name text not null check (name <> '' and length(name) <= 100),
  -- the headings of the file it was made for
  headings text[] not null check (cardinality(headings) <= 500),
  -- a column for each heading; null for what is left out on purpose
  columns jsonb not null,
  changed timestamptz not null default clock_timestamp(),
  unique (party_id, name)
);
alter table report_profile enable row level security;
alter table report_profile force row level security;
create policy owner on report_profile to zhengheng_owner using (true) with check (true);
grant select, insert, delete on report_profile to zhengheng_app;
grant update (headings, columns, changed) on report_profile to zhengheng_app;
-- How a body calls its columns is nobody else's affair; the system reads it to read that body's files.
create policy seen on report_profile for select to zhengheng_app
  using (context_capacity() = 'system' or (context_capacity() = 'body' and party_id = context_party()));
create policy added on report_profile for insert to zhengheng_app
  with check (context_capacity() = 'body' and party_id = context_party());
create policy changed on report_profile for update to zhengheng_app
  using (context_capacity() = 'body' and party_id = context_party());
create policy removed on report_profile for delete to zhengheng_app
  using (context_capacity() = 'body' and party_id = context_party());

alter table report
  -- what the sender calls the file
  add column name text,
  -- how the file is read, from its first turn on
  add column opened jsonb,
  -- name of the file in the inbox after the end, for as long as its sender may want to mend it or to send it again
  add column kept text;
grant update (opened, kept) on report to zhengheng_app;
create index report_party on report (party_id, id);
create index report_kept on report (finished) where kept is not null;
