import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { day } from '../time/day.ts'
import { basisOf, kindOf } from './report-pack.ts'
import { readRow, type ReadRow } from './report-row.ts'
import { reportedFacts } from './reported-facts.ts'
import { REPORT_COLUMNS, REPORT_RECORDS, type ReportRow } from './report.ts'
import { widePack } from './testing/wide-pack.ts'

vi.setConfig({ testTimeout: 60_000 })

const TODAY = day('2022-06-01')

function read(cells: Readonly<Record<string, string>>): ReadRow {
  return readRow(cells, widePack, TODAY, 3)
}

function rowOf(cells: Readonly<Record<string, string>>): ReportRow {
  const { row, findings } = read(cells)
  if (!row) throw new Error(JSON.stringify(findings))
  return row
}

function found(cells: Readonly<Record<string, string>>): readonly string[] {
  return read(cells).findings.map(({ field, code }) => `${field} ${code}`)
}

const CERTIFICATE = {
  act: 'issue',
  number: 'M1',
  holderName: 'Works',
  holderId: '1',
  scheme: 'X01',
  item: '34',
  validFrom: '2022-05-01',
  validTo: '2025-04-30',
}
const DECLARATION = {
  ...CERTIFICATE,
  record: '自我声明',
  scheme: '',
  item: 's/1',
  procedure: 'A',
  validTo: '2032-04-30',
}
const PERSON = {
  record: 'person',
  act: 'issue',
  number: 'P1',
  personName: '某人',
  personKind: '检查员',
  validFrom: '2022-05-01',
  validTo: '2025-04-30',
}

describe('the scheme of a row', () => {
  it.each([
    ['its own code', { scheme: 'm' }, 'm'],
    ['a project code of a report', { scheme: 'Ｘ０１' }, 'm'],
    ['the beginning of a project code that is not on file', { scheme: 'X0199' }, 'm'],
    ['its name', { scheme: '体系' }, 'm'],
    ['the first segment of its item', { scheme: '', item: 'm/34' }, 'm'],
    ['what the country takes for granted', { scheme: '', item: 's/1' }, 's'],
  ])('is told by %s', (_by, changes, scheme) => {
    expect(rowOf({ ...CERTIFICATE, ...changes }).scheme).toBe(scheme)
  })

  it.each(['Y01', 'X', 'constructor', 'Y019901'])('%s is none', (scheme) => {
    expect(found({ ...CERTIFICATE, scheme })).toContain('scheme unknown-scheme')
  })

  it('gives the certificate its kind and its basis', () => {
    const row = rowOf({ ...CERTIFICATE, act: 'suspend', effective: '2022-05-20', reason: '01' })
    expect([kindOf(widePack, row), basisOf(widePack, row)]).toEqual(['system', [{ instrument: 'act', article: '2' }]])
    const other = rowOf({
      ...CERTIFICATE,
      scheme: 's',
      item: '',
      act: 'suspend',
      effective: '2022-05-20',
      reason: '01',
    })
    expect([kindOf(widePack, other), basisOf(widePack, other)]).toEqual(['paper', widePack.reports.basis.suspend])
  })

  it('says how many years a certificate holds at the most', () => {
    expect(found({ ...CERTIFICATE, validTo: '2025-05-01' })).toEqual([])
    expect(found({ ...CERTIFICATE, validTo: '2025-05-02' })).toEqual(['validTo validity-too-long'])
  })
})

describe('the items of a row', () => {
  it.each([
    ['34', ['m/34']],
    ['m/34', ['m/34']],
    ['34.05', ['m/34/05']],
    ['34.05.00', ['m/34/05']],
    ['34.00.00', ['m/34']],
    ['M/34/05', ['m/34/05']],
    ['３４；5.01；34', ['m/34', 'm/5/01']],
  ])('%s are %j', (item, items) => {
    expect(rowOf({ ...CERTIFICATE, item }).item).toEqual(items)
  })

  it.each(['35', '34..05', '34/../5', '/34', 's/1', '34;77'])('%s are refused', (item) => {
    expect(found({ ...CERTIFICATE, item })).toEqual(['item unknown-item'])
  })

  it('beneath those on file belong to open schemes only', () => {
    expect(found({ ...CERTIFICATE, scheme: 's', item: 's/1/z' })).toEqual(['item unknown-item'])
  })

  it('are not needed where the scheme has none: what is certified is the whole', () => {
    const row = rowOf({ ...CERTIFICATE, scheme: 'bare', item: '' })
    expect(reportedFacts(row, widePack, 7)).toMatchObject({ scope: ['bare'] })
    expect(found({ ...CERTIFICATE, item: '' })).toEqual(['item missing-value'])
  })
})

