import { describe, expect, it } from 'vitest'
import { OBSOLETE } from '../law/resolve.ts'
import type { LegalText } from '../law/text.ts'
import { day } from '../time/day.ts'
import type { Pack } from './model.ts'
import { referencesOf } from './references.ts'
import { obsoleteReferences, reviewReferences } from './review.ts'
import { smallPack } from './testing/small-pack.ts'

const RENUMBERED = day('2010-01-01')
const RULE = { use: { zh: '规则', en: 'rule' }, evidence: 'confirmed' } as const

function packWith(change: Partial<LegalText>): Pack {
  return { ...smallPack, law: smallPack.law.map((text) => Object.assign({}, text, change)) }
}

const inOrder = packWith({ provisions: [{ ...RULE, places: [{ article: '1' }] }] })
const renumbered = packWith({
  provisions: [
    {
      ...RULE,
      places: [
        { article: '1', until: RENUMBERED },
        { article: '2', from: RENUMBERED },
      ],
    },
  ],
})

function standings(pack: Pack, on: string): readonly string[] {
  return obsoleteReferences(pack, day(on)).map(({ reference, resolution }) => {
    const where = resolution.articles.join('+') || resolution.successor || '-'
    return `${reference.kind} ${reference.of}: ${resolution.standing} ${where}`
  })
}

describe('the review of references', () => {
  it('finds nothing where every text and article is in force on the day of its use', () => {
    const review = reviewReferences(inOrder, day('2024-01-01'))
    expect(review).toEqual({ looked: referencesOf(inOrder).length, obsolete: [], unjudged: [] })
  })

  it('looks on a day only at what is relied on that day', () => {
    const before = reviewReferences(inOrder, day('2019-12-31'))
    const after = reviewReferences(inOrder, day('2020-01-01'))
    expect(after.looked - before.looked).toBe(4)
  })

  it('names every place whose article moved, with the number of today', () => {
    expect(standings(renumbered, '2009-12-31')).toEqual([])
    const found = standings(renumbered, '2024-01-01')
    expect(found).toHaveLength(referencesOf(renumbered).length)
    expect(new Set(found.map((line) => line.split(': ')[1]))).toEqual(new Set(['moved 2']))
  })

  it('names a text that ended, with its successor', () => {
    const ended = packWith({
      versions: [{ version: '1', from: day('2000-01-01'), until: RENUMBERED }],
      replacedBy: 'new',
    })
    expect(standings(ended, '2024-01-01')).toContain('scheme s: ended new')
    expect(standings(ended, '2005-01-01')).toEqual([])
  })

  it('names a text that was not yet law', () => {
    expect(standings(inOrder, '1999-12-31')).toContain('report suspend: not-yet -')
  })

  it('names a text that the catalogue lacks', () => {
    expect(standings({ ...smallPack, law: [] }, '2024-01-01')).toContain('root 1: no-text -')
  })

  it('does not call out of date what it cannot judge, and lists it apart', () => {
    const dayless = reviewReferences(packWith({ versions: [] }), day('2024-01-01'))
    expect(dayless.obsolete).toEqual([])
    expect(dayless.unjudged).toHaveLength(dayless.looked)
    const unlisted = reviewReferences(smallPack, day('2024-01-01'))
    expect(unlisted.obsolete).toEqual([])
    expect(new Set(unlisted.unjudged.map(({ resolution }) => resolution.standing))).toEqual(new Set(['unlisted']))
  })

  it('reads a quotation in the numbering that it names', () => {
    const [act] = renumbered.law
    if (!act) throw new Error('the small pack has a text')
    const quoted = { instrument: 'act', article: '1(3)', numbering: '1' }
    const pack: Pack = {
      ...inOrder,
      law: [act, { ...act, id: 'measures', provisions: [], quotes: [{ article: '40', quoted }] }],
      schemes: [],
      needs: {},
      procedures: [],
      grounds: [],
      roots: [],
      reports: { ...inOrder.reports, late: { ...inOrder.reports.late, basis: [] }, basis: {} },
    }
    expect(standings(pack, '2009-12-31')).toEqual([])
    expect(standings(pack, '2010-01-01')).toEqual(['text measures: moved 2(3)'])
  })

  it('holds each finding for out of date exactly when its standing is', () => {
    const pack = { ...renumbered, law: [...renumbered.law] }
    const { looked, obsolete, unjudged } = reviewReferences(pack, day('2024-01-01'))
    expect(obsolete.length + unjudged.length).toBeLessThanOrEqual(looked)
    for (const { resolution } of obsolete) expect(OBSOLETE).toContain(resolution.standing)
    for (const { resolution } of unjudged) expect(OBSOLETE).not.toContain(resolution.standing)
  })
})
