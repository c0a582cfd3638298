import {
  ACT_KINDS,
  belongsOn,
  checkPack,
  columnOf,
  day,
  FAMILIES,
  includes,
  NEED_ROLES,
  numberKey,
  REPORT_COLUMNS,
  STATUSES,
  type ActKind,
  type Need,
  type NeedRole,
} from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { pack } from './pack.ts'

function needsOn(on: string): readonly Need[] {
  return (pack.needs['ccc'] ?? []).filter((need) => !need.statement && includes(need.during, day(on)))
}

function basisOn(on: string, role: NeedRole): readonly string[] {
  const found = needsOn(on).filter((need) => need.role === role)
  return found.flatMap((need) => need.basis.map((one) => `${one.instrument} ${one.article}`))
}

function rootOf(family: Need['family']): string | undefined {
  return pack.roots.find((root) => root.families.includes(family))?.party.value
}

function groundOf(act: ActKind, code: string): string | undefined {
  return pack.grounds.find((ground) => ground.code === code && ground.acts.includes(act))?.name.zh
}

function articleOf(act: ActKind): string | undefined {
  return pack.reports.basis[act]?.[0]?.article
}

describe('the pack', () => {
  it('has no fault', () => {
    expect(checkPack(pack)).toEqual([])
  })

  it('counts in yuan and its hundredth, by the day of Shanghai', () => {
    expect(pack.currency).toEqual({ code: 'CNY', minorDigits: 2 })
    expect(pack.zone).toBe('Asia/Shanghai')
    expect(pack.calendar.weekend).toEqual([0, 6])
  })

  it('has a word of the law for every family, status, act and link', () => {
    const keys = new Set(pack.glossary.map((term) => term.key))
    const wanted = [
      ...FAMILIES.map((family) => `family/${family}`),
      ...STATUSES.map((status) => `status/${status}`),
      ...ACT_KINDS.map((act) => `act/${act}`),
      ...NEED_ROLES.map((role) => `role/${role}`),
    ]
    expect(wanted.filter((key) => !keys.has(key))).toEqual([])
  })

  it('never says withdrawal, cancellation, replacement and annulment in one word', () => {
    const words = pack.glossary.filter((term) => /^act\/(withdraw|cancel|replace|annul)$/.test(term.key))
    expect(new Set(words.map((term) => term.name.zh)).size).toBe(4)
    expect(new Set(words.map((term) => term.name.en)).size).toBe(4)
  })

  it('has the 31 provinces, and Taiwan, Hong Kong and Macao', () => {
    expect(pack.regions.filter((region) => region.level === 'province')).toHaveLength(34)
    expect(pack.regions.find((region) => region.code === '440000')?.name).toEqual({ zh: '广东省', en: 'Guangdong' })
  })

  it('reads the examples of its forms of numbers as they are printed', () => {
    for (const { example, pattern } of pack.numbers) expect(pattern.test(numberKey(example))).toBe(true)
    const approval = pack.numbers.find((form) => form.kind === 'cb-approval')?.pattern
    for (const number of ['CNCA-R-2002-001', 'CNCA-RF-2002-01']) expect(approval?.test(number)).toBe(true)
    expect(approval?.test('CNCA-2002-001')).toBe(false)
  })
})

