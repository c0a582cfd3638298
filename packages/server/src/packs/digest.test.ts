import { pack } from '@zhengheng/cn'
import { day, type Pack } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { islandPack } from '../testing/island-pack.ts'
import { digestOf } from './digest.ts'

function hex(of: Pack): string {
  return digestOf(of).toString('hex')
}

describe('the digest of a pack', () => {
  it('is the same for the same pack, and another for another one', () => {
    expect(hex(pack)).toMatch(/^[0-9a-f]{64}$/)
    expect(hex({ ...pack })).toBe(hex(pack))
    expect(hex(islandPack)).not.toBe(hex(pack))
  })

  it('does not depend on the order in which members and sets were written', () => {
    const reversed = Object.fromEntries(Object.entries(pack).toReversed()) as unknown as Pack
    expect(hex(reversed)).toBe(hex(pack))
    const calendar = { ...pack.calendar, holidays: new Set([...pack.calendar.holidays].toReversed()) }
    expect(hex({ ...pack, calendar })).toBe(hex(pack))
  })

  it('changes with every fact: a holiday, a name, an article, a pattern', () => {
    const [first, ...rest] = pack.numbers
    if (!first) throw new Error('the pack has numbers')
    const changed: readonly Pack[] = [
      { ...pack, version: `${pack.version}.1` },
      { ...pack, name: { ...pack.name, en: 'Another' } },
      { ...pack, calendar: { ...pack.calendar, holidays: new Set([...pack.calendar.holidays, day('2026-12-30')]) } },
      { ...pack, numbers: [{ ...first, pattern: /^other$/ }, ...rest] },
      { ...pack, uses: { ...pack.uses, problemReport: 'other' } },
      { ...pack, regions: pack.regions.slice(1) },
    ]
    const digests = [pack, ...changed].map(hex)
    expect(new Set(digests).size).toBe(digests.length)
  })

  it('is not changed by a function', () => {
    const identifiers = pack.identifiers.map((scheme) => Object.assign({}, scheme, { fault: () => undefined }))
    expect(hex({ ...pack, identifiers })).toBe(hex(pack))
  })
})
