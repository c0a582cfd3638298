import type { Day, Entry } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

export interface StoredFile {
  readonly id: number
  readonly procedure: string
  readonly procedureVersion: number
  readonly number: string
  readonly authority: number
  readonly applicant: number | null
  readonly about: number | null
  readonly aboutNumber: string | null
  readonly aboutFamily: string | null
  readonly state: string
  readonly opened: Day
  readonly content: Readonly<Record<string, unknown>>
  readonly version: number
  readonly log: readonly (Entry & { readonly reason: string | null })[]
  /** Due days that moved although nobody acted, the newest last. */
  readonly moved: readonly MovedDay[]
}

/** A due day that another calendar moved: the act that brought the calendar, and the notice it rests on. */
export interface MovedDay {
  readonly was: Day | null
  readonly became: Day
  readonly told: string
  readonly seq: number
  readonly source: string
}

interface Row {
  id: number
  procedure: string
  procedure_version: number
  number: string
  authority_id: number
  applicant_id: number | null
  about_id: number | null
  about_number: string | null
  about_family: string | null
  state: string
  opened: Day
  content: Readonly<Record<string, unknown>>
  version: number
  log: { act: string; on: Day; by: string; days?: number; reason: string | null }[] | null
  moved: MovedDay[] | null
}

/** A file by its number, as far as the reader's context may see it. */
export async function findFile(reader: Reader, number: string): Promise<StoredFile | undefined> {
  const rows = await reader<Row[]>`
    -- proceeding.byNumber
    ${files(reader)} where p.number = ${number}`
  return rows[0] && fromRow(rows[0])
}

/** Shows, within the transaction, the one file whose follow key has this SHA-256 (hex). */
export async function followWith(reader: Reader, hash: string): Promise<void> {
  await reader`
    -- proceeding.followWith
    select set_config('zhengheng.follow', ${hash}, true)`
}

/** Files whose clock has a meaning for silence and may have run out: the calendar looks at them. */
export async function findDue(reader: Reader, today: Day, limit: number): Promise<readonly StoredFile[]> {
  const rows = await reader<Row[]>`
    -- proceeding.due
    ${files(reader)} where p.due < ${today} order by p.due, p.id limit ${limit}`
  return rows.map(fromRow)
}

/** What is needed of a running file to compute its due day again. */
export interface RunningFile {
  readonly id: number
  readonly procedure: string
  readonly procedureVersion: number
  readonly version: number
  readonly due: Day
  readonly log: readonly Entry[]
}

/** Files with a running clock, in the order of their ids. */
export async function findRunning(reader: Reader, after: number, limit: number): Promise<readonly RunningFile[]> {
  return reader<RunningFile[]>`
    -- proceeding.running
    select p.id, p.procedure, p.procedure_version as "procedureVersion", p.version, p.due,
           (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('act', t.act, 'on', t.effective,
                     'by', coalesce(t.person, t.capacity), 'days', t.facts -> 'days')) order by t.seq)
            from act t where t.subject_id = p.id) as log
    from proceeding p where p.due is not null and p.id > ${after} order by p.id limit ${limit}`
}

function files(reader: Reader) {
  return reader`
    select p.id, p.procedure, p.procedure_version, p.number, p.authority_id, p.applicant_id, p.about_id,
           a.number as about_number, a.family as about_family, p.state, p.opened, p.content, p.version,
           (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('act', t.act, 'on', t.effective,
                     'by', coalesce(t.person, t.capacity), 'days', t.facts -> 'days', 'reason', t.facts -> 'reason'))
                     order by t.seq)
            from act t where t.subject_id = p.id) as log,
           (select jsonb_agg(jsonb_build_object('was', n.was, 'became', n.became, 'told', n.told, 'seq', n.seq,
                     'source', c.facts ->> 'source') order by n.seq)
            from due_notice n join act c on c.seq = n.seq where n.proceeding_id = p.id) as moved
    from proceeding p left join attestation a on a.id = p.about_id`
}

function fromRow(row: Row): StoredFile {
  return {
    id: row.id,
    procedure: row.procedure,
    procedureVersion: row.procedure_version,
    number: row.number,
    authority: row.authority_id,
    applicant: row.applicant_id,
    about: row.about_id,
    aboutNumber: row.about_number,
    aboutFamily: row.about_family,
    state: row.state,
    opened: row.opened,
    content: row.content,
    version: row.version,
    log: (row.log ?? []).map((entry) => ({ ...entry, reason: entry.reason ?? null })),
    moved: row.moved ?? [],
  }
}