describe('a certificate', () => {
  it('may name sites, its main certificate, its mark, who made what where', () => {
    const row = rowOf({
      ...CERTIFICATE,
      sites: '一厂；二厂',
      main: 'M0',
      accreditation: 'K1',
      accreditationMark: '01',
      manufacturer: 'Maker',
      manufacturerId: ' 77 ',
      factory: 'Plant',
      factoryId: '78',
      predecessor: 'OLD',
      predecessorBody: 'B2',
      relation: 'transfer',
    })
    expect(reportedFacts(row, widePack, 7)).toMatchObject({
      detail: {
        sites: ['一厂', '二厂'],
        main: { family: 'certificate', number: 'M0' },
        accreditation: { number: 'K1', mark: '01' },
        manufacturerId: { scheme: 'id', value: '77' },
        factoryId: { scheme: 'id', value: '78' },
        predecessor: { number: 'OLD', relation: 'transferred', body: 'B2' },
      },
    })
  })

  it('is not its own main certificate', () => {
    expect(found({ ...CERTIFICATE, main: ' m1 ' })).toEqual(['main same-main'])
  })

  it('is refused with a manufacturer whose identifier is wrong', () => {
    expect(found({ ...CERTIFICATE, manufacturerId: 'x' })).toEqual(['manufacturerId identifier-fault'])
  })

  it('that is changed may give its holder another name, and keeps what is not told again', () => {
    const row = rowOf({
      act: 'change',
      number: 'M1',
      effective: '2022-05-20',
      holderName: 'New Works',
      holderNameEn: 'NW',
    })
    expect(reportedFacts(row, widePack, 7)).toEqual({ named: { name: 'New Works', nameEn: 'NW', identifiers: [] } })
  })
})

describe('a declaration', () => {
  it('is stated by a maker, by a procedure of its scheme, for ten years at the most', () => {
    const row = rowOf(DECLARATION)
    expect([row.record, row.scheme, row.procedure, kindOf(widePack, row)]).toEqual([
      'declaration',
      's',
      'own-word',
      'word',
    ])
    expect(found({ ...DECLARATION, validTo: '2032-05-02' })).toEqual(['validTo validity-too-long'])
    expect(basisOf(widePack, row)).toBeUndefined()
  })

  it.each([
    ['without a procedure is taken and flagged', { procedure: '' }, 'procedure no-procedure'],
    ['by a procedure that nobody knows is refused', { procedure: 'B' }, 'procedure unknown-procedure'],
    ['by a procedure of another scheme is refused', { scheme: 'm', item: '34' }, 'procedure unknown-procedure'],
    ['of a scheme that knows none is refused', { scheme: 'm', item: '34', procedure: '' }, 'scheme no-declarations'],
    ['is not suspended', { act: 'suspend' }, 'act act-not-of-record'],
    ['is not renewed', { act: 'renew' }, 'act act-not-of-record'],
  ])('%s', (_clause, changes, finding) => {
    expect(found({ ...DECLARATION, ...changes })).toContain(finding)
  })

  it('is withdrawn and cancelled by whoever reports it', () => {
    for (const act of ['withdraw', 'cancel']) {
      expect(read({ record: 'declaration', act, number: 'M1', effective: '2022-05-20', reason: '01' }).row?.act).toBe(
        act,
      )
    }
  })
})

describe('the registration of a person', () => {
  it('is of a kind, in code or name, and says nothing of a holder', () => {
    const row = rowOf({ ...PERSON, holderName: 'Employer' })
    expect([row.personKind, kindOf(widePack, row)]).toEqual(['inspector', 'inspector'])
    expect(reportedFacts(row, widePack, 7)).toMatchObject({ holder: 7, scope: [], detail: {} })
    expect(JSON.stringify(reportedFacts(row, widePack, 7))).not.toMatch(/某人|Employer/)
  })

  it.each([
    ['a kind that is no registration', { personKind: 'permit' }, 'personKind unknown-person-kind'],
    ['no kind', { personKind: '' }, 'personKind missing-value'],
    ['a transfer', { act: 'transfer' }, 'act act-not-of-record'],
  ])('with %s is refused', (_clause, changes, finding) => {
    expect(found({ ...PERSON, ...changes })).toContain(finding)
  })
})

describe('a planned and a finished audit', () => {
  const PLAN = { record: '审核计划', number: 'R0001', auditFrom: '2022/6/10', auditors: 'P1；P2', method: 'FS02' }

  it('are kept under their number and first day, and are no act', () => {
    expect(read(PLAN)).toEqual({
      findings: [],
      kept: {
        record: 'audit-plan',
        number: 'R0001',
        on: '2022-06-10',
        cells: { auditFrom: '2022-06-10', auditors: 'P1；P2', method: 'FS02' },
      },
    })
  })

  it.each([
    ['a number', { number: '' }, 'number missing-value'],
    ['a first day', { auditFrom: '' }, 'auditFrom missing-value'],
    ['a first day that exists', { auditFrom: 'soon' }, 'auditFrom bad-date'],
  ])('need %s', (_clause, changes, finding) => {
    expect(found({ ...PLAN, ...changes })).toContain(finding)
  })

  it('that are finished lie behind, those that are planned may lie ahead', () => {
    expect(found({ ...PLAN, auditFrom: '2022-07-01' })).toEqual([])
    expect(found({ ...PLAN, record: 'audit', auditFrom: '2022-07-01' })).toEqual(['auditFrom future-date'])
  })
})

describe('any row', () => {
  const anyCell = fc.oneof(
    fc.constantFrom(
      'issue',
      'suspend',
      'm',
      'X01',
      '34.05',
      's/1',
      '2022-05-01',
      '22/5/1',
      '44682',
      'A',
      '检查员',
      '；',
      '',
    ),
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  const anyRow = fc.dictionary(fc.constantFrom(...REPORT_COLUMNS), anyCell, { maxKeys: 30 })

  it('of any record is taken, kept, or has an error: one of the three, and never breaks the reader', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REPORT_RECORDS), anyRow, (record, cells) => {
        const { row, kept, findings } = read({ ...cells, record })
        const failed = findings.some((one) => one.severity === 'error')
        expect([row !== undefined, kept !== undefined, failed].filter(Boolean)).toHaveLength(1)
        expect(() => row && reportedFacts(row, widePack, 1)).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})
