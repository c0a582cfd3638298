import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { smallPack } from '../pack/testing/small-pack.ts'
import { day } from '../time/day.ts'
import { columnOf } from './report-pack.ts'
import { readRow, type ReadRow } from './report-row.ts'
import { FINDINGS, type Finding } from './finding.ts'
import { REPORT_COLUMNS } from './report.ts'

vi.setConfig({ testTimeout: 60_000 })

const TODAY = day('2022-06-01')

const ISSUE = {
  act: 'new',
  number: 'P100',
  holderName: 'Lamp Works',
  holderId: '4711',
  item: 's/1/a',
  validFrom: '2022-05-01',
  validTo: '2027-04-30',
}

function read(cells: Readonly<Record<string, string>>): ReadRow {
  return readRow(cells, smallPack, TODAY, 7)
}

function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ field, code }) => `${field} ${code}`)
}

/** What is found in an issue in which some cells are different. */
function found(changes: Readonly<Record<string, string>>): readonly string[] {
  return codesOf(read({ ...ISSUE, ...changes }).findings)
}

function foundIn(act: string, cells: Readonly<Record<string, string>> = {}): readonly string[] {
  return codesOf(read({ act, number: 'P100', effective: '2022-05-20', reason: '01', ...cells }).findings)
}

describe('a row that reports an issue', () => {
  it('is read, its item as a code of the catalogue, its day that of the first day of validity', () => {
    expect(read(ISSUE)).toEqual({
      findings: [],
      row: {
        record: 'certificate',
        scheme: 's',
        act: 'issue',
        number: 'P100',
        effective: '2022-05-01',
        holderName: 'Lamp Works',
        holderId: '4711',
        item: ['s/1/a'],
        validFrom: '2022-05-01',
        validTo: '2027-04-30',
        models: [],
        sites: [],
        standards: [],
        auditors: [],
      },
    })
  })

  it('may say its work, and lists with any of three separators', () => {
    const { row, findings } = read({
      ...ISSUE,
      models: 'A-1；A-2; A-3、A-1',
      standards: 'GB 1;GB 2',
      laboratory: 'L1',
      testDate: '2022/3/1',
      auditors: 'P1;P2',
      auditFrom: '20220401',
      auditTo: '２０２２－０４－０３',
      reviewer: 'P3',
      reviewDate: '2022-04-10',
      decider: 'P4',
      decisionDate: '2022.4.20',
      predecessor: 'P99',
    })
    expect(findings).toEqual([])
    expect(row).toMatchObject({
      models: ['A-1', 'A-2', 'A-3'],
      standards: ['GB 1', 'GB 2'],
      auditors: ['P1', 'P2'],
      testDate: '2022-03-01',
      auditFrom: '2022-04-01',
      auditTo: '2022-04-03',
      decisionDate: '2022-04-20',
      relation: 'replaced',
    })
  })

  it('may name its item by the last segment, and its relation in the words of the acts', () => {
    expect(read({ ...ISSUE, item: ' ａ ' }).row?.item).toEqual(['s/1/a'])
    expect(read({ ...ISSUE, predecessor: 'P9', relation: 'Transferred' }).row?.relation).toBe('transferred')
    expect(read({ ...ISSUE, predecessor: 'P9', relation: 'transfer' }).row?.relation).toBe('transferred')
  })
})

describe('an error', () => {
  it.each([
    ['a missing number', { number: '  ' }, 'number missing-value'],
    ['a missing holder', { holderName: '' }, 'holderName missing-value'],
    ['a missing item', { item: '' }, 'item missing-value'],
    ['an unknown act', { act: 'sing' }, 'act unknown-act'],
    ['an inherited name as act', { act: 'constructor' }, 'act unknown-act'],
    ['an act of the authority', { act: 'annul' }, 'act act-not-reportable'],
    ['a correction', { act: 'correct' }, 'act act-not-reportable'],
    ['a day that does not exist', { validTo: '2023-02-29' }, 'validTo bad-date'],
    ['a day that is no date', { validFrom: 'tomorrow' }, 'validFrom bad-date'],
    ['a number of days outside a lifetime', { validFrom: '644682' }, 'validFrom bad-date'],
    ['the year 1900', { validFrom: '1900-01-01' }, 'validFrom implausible-date'],
    ['an end before the start', { validTo: '2022-04-30' }, 'validTo end-before-start'],
    [
      'an audit that ends before it begins',
      { auditFrom: '2022-04-02', auditTo: '2022-04-01' },
      'auditTo end-before-start',
    ],
    ['a test that lies ahead', { testDate: '2022-06-02' }, 'testDate future-date'],
    ['a wrong identifier', { holderId: '47x1' }, 'holderId identifier-fault'],
    ['an item that the catalogue lacks', { item: 's/9' }, 'item unknown-item'],
    ['a relation that nobody knows', { predecessor: 'P1', relation: 'cousin' }, 'relation unknown-relation'],
    ['a number of 61 characters', { number: 'P'.repeat(61) }, 'number too-long'],
    ['a number with a control character', { number: 'P1\u00002' }, 'number control-character'],
    ['a number that turns the direction of writing', { number: 'P1\u202E2' }, 'number control-character'],
    ['broken encoding', { holderName: 'L\uFFFDmp' }, 'holderName control-character'],
  ])('is %s', (_, changes, code) => {
    const result = read({ ...ISSUE, ...changes })
    expect(codesOf(result.findings)).toContain(code)
    expect(result.row).toBeUndefined()
  })

  it('is shown with its line, the beginning of its value, and what to do', () => {
    const [first] = read({ ...ISSUE, number: 'P'.repeat(500) }).findings
    expect(first).toMatchObject({
      line: 7,
      field: 'number',
      severity: 'error',
      fix: 'shorten',
      params: { longest: 60 },
    })
    expect(first?.value).toHaveLength(100)
  })

  it('is told once: a cell that cannot be read is not missing as well', () => {
    expect(found({ validFrom: '1900-01-01', effective: '2022-05-01' })).toEqual(['validFrom implausible-date'])
    expect(found({ act: 'sing' })).toEqual(['act unknown-act', 'effective missing-value'])
  })

  it('is a number of 60 characters not', () => {
    expect(found({ number: 'P'.repeat(60) })).toEqual([])
  })
})

