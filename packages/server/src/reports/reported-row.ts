import {
  FAMILY_OF,
  kindOf,
  reportedFacts,
  flagRow,
  numberKey,
  readRow,
  type Attestation,
  type Content,
  type Day,
  type Finding,
  type Pack,
  type ReportRow,
} from '@zhengheng/core'
import type { StagedRow } from '../attestation/bulk-stage.ts'

/** What one row of a file comes to, before it is compared with the register. */
export interface ReportedRow {
  readonly findings: readonly Finding[]
  /** Absent when the row cannot be read. */
  readonly staged?: StagedRow
}

/** Whose report it is, and the day it was received on: late is what was late then. */
export interface ReadBy {
  readonly party: number
  readonly today: Day
  readonly pack: Pack
}

/** Reads a row and finds what can be found without the register: dates, identifiers, people, lateness. */
export function readReportedRow(
  cells: Readonly<Record<string, string>>,
  place: { readonly line: number; readonly ordinal: number },
  by: ReadBy,
): ReportedRow {
  const { row, findings } = readRow(cells, by.pack, by.today, place.line)
  if (!row) return { findings }
  // An act needs a certificate to be compared with; this one, without a history, raises no question of its own.
  const certificate = row.act === 'issue' ? undefined : blankCertificate(row, by)
  const flags = flagRow(row, { body: by.party, today: by.today, pack: by.pack, certificate, line: place.line })
  return { findings: [...findings, ...flags], staged: stage(row, place, by.pack) }
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

function stage(row: ReportRow, place: { readonly line: number; readonly ordinal: number }, pack: Pack): StagedRow {
  const { holder: _unknownYet, ...facts } = reportedFacts(row, pack, 0) as Partial<Content>
  const common = {
    ...place,
    act: row.act,
    number: row.number,
    numberKey: numberKey(row.number),
    effective: row.effective,
    reason: row.reason,
    basis: pack.reports.basis[row.act],
    facts,
  }
  const holder = { name: row.holderName ?? '', identifier: row.holderId, region: row.holderRegion }
  if (row.act === 'transfer') return { ...common, holder }
  if (row.act !== 'issue') return common
  const { scope = [], valid } = facts
  const header = { scope, validFrom: valid?.from ?? row.effective, validUntil: valid?.until }
  return { ...common, holder, header }
}
