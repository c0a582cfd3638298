import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { day } from '../time/day.ts'
import { readRow } from './report-row.ts'
import { readTemplateRow, type ReadTemplateRow } from './template-row.ts'
import { columnKey } from './template.ts'
import { inTemplate } from './testing/template-file.ts'
import { smallTemplate, widePack } from './testing/wide-pack.ts'

vi.setConfig({ testTimeout: 60_000 })

const TODAY = day('2022-06-01')

const ROW = {
  body: 'B1',
  number: 'M1',
  holderName: 'Works',
  holderId: '1',
  scheme: 'X01',
  item: '34.05.00；5.01',
  activity: '03',
  auditFrom: '2022-04-10',
  auditTo: '2022-04-11',
  personDays: '4',
  validFrom: '2022-05-01',
  validTo: '2025-04-30',
  status: '01',
}

function read(changes: Readonly<Record<string, string>> = {}): ReadTemplateRow {
  return readTemplateRow({ ...ROW, ...changes }, smallTemplate, widePack, TODAY, 9)
}

/** Acts with the day of each; those that are perhaps no news stand in brackets. */
function actsOf(changes: Readonly<Record<string, string>>): readonly string[] {
  const { acts, findings } = read(changes)
  const errors = findings.filter((one) => one.severity === 'error').map(({ field, code }) => `${field} ${code}`)
  if (errors.length > 0) return errors
  return acts.map(({ row, optional }) => {
    const text = `${row.act} ${row.effective}`
    return optional ? `(${text})` : text
  })
}

function found(changes: Readonly<Record<string, string>>): readonly string[] {
  return read(changes).findings.map(({ field, code }) => `${field} ${code}`)
}

describe('a row of a template', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['of surveillance shows a certificate that may be known', {}, ['(issue 2022-05-01)']],
    ['of an initial audit issues it', { activity: '01' }, ['issue 2022-05-01']],
    ['that is reported as new issues it', { reportType: '01' }, ['issue 2022-05-01']],
    ['of recertification renews it', { activity: '02' }, ['(issue 2022-05-01)', 'renew 2022-05-01']],
    [
      'of a suspended certificate suspends it on its day, and issues it where nobody did',
      { activity: '01', status: '02', suspendedOn: '2022-05-20', suspendedUntil: '2022-08-20', suspendReason: '01' },
      ['(issue 2022-05-01)', 'suspend 2022-05-20'],
    ],
    [
      'of a suspended certificate without a day of its own takes that of the change',
      { status: '02', changedOn: '2022-05-21' },
      ['(issue 2022-05-01)', 'suspend 2022-05-21'],
    ],
    ['of a suspended certificate without any day is refused', { status: '02' }, ['suspendedOn missing-value']],
    [
      'of a withdrawn certificate withdraws it',
      { status: '03', endedOn: '2022-05-25', endReason: '01' },
      ['(issue 2022-05-01)', 'withdraw 2022-05-25'],
    ],
    [
      'of a cancelled certificate cancels it',
      { status: '04', changedOn: '2022-05-25' },
      ['(issue 2022-05-01)', 'cancel 2022-05-25'],
    ],
    ['of an expired certificate changes nothing', { status: '05' }, ['(issue 2022-05-01)']],
    [
      'of a restored certificate restores it',
      { changes: '97_02', changedOn: '2022-05-28' },
      ['(issue 2022-05-01)', 'restore 2022-05-28'],
    ],
    [
      'of a wider scope and another name extends and changes it',
      { changes: '01；05', changedOn: '2022-05-28' },
      ['(issue 2022-05-01)', 'change 2022-05-28', 'extend 2022-05-28'],
    ],
    ['of a change without its day is refused', { changes: '01' }, ['changedOn missing-value']],
    [
      'of a replacement ends the former certificate of the same body',
      { reportType: '02', predecessor: 'M0', replacedOn: '2022-04-30' },
      ['issue 2022-05-01', '(replace 2022-04-30)'],
    ],
    [
      'of a replacement without a day of its own takes the first day of the new one',
      { isReplacement: '是', predecessor: 'M0' },
      ['issue 2022-05-01', '(replace 2022-05-01)'],
    ],
    [
      'of a transfer from another body leaves the end to that body',
      { reportType: '02', predecessor: 'M0', predecessorBody: 'B2' },
      ['issue 2022-05-01'],
    ],
    [
      'of a transfer by its reason leaves it, too',
      { reportType: '02', predecessor: 'M0', replaceReason: '0103' },
      ['issue 2022-05-01'],
    ],
    ['without a number is refused', { number: '' }, ['number missing-value']],
    ['of a project that nobody knows is refused', { scheme: 'Y01' }, ['scheme unknown-scheme']],
    ['with a day that is none is refused', { validFrom: '2022-02-30' }, ['validFrom bad-date']],
  ])('%s', (_clause, changes, acts) => {
    expect(actsOf(changes)).toEqual(acts)
  })

  it('says in the issue whose place it takes', () => {
    const predecessorOf = (changes: Readonly<Record<string, string>>) => {
      const { predecessor, relation, predecessorBody } =
        read({ reportType: '02', predecessor: 'M0', ...changes }).acts[0]?.row ?? {}
      return [predecessor, relation, predecessorBody]
    }
    expect(predecessorOf({})).toEqual(['M0', 'replaced', undefined])
    expect(predecessorOf({ predecessorBody: 'B1' })).toEqual(['M0', 'replaced', undefined])
    expect(predecessorOf({ predecessorBody: 'B2' })).toEqual(['M0', 'transferred', 'B2'])
    expect(read({ predecessor: 'M0' }).acts[0]?.row.predecessor).toBeUndefined()
  })

  it('carries scope, standards, sites and main certificate into the issue', () => {
    const { row } =
      read({ reportType: '01', standards: 'S 1；S 2', sites: '一；二', isSub: '1', main: 'M0' }).acts[0] ?? {}
    expect(row).toMatchObject({
      scheme: 'm',
      item: ['m/34/05', 'm/5/01'],
      standards: ['S 1', 'S 2'],
      sites: ['一', '二'],
      main: 'M0',
    })
  })

  it('takes the field of a service where no business scope is given', () => {
    expect(read({ item: '', serviceField: '5' }).acts[0]?.row.item).toEqual(['m/5'])
    expect(read({ item: '34', serviceField: '5' }).acts[0]?.row.item).toEqual(['m/34'])
  })

  it('says the new name of its holder on the day of the change', () => {
    const change = read({ changes: '01', changedOn: '2022-05-28', holderFormerName: 'Old Works' }).acts.at(-1)?.row
    expect(change).toMatchObject({
      act: 'change',
      holderName: 'Works',
      holderFormerName: 'Old Works',
      effective: '2022-05-28',
    })
    expect([change?.validFrom, change?.item]).toEqual([undefined, []])
  })
})

