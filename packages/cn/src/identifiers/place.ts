import { numberKey, type IdentifierScheme, type Region } from '@zhengheng/core'

/** Six digits: province, prefecture, county. Checked as far as the pack knows them: the province must exist. */
export function placeScheme(regions: readonly Region[]): IdentifierScheme {
  const provinces = new Set(regions.map((region) => region.code.slice(0, 2)))
  return {
    code: 'region',
    name: { zh: '行政区划代码', en: 'Administrative division code' },
    of: 'place',
    normalise: numberKey,
    fault: (value) => {
      if (value.length !== 6) return 'length'
      if (!/^\d{6}$/.test(value)) return 'alphabet'
      if (!provinces.has(value.slice(0, 2))) return 'province'
      return value.slice(2, 4) === '00' && value.slice(4) !== '00' ? 'level' : undefined
    },
    source: 'GB/T 2260',
  }
}
