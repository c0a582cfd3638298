import { describe, expect, it } from 'vitest'
import { readRegions } from './regions.ts'

const regions = readRegions()
const byCode = new Map(regions.map((region) => [region.code, region]))

describe('the divisions of the country', () => {
  it('are 34 of the first level, 333 of the second and 2,974 of the third', () => {
    const counts = { province: 0, prefecture: 0, county: 0 }
    for (const { level } of regions) if (level) counts[level] += 1
    expect(counts).toEqual({ province: 34, prefecture: 333, county: 2974 })
    expect(byCode.size).toBe(regions.length)
  })

  it.each([
    ['110000', '北京市', 'province'],
    ['110101', '东城区', 'county'],
    ['330200', '宁波市', 'prefecture'],
    ['440305', '南山区', 'county'],
    ['441900', '东莞市', 'prefecture'],
    ['469001', '五指山市', 'county'],
    ['659001', '石河子市', 'county'],
    ['820000', '澳门特别行政区', 'province'],
  ])('%s is %s, a %s', (code, zh, level) => {
    expect(byCode.get(code)).toMatchObject({ level, name: { zh } })
  })

  it('lie in one another', () => {
    const orphans = regions.filter(({ code }) => !byCode.has(`${code.slice(0, 2)}0000`))
    expect(orphans).toEqual([])
  })

  it.each(['110100', '500200', '419000', '620201'])(
    'have no %s: the statistical list has it, the country does not',
    (code) => {
      expect(byCode.has(code)).toBe(false)
    },
  )

  it('are in no place where there are no counties', () => {
    for (const city of ['4419', '4420', '4604', '6202'])
      expect(regions.filter(({ code }) => code.startsWith(city) && !code.endsWith('00'))).toEqual([])
  })
})
