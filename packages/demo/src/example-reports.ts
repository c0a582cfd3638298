import { artificialCode } from './check-digit.ts'
import { EXAMPLE_NUMBERS } from './examples.ts'
import { laboratoryOf } from './laboratories.ts'
import { MARK } from './mark.ts'
import type { Cells } from './report-file.ts'
import type { ReportOf } from './situation-row.ts'

const { main, branch, otherBranch, renamed, declaration, declared, left } = EXAMPLE_NUMBERS
/** The body that certifies management systems, and three of its auditors. */
const SYSTEMS = 13
const PEOPLE: Cells = { auditors: '2099-MS-9130001', reviewer: '2099-MS-9130002', decider: '2099-MS-9130003' }
const CHAIN = '广东鼎盛连锁超市有限公司'
const BRANCHES = [
  { number: branch, name: `${CHAIN}广东第1分公司${MARK}`, code: 18, address: '广东省示例工业园71号' },
  { number: otherBranch, name: `${CHAIN}广东第2分公司${MARK}`, code: 19, address: '广东省示例工业园72号' },
] as const
const OLD_NAME = `浙江安泰机械有限公司${MARK}`
const NEW_NAME = `浙江鸿泰智能装备有限公司${MARK}`
const COMPRESSORS = { name: '安达电器有限公司', region: '340000', code: 21 } as const

function chainCells(number: string, name: string, code: number, more: Cells): Cells {
  return {
    act: 'issue',
    scheme: 'qms',
    number,
    effective: '2024-03-12',
    holderName: name,
    holderId: artificialCode(code),
    holderRegion: '440000',
    item: 'qms/29',
    scopeText: '连锁超市的经营和服务',
    standards: 'GB/T 19001-2016',
    validFrom: '2024-03-12',
    validTo: '2027-03-11',
    ...PEOPLE,
    auditFrom: '2024-02-19',
    auditTo: '2024-02-21',
    reviewDate: '2024-03-06',
    decisionDate: '2024-03-11',
    ...more,
  }
}

/** What bodies reported of the examples. */
export const EXAMPLE_REPORTS: readonly ReportOf[] = [
  {
    body: 1,
    on: '2018-06-06',
    rows: [
      {
        act: 'issue',
        number: declared,
        on: '2018-05-15',
        holder: COMPRESSORS,
        product: '全封闭电动机-压缩机',
        models: 'QD-65H',
        laboratory: 1,
      },
    ],
  },
  {
    body: 2,
    on: '2019-07-05',
    rows: [
      {
        act: 'issue',
        number: left,
        on: '2019-06-11',
        holder: { name: '悦声视听技术有限公司', region: '310000', code: 22 },
        product: '有源音箱',
        models: 'SP-100',
        laboratory: 1,
      },
    ],
  },
  {
    body: 1,
    on: '2020-07-07',
    rows: [
      {
        act: 'cells',
        cells: {
          record: 'declaration',
          act: 'issue',
          number: declaration,
          effective: '2020-06-15',
          holderName: `安徽${COMPRESSORS.name}${MARK}`,
          holderId: artificialCode(COMPRESSORS.code),
          holderRegion: COMPRESSORS.region,
          product: '全封闭电动机-压缩机',
          models: 'QD-65H',
          item: 'ccc/07/0704',
          procedure: 'self-declaration-B',
          validFrom: '2020-06-15',
          validTo: '2030-06-14',
          laboratory: laboratoryOf(1).designation,
          testDate: '2020-05-20',
          testReport: 'TR20-100318',
          predecessor: declared,
          relation: 'replaced',
        },
      },
      { act: 'cancel', number: declared, on: '2020-06-15', reason: '0299' },
    ],
  },
  {
    body: SYSTEMS,
    on: '2022-07-06',
    rows: [
      {
        act: 'cells',
        cells: {
          act: 'issue',
          scheme: 'ems',
          number: renamed,
          effective: '2022-06-14',
          holderName: OLD_NAME,
          holderId: artificialCode(20),
          holderRegion: '330000',
          item: 'ems/18',
          scopeText: '机械设备的设计和生产',
          standards: 'GB/T 24001-2016',
          validFrom: '2022-06-14',
          validTo: '2025-06-13',
          ...PEOPLE,
          auditFrom: '2022-05-23',
          auditTo: '2022-05-24',
          reviewDate: '2022-06-08',
          decisionDate: '2022-06-13',
        },
      },
    ],
  },
  { body: 2, on: '2022-11-07', rows: [{ act: 'cancel', number: left, on: '2022-10-10', reason: '0299' }] },
  {
    body: SYSTEMS,
    on: '2024-04-08',
    rows: [
      {
        act: 'cells',
        cells: chainCells(main, `${CHAIN}${MARK}`, 17, {
          sites: BRANCHES.map(({ name, address }) => `${name} ${address}`).join(';'),
        }),
      },
      ...BRANCHES.map(
        ({ number, name, code }) => ({ act: 'cells', cells: chainCells(number, name, code, { main }) }) as const,
      ),
    ],
  },
  {
    body: SYSTEMS,
    on: '2024-10-08',
    rows: [
      {
        act: 'cells',
        cells: {
          act: 'change',
          scheme: 'ems',
          number: renamed,
          effective: '2024-09-10',
          holderName: NEW_NAME,
          holderFormerName: OLD_NAME,
          reason: '01',
        },
      },
    ],
  },
  {
    body: SYSTEMS,
    on: '2025-06-05',
    rows: [
      {
        act: 'cells',
        cells: { act: 'renew', scheme: 'ems', number: renamed, effective: '2025-05-20', validTo: '2028-06-13' },
      },
    ],
  },
]
