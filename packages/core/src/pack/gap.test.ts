import { describe, expect, it } from 'vitest'
import { gapsAt, type Gap } from './gap.ts'
import { evidenceShares, packCounts } from './summary.ts'
import { smallPack } from './testing/small-pack.ts'

const name = { zh: '甲', en: 'A' }

function gap(code: string, ...shownAt: string[]): Gap {
  return { code, what: name, needed: name, shownAt }
}

describe('a gap', () => {
  const gaps = [gap('names', '/scheme/ccc'), gap('text', '/law', '/standard'), gap('counties', '/statistics')]

  it.each([
    ['/scheme/ccc', ['names']],
    ['/scheme/ccc/07/0701', ['names']],
    ['/scheme/cccx', []],
    ['/scheme', []],
    ['/law/regulations', ['text']],
    ['/standard', ['text']],
    ['/statistics', ['counties']],
    ['/', []],
  ])('is said at %s: %j', (path, codes) => {
    expect(gapsAt(gaps, path).map(({ code }) => code)).toEqual(codes)
  })
})

describe('the summary of a pack', () => {
  it('counts what was read and what is remembered, by part', () => {
    const shares = evidenceShares(smallPack)
    expect(shares).toContainEqual({ part: 'procedures', confirmed: 3, recalled: 0 })
    expect(shares).toContainEqual({ part: 'glossary', confirmed: 1, recalled: 0 })
    expect(shares.map(({ part }) => part)).not.toContain('calendar')
  })

  it('changes with one fact', () => {
    const [first, ...rest] = smallPack.glossary
    if (!first) throw new Error('the small pack has a glossary')
    const shares = evidenceShares({ ...smallPack, glossary: [{ ...first, evidence: 'recalled' }, ...rest] })
    expect(shares.find(({ part }) => part === 'glossary')).toEqual({ part: 'glossary', confirmed: 0, recalled: 1 })
  })

  it('counts the members of its lists, its items and its needs', () => {
    expect(packCounts(smallPack)).toMatchObject({ schemes: 1, items: 2, needs: 1, law: 1, grounds: 2, gaps: 1 })
  })
})
