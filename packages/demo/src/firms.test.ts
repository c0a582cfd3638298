import { describe, expect, it } from 'vitest'
import { firmOf, firmsFor, nameOn } from './firms.ts'
import { MARK } from './mark.ts'
import { PLACES, placeOf } from './places.ts'
import { GROUPS } from './products.ts'
import { BRANCH, BRANCHES, CHAIN, chainOf, firmOfSector, FIRMS_IN_A_ROUND, SECTORS, sectorOf } from './sectors.ts'

const FIRMS = Array.from({ length: 4240 }, (_, index) => firmOf(index))
const heads = FIRMS.filter((firm) => firm.sector.code === CHAIN)

describe('invented firms', () => {
  it('carry the mark in every name and have a code of their own', () => {
    for (const firm of FIRMS) {
      expect(firm.name.endsWith(MARK)).toBe(true)
      expect(firm.former?.name ?? firm.name).toContain(MARK)
      expect(firm.name.split(MARK)).toHaveLength(2)
    }
    expect(new Set(FIRMS.map((firm) => firm.code)).size).toBe(FIRMS.length)
  })

  it('are called after their place and their trade, and have a legal form', () => {
    for (const firm of FIRMS.filter((one) => one.sector.code !== BRANCH)) {
      expect(firm.name.startsWith(firm.place.short)).toBe(true)
      expect(firm.sector.trades.some((trade) => firm.name.includes(trade))).toBe(true)
      expect(firm.name.endsWith(`公司${MARK}`)).toBe(true)
      expect(firm.address).toMatch(new RegExp(`^${firm.place.name}示例工业园\\d+号$`))
    }
  })

  it('are where firms with certificates are: nearly a fifth in one province, some in each', () => {
    const sum = PLACES.reduce((total, place) => total + place.share, 0)
    for (const place of PLACES.slice(0, 3)) {
      const share = FIRMS.filter((firm) => firm.place === place).length / FIRMS.length
      expect(Math.abs(share - place.share / sum)).toBeLessThan(0.02)
    }
    const all = Array.from({ length: 21_200 }, (_, index) => firmOf(index).place.code)
    expect(new Set(all).size).toBe(PLACES.length)
  })

  it('sometimes have the same name as another', () => {
    expect(new Set(FIRMS.map((firm) => firm.name)).size).toBeLessThan(FIRMS.length)
  })

  it('are sometimes renamed: the old name until the day before, the new one from then on', () => {
    const renamed = FIRMS.filter((firm) => firm.former)
    expect(renamed.length / FIRMS.length).toBeGreaterThan(0.035)
    expect(renamed.length / FIRMS.length).toBeLessThan(0.055)
    for (const firm of renamed) {
      const { name = '', until = 0 } = firm.former ?? {}
      expect(nameOn(firm, until - 1)).toBe(name)
      expect(nameOn(firm, until)).toBe(firm.name)
      expect(name).not.toBe(firm.name)
    }
  })
})

describe('chains', () => {
  it('have five branches, each called after its head and a firm of its own', () => {
    for (const head of heads) {
      const { head: index, branches } = chainOf(head.index)
      expect(index).toBe(head.index)
      expect(branches).toHaveLength(BRANCHES)
      for (const branch of branches.map(firmOf)) {
        expect(branch.sector.code).toBe(BRANCH)
        expect(branch.name.startsWith(head.name.replace(MARK, ''))).toBe(true)
        expect(branch.name).toContain('分公司')
        expect(chainOf(branch.index).head).toBe(head.index)
      }
      expect(new Set(branches.map((at) => firmOf(at).name)).size).toBe(BRANCHES)
    }
    expect(heads).toHaveLength(FIRMS.length / FIRMS_IN_A_ROUND)
  })
})

describe('the firms of a demonstration', () => {
  it.each([
    [20_000, 23_002],
    [200, 318],
    [0, FIRMS_IN_A_ROUND],
    [50_000_000, 799_982],
  ])('for %i certificates are %i, whole rounds', (certificates, firms) => {
    expect(firmsFor(certificates)).toBe(firms)
    expect(firms % FIRMS_IN_A_ROUND).toBe(0)
  })

  it.each(SECTORS.map((sector) => sector.code))('of the sector %s are found, none beyond the last', (code) => {
    for (const at of [0, 0.37, 0.999_999]) {
      const index = firmOfSector(code, 4240, at)
      expect(firmOf(index).sector).toBe(sectorOf(code))
      expect(index).toBeLessThan(4240)
    }
  })

  it('make what is in the catalogue: each group has its sector', () => {
    for (const group of GROUPS) expect(sectorOf(group).group).toBe(group)
    expect(() => sectorOf('99')).toThrow('no sector 99')
    expect(() => firmOfSector('99', 106, 0)).toThrow('no sector 99')
  })
})

describe('places', () => {
  it('are the 31 divisions at the level of the province', () => {
    expect(PLACES).toHaveLength(31)
    expect(new Set(PLACES.map((place) => place.code)).size).toBe(31)
  })

  it('are found by their code', () => {
    expect(placeOf('440000').short).toBe('广东')
    expect(() => placeOf('990000')).toThrow('no place 990000')
  })
})
