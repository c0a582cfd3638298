import { artificialCode } from './check-digit.ts'
import { MARK } from './firms.ts'

export interface DemoLaboratory {
  readonly key: string
  readonly designation: string
  readonly name: string
  readonly nameEn: string
  readonly region: string
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

const FIRST_CODE = 920_101

export const LABORATORIES: readonly DemoLaboratory[] = ROWS.map(([zh, en, region, groups], index) => ({
  key: `laboratory-${index + 1}`,
  designation: `CCC-L-2099-${901 + index}`,
  name: `${zh}${MARK}`,
  nameEn: `${en} (example)`,
  region,
  code: artificialCode(FIRST_CODE + index),
  groups: groups.split(' '),
}))

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
