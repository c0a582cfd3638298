import type { Tx } from '../db/database.ts'

/** Only one transaction at a time adds firms, so that two reports that name the same new firm find it once. */
const FIRMS_LOCK = 7_276_311

/**
 * Finds the party of every holder that accepted rows name: by identifier; without one, the firm of that name that has none
 * and to which this body has already certified something. Two firms of one name are never made one.
 */
export async function findHolders(tx: Tx, party: number, scheme: string): Promise<void> {
  await Promise.all([findByIdentifier(tx, scheme), findByName(tx, party)])
}

/** Adds the firms that `findHolders` did not find. */
export async function addHolders(tx: Tx, scheme: string): Promise<void> {
  await Promise.all([
    lockFirms(tx),
    addFirms(tx, scheme),
    // Found, not remembered: somebody may have added one in between.
    findByIdentifier(tx, scheme),
    addFirmsByName(tx),
    addPersons(tx),
  ])
}

function lockFirms(tx: Tx): Promise<unknown> {
  return tx`
    -- attestation.lockFirms
    select pg_advisory_xact_lock(${FIRMS_LOCK})`
}

function addFirms(tx: Tx, scheme: string): Promise<unknown> {
  return tx`
    -- attestation.addFirms
    with wanted as (
      select w.*, nextval('id') as id from (
        select distinct on (s.holder_value) s.holder_value, s.holder_name, s.holder_name_en, s.region
        from judged_row j join staged_row s on s.ordinal = j.ordinal
        where j.verdict = 'accepted' and j.holder_id is null and s.holder_value is not null
          and not exists (select from party_identifier i where i.scheme = ${scheme} and i.value = s.holder_value)
        order by s.holder_value, s.ordinal) w),
    added as (
      insert into party (id, kind, name, name_en, region) select w.id, 'firm', w.holder_name, w.holder_name_en, w.region from wanted w)
    insert into party_identifier (scheme, value, party_id) select ${scheme}, w.holder_value, w.id from wanted w
    on conflict (scheme, value) do nothing`
}

function addFirmsByName(tx: Tx): Promise<unknown> {
  return tx`
    -- attestation.addFirmsByName
    with wanted as (
      select w.*, nextval('id') as id from (
        select distinct on (s.holder_name) s.holder_name, s.holder_name_en, s.region
        from judged_row j join staged_row s on s.ordinal = j.ordinal
        where j.verdict = 'accepted' and j.holder_id is null and s.holder_value is null and s.holder_name is not null
          and s.family <> 'registration'
        order by s.holder_name, s.ordinal) w),
    added as (
      insert into party (id, kind, name, name_en, region) select w.id, 'firm', w.holder_name, w.holder_name_en, w.region from wanted w)
    update judged_row set holder_id = w.id from wanted w, staged_row s
    where s.ordinal = judged_row.ordinal and judged_row.verdict = 'accepted' and judged_row.holder_id is null
      and s.holder_value is null and s.family <> 'registration' and s.holder_name = w.holder_name`
}

/** A registration is of one person. Persons are never found by their names. */
function addPersons(tx: Tx): Promise<unknown> {
  return tx`
    -- attestation.addPersons
    with wanted as (
      select s.ordinal, s.holder_name, s.region, nextval('id') as id
      from judged_row j join staged_row s on s.ordinal = j.ordinal
      where j.verdict = 'accepted' and s.family = 'registration' and s.holder_name is not null),
    added as (
      insert into party (id, kind, name, region) select w.id, 'person', w.holder_name, w.region from wanted w)
    update judged_row set holder_id = w.id from wanted w where w.ordinal = judged_row.ordinal`
}

function findByIdentifier(tx: Tx, scheme: string): Promise<unknown> {
  return tx`
    -- attestation.findHoldersByIdentifier
    update judged_row set holder_id = i.party_id
    from staged_row s join party_identifier i on i.scheme = ${scheme} and i.value = s.holder_value
    where s.ordinal = judged_row.ordinal and judged_row.verdict = 'accepted' and judged_row.holder_id is null
      and s.holder_name is not null`
}

function findByName(tx: Tx, party: number): Promise<unknown> {
  return tx`
    -- attestation.findHoldersByName
    update judged_row set holder_id = f.id
    from (
      select n.holder_name, min(p.id) as id
      from (select distinct s.holder_name from staged_row s
            where s.holder_value is null and s.holder_name is not null and s.family <> 'registration') n
      join party p on p.name = n.holder_name and p.kind = 'firm'
      where not exists (select from party_identifier i where i.party_id = p.id)
        and exists (select from attestation a where a.holder_id = p.id and a.family in ('certificate', 'declaration')
                      and coalesce(a.reporter_id, a.issuer_id) = ${party})
      group by n.holder_name) f, staged_row s
    where s.ordinal = judged_row.ordinal and judged_row.verdict = 'accepted' and s.holder_value is null
      and s.family <> 'registration' and s.holder_name = f.holder_name`
}
