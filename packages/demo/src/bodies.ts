import type { Name } from '@zhengheng/core'
import { artificialCode } from './check-digit.ts'
import { MARK } from './firms.ts'

/** A group of the catalogue that a body is approved and designated for, and since when it may be used. */
export interface Field {
  readonly group: string
  /** The approval is extended on this day; without one it was in the first approval. */
  readonly from?: string
  /** The approval is reduced on this day. */
  readonly until?: string
}

export interface DemoBody {
  readonly key: string
  /** The two digits in the numbers of its certificates. */
  readonly digits: string
  readonly number: number
  readonly approval: string
  readonly designation: string | undefined
  readonly accreditation: string
  readonly name: Name
  readonly region: string
  readonly code: string
  /** Its share of the certificates that have no story of their own. */
  readonly weight: number
  readonly fields: readonly Field[]
  /** The first day on which its approval no longer holds: it was not renewed. */
  readonly approvalLapses?: string
  /** It has issued nothing since, but for the certificates of the situations. */
  readonly issuesUntil?: string
}

type Row = readonly [zh: string, en: string, region: string, weight: number, groups: string, more?: Partial<DemoBody>]

/** The first seven are what bodies should be; something happened to each of the others, and one was never designated. */
const ROWS: readonly Row[] = [
  ['北京衡信认证中心有限公司', 'Beijing Hengxin Certification Centre', '110000', 4, '01 02 07 08 09 10 11 13 22'],
  ['上海申准质量认证有限公司', 'Shanghai Shenzhun Quality Certification', '310000', 2, '01 02 07 08 09 10'],
  [
    '广东粤衡检测认证有限公司',
    'Guangdong Yueheng Testing and Certification',
    '440000',
    3,
    '01 02 07 08 09 10 22 24+2019-10-22',
  ],
  ['北京京安产品认证有限公司', 'Beijing Jing’an Product Certification', '110000', 1, '13 18 19-2022-11-21 21 22'],
  ['安徽江淮产品认证中心有限公司', 'Anhui Jianghuai Product Certification Centre', '340000', 1.5, '11 12 13 14'],
  ['河南中原防爆认证有限公司', 'Henan Zhongyuan Ex Certification', '410000', 1, '01 14 23+2019-10-15 24+2019-11-12'],
  ['浙江浙同认证有限公司', 'Zhejiang Zhetong Certification', '330000', 2, '02 07 09 10'],
  [
    '山东齐正认证有限公司',
    'Shandong Qizheng Certification',
    '370000',
    1,
    '01 07 12 14',
    { issuesUntil: '2025-03-01', approvalLapses: '2025-04-01' },
  ],
  ['湖北楚衡认证有限公司', 'Hubei Chuheng Certification', '420000', 1, '07 08 09 10', { issuesUntil: '2025-03-01' }],
  ['四川蜀准认证有限公司', 'Sichuan Shuzhun Certification', '510000', 1, '01 02 10 22', { issuesUntil: '2024-09-01' }],
  ['福建闽信认证有限公司', 'Fujian Minxin Certification', '350000', 1, '02 08 09 22', { issuesUntil: '2025-01-01' }],
  ['天津津合认证有限公司', 'Tianjin Jinhe Certification', '120000', 0, '01 07 10', { designation: undefined }],
]

/** Codes of bodies lie far behind those of firms. */
const FIRST_CODE = 920_001

export const BODIES: readonly DemoBody[] = ROWS.map(([zh, en, region, weight, groups, more], index) => {
  const number = index + 1
  const serial = 900 + number
  return {
    key: `body-${number}`,
    digits: String(70 + number),
    number,
    approval: `CNCA-R-2099-${serial}`,
    designation: `CCC-B-2099-${serial}`,
    accreditation: `CNAS-C-2099-${serial}`,
    name: { zh: `${zh}${MARK}`, en: `${en} (example)` },
    region,
    code: artificialCode(FIRST_CODE + index),
    weight,
    fields: groups.split(' ').map(readField),
    ...more,
  }
})

/** '07', '24+2019-10-22' (joined on that day) or '19-2022-11-21' (left on that day). */
function readField(text: string): Field {
  const group = text.slice(0, 2)
  const on = text.slice(3)
  if (text[2] === '+') return { group, from: on }
  return text[2] === '-' ? { group, until: on } : { group }
}

export function bodyOf(number: number): DemoBody {
  const body = BODIES[number - 1]
  if (!body) throw new RangeError(`no body ${number}`)
  return body
}
