import { columnOf, day, readTemplateRow, templateColumnOf, templateOf, type ReportTemplate } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { pack } from '../pack.ts'

const TODAY = day('2024-06-01')
const templates = pack.reports.templates ?? []

function get(code: string): ReportTemplate {
  const template = templates.find((one) => one.code === code)
  if (!template) throw new Error(code)
  return template
}

function headingsOf(template: ReportTemplate): readonly string[] {
  return template.columns.flatMap(({ name }) => name ?? [])
}

describe('the national templates', () => {
  it.each([
    ['2012', 59, 59],
    ['2016', 73, 67],
  ])('of %s has %i columns, of which %i have names', (code, columns, named) => {
    const template = get(code)
    expect(template.columns.map(({ no }) => no)).toEqual(Array.from({ length: columns }, (_, index) => index + 1))
    expect(headingsOf(template)).toHaveLength(named)
  })

  it.each(['2012', '2016'])('of %s is known by its own headings, and by no other template', (code) => {
    const template = get(code)
    expect(templateOf(headingsOf(template), pack)?.code).toBe(code)
    expect(templateOf(headingsOf(template).toReversed(), pack)?.code).toBe(code)
  })

  it('of 2012 is known by the names of its columns for machines, which are no guide to what they mean', () => {
    const template = get('2012')
    expect(
      templateOf(
        template.columns.flatMap(({ code }) => code ?? []),
        pack,
      )?.code,
    ).toBe('2012')
    expect(templateColumnOf('ZCERTSTATUS', template)).toBe('replaceReason')
    expect(templateColumnOf('ZCHANGEID', template)).toBe('status')
  })

  it.each(['2012', '2016'])('of %s gives no two columns one meaning, and to each list of codes its codes', (code) => {
    const { columns, tables } = get(code)
    const meanings = columns.flatMap(({ means }) => means ?? [])
    expect(new Set(meanings).size).toBe(meanings.length)
    for (const { table } of columns) expect(table === undefined || (tables[table] ?? []).length > 0).toBe(true)
  })

  it.each(['2012', '2016'])('of %s knows every status and every change that its lists know', (code) => {
    const { statuses, changes, tables } = get(code)
    expect(tables['certificate-status']?.map((one) => one.code)).toEqual(Object.keys(statuses))
    expect(new Set(tables['management-change']?.map((one) => one.code))).toEqual(new Set(Object.keys(changes)))
  })

  it('keep names and numbers of persons, telephones and fees out of what is reported', () => {
    for (const template of templates) {
      for (const heading of [
        '法定代表人',
        '组织联系电话',
        '电话',
        '评定人员名单',
        '评定人员',
        '实收的认证费用',
        '风险系数',
      ]) {
        expect(templateColumnOf(heading, template) ?? '#').toMatch(/^#/)
      }
    }
  })

  it('do not take our own format for one of them', () => {
    const own = [
      '记录类型',
      '动作',
      '证书编号',
      '生效日期',
      '组织名称',
      '统一社会信用代码',
      '业务范围代码',
      '认证项目代码',
      '颁证日期',
      '证书到期日期',
    ]
    expect(own.map((heading) => columnOf(heading, pack))).not.toContain(undefined)
    expect(templateOf(own, pack)).toBeUndefined()
  })
})

/** A row as a body writes it in 2016, by the headings of the template. */
const ROW_2016 = {
  认证机构批准号: 'CNCA-R-2002-001',
  组织名称: '示例制造有限公司',
  组织机构代码: '91100000TE5T000164',
  行政区划代码: '110000',
  证书号码: '00124Q30001R0S/1100',
  认证项目代码: 'A010102',
  业务范围代码: '18.05.01；１９',
  认证依据: 'GB/T 19001-2016',
  '多现场名称地址(全角分号分隔)': '一厂 北京；二厂 天津',
  认证审核活动代码: '01',
  审核开始日期: '24/4/8',
  审核结束日期: '2024.4.10',
  证书发证日期: '45413',
  证书到期日期: '2027年4月30日',
  证书状态: '01',
  上报类型: '01',
  证书使用的认可标志代码: '01',
  法定代表人: '某人',
}

function read(code: string, row: Readonly<Record<string, string>>) {
  const template = get(code)
  const cells: Record<string, string> = {}
  for (const [heading, text] of Object.entries(row)) cells[templateColumnOf(heading, template) ?? heading] = text
  return readTemplateRow(cells, template, pack, TODAY)
}

describe('a row of 2016', () => {
  it('of a new certificate is its issue: scheme by the project code, items by business scope, days in every form', () => {
    const { acts, kept, findings } = read('2016', ROW_2016)
    expect(acts).toHaveLength(1)
    expect(acts[0]).toMatchObject({
      optional: false,
      row: {
        act: 'issue',
        scheme: 'qms',
        number: '00124Q30001R0S/1100',
        effective: '2024-05-01',
        item: ['qms/18/05/01', 'qms/19'],
        sites: ['一厂 北京', '二厂 天津'],
        validFrom: '2024-05-01',
        validTo: '2027-04-30',
        auditFrom: '2024-04-08',
        accreditationMark: '01',
      },
    })
    expect(findings.map(({ field, code }) => `${field} ${code}`)).toEqual(['auditFrom two-digit-year'])
    expect(kept.map(({ record, cells }) => [record, cells['法定代表人']])).toEqual([
      ['audit', undefined],
      ['certificate', '某人'],
    ])
  })

  it('of a suspended one suspends it, on grounds of its own list', () => {
    const { acts, findings } = read('2016', {
      ...ROW_2016,
      证书状态: '02',
      暂停原因: '0116',
      暂停开始时间: '20240520',
      暂停结束时间: '20241120',
    })
    expect(acts.map(({ row }) => [row.act, row.effective, row.reason, row.until])).toEqual([
      ['issue', '2024-05-01', undefined, undefined],
      ['suspend', '2024-05-20', '0116', '2024-11-20'],
    ])
    expect(findings.filter(({ code }) => code !== 'two-digit-year')).toEqual([])
  })

  it('of a number that replaced another ends the other', () => {
    const { acts } = read('2016', {
      ...ROW_2016,
      上报类型: '02',
      是否换证: '01',
      换证日期: '2024-05-01',
      换证原因: '0102',
      原获认证的认证证书号: '00121Q30001R0S/1100',
    })
    expect(acts.map(({ row, optional }) => [row.act, row.number, row.reason, optional])).toEqual([
      ['issue', '00124Q30001R0S/1100', undefined, false],
      ['replace', '00121Q30001R0S/1100', '0102', true],
    ])
  })
})

describe('a row of 2012', () => {
  it('of surveillance keeps the audit and issues nothing that is known', () => {
    const { acts, kept, findings } = read('2012', {
      ZDEP_ID: 'CNCA-R-2002-001',
      ZORGNAME: '示例制造有限公司',
      ZORGID: '91100000TE5T000164',
      ZOSCID: '00112E20001R0M',
      ZProCode: 'A020101',
      ZSPESORTS: '17.01',
      ZAUDCODE: '0301',
      ZAUDSTADATE: '2013-05-06',
      ZAUDENDDATE: '2013-05-07',
      ZAUDDAYSS: '2.5',
      ZREGIDATE: '2012-06-01',
      ZREGITODATE: '2015-05-31',
      ZCHANGEID: '01',
    })
    expect(acts.map(({ row, optional }) => [row.act, row.scheme, row.item, optional])).toEqual([
      ['issue', 'ems', ['ems/17/01'], true],
    ])
    expect(kept[0]).toMatchObject({ record: 'audit', on: '2013-05-06', cells: { activity: '0301', personDays: '2.5' } })
    expect(findings).toEqual([])
  })
})
