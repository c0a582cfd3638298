-- Answers of the route finder that somebody kept. They are public to whoever has their address, and never changed.

create table guidance (
  -- 100 random bits in base 32, so that nobody reads another's by counting
  id text primary key check (id ~ '^[0-9a-z]{20}$'),
  made timestamptz not null,
  item text not null check (length(item) <= 200),
  part text check (length(part) <= 200),
  on_day date not null,
  -- the answer as it was given, and its signature: what is shown is what was signed
  receipt text not null check (length(receipt) <= 100000)
);

alter table guidance enable row level security;
alter table guidance force row level security;
create policy owner on guidance to zhengheng_owner using (true) with check (true);
grant select, insert on guidance to zhengheng_app;
create policy seen on guidance for select to zhengheng_app using (true);
create policy added on guidance for insert to zhengheng_app with check (true);

-- Who holds what a scheme asks for: few rows among millions of certificates.
create index attestation_granted on attestation (family, kind) include (holder_id)
  where family in ('approval', 'designation', 'accreditation', 'qualification', 'recognition');
