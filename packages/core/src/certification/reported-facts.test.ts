import { describe, expect, it } from 'vitest'
import { statusAt, validAt } from '../attestation/fold.ts'
import type { Act, Attestation, Reference, Work } from '../attestation/model.ts'
import { smallPack } from '../pack/testing/small-pack.ts'
import { day } from '../time/day.ts'
import { readRow } from './report-row.ts'
import { reportedAct, reportedContent, reportedFacts } from './reported-facts.ts'
import type { ReportRow } from './report.ts'

const HOLDER = 12

function rowOf(cells: Readonly<Record<string, string>>): ReportRow {
  const { row, findings } = readRow(cells, smallPack, day('2022-06-01'))
  if (!row) throw new Error(JSON.stringify(findings))
  return row
}

const ISSUE = {
  act: 'issue',
  number: 'P1',
  holderName: 'Lamp Works',
  holderId: '4711',
  item: 's/1',
  validFrom: '2022-05-01',
  validTo: '2023-04-30',
}

function workOf(cells: Readonly<Record<string, string>>): Work | undefined {
  return reportedContent(rowOf({ ...ISSUE, ...cells }), smallPack, HOLDER).detail.work
}

function person(number: string): Reference {
  return { family: 'registration', number }
}

describe('what a row reports', () => {
  it('of an issue is its content; the last day of validity becomes the day after it', () => {
    expect(
      reportedContent(rowOf({ ...ISSUE, product: 'lamp', models: 'A;B', standards: 'GB 1' }), smallPack, HOLDER),
    ).toEqual({
      holder: HOLDER,
      named: { name: 'Lamp Works', identifiers: [{ scheme: 'id', value: '4711' }] },
      scope: ['s/1'],
      valid: { from: '2022-05-01', until: '2023-05-01' },
      standards: ['GB 1'],
      detail: { product: 'lamp', models: ['A', 'B'] },
    })
  })

  it('of its work keeps names without days, and days without names', () => {
    expect(workOf({})).toBeUndefined()
    expect(workOf({ laboratory: 'L1' })?.tests).toEqual([{ laboratory: { family: 'designation', number: 'L1' } }])
    expect(workOf({ laboratory: 'L1', testDate: '2022-04-01', testReport: 'T' })?.tests).toMatchObject([
      { on: '2022-04-01', report: 'T' },
    ])
    expect(workOf({ auditors: 'P1;P2', auditFrom: '2022-04-01', auditTo: '2022-04-02' })?.audits).toEqual([
      { auditor: person('P1'), period: { from: '2022-04-01', until: '2022-04-03' } },
      { auditor: person('P2'), period: { from: '2022-04-01', until: '2022-04-03' } },
    ])
    expect(workOf({ auditors: 'P1', auditFrom: '2022-04-01' })?.audits).toEqual([
      { auditor: person('P1'), period: { from: '2022-04-01' } },
    ])
    expect(workOf({ decisionDate: '2022-04-20' })?.decision).toEqual({ on: '2022-04-20' })
    expect(workOf({ reviewer: 'P3' })?.review).toEqual({ by: person('P3') })
  })

  it('of a predecessor is its number and the relation', () => {
    expect(
      reportedContent(rowOf({ ...ISSUE, predecessor: 'P0', relation: 'transferred' }), smallPack, HOLDER).detail,
    ).toEqual({
      predecessor: { family: 'certificate', number: 'P0', relation: 'transferred' },
    })
  })

  it.each([
    [{ act: 'extend', item: 's/1/a' }, { scope: ['s/1/a'] }],
    [{ act: 'reduce', item: 's/1/a' }, { scope: ['s/1/a'] }],
    [{ act: 'renew', validTo: '2030-12-31' }, { until: '2031-01-01' }],
    [
      { act: 'transfer', holderName: 'New' },
      { holder: HOLDER, named: { name: 'New', identifiers: [] } },
    ],
    [{ act: 'suspend', until: '2022-09-01', reason: '01' }, { until: '2022-09-01' }],
    [{ act: 'suspend', reason: '01' }, {}],
    [
      { act: 'change', standards: 'GB 2', factory: 'F' },
      { standards: ['GB 2'], detail: { factory: 'F' } },
    ],
    [{ act: 'change', note: 'n' }, { detail: { note: 'n' } }],
    [{ act: 'restore' }, {}],
    [{ act: 'withdraw' }, {}],
    [{ act: 'cancel' }, {}],
    [{ act: 'replace' }, {}],
  ])('of %j is %j', (cells, facts) => {
    const row = rowOf({ number: 'P1', effective: '2022-05-20', ...cells })
    expect(reportedFacts(row, smallPack, HOLDER)).toEqual(facts)
  })

  it('is an act with its reason and the basis that the pack cites for it', () => {
    const row = rowOf({ act: 'suspend', number: 'P1', effective: '2022-05-20', reason: '01' })
    expect(reportedAct(row, smallPack, HOLDER)).toEqual({
      act: 'suspend',
      effective: '2022-05-20',
      facts: {},
      reason: '01',
      basis: smallPack.reports.basis.suspend,
    })
  })

  it('folds to the certificate that was meant', () => {
    const rows = [
      ISSUE,
      { act: 'suspend', number: 'P1', effective: '2022-05-20' },
      { act: 'renew', number: 'P1', effective: '2022-05-25', validTo: '2024-04-30' },
    ]
    const acts = rows.map((cells, index) => {
      const made = reportedAct(rowOf(cells), smallPack, HOLDER)
      return { ...made, seq: index + 1, recorded: day('2022-06-01') } as Act
    })
    const subject: Attestation = {
      id: 1,
      family: 'certificate',
      kind: 'paper',
      number: 'P1',
      issuer: 3,
      origin: { report: '1' },
      acts,
    }
    expect(statusAt(subject, day('2022-05-19'))).toBe('valid')
    expect(statusAt(subject, day('2024-04-30'))).toBe('suspended')
    expect(statusAt(subject, day('2024-05-01'))).toBe('expired')
    expect(validAt(subject, day('2022-06-01'))).toEqual({ from: '2022-05-01', until: '2024-05-01' })
  })
})
