import type { Tx } from '../db/database.ts'

/** Whose rows they are, and whether they are only tried. */
export interface Bulk {
  readonly party: number
  readonly report: number
  readonly dryRun: boolean
  /** Another transaction was faster: numbers that row-level security hides are asked for as well. */
  readonly again: boolean
}

/**
 * Judges the staged rows by sets: whose number it is, whether it was reported, whether the row says what is known already.
 * Rows count in the order of the file. Later statements rest on the tables that this one fills.
 */
export async function judgeRows(tx: Tx, bulk: Bulk): Promise<void> {
  // Sent one after the other without waiting for answers.
  await Promise.all([...findSubjects(tx, bulk), ...findPast(tx, bulk), markFolded(tx), judge(tx, bulk)])
}

function judge(tx: Tx, bulk: Bulk): Promise<unknown> {
  return tx`
    -- attestation.judgeRows
    insert into judged_row (ordinal, verdict, position)
    select v.ordinal, case when v.optional and v.verdict <> 'accepted' then 'passed-over' else v.verdict end,
           case when v.verdict = 'accepted' then count(*) filter (where v.verdict = 'accepted') over (order by v.ordinal) - 1 end
    from (
      select s.ordinal, s.optional, case
        when u.issuer_id <> ${bulk.party} then 'other-body'
        when s.act = 'issue' then case
          when u.issued is not null then
            case when u.issued = s.effective and u.issued_facts = s.facts then 'duplicate' else 'issued-twice' end
          when s.ordinal = u.first_issue then 'accepted'
          when s.effective = f.effective and s.facts = f.facts then 'duplicate'
          else 'issued-twice' end
        when u.issued is null and coalesce(u.first_issue > s.ordinal, true) then 'never-reported'
        when (s.number_key, s.act, s.effective) in (select p.number_key, p.act, p.effective from past_act p where p.own)
          then 'duplicate'
        when s.ordinal > min(s.ordinal) filter (where u.issued is not null or s.ordinal > u.first_issue)
                         over (partition by s.number_key, s.act, s.effective) then 'duplicate'
        else 'accepted' end as verdict
      from staged_row s
      join staged_subject u on u.number_key = s.number_key
      left join staged_row f on f.ordinal = u.first_issue) v`
}

/** Certificates whose acts change more than the status, or were corrected: their headers take a fold of contents. */
function markFolded(tx: Tx): Promise<unknown> {
  return tx`
    -- attestation.markFolded
    update staged_subject set folded = true
    where staged_subject.number_key in (
      select p.number_key from past_act p where p.act in ('correct', 'extend', 'reduce', 'renew', 'transfer')
      union
      select s.number_key from staged_row s where s.act in ('extend', 'reduce', 'renew', 'transfer'))`
}

function* findSubjects(tx: Tx, bulk: Bulk): Iterable<Promise<unknown>> {
  yield tx`
    -- attestation.findSubjects
    insert into staged_subject (number_key, family, own_key, subject_id, issuer_id, version, first_issue, issued, issued_facts,
                                holder_id, scope, valid_from, valid_until)
    select s.number_key, s.family, s.own_key, a.id, coalesce(a.reporter_id, a.issuer_id), a.version, s.first_issue, i.effective,
           i.facts - 'holder', a.holder_id, a.scope, a.valid_from, a.valid_until
    from (select r.number_key, r.family, min(r.ordinal) filter (where r.act = 'issue') as first_issue,
                 case r.family when 'certificate' then r.number_key else substr(r.number_key, length(r.family) + 2) end as own_key
          from staged_row r group by r.number_key, r.family) s
    left join attestation a on a.number_key = s.own_key and a.family = s.family
    left join lateral (
      select t.effective, t.facts from act t
      where t.subject_id = a.id and t.act = 'issue' and coalesce(a.reporter_id, a.issuer_id) = ${bulk.party}
      order by t.seq limit 1) i on true`
  if (bulk.again) {
    // Nobody has this id: what is hidden from this body is another's.
    yield tx`
      -- attestation.findHiddenSubjects
      update staged_subject set issuer_id = -1
      where staged_subject.subject_id is null and (staged_subject.family, staged_subject.own_key) in (
        select t.family, t.number_key
        from (select array_agg(u.family) as families, array_agg(u.own_key) as keys
              from staged_subject u where u.subject_id is null) u
        cross join lateral taken_numbers(u.families, u.keys) t)`
  }
  if (bulk.dryRun) {
    yield tx`
      -- attestation.findTriedSubjects
      update staged_subject set issued = c.effective, issued_facts = c.facts,
        valid_from = (c.facts->'valid'->>'from')::date, valid_until = (c.facts->'valid'->>'until')::date
      from checked_row c
      where c.report_id = ${bulk.report} and c.number_key = staged_subject.number_key and c.act = 'issue'
        and staged_subject.issued is null`
  }
}

