import { describe, expect, it } from 'vitest'
import { firmOf, firmOfGroup, firmsFor, MARK } from './firms.ts'
import { PLACES, placeOf } from './places.ts'
import { GROUPS, TRADES } from './products.ts'

const FIRMS = Array.from({ length: 4000 }, (_, index) => firmOf(index))

describe('invented firms', () => {
  it('carry the mark in their name and have a code of their own', () => {
    for (const firm of FIRMS) expect(firm.name.endsWith(MARK)).toBe(true)
    expect(new Set(FIRMS.map((firm) => firm.code)).size).toBe(FIRMS.length)
  })

  it('are called after their place and their trade', () => {
    for (const [index, firm] of FIRMS.entries()) {
      expect(firm.name.startsWith(firm.place.short)).toBe(true)
      expect(firm.name).toContain(TRADES[GROUPS[index % GROUPS.length] ?? ''])
      expect(firm.address).toMatch(new RegExp(`^${firm.place.name}示例工业园\\d+号$`))
    }
  })

  it('are where firms with certificates are: nearly a fifth in one province', () => {
    const sum = PLACES.reduce((total, place) => total + place.share, 0)
    for (const place of PLACES.slice(0, 3)) {
      const share = FIRMS.filter((firm) => firm.place === place).length / FIRMS.length
      expect(Math.abs(share - place.share / sum)).toBeLessThan(0.02)
    }
  })

  it('sometimes have the same name as another', () => {
    expect(new Set(FIRMS.map((firm) => firm.name)).size).toBeLessThan(FIRMS.length)
  })
})

describe('the firms of a demonstration', () => {
  it.each([
    [20_000, 4000],
    [200, 48],
    [0, GROUPS.length],
    [50_000_000, 800_000],
  ])('for %i certificates are %i', (certificates, firms) => {
    expect(firmsFor(certificates)).toBe(firms)
  })

  it('are found by their group, none beyond the last', () => {
    for (const group of GROUPS) {
      for (const at of [0, 0.37, 0.999_999]) {
        const index = firmOfGroup(group, 4000, at)
        expect(GROUPS[index % GROUPS.length]).toBe(group)
        expect(index).toBeLessThan(4000)
      }
    }
  })
})

describe('places', () => {
  it('are found by their code', () => {
    expect(placeOf('440000').short).toBe('广东')
    expect(() => placeOf('990000')).toThrow('no place 990000')
  })
})
