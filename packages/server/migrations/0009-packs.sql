-- Packs: under which pack the register worked since when, working days that were published after it, and which due days
-- they moved. A change of either is an act in the log like any other; its facts are public.

-- A pack that comes back is a new row: the rows say what held from when on.
alter table pack drop constraint pack_pkey;
alter table pack add column id bigint primary key default nextval('id');
alter table pack add column digest bytea not null check (octet_length(digest) = 32);
-- the act that recorded it
alter table pack add column seq bigint not null;

alter table act drop constraint act_subject_check;
alter table act add constraint act_subject_check check (subject in ('attestation', 'proceeding', 'pack'));
drop policy seen on act;
create policy seen on act for select to zhengheng_app
  using (subject in ('attestation', 'pack') or context_capacity() = 'system' or actor_id = context_party()
         or exists (select 1 from proceeding p where p.id = act.subject_id));

-- A year as it was published last. Earlier notices of the same year stand in the log.
create table calendar_year (
  pack text not null,
  year integer not null check (year between 1900 and 2999),
  source text not null,
  published date not null,
  holidays date[] not null,
  worked date[] not null,
  -- the act that loaded it
  seq bigint not null,
  loaded timestamptz not null default clock_timestamp(),
  -- when all running files had been computed again; null while that is not done
  recomputed timestamptz,
  primary key (pack, year)
);

-- A due day that moved although nobody acted on the file: its sides are told, and why.
create table due_notice (
  proceeding_id bigint not null references proceeding,
  -- the act that moved it
  seq bigint not null,
  was date,
  became date not null,
  told timestamptz not null default clock_timestamp(),
  primary key (proceeding_id, seq)
);
create index due_notice_seq on due_notice (seq);

do $$ declare t text; begin
  foreach t in array array['calendar_year', 'due_notice'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to zhengheng_owner using (true) with check (true)', t);
  end loop;
end $$;

grant select, insert on calendar_year to zhengheng_app;
grant update (source, published, holidays, worked, seq, loaded, recomputed) on calendar_year to zhengheng_app;
create policy seen on calendar_year for select to zhengheng_app using (true);
create policy added on calendar_year for insert to zhengheng_app with check (context_capacity() = 'system');
create policy changed on calendar_year for update to zhengheng_app using (context_capacity() = 'system');

grant select, insert on due_notice to zhengheng_app;
grant update (became, told) on due_notice to zhengheng_app;
create policy seen on due_notice for select to zhengheng_app
  using (context_capacity() = 'system' or exists (select 1 from proceeding p where p.id = due_notice.proceeding_id));
create policy added on due_notice for insert to zhengheng_app with check (context_capacity() = 'system');
create policy changed on due_notice for update to zhengheng_app using (context_capacity() = 'system');