/** Acts that are not in the register yet come after all that are: this, and their place in the file. */
export const AFTER_ALL = 2 ** 52

function* findPast(tx: Tx, bulk: Bulk): Iterable<Promise<unknown>> {
  yield tx`
    -- attestation.findPastActs
    insert into past_act (number_key, place, act, effective, own)
    select u.number_key, t.seq, t.act, t.effective, t.occasion = 0 or t.actor_id is not distinct from ${bulk.party}
    from staged_subject u join act t on t.subject_id = u.subject_id and t.subject = 'attestation'
    where u.issuer_id = ${bulk.party}`
  if (bulk.dryRun) {
    yield tx`
      -- attestation.findTriedActs
      insert into past_act (number_key, place, act, effective, own)
      select u.number_key, ${AFTER_ALL}::bigint + c.ordinal, c.act, c.effective, true
      from staged_subject u join checked_row c on c.report_id = ${bulk.report} and c.number_key = u.number_key`
  }
}

export type Verdict = 'accepted' | 'duplicate' | 'other-body' | 'issued-twice' | 'never-reported'

/** What was found about a staged row: why it is not accepted, or what is doubtful in it. */
export interface Judged {
  readonly line: number
  readonly act: string
  readonly number: string
  readonly effective: string
  readonly verdict: Verdict
  /** For accepted rows: doubts, with the day or status they rest on. */
  readonly flags: readonly { readonly code: string; readonly param: string | null }[]
}

/** All rows that are not accepted without doubt, in the order of the file. */
export async function readJudged(tx: Tx): Promise<readonly Judged[]> {
  return tx<Judged[]>`
    -- attestation.readJudged
    select s.line, s.act, s.number, s.effective, j.verdict, coalesce(f.flags, '[]') as flags
    from judged_row j
    join staged_row s on s.ordinal = j.ordinal
    left join (select a.ordinal, jsonb_agg(jsonb_build_object('code', a.code, 'param', a.param)) as flags
               from act_flag a group by a.ordinal) f on f.ordinal = j.ordinal
    where j.verdict not in ('accepted', 'passed-over') or f.ordinal is not null
    order by s.ordinal`
}

/** What the judgement of a chunk leaves to do. */
export interface Extent {
  readonly accepted: number
  /** Rows of the file with something accepted. */
  readonly lines: number
  /** Whether anything is accepted on what trust paths look up: caches of grants are forgotten. */
  readonly grants: boolean
  /** Whether anything but an issue was accepted. */
  readonly acts: boolean
  readonly folded: boolean
  /** Whether a holder is named who is not a party yet. */
  readonly strangers: boolean
}

export async function readExtent(tx: Tx): Promise<Extent> {
  const [row] = await tx<Extent[]>`
    -- attestation.readExtent
    select count(*) as accepted, count(distinct s.line) as lines,
           coalesce(bool_or(s.family = 'registration'), false) as grants, coalesce(bool_or(s.act <> 'issue'), false) as acts,
           coalesce(bool_or(s.holder_name is not null and j.holder_id is null), false) as strangers,
           exists (select from staged_subject u where u.folded) as folded
    from judged_row j join staged_row s on s.ordinal = j.ordinal where j.verdict = 'accepted'`
  return row ?? { accepted: 0, lines: 0, grants: false, acts: false, folded: false, strangers: false }
}
