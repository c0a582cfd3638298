import { standardKey, type Standard } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { pack } from '../pack.ts'

function find(number: string): Standard | undefined {
  return pack.standards.find((standard) => standardKey(standard.number) === standardKey(number))
}

describe('the standards of the pack', () => {
  it.each([
    ['GB/T 27000', 'GB/T 27000-2023', 'ISO/IEC 17000:2020', 'IDT'],
    ['GB/T 27065', 'GB/T 27065-2015', 'ISO/IEC 17065:2012', 'IDT'],
    ['GB/T 27027', 'GB/T 27027-2008', 'ISO Guide 27:1983', 'IDT'],
    ['GB/T 19001', 'GB/T 19001-2016', 'ISO 9001:2015', undefined],
    ['GB/T 45001', 'GB/T 45001-2020', 'ISO 45001:2018', undefined],
  ])('%s has the edition %s, which adopts %s (%s)', (number, edition, adopted, degree) => {
    const found = find(number)?.editions.find((known) => known.number === edition)
    expect(found?.adopts?.number).toBe(adopted)
    expect(found?.adopts?.degree).toBe(degree)
  })

  it('keep earlier editions', () => {
    expect(find('GB/T 19001')?.editions.map(({ number }) => number)).toEqual(['GB/T 19001-2008', 'GB/T 19001-2016'])
    expect(find('GB 17761')?.editions.map(({ number }) => number)).toEqual(['GB 17761-2018', 'GB 17761-2024'])
  })

  it('have days only where the material has them', () => {
    const dated = pack.standards.flatMap(({ editions }) => editions).filter(({ from }) => from !== undefined)
    expect(dated.map(({ number, from }) => [number, from])).toEqual([['RB/T 188-2015', '2016-07-01']])
    expect(pack.gaps.map((gap) => gap.code)).toContain('standard-editions')
  })

  it('include every single standard that a scheme or an item names', () => {
    const named = pack.schemes.flatMap((scheme) => [
      ...(scheme.standards ?? []),
      ...scheme.items.flatMap((item) => item.standards ?? []),
    ])
    const missing = [...new Set(named)].filter((number) => !find(number))
    // Lists of parts are shown as the source writes them.
    expect(missing.every((number) => /\.\d+-\.\d+$/.test(number))).toBe(true)
    expect(missing.length).toBeLessThan(8)
  })

  it('are each there once, with an edition, evidence and a source', () => {
    const keys = pack.standards.map(({ number }) => standardKey(number))
    expect(new Set(keys).size).toBe(keys.length)
    for (const { number, editions, source } of pack.standards) {
      expect([number, editions.length > 0, source !== '']).toEqual([number, true, true])
      for (const edition of editions) expect(standardKey(edition.number)).toBe(standardKey(number))
    }
  })

  it('have no remark in their numbers', () => {
    expect(pack.standards.filter(({ number }) => /[()]| series|；|,/.test(number))).toEqual([])
  })
})