describe('a flag', () => {
  it.each([
    ['a validity longer than the longest', { validTo: '2027-05-02' }, 'validTo validity-too-long'],
    ['a validity without end', { validTo: '' }, 'validTo no-end'],
    ['a holder without identifier', { holderId: '' }, 'holderId no-identifier'],
    ['an issue that lies ahead', { validFrom: '2022-06-02' }, 'effective not-begun'],
    ['a decision after the issue', { decisionDate: '2022-05-02' }, 'decisionDate after-issue'],
    ['a reason that the country does not have', { reason: '99' }, 'reason unknown-reason'],
    ['a reason for another act', { reason: '01' }, 'reason reason-not-for-act'],
  ])('is %s, and the row is taken', (_, changes, code) => {
    const result = read({ ...ISSUE, ...changes })
    expect(codesOf(result.findings)).toEqual([code])
    expect(result.row).toBeDefined()
  })

  it('is not the same day of the last year, nor the day before it', () => {
    expect(found({ validTo: '2027-05-01' })).toEqual([])
    expect(found({ validTo: '2027-04-30' })).toEqual([])
  })
})

describe('a row that reports what happened to a certificate', () => {
  it.each(['suspend', 'withdraw'])('takes a number, a day and a reason: %s', (act) => {
    expect(foundIn(act)).toEqual([])
  })

  it.each(['suspend', 'restore', 'withdraw', 'cancel', 'replace'])('is not reported before it was done: %s', (act) => {
    expect(foundIn(act, { effective: '2022-06-02' })).toContain('effective future-date')
    expect(foundIn(act, { effective: '2022-06-01' })).not.toContain('effective future-date')
  })

  it.each([
    ['extend', 'item'],
    ['reduce', 'item'],
    ['renew', 'validTo'],
    ['transfer', 'holderName'],
    ['cancel', 'effective'],
  ])('of %s says its %s', (act, field) => {
    const cells = { act, number: 'P100', ...(field !== 'effective' && { effective: '2022-05-20' }) }
    expect(codesOf(read(cells).findings)).toContain(`${field} missing-value`)
  })

  it('gives a reason where the law wants one', () => {
    expect(foundIn('withdraw', { reason: '' })).toEqual(['reason no-reason'])
    expect(foundIn('restore', { reason: '' })).toEqual([])
  })

  it('announces no end of a suspension before its beginning', () => {
    expect(foundIn('suspend', { until: '2022-05-19' })).toEqual(['until end-before-start'])
    expect(read({ act: 'suspend', number: 'P', effective: '2022-05-20', until: '2022-08-20' }).row?.until).toBe(
      '2022-08-20',
    )
  })
})

describe('a heading', () => {
  it.each([
    ['number', 'number'],
    ['No', 'number'],
    [' Holder Name', 'holderName'],
    ['ＮＯ', 'number'],
    ['colour', undefined],
    ['constructor', undefined],
  ])('%j means %s', (heading, column) => {
    expect(columnOf(heading, smallPack)).toBe(column)
  })
})

describe('any row', () => {
  const anyCell = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
    fc.constantFrom('new', 'suspend', '2022-05-01', '2022/5/1', 's/1', '01', '', '=1+1', '4711', '0'),
  )
  const anyCells = fc.dictionary(fc.constantFrom(...REPORT_COLUMNS), anyCell)

  it('is read or has an error, never both, and never breaks the reader', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const { row, findings } = read(cells)
        expect(row === undefined).toBe(findings.some(({ severity }) => severity === 'error'))
        expect(
          findings.every(({ code, severity, fix }) => FINDINGS[code].severity === severity && fix.length > 0),
        ).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('says the same when its days are written in another way', () => {
    const anyDate = fc.date({ min: new Date('2015-01-01'), max: new Date('2022-05-31'), noInvalidDate: true })
    fc.assert(
      fc.property(anyDate, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const loose = iso.split('-').map(Number).join('/')
        const wide = iso.replaceAll('-', '').replaceAll(/\d/gu, (one) => String.fromCodePoint(0xff10 + Number(one)))
        for (const written of [loose, wide, ` ${iso} `]) {
          expect(read({ ...ISSUE, validFrom: written })).toEqual(
            expect.objectContaining({ row: expect.objectContaining({ validFrom: iso }) as unknown }),
          )
        }
      }),
    )
  })
})
