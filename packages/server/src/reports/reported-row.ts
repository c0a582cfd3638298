import {
  basisOf,
  FAMILY_OF,
  flagRow,
  kindOf,
  numberKey,
  readRow,
  readTemplateRow,
  reportedFacts,
  scopeOf,
  type Attestation,
  type Content,
  type Day,
  type Finding,
  type KeptRow,
  type Pack,
  type ReportRow,
  type ReportTemplate,
} from '@zhengheng/core'
import type { StagedRow } from '../attestation/bulk-stage.ts'

/** What one row of a file comes to, before it is compared with the register. */
export interface ReportedRow {
  readonly findings: readonly Finding[]
  /** Acts on the register, in order; rows of our own format have one at the most. */
  readonly staged: readonly StagedRow[]
  /** What is kept beside the register. */
  readonly kept: readonly KeptRow[]
  /** Nothing of the row can be taken. */
  readonly refused: boolean
}

/** Whose report it is, and the day it was received on: late is what was late then. */
export interface ReadBy {
  readonly party: number
  readonly today: Day
  readonly pack: Pack
  /** Whether the law gives it the registration of persons. */
  readonly registrar?: boolean
}

interface RowPlace {
  readonly line: number
  /** Its place among the rows of the report, from 1. */
  readonly ordinal: number
}

/** A row of a template comes to this many acts at the most; places among acts leave room for all of them. */
const MOST_ACTS = 8

/** Reads a row and finds what can be found without the register: dates, identifiers, people, lateness. */
export function readReportedRow(
  cells: Readonly<Record<string, string>>,
  place: RowPlace,
  by: ReadBy,
  template?: ReportTemplate,
): ReportedRow {
  if (template) return readTemplated(cells, place, by, template)
  const { row, kept, findings } = readRow(cells, by.pack, by.today, place.line)
  if (kept) return { findings, staged: [], kept: [kept], refused: false }
  if (!row) return { findings, staged: [], kept: [], refused: true }
  if (row.record === 'person' && by.registrar !== true) {
    const found: Finding = {
      line: place.line,
      field: 'record',
      code: 'not-registrar',
      severity: 'error',
      value: row.number,
      fix: 'leave-to-registrar',
    }
    return { findings: [...findings, found], staged: [], kept: [], refused: true }
  }
  const staged = [stage(row, place.line, place.ordinal * MOST_ACTS, false, by.pack)]
  return { findings: [...findings, ...flagsOf(row, by, place.line)], staged, kept: [], refused: false }
}

function readTemplated(
  cells: Readonly<Record<string, string>>,
  { line, ordinal }: RowPlace,
  by: ReadBy,
  template: ReportTemplate,
): ReportedRow {
  const { acts, kept, findings } = readTemplateRow(cells, template, by.pack, by.today, line)
  const flags = acts.filter((act) => !act.optional).flatMap(({ row }) => flagsOf(row, by, line))
  const staged = acts.map(({ row, optional }, nth) => stage(row, line, ordinal * MOST_ACTS + nth, optional, by.pack))
  return { findings: unrepeated([...findings, ...flags]), staged, kept, refused: acts.length === 0 }
}

/** Two acts of one row may be doubtful in the same way. */
function unrepeated(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((found) => [`${found.field} ${found.code}`, found])).values()]
}

function flagsOf(row: ReportRow, by: ReadBy, line: number): readonly Finding[] {
  // An act needs a certificate to be compared with; this one, without a history, raises no question of its own.
  const certificate = row.act === 'issue' ? undefined : blankCertificate(row, by)
  return flagRow(row, { body: by.party, today: by.today, pack: by.pack, certificate, line })
}

function blankCertificate(row: ReportRow, by: ReadBy): Attestation {
  return {
    id: 0,
    family: FAMILY_OF[row.record],
    kind: kindOf(by.pack, row),
    number: row.number,
    issuer: by.party,
    origin: { report: '' },
    acts: [],
  }
}

function stage(row: ReportRow, line: number, ordinal: number, optional: boolean, pack: Pack): StagedRow {
  const { holder: _unknownYet, ...facts } = reportedFacts(row, pack, 0) as Partial<Content>
  const common = {
    line,
    ordinal,
    optional,
    family: FAMILY_OF[row.record],
    kind: kindOf(pack, row),
    act: row.act,
    number: row.number,
    numberKey: numberKey(row.number),
    effective: row.effective,
    reason: row.reason,
    basis: basisOf(pack, row),
    facts,
  }
  if (row.act === 'transfer') return { ...common, holder: holderOf(row) }
  if (row.act !== 'issue') return common
  const { scope = [], valid } = facts
  const header = { scope: scopeOf(scope).includes, validFrom: valid?.from ?? row.effective, validUntil: valid?.until }
  const mainKey = row.main === undefined ? undefined : numberKey(row.main)
  return { ...common, holder: holderOf(row), header, mainKey }
}

function holderOf(row: ReportRow): NonNullable<StagedRow['holder']> {
  if (row.record === 'person')
    return { name: row.personName ?? '', nameEn: undefined, identifier: undefined, region: undefined }
  return { name: row.holderName ?? '', nameEn: row.holderNameEn, identifier: row.holderId, region: row.holderRegion }
}
