import {
  addDays,
  flagRow,
  knownActs,
  type Act,
  type Attestation,
  type Day,
  type Family,
  type Pack,
  type ReportAct,
  type ReportRow,
} from '@zhengheng/core'
import type { Tx } from '../db/database.ts'
import { AFTER_ALL, type Bulk } from './bulk-judge.ts'
import { headerOf } from './header.ts'

interface Folded {
  readonly number_key: string
  readonly family: Family
  readonly acts: readonly (readonly [
    place: number,
    effective: Day,
    act: string,
    facts: Record<string, unknown>,
    ordinal: number | null,
  ])[]
}

/**
 * Headers and doubts of certificates whose acts change more than the status, or were corrected: one by one, by core's own
 * folds. `pack` and `today` are those of the report.
 */
export async function foldHeaders(tx: Tx, bulk: Bulk, pack: Pack, today: Day): Promise<void> {
  const subjects = await readFolded(tx, bulk)
  if (subjects.length === 0) return
  const headers: object[] = []
  const flags: { ordinal: number; code: string; param: string | null }[] = []
  for (const subject of subjects) {
    const acts = subject.acts.map(toAct)
    const certificate = certificateOf(bulk, pack, subject.family, acts)
    const { holder, scope, validFrom, validUntil } = headerOf(certificate, today)
    // Expiry is a comparison with the validity and is never written: the status is that of a certificate without an end.
    const { status, statusSince } = headerOf({ ...certificate, acts: knownActs(certificate).map(withoutEnd) }, today)
    headers.push({ number_key: subject.number_key, holder, scope, validFrom, validUntil, status, statusSince })
    for (const [place, , , , ordinal] of subject.acts) {
      const act = acts.find((one) => one.seq === place)
      if (ordinal !== null && act && act.act !== 'issue') flags.push(...flagsOf(act, ordinal, certificate, bulk, pack))
    }
  }
  await tx`
    -- attestation.foldHeaders
    update staged_header set holder_id = nullif(f.holder, 0), valid_from = f."validFrom", valid_until = f."validUntil", status = f.status,
      status_since = f."statusSince", scope = array(select jsonb_array_elements_text(f.scope))
    from jsonb_to_recordset(${tx.json(headers as never)}) as f (number_key text, holder bigint, scope jsonb, "validFrom" date,
      "validUntil" date, status text, "statusSince" date)
    where f.number_key = staged_header.number_key`
  await tx`
    -- attestation.flagFolded
    insert into act_flag (ordinal, code, param)
    select f.ordinal, f.code, f.param from jsonb_to_recordset(${tx.json(flags)}) as f (ordinal integer, code text, param text)`
}

async function readFolded(tx: Tx, bulk: Bulk): Promise<readonly Folded[]> {
  return tx<Folded[]>`
    -- attestation.readFolded
    select m.number_key, w.family, jsonb_agg(jsonb_build_array(m.place, m.effective, m.act, m.facts, m.ordinal) order by m.effective, m.place) as acts
    from (
      select u.number_key, t.seq as place, t.effective, t.act, t.facts, null::integer as ordinal
      from staged_subject u
      -- one certificate after the other: a temporary table has no statistics, and a hash of the whole log is never worth it
      cross join lateral (
        select a.seq, a.effective, a.act, a.facts from act a
        where a.subject_id = u.subject_id and a.subject = 'attestation' offset 0) t
      where u.folded
      union all
      select u.number_key, ${AFTER_ALL}::bigint + c.ordinal, c.effective, c.act, c.facts, null
      from staged_subject u join checked_row c on c.report_id = ${bulk.report} and c.number_key = u.number_key where u.folded
      union all
      select u.number_key, ${AFTER_ALL}::bigint + s.ordinal, s.effective, s.act,
             case when s.holder_name is null then s.facts else s.facts || jsonb_build_object('holder', coalesce(j.holder_id, 0)) end, s.ordinal
      from judged_row j join staged_row s on s.ordinal = j.ordinal join staged_subject u on u.number_key = s.number_key
      where j.verdict = 'accepted' and u.folded) m
    join staged_header h on h.number_key = m.number_key
    join staged_subject w on w.number_key = m.number_key
    group by m.number_key, w.family`
}

function toAct([place, effective, act, facts]: Folded['acts'][number]): Act {
  // A dry run finds no holders; nobody has the number 0.
  const whole = act === 'issue' && facts['holder'] === undefined ? { ...facts, holder: 0 } : facts
  return { seq: place, recorded: effective, effective, act, facts: whole } as unknown as Act
}

function withoutEnd(act: Act): Act {
  if (act.act === 'renew') return { ...act, facts: { until: null } }
  return act.act === 'issue' ? { ...act, facts: { ...act.facts, valid: { from: act.facts.valid.from } } } : act
}

function certificateOf(bulk: Bulk, pack: Pack, family: Family, acts: readonly Act[]): Attestation {
  const { kind } = pack.reports
  return {
    id: 0,
    family,
    kind,
    number: '',
    issuer: bulk.party,
    origin: { report: String(bulk.report) },
    acts,
  }
}

/** What core says of the act when the acts recorded before it are known; lateness and people were told when it was read. */
function flagsOf(
  act: Act,
  ordinal: number,
  certificate: Attestation,
  bulk: Bulk,
  pack: Pack,
): readonly { ordinal: number; code: string; param: string | null }[] {
  const before = { ...certificate, acts: certificate.acts.filter((one) => one.seq < act.seq) }
  const facts = { body: bulk.party, today: act.effective, pack, certificate: before }
  return flagRow(rowOf(act), facts).map((found) => ({
    ordinal,
    code: found.code,
    param: found.params ? String(Object.values(found.params)[0]) : null,
  }))
}

function rowOf(act: Act): ReportRow {
  const { scope, until } = act.facts as { scope?: readonly string[]; until?: Day | null }
  return {
    record: 'certificate',
    scheme: '',
    act: act.act as ReportAct,
    number: '',
    effective: act.effective,
    models: [],
    standards: [],
    auditors: [],
    item: scope ?? [],
    sites: [],
    ...(act.act === 'renew' && until && { validTo: addDays(until, -1) }),
  }
}
