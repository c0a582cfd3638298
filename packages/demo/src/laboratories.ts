import { artificialCode } from './check-digit.ts'
import { MARK } from './mark.ts'

export interface DemoLaboratory {
  readonly key: string
  readonly designation: string
  readonly accreditation: string
  /** Number of its qualification (CMA), twelve digits. */
  readonly qualification: string
  readonly name: string
  readonly nameEn?: string
  readonly region?: string
  readonly code: string
  readonly groups: readonly string[]
}

const ROWS: readonly (readonly [string, string, string, string])[] = [
  ['北京衡准电器检测有限公司', 'Beijing Hengzhun Appliance Testing', '110000', '02 07 08 09 10'],
  ['上海申测电气检测有限公司', 'Shanghai Shence Electrical Testing', '310000', '01 02 07 10'],
  ['广东粤测产品检测有限公司', 'Guangdong Yuece Product Testing', '440000', '01 02 07 08 09 10 22 24'],
  ['江苏苏衡线缆检测有限公司', 'Jiangsu Suheng Cable Testing', '320000', '01 02'],
  ['浙江浙测电子检测有限公司', 'Zhejiang Zhece Electronics Testing', '330000', '07 08 09 10'],
  ['湖北楚测汽车检测有限公司', 'Hubei Chuce Vehicle Testing', '420000', '11 12 13'],
  ['山东鲁测轮胎农机检测有限公司', 'Shandong Luce Tyre and Farm Machinery Testing', '370000', '12 14 11'],
  ['河南豫测防爆检测有限公司', 'Henan Yuce Ex Testing', '410000', '23 24 14'],
  ['天津津测消防检测有限公司', 'Tianjin Jince Fire Testing', '120000', '18 19 23'],
  ['四川蜀测建材检测有限公司', 'Sichuan Shuce Building Materials Testing', '510000', '13 21 18'],
  ['福建闽测玩具检测有限公司', 'Fujian Mince Toy Testing', '350000', '22 21 19'],
  ['重庆渝测家电检测有限公司', 'Chongqing Yuce Household Appliance Testing', '500000', '07 08'],
]

/**
 * Laboratories that exist, with the groups of the list of 2015 of those designated: confirmed, and only examples of what is
 * valid. Everything else about them is invented.
 */
const EXAMPLES: readonly (readonly [zh: string, groups: string])[] = [
  ['威凯检测技术有限公司', '01 02 04 06 07 10 11 22'],
  ['中国家用电器研究院（中国家用电器检测所）', '01 02 04 05 07 10 22'],
  ['国家电线电缆质量监督检验中心', '01 02'],
  ['浙江立德产品技术有限公司', '01 02 04 05 07'],
  ['中检集团南方电子产品测试（深圳）有限公司', '07 08 09 10 16'],
  ['广东产品质量监督检验研究院', '01 02 03 04 05 07 10 21 22'],
  ['浙江省质量检测科学研究院', '02 03 04 05 07 21 22'],
  ['福建省产品质量检验研究院', '01 02 03 04 08 09 10 21 22'],
  ['四川省产品质量监督检验检测院', '02 10 21'],
  ['深圳市计量质量检测研究院', '01 02 07 08 09 16 22'],
  ['大连市产品质量监督检验所', '01 03 21'],
  ['山东省产品质量检验研究院', '01 03 06 07'],
]

const FIRST_CODE = 920_101
const FIRST_SERIAL = 901

function numbered(index: number) {
  const serial = FIRST_SERIAL + index
  return {
    key: `laboratory-${index + 1}`,
    designation: `CCC-L-2099-${serial}`,
    accreditation: `CNAS-L-2099-${serial}`,
    qualification: `209900000${serial}`,
    code: artificialCode(FIRST_CODE + index),
  }
}

/** The first twelve are invented and test in the situations. */
export const LABORATORIES: readonly DemoLaboratory[] = [
  ...ROWS.map(([zh, en, region, groups], index) => ({
    ...numbered(index),
    name: `${zh}${MARK}`,
    nameEn: `${en} (example)`,
    region,
    groups: groups.split(' '),
  })),
  ...EXAMPLES.map(([zh, groups], index) => ({
    ...numbered(ROWS.length + index),
    name: `${zh}${MARK}`,
    groups: groups.split(' '),
  })),
]

const BY_GROUP = new Map<string, readonly DemoLaboratory[]>()

/** Laboratories designated for a group of the catalogue since the beginning. */
export function laboratoriesFor(group: string): readonly DemoLaboratory[] {
  const known = BY_GROUP.get(group) ?? LABORATORIES.filter((laboratory) => laboratory.groups.includes(group))
  BY_GROUP.set(group, known)
  return known
}

export function laboratoryOf(number: number): DemoLaboratory {
  const laboratory = LABORATORIES[number - 1]
  if (!laboratory) throw new RangeError(`no laboratory ${number}`)
  return laboratory
}