describe('what a certificate of compulsory product certification rests on', () => {
  it.each(['2010-01-01', '2019-06-30', '2020-11-28', '2020-11-29', '2026-11-20'])('on %s: seven links', (on) => {
    expect(needsOn(on).map((need) => need.role)).toEqual([...NEED_ROLES])
  })

  it('cites the numbers that the Regulations had on the day', () => {
    expect(basisOn('2020-11-28', 'approval')).toEqual(['rule-cb 7', 'reg-cnca 57'])
    expect(basisOn('2020-11-29', 'approval')).toEqual(['reg-cnca 9', 'rule-cb 7'])
    expect(basisOn('2020-11-28', 'designation')).toEqual(['reg-cnca 64'])
    expect(basisOn('2020-11-29', 'designation')).toEqual(['reg-cnca 31'])
    expect(basisOn('2021-01-01', 'auditor')).toEqual(['rule-ccc 15', 'reg-cnca 38'])
  })

  it('judges laboratories on the day of the test, inspectors on the days of the audit, and the rest on the decision', () => {
    const days = Object.fromEntries(needsOn('2024-01-01').map((need) => [need.role, need.day]))
    expect(days).toEqual({
      approval: 'decision',
      accreditation: 'decision',
      designation: 'decision',
      laboratory: 'test',
      auditor: 'audit',
      reviewer: 'decision',
      decider: 'decision',
    })
  })

  it('must cover every item by approval and designation, and the scheme by accreditation', () => {
    const covers = needsOn('2024-01-01').map((need) => `${need.role} ${need.covers}`)
    expect(covers.slice(0, 4)).toEqual([
      'approval items',
      'accreditation scheme',
      'designation items',
      'laboratory items',
    ])
  })

  it('keeps review and decision apart from the inspection', () => {
    const apart = needsOn('2024-01-01').filter((need) => need.apartFrom?.includes('auditor'))
    expect(apart.map((need) => need.role)).toEqual(['reviewer', 'decider'])
  })

  it('ends at the authority that grants each family', () => {
    expect(rootOf('approval')).toBe('CNCA')
    expect(rootOf('designation')).toBe('CNCA')
    expect(rootOf('accreditation')).toBe('CNAS')
    expect(rootOf('registration')).toBe('CCAA')
  })

  it('is an item of the catalogue on the day', () => {
    const item = pack.schemes[0]?.items.find((one) => one.code === 'ccc/07/0701')
    expect(item && belongsOn(item, day('2020-09-24'))).toBe(true)
  })
})

describe('reports of bodies', () => {
  it.each([
    ['证书编号', 'number'],
    ['认证证书号', 'number'],
    ['颁证日期', 'validFrom'],
    ['原（已）获认证的认证证书号', 'predecessor'],
    ['统一社会信用代码', 'holderId'],
  ])('have in the column %s the %s', (heading, column) => {
    expect(columnOf(heading, pack)).toBe(column)
  })

  it('know only columns of the format', () => {
    const known: readonly string[] = REPORT_COLUMNS
    expect(Object.keys(pack.reports.columns).filter((column) => !known.includes(column))).toEqual([])
  })

  it('are due on the tenth of the next month, for certificates of at most five years', () => {
    expect(pack.reports.late).toMatchObject({ rule: 'day-of-next-month', day: 10 })
    expect(pack.reports.longestYears).toBe(5)
  })

  it('give grounds by codes that mean something only with the act', () => {
    expect(groundOf('suspend', '0201')).toBe('违法或抽查不合格')
    expect(groundOf('withdraw', '0201')).toBe('暂停期满未整改')
    expect(groundOf('cancel', '0201')).toBe('届满未延期')
    expect(groundOf('suspend', '0209')).toBeUndefined()
  })

  it('cite articles 26 to 28 for cancellation, suspension and withdrawal', () => {
    expect([articleOf('cancel'), articleOf('suspend'), articleOf('withdraw')]).toEqual(['26', '27', '28'])
    const cited = pack.grounds.flatMap(({ acts, basis }) => (acts.includes('suspend') ? (basis ?? []) : []))
    expect([...new Set(cited.map(({ instrument, article }) => `${instrument} ${article}`))].toSorted()).toEqual([
      'rule-cb 21',
      'rule-ccc 27',
    ])
  })

  it('number the grounds of management systems apart from those of compulsory certification', () => {
    expect(groundOf('suspend', '0116')).toBe('主动请求')
    expect(groundOf('withdraw', '0116')).toBe('未运行体系')
  })
})
