-- Row-level security: the second wall. The first is the policy that every door names.

do $$ declare t text; begin
  foreach t in array array['party', 'party_identifier', 'attestation', 'proceeding', 'counter', 'ledger', 'audit', 'outbox',
                           'act', 'log_head', 'api_key', 'report', 'finding', 'pack', 'migration'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- the owner runs migrations, and functions that say `security definer`
    execute format('create policy owner on %I to zhengheng_owner using (true) with check (true)', t);
  end loop;
end $$;

grant usage on schema public to zhengheng_app;
grant usage on sequence id to zhengheng_app;
grant execute on all functions in schema public to zhengheng_app;

-- Organisations are public; a person's row is seen by authorities and the system alone.
grant select, insert on party, party_identifier to zhengheng_app;
grant update (name, name_en, region) on party to zhengheng_app;
create policy seen on party for select to zhengheng_app using (kind <> 'person' or context_capacity() in ('authority', 'system'));
create policy added on party for insert to zhengheng_app
  with check (context_capacity() = 'system' or (context_capacity() = 'body' and kind = 'firm'));
create policy changed on party for update to zhengheng_app using (context_capacity() in ('authority', 'system'));
create policy seen on party_identifier for select to zhengheng_app using (true);
create policy added on party_identifier for insert to zhengheng_app with check (context_capacity() in ('body', 'system'));

grant select, insert on attestation to zhengheng_app;
grant update (holder_id, scope, region, valid_from, valid_until, status, status_since, version) on attestation to zhengheng_app;
create policy seen on attestation for select to zhengheng_app
  using (public or context_capacity() in ('authority', 'system') or issuer_id = context_party());
create policy added on attestation for insert to zhengheng_app
  with check (context_capacity() = 'system' or (context_capacity() = 'body' and issuer_id = context_party() and family in ('certificate', 'declaration'))
              or (context_capacity() = 'authority' and issuer_id = context_party()));
create policy changed on attestation for update to zhengheng_app
  using (context_capacity() = 'system' or issuer_id = context_party());

-- Acts are added and never changed. What belongs to a file is seen by those who are of it.
grant select, insert on act to zhengheng_app;
create policy seen on act for select to zhengheng_app
  using (subject = 'attestation' or context_capacity() = 'system' or actor_id = context_party()
         or exists (select 1 from proceeding p where p.id = act.subject_id));
create policy added on act for insert to zhengheng_app
  with check (context_capacity() = 'system'
              or (capacity = context_capacity() and actor_id is not distinct from context_party()
                  and person is not distinct from context_person()));

grant select, insert on proceeding to zhengheng_app;
grant update (state, due, version) on proceeding to zhengheng_app;
create policy seen on proceeding for select to zhengheng_app
  using (context_capacity() = 'system' or authority_id = context_party() or applicant_id = context_party()
         or (follow_key is not null and follow_key = decode(nullif(current_setting('zhengheng.follow', true), ''), 'hex')));
create policy added on proceeding for insert to zhengheng_app
  with check (context_capacity() in ('authority', 'system') or applicant_id = context_party()
              or (context_capacity() = 'public' and applicant_id is null and follow_key is not null));
create policy changed on proceeding for update to zhengheng_app
  using (context_capacity() = 'system' or authority_id = context_party() or applicant_id = context_party());

grant select, insert, update on counter to zhengheng_app;
create policy used on counter to zhengheng_app using (true) with check (true);

grant select on ledger to zhengheng_app;
create policy seen on ledger for select to zhengheng_app using (true);

-- Written by functions alone; read by the system alone. Nobody may change or remove a row.
grant select on audit to zhengheng_app;
create policy seen on audit for select to zhengheng_app using (context_capacity() = 'system');

grant select, delete on outbox to zhengheng_app;
create policy used on outbox to zhengheng_app using (context_capacity() = 'system');

grant select, insert, update on log_head to zhengheng_app;
create policy used on log_head to zhengheng_app using (true) with check (context_capacity() = 'system');

grant select, insert on api_key to zhengheng_app;
grant update (ended) on api_key to zhengheng_app;
create policy used on api_key to zhengheng_app using (context_capacity() = 'system') with check (context_capacity() = 'system');

grant select, insert on report to zhengheng_app;
grant update (state, failure, started, finished, read, accepted, rejected, duplicate, flagged) on report to zhengheng_app;
create policy own on report to zhengheng_app
  using (context_capacity() in ('authority', 'system') or party_id = context_party())
  with check (context_capacity() = 'system' or party_id = context_party());
grant select, insert on finding to zhengheng_app;
create policy own on finding to zhengheng_app
  using (context_capacity() in ('authority', 'system') or exists (select 1 from report r where r.id = finding.report_id))
  with check (context_capacity() = 'system' or exists (select 1 from report r where r.id = finding.report_id));

grant select, insert on pack to zhengheng_app;
create policy used on pack to zhengheng_app using (true) with check (context_capacity() = 'system');

-- The program asks whether the database is newer than itself.
create policy seen on migration for select to zhengheng_app using (true);
