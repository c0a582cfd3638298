import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import { checkPack } from './check.ts'
import { classificationFaults, gapFaults, regionFaults } from './list-faults.ts'
import type { Pack, Region } from './model.ts'
import { smallPack } from './testing/small-pack.ts'

const name = { zh: '甲', en: 'A' }

function region(code: string, change: Partial<Region> = {}): Region {
  return { code, name, ...change }
}

function codesOf(faults: readonly { readonly pointer: string; readonly code: string }[]): readonly string[] {
  return faults.map(({ pointer, code }) => `${pointer} ${code}`)
}

const UNTIL_2010 = { from: day('2000-01-01'), until: day('2010-01-01') }
const SINCE_2010 = { from: day('2010-01-01') }

describe('a division', () => {
  it('may come back under the same code when the first has ended', () => {
    const twice = [
      region('1', { during: UNTIL_2010, successors: ['2'] }),
      region('1', { during: SINCE_2010 }),
      region('2'),
    ]
    expect(regionFaults(twice)).toEqual([])
  })

  it.each([
    ['stands twice on every day', [region('1'), region('1')], ['/regions/1 overlap']],
    ['stands twice on some days', [region('1'), region('1', { during: SINCE_2010 })], ['/regions/1 overlap']],
    [
      'ends before it begins',
      [region('1', { during: { from: day('2010-01-01'), until: day('2000-01-01') } })],
      ['/regions/1 ends-before-start'],
    ],
    ['is followed by an unknown one', [region('1', { successors: ['9'] })], ['/regions/1/successors unknown-region']],
  ])('is a fault when it %s', (_why, regions, codes) => {
    expect(codesOf(regionFaults(regions))).toEqual(codes)
  })
})

describe('a classification', () => {
  const [list] = smallPack.classifications
  if (!list) throw new Error('the small pack has a list')
  const item = { code: '1', name, evidence: 'confirmed' } as const

  it.each([
    ['has a code twice', [{ ...list, items: [item, item] }], ['/classifications/trade duplicate']],
    [
      'has a code of another form',
      [{ ...list, items: [{ ...item, code: 'x' }] }],
      ['/classifications/trade of-another-form'],
    ],
    ['stands twice', [list, list], ['/classifications duplicate']],
  ])('is a fault when it %s', (_why, lists, codes) => {
    expect(codesOf(classificationFaults(lists))).toEqual(codes)
  })
})

describe('a gap', () => {
  const gap = { code: 'x', what: name, needed: name, shownAt: ['/law'] }

  it.each([
    ['is said nowhere', [{ ...gap, shownAt: [] }], ['/gaps shown-nowhere']],
    ['is said at no address', [{ ...gap, shownAt: ['law'] }], ['/gaps shown-nowhere']],
    ['stands twice', [gap, gap], ['/gaps duplicate']],
  ])('is a fault when it %s', (_why, gaps, codes) => {
    expect(codesOf(gapFaults(gaps))).toEqual(codes)
  })
})

it('the check of a pack looks at all three', () => {
  const faulty: Pack = {
    ...smallPack,
    regions: [region('1'), region('1')],
    classifications: [...smallPack.classifications, ...smallPack.classifications],
    gaps: [...smallPack.gaps, ...smallPack.gaps],
  }
  const pointers = checkPack(faulty).map(({ pointer }) => pointer)
  expect(pointers).toEqual(expect.arrayContaining(['/regions/1', '/classifications', '/gaps']))
})
