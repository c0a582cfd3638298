import type { DemoBody } from './bodies.ts'

/** `groups` as in `readField`. */
type Row = readonly [zh: string, en: string, region: string, weight: number, groups: string, more?: Partial<DemoBody>]

/** The first seven are what bodies should be; something happened to each of the others, and one was never designated. */
export const COMPULSORY_BODIES: readonly Row[] = [
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
