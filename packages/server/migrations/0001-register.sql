-- The register: parties, attestations, files, and the one log of acts. Every table has row-level security from the start;
-- the application's role owns nothing, and may change nothing that was acted.

create sequence id as bigint;

create function context_party() returns bigint language sql stable parallel safe
  return nullif(current_setting('zhengheng.party', true), '')::bigint;
create function context_person() returns text language sql stable parallel safe
  return nullif(current_setting('zhengheng.person', true), '');
-- public | body | authority | system
create function context_capacity() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('zhengheng.capacity', true), ''), 'public');

create table party (
  id bigint primary key default nextval('id'),
  kind text not null check (kind in ('authority', 'accreditor', 'body', 'laboratory', 'firm', 'person')),
  name text not null,
  name_en text,
  region text
);
create index party_name on party (name text_pattern_ops) where kind <> 'person';

create table party_identifier (
  scheme text not null,
  value text not null,
  party_id bigint not null references party,
  primary key (scheme, value)
);
create index party_identifier_party on party_identifier (party_id);

-- The header of an attestation: what is searched. Everything here is a projection of its acts, written with them.
create table attestation (
  id bigint primary key default nextval('id'),
  family text not null check (family in ('approval', 'designation', 'accreditation', 'qualification', 'registration',
                                         'certificate', 'declaration', 'recognition')),
  kind text not null,
  number text not null,
  -- NFKC, upper case, no white space: the form in which numbers are compared
  number_key text not null,
  issuer_id bigint not null references party,
  holder_id bigint not null references party,
  origin text not null check (origin in ('proceeding', 'report', 'register')),
  origin_id text not null,
  scope text[] not null,
  region text,
  valid_from date not null,
  -- half-open: the first day on which it is no longer valid
  valid_until date,
  -- as of all acts; expiry is a comparison with valid_until and is never written
  status text not null check (status in ('valid', 'suspended', 'stopped', 'withdrawn', 'cancelled', 'replaced', 'annulled')),
  status_since date not null,
  -- sequence number of the newest act: what If-Match compares
  version bigint not null,
  public boolean not null default true,
  unique (number_key, family)
);
create index attestation_holder on attestation (holder_id, family);
create index attestation_issuer on attestation (issuer_id, id) where family = 'certificate';

-- A matter that is going on: application, order, problem report. Its state is a fold of its acts; state and due day are kept
-- for the queues.
create table proceeding (
  id bigint primary key default nextval('id'),
  procedure text not null,
  procedure_version integer not null,
  number text not null unique,
  authority_id bigint not null references party,
  applicant_id bigint references party,
  about_id bigint references attestation,
  state text not null,
  due date,
  opened date not null,
  -- what is asked for; restricted to the authority and the applicant
  content jsonb not null,
  -- SHA-256 of the code that lets an anonymous reporter follow the matter
  follow_key bytea,
  version bigint not null
);
create index proceeding_queue on proceeding (authority_id, due) where due is not null;
create index proceeding_applicant on proceeding (applicant_id) where applicant_id is not null;
create index proceeding_about on proceeding (about_id) where about_id is not null;

-- Human numbers come from a row for each kind, authority and year, in the same transaction; none is used twice.
create table counter (
  kind text not null,
  authority_id bigint not null references party,
  year integer not null,
  next integer not null,
  primary key (kind, authority_id, year)
);

-- One row. Locking it is the ledger lock: whoever holds it gives out the next sequence numbers and the time of recording,
-- and keeps it until commit, so that neither ever runs backwards for a reader.
create table ledger (
  singleton boolean primary key default true check (singleton),
  next_seq bigint not null default 0,
  last_recorded timestamptz not null default '-infinity',
  -- newest act on anything but a certificate: what caches of grants compare
  grants_seq bigint not null default -1,
  -- set by the owner while a demonstration country is loaded; null in a real register
  demo_clock timestamptz
);
insert into ledger default values;

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  party_id bigint,
  person text,
  capacity text not null,
  action text not null,
  subject text,
  outcome text not null check (outcome in ('done', 'refused')),
  detail jsonb,
  request_id text,
  first_seq bigint,
  last_seq bigint
);

-- What was acted and is not yet in the public log: a range of sequence numbers for each transaction.
create table outbox (
  first_seq bigint primary key,
  last_seq bigint not null check (last_seq >= first_seq),
  recorded timestamptz not null
);

