import { pickPlace, runningSums, type Random } from './random.ts'

/** A division at the level of the province: its code, its names long and short, and its share of certificates. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly short: string
  readonly share: number
}

/**
 * Shares of certificates by province as published for 2024, where missing for 2022 or 2021; where no share was published,
 * half a per cent is taken.
 */
const ROWS: readonly (readonly [string, string, string, number])[] = [
  ['440000', '广东省', '广东', 0.1788],
  ['330000', '浙江省', '浙江', 0.1331],
  ['320000', '江苏省', '江苏', 0.1293],
  ['370000', '山东省', '山东', 0.0693],
  ['310000', '上海市', '上海', 0.0388],
  ['340000', '安徽省', '安徽', 0.0386],
  ['110000', '北京市', '北京', 0.0376],
  ['130000', '河北省', '河北', 0.0354],
  ['510000', '四川省', '四川', 0.0332],
  ['350000', '福建省', '福建', 0.0319],
  ['420000', '湖北省', '湖北', 0.0302],
  ['410000', '河南省', '河南', 0.0287],
  ['210000', '辽宁省', '辽宁', 0.0221],
  ['430000', '湖南省', '湖南', 0.0191],
  ['500000', '重庆市', '重庆', 0.0186],
  ['610000', '陕西省', '陕西', 0.0178],
  ['120000', '天津市', '天津', 0.0175],
  ['360000', '江西省', '江西', 0.0149],
  ['530000', '云南省', '云南', 0.0098],
  ['140000', '山西省', '山西', 0.0092],
  ['230000', '黑龙江省', '黑龙江', 0.0088],
  ['220000', '吉林省', '吉林', 0.0073],
  ['150000', '内蒙古自治区', '内蒙古', 0.0066],
  ['450000', '广西壮族自治区', '广西', 0.005],
  ['520000', '贵州省', '贵州', 0.005],
  ['620000', '甘肃省', '甘肃', 0.005],
  ['650000', '新疆维吾尔自治区', '新疆', 0.005],
  ['460000', '海南省', '海南', 0.005],
  ['640000', '宁夏回族自治区', '宁夏', 0.005],
  ['630000', '青海省', '青海', 0.005],
  ['540000', '西藏自治区', '西藏', 0.001],
]

export const PLACES: readonly Place[] = ROWS.map(([code, name, short, share]) => ({ code, name, short, share }))

const SUMS = runningSums(PLACES.map((place) => place.share))

export function pickProvince(random: Random): Place {
  const place = PLACES[pickPlace(random, SUMS)]
  if (!place) throw new RangeError('no place')
  return place
}

export function placeOf(code: string): Place {
  const place = PLACES.find((known) => known.code === code)
  if (!place) throw new RangeError(`no place ${code}`)
  return place
}