describe('what is doubtful in a row of a template', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['is a sub-certificate without its main certificate', { isSub: '是' }, 'main no-main'],
    [
      'is a scope that got narrower by nobody knows what',
      { changes: '06', changedOn: '2022-05-28' },
      'changes reduction-not-stated',
    ],
    ['is a code that the template does not have', { changes: '77' }, 'changes unknown-code'],
    ['is an expired certificate that has not expired', { status: '05' }, 'status status-not-by-dates'],
    [
      'is a suspension without a ground, told where the ground should stand',
      { status: '02', suspendedOn: '2022-05-20' },
      'suspendReason no-reason',
    ],
    [
      'is a year of two digits, told where it stands',
      { status: '03', endedOn: '22/5/25', endReason: '01' },
      'endedOn two-digit-year',
    ],
  ])('%s', (_clause, changes, finding) => {
    expect(found(changes)).toContain(finding)
    expect(read(changes).acts.length).toBeGreaterThan(0)
  })

  it('is not what it shows of a certificate that may be known', () => {
    expect(found({ holderId: '', validTo: '2029-04-30' })).toEqual([])
    expect(found({ holderId: '', validTo: '2029-04-30', reportType: '01' })).toEqual([
      'holderId no-identifier',
      'validTo validity-too-long',
    ])
  })

  it('is told once, however many acts a row comes to', () => {
    const twice = found({ activity: '02', validFrom: 'never', changes: '01', changedOn: 'never' })
    expect(new Set(twice).size).toBe(twice.length)
  })
})

describe('what is kept of a row of a template', () => {
  it('is its audit, and every column from which nothing follows', () => {
    expect(read({ '#34': '010-1', '#35': '0' }).kept).toEqual([
      {
        record: 'audit',
        number: 'M1',
        on: '2022-04-10',
        cells: { activity: '03', auditFrom: '2022-04-10', auditTo: '2022-04-11', personDays: '4' },
      },
      { record: 'certificate', number: 'M1', on: '2022-05-01', cells: { 电话: '010-1', '#35': '0' } },
    ])
  })

  it('is nothing of a row that is refused, and no audit where none is told', () => {
    expect(read({ number: '' }).kept).toEqual([])
    expect(read({ auditFrom: '', auditTo: '' }).kept).toEqual([])
  })
})

describe('any row of a template', () => {
  const keys = smallTemplate.columns.map(columnKey)
  const anyCell = fc.oneof(
    fc.constantFrom(
      '01',
      '02',
      '03',
      '04',
      '05',
      '06',
      '97_01',
      '97_02',
      '97_03',
      '是',
      '2022-05-01',
      '22/5/1',
      'X01',
      '34',
      'M1',
      '0103',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )

  it('has acts or an error, never both, and never breaks the reader', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), anyCell), (cells) => {
        const { acts, findings } = readTemplateRow(cells, smallTemplate, widePack, TODAY)
        expect(findings.some((one) => one.severity === 'error')).toBe(acts.length === 0)
      }),
      { numRuns: 2000 },
    )
  })

  const text = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/)
  const anyIssue = fc.record(
    {
      number: text,
      holderName: text,
      holderId: fc.stringMatching(/^\d{1,9}$/),
      scheme: fc.constant('m'),
      item: fc.constantFrom('m/34', 'm/34/05', 'm/34/05；m/5'),
      validFrom: fc.constantFrom('2022-05-01', '2021/6/1'),
      validTo: fc.constantFrom('2023-05-01', '2023.12.31'),
      standards: text,
      sites: text,
      main: text,
      holderFormerName: text,
      accreditationMark: fc.constantFrom('01', '99'),
      predecessor: text,
    },
    { requiredKeys: ['number', 'holderName', 'holderId', 'scheme', 'item', 'validFrom', 'validTo'] },
  )

  it('that was our own row of an issue is read as that row', () => {
    fc.assert(
      fc.property(anyIssue, fc.boolean(), (issue, transferred) => {
        const relation = issue.predecessor !== undefined && transferred ? { relation: 'transferred' } : {}
        const own = readRow({ act: 'issue', ...issue, ...relation }, widePack, TODAY).row
        const [first] = readTemplateRow(inTemplate({ ...issue, ...relation }), smallTemplate, widePack, TODAY).acts
        expect(first).toEqual({ row: own, optional: false })
      }),
    )
  })
})