create table act (
  -- gapless; also the index of its leaf in the public log
  seq bigint primary key,
  recorded timestamptz not null,
  effective date not null,
  subject_id bigint not null,
  subject text not null check (subject in ('attestation', 'proceeding')),
  act text not null,
  actor_id bigint references party,
  person text,
  capacity text not null check (capacity in ('public', 'body', 'authority', 'system')),
  -- 0 for acts that bodies report, so that a repeated row meets itself; the sequence number for all others
  occasion bigint not null,
  report_id bigint,
  audit_id bigint not null,
  reason text,
  basis jsonb,
  facts jsonb not null,
  -- hides the act behind its commitment in the public log
  salt uuid not null default gen_random_uuid(),
  unique (subject_id, act, effective, occasion)
);

create function act_is_accounted_for() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lowest bigint; highest bigint; n bigint;
begin
  select min(a.seq), max(a.seq), count(*) into lowest, highest, n from added a;
  if n = 0 then return null; end if;
  if highest - lowest + 1 <> n or (select l.next_seq from ledger l) <> highest + 1 then
    raise exception 'acts % to % do not follow the ledger', lowest, highest;
  end if;
  if exists (select 1 from (select distinct a.audit_id from added a) x
             where not exists (select 1 from audit u where u.id = x.audit_id and u.first_seq <= lowest and u.last_seq >= highest)) then
    raise exception 'no audit, no act';
  end if;
  if not exists (select 1 from outbox o where o.first_seq <= lowest and o.last_seq >= highest) then
    raise exception 'no outbox row, no act';
  end if;
  return null;
end $$;
create trigger act_is_accounted_for after insert on act
  referencing new table as added for each statement execute function act_is_accounted_for();

-- Takes the ledger lock until the end of the transaction and gives out n sequence numbers, with their audit and outbox rows.
create function open_ledger(n bigint, audited_action text, audited_subject text, audited_detail jsonb, request text,
                            touches_grants boolean,
                            out first_seq bigint, out recorded timestamptz, out audit_id bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if n < 1 then raise exception 'an act needs a sequence number'; end if;
  update ledger l set next_seq = l.next_seq + n,
    last_recorded = greatest(l.last_recorded, coalesce(l.demo_clock, clock_timestamp())),
    grants_seq = case when touches_grants then l.next_seq + n - 1 else l.grants_seq end
  returning l.next_seq - n, l.last_recorded into first_seq, recorded;
  insert into audit (at, party_id, person, capacity, action, subject, outcome, detail, request_id, first_seq, last_seq)
  values (recorded, context_party(), context_person(), context_capacity(), audited_action, audited_subject, 'done',
          audited_detail, request, open_ledger.first_seq, open_ledger.first_seq + n - 1)
  returning id into audit_id;
  insert into outbox (first_seq, last_seq, recorded)
  values (open_ledger.first_seq, open_ledger.first_seq + n - 1, open_ledger.recorded);
end $$;

-- Refused tries are audited too, in a transaction of their own.
create function audit_refusal(refused_action text, refused_subject text, refused_detail jsonb, request text) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  insert into audit (party_id, person, capacity, action, subject, outcome, detail, request_id)
  values (context_party(), context_person(), context_capacity(), refused_action, refused_subject, 'refused', refused_detail, request);
end;

create table log_head (
  singleton boolean primary key default true check (singleton),
  size bigint not null,
  root bytea not null,
  at timestamptz not null default clock_timestamp()
);

create table api_key (
  id bigint primary key default nextval('id'),
  -- SHA-256 of the key; the key itself is shown once and never kept
  hash bytea not null unique,
  party_id bigint not null references party,
  person text not null,
  role text not null check (role in ('body', 'officer', 'head')),
  name text not null,
  created timestamptz not null default clock_timestamp(),
  expires timestamptz,
  ended timestamptz
);

create table report (
  id bigint primary key default nextval('id'),
  party_id bigint not null references party,
  person text not null,
  idempotency_key text not null,
  sha256 bytea not null,
  bytes bigint not null,
  format text not null,
  dry_run boolean not null,
  state text not null default 'queued' check (state in ('queued', 'reading', 'checked', 'committed', 'failed')),
  failure text,
  received timestamptz not null default clock_timestamp(),
  started timestamptz,
  finished timestamptz,
  -- rows up to this one were read and checked; a started chunk is committed whole or not at all
  read integer not null default 0,
  accepted integer not null default 0,
  rejected integer not null default 0,
  duplicate integer not null default 0,
  flagged integer not null default 0,
  receipt text not null,
  unique (party_id, idempotency_key)
);
create index report_pending on report (id) where state in ('queued', 'reading');

create table finding (
  report_id bigint not null references report,
  line integer not null,
  field text not null,
  code text not null,
  severity text not null check (severity in ('error', 'flag')),
  value text,
  params jsonb,
  primary key (report_id, line, field, code)
);

create table pack (
  code text not null,
  version text not null,
  loaded timestamptz not null default clock_timestamp(),
  primary key (code, version)
);
