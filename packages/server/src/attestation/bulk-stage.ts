import type { Family } from '@zhengheng/core'
import type { Tx } from '../db/database.ts'

/**
 * The tables in which a chunk of reported acts is judged before anything is written. They belong to the connection, are
 * never in the write-ahead log, and are empty after every transaction.
 */
const TABLES = [
  `create temporary table staged_row (
     ordinal integer primary key, line integer not null, family text not null, kind text not null, act text not null,
     optional boolean not null, number text not null, number_key text not null, main_key text,
     effective date not null, reason text, basis jsonb, facts jsonb not null,
     holder_name text, holder_name_en text, holder_value text, region text, scope text[], valid_from date, valid_until date
   ) on commit delete rows`,
  'create index on staged_row (number_key)',
  // One row for each number of the chunk: what the register says of it, or what the chunk itself issues.
  `create temporary table staged_subject (
     number_key text primary key, family text, own_key text, subject_id bigint, issuer_id bigint, version bigint, first_issue integer,
     issued date, issued_facts jsonb, holder_id bigint, scope text[], valid_from date, valid_until date, folded boolean
   ) on commit delete rows`,
  `create temporary table past_act (
     number_key text not null, place bigint not null, act text not null, effective date not null, own boolean not null
   ) on commit delete rows`,
  'create index on past_act (number_key)',
  `create temporary table judged_row (
     ordinal integer primary key, verdict text not null, position integer, holder_id bigint
   ) on commit delete rows`,
  `create temporary table staged_header (
     number_key text primary key, subject_id bigint not null, expected bigint, first_issue integer, last_position integer not null,
     holder_id bigint, scope text[], valid_from date, valid_until date, status text, status_since date
   ) on commit delete rows`,
  `create temporary table opened_ledger (first_seq bigint, recorded timestamptz, audit_id bigint) on commit delete rows`,
  `create temporary table act_flag (ordinal integer not null, code text not null, param text) on commit delete rows`,
]

/** The columns of the staged rows, in the order in which `stagedLine` writes them. */
const COLUMNS =
  'ordinal, line, family, kind, act, optional, number, number_key, main_key, effective, reason, basis, facts, holder_name, ' +
  'holder_name_en, holder_value, region, scope, valid_from, valid_until'

/** One reported act on its way into the register. `facts` are those of the act, without the holder's id. */
export interface StagedRow {
  /** Its place among the acts of the report, ascending. */
  readonly ordinal: number
  readonly line: number
  readonly family: Family
  readonly kind: string
  readonly act: string
  /** Taken where it tells something new, passed over in silence where not. */
  readonly optional: boolean
  readonly number: string
  readonly numberKey: string
  /** Compared form of the number of the main certificate. */
  readonly mainKey?: string | undefined
  readonly effective: string
  readonly reason?: string | undefined
  readonly basis?: object | undefined
  readonly facts: object
  /** For acts that give a certificate its holder. */
  readonly holder?: {
    readonly name: string
    readonly nameEn: string | undefined
    readonly identifier: string | undefined
    readonly region: string | undefined
  }
  /** For an issue: what the header shows of it. */
  readonly header?: {
    readonly scope: readonly string[]
    readonly validFrom: string
    readonly validUntil: string | undefined
  }
}

/** A row in PostgreSQL's text format of COPY. Written on the thread that reads, so that the server's own has little to do. */
export function stagedLine(row: StagedRow): string {
  const { holder, header } = row
  return (
    `${row.ordinal}\t${row.line}\t${row.family}\t${text(row.kind)}\t${row.act}\t${row.optional ? 't' : 'f'}\t` +
    `${text(row.number)}\t${text(stageKey(row))}\t${text(row.mainKey)}\t${row.effective}\t` +
    `${text(row.reason)}\t${json(row.basis)}\t${json(row.facts)}\t` +
    `${text(holder?.name)}\t${text(holder?.nameEn)}\t${text(holder?.identifier)}\t${text(holder?.region)}\t` +
    `${header ? list(header.scope) : NULL}\t${header?.validFrom ?? NULL}\t${header?.validUntil ?? NULL}\n`
  )
}

/**
 * The key of a number on the stage. Numbers are unique within a family only: those of other families than certificates carry
 * its name, in small letters, which compared forms of numbers never have.
 */
function stageKey({ family, numberKey }: StagedRow): string {
  return family === 'certificate' ? numberKey : `${family}:${numberKey}`
}

const NULL = String.raw`\N`
const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function text(value: string | undefined): string {
  if (value === undefined) return NULL
  return SPECIAL.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : value
}

function json(value: object | undefined): string {
  return value === undefined ? NULL : text(JSON.stringify(value))
}

function list(values: readonly string[]): string {
  return text(`{${values.map((value) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`)
}

/** Puts the rows of a chunk into the stage of this transaction. */
export async function stageRows(tx: Tx, lines: Uint8Array): Promise<void> {
  const [row] = await tx<{ missing: boolean }[]>`
    -- attestation.stageMissing
    select to_regclass('pg_temp.act_flag') is null as missing`
  if (row?.missing) for (const table of TABLES) await tx.unsafe(table)
  const stream = await tx.unsafe(`copy staged_row (${COLUMNS}) from stdin`).writable()
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject)
    stream.once('finish', resolve)
    stream.end(lines)
  })
}
