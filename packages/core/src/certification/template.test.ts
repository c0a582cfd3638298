import { describe, expect, it } from 'vitest'
import { columnKey, isReportColumn, missingInTemplate, templateColumnOf, templateOf } from './template.ts'
import { smallTemplate, widePack } from './testing/wide-pack.ts'

const NAMES = smallTemplate.columns.flatMap(({ name }) => name ?? [])

describe('a heading row', () => {
  it('is that of a template when eight of its columns are there, in any order, by name or by code', () => {
    expect(templateOf(NAMES, widePack)).toBe(smallTemplate)
    expect(templateOf(NAMES.toReversed(), widePack)).toBe(smallTemplate)
    expect(
      templateOf(
        smallTemplate.columns.flatMap(({ code }) => code ?? []),
        widePack,
      ),
    ).toBe(smallTemplate)
    expect(templateOf(['证书号', '状态', '发证日期', '组织', '范围', '项目', '活动', '到期日期'], widePack)).toBe(
      smallTemplate,
    )
  })

  it.each([
    ['too few columns', ['证书号', '状态', '发证日期', '组织', '范围', '项目', '活动']],
    ['no number', NAMES.filter((name) => name !== '证书号')],
    ['no status', NAMES.filter((name) => name !== '状态')],
    ['no first day', NAMES.filter((name) => name !== '发证日期')],
    [
      'the columns of our own format',
      ['act', 'number', 'validFrom', 'item', 'scheme', 'holderName', 'validTo', 'note'],
    ],
  ])('with %s is not', (_clause, headings) => {
    expect(templateOf(headings, widePack)).toBeUndefined()
  })

  it('is none where the country has no templates', () => {
    const { templates: _none, ...reports } = widePack.reports
    expect(templateOf(NAMES, { ...widePack, reports })).toBeUndefined()
  })

  it('says what a template lacks', () => {
    expect(missingInTemplate(['number', undefined])).toEqual(['status', 'validFrom'])
    expect(missingInTemplate(['number', 'status', 'validFrom'])).toEqual([])
  })
})

describe('a column of a template', () => {
  it.each([
    ['证书号', 'number'],
    [' 证 书 号 ', 'number'],
    ['ｚ４', 'number'],
    ['现场', 'sites'],
    ['现场(分号分隔)', 'sites'],
    ['电话', '#34'],
    ['#35', '#35'],
    ['状态', 'status'],
    ['颜色', undefined],
    ['', undefined],
  ])('%j is %s', (heading, key) => {
    expect(templateColumnOf(heading, smallTemplate)).toBe(key)
  })

  it('has a key of its own', () => {
    const keys = smallTemplate.columns.map(columnKey)
    expect(new Set(keys).size).toBe(keys.length)
    expect([isReportColumn('number'), isReportColumn('status'), isReportColumn('constructor')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
