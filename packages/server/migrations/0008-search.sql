-- Search: a projection of the log. Whoever follows the log (server/src/search) writes it, act after act in the order of their
-- sequence numbers, and notes how far it is; the ledger lock is never held for it. No natural person's name is in it.

create table search_progress (
  singleton boolean primary key default true check (singleton),
  -- the newest act that the search knows
  done bigint not null default -1
);
insert into search_progress default values;

-- What an organisation that an act named is or was called, and how it sounds.
create table searched_name (
  party_id bigint not null references party,
  -- compared form
  key text collate "C" not null,
  name text not null,
  -- the lines that are searched (core/src/search/document.ts)
  doc text collate "C" not null,
  tokens integer[] not null,
  primary key (party_id, key)
);
create index searched_name_tokens on searched_name using gin (tokens);

-- What a public attestation is found by. Tokens are grams in the bucket of the id (core/src/search/grams.ts).
create table attestation_text (
  id bigint primary key,
  family text not null,
  doc text collate "C" not null,
  tokens integer[] not null
);
create index attestation_text_tokens on attestation_text using gin (tokens);

-- Few certificates are anything but valid, and lists of them are asked for.
create index attestation_ended on attestation (status, id) where status <> 'valid';

do $$ declare t text; begin
  foreach t in array array['search_progress', 'searched_name', 'attestation_text'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to zhengheng_owner using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to zhengheng_app', t);
    -- only what is public gets in
    execute format('create policy seen on %I for select to zhengheng_app using (true)', t);
    execute format('create policy followed on %I for insert to zhengheng_app with check (context_capacity() = ''system'')', t);
    execute format('create policy kept_up on %I for update to zhengheng_app using (context_capacity() = ''system'')', t);
  end loop;
end $$;

-- New tokens wait in a list that every search reads through; the follower puts them in their place when it has time.
create function settle_search() returns bigint
language sql security definer set search_path = public, pg_temp
  return gin_clean_pending_list('attestation_text_tokens') + gin_clean_pending_list('searched_name_tokens');
revoke execute on function settle_search() from public;
grant execute on function settle_search() to zhengheng_app;
