-- How far the demonstration country is loaded. A load that was cut off goes on where it was: its steps follow from the size
-- and the day alone, each is written together with its count, and a report that is sent twice is one report.
create table demo_load (
  singleton boolean primary key default true check (singleton),
  certificates integer not null check (certificates > 0),
  today date not null,
  -- steps that stand
  done integer not null default 0,
  finished boolean not null default false
);
alter table demo_load enable row level security;
alter table demo_load force row level security;
create policy owner on demo_load to zhengheng_owner using (true) with check (true);
grant select, insert on demo_load to zhengheng_app;
grant update (done) on demo_load to zhengheng_app;
create policy used on demo_load to zhengheng_app using (context_capacity() = 'system') with check (context_capacity() = 'system');
