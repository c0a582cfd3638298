import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import { guide, isSameGuidance, NO_PART, type Guidance } from './guidance.ts'
import { openScheme, smallScheme } from './testing/small-scheme.ts'

function asked(item: string, on: string, part?: string): Guidance {
  const found = guide(smallScheme, { item, on: day(on), ...(part !== undefined && { part }) })
  if (!found) throw new Error(item)
  return found
}

describe('guidance for an item on a day', () => {
  it('says since when it is taken and asked for', () => {
    expect(asked('s/1/11', '2010-06-01')).toMatchObject({
      membership: 'accepted',
      acceptedFrom: '2010-01-01',
      mandatoryFrom: '2011-01-01',
      changesOn: '2011-01-01',
    })
  })

  it('says that it is not in the catalogue any more, and since when', () => {
    expect(asked('s/2/22', '2016-01-01')).toMatchObject({ membership: 'out', until: '2015-01-01', procedures: [] })
  })

  it('says that it is not in the catalogue yet, and from when it will be', () => {
    expect(asked('s/1/11', '2009-01-01')).toMatchObject({ membership: 'out', acceptedFrom: '2010-01-01' })
  })

  it('names the procedures with what they lead to, and the day from which nothing new is begun', () => {
    expect(asked('s/1/11', '2026-08-01').procedures).toMatchObject([
      { code: 'declaration', leadsTo: 'statement', closedFrom: '2026-07-01', until: '2027-01-01' },
      { code: 'certification', leadsTo: 'paper' },
    ])
  })

  it('asks which part it is where parts have procedures of their own, and only then', () => {
    expect(asked('s/2/21', '2019-01-01').parts).toEqual([])
    expect(asked('s/2/21', '2021-01-01').parts.map(({ en }) => en)).toEqual(['Low voltage'])
    expect(asked('s/2/21', '2021-01-01', '低压设备').parts).toEqual([])
  })

  it('gives the procedure of the part, or that of the rest', () => {
    const codes = (part?: string) => asked('s/2/21', '2021-01-01', part).procedures.map(({ code }) => code)
    expect(codes('低压设备')).toEqual(['declaration'])
    expect(codes(NO_PART)).toEqual(['certification'])
    expect(codes('没有这一部分')).toEqual(['certification'])
  })

  it('carries rule, standards, basis and how well all is known', () => {
    expect(asked('s/1/11', '2021-01-01')).toMatchObject({
      rule: { value: 'R-1' },
      standards: ['GB 1-2020', 'GB 2'],
      standardsEvidence: 'recalled',
      basis: [{ instrument: 'act', article: '1' }],
      evidence: 'confirmed',
    })
    expect(asked('s/2/21', '2021-01-01').evidence).toBe('recalled')
  })

  it('does not name a first day that is not on file', () => {
    const found = guide(openScheme, { item: 'q/34/05', on: day('2024-01-01') })
    expect(found?.item.code).toBe('q/34')
    expect(found?.membership).toBe('accepted')
    expect(found && 'acceptedFrom' in found).toBe(false)
  })

  it('is none for an item that the scheme does not have', () => {
    expect(guide(smallScheme, { item: 's/9/99', on: day('2024-01-01') })).toBeUndefined()
  })
})

describe('two answers', () => {
  it('are the same after they were written down', () => {
    const given = asked('s/1/11', '2026-08-01')
    expect(isSameGuidance(given, JSON.parse(JSON.stringify(given)) as Guidance)).toBe(true)
  })

  it('are the same while nothing changes, though sources become better known', () => {
    const given = asked('s/1/11', '2026-08-01')
    expect(isSameGuidance(given, { ...given, source: 'another', evidence: 'recalled' })).toBe(true)
    expect(isSameGuidance(given, asked('s/1/11', '2026-09-01'))).toBe(true)
  })

  it.each([
    ['membership', '2010-06-01', '2011-06-01'],
    ['procedure', '2026-12-31', '2027-01-01'],
    ['standard', '2019-12-31', '2020-01-01'],
  ])('differ by another %s', (_, before, after) => {
    expect(isSameGuidance(asked('s/1/11', before), asked('s/1/11', after))).toBe(false)
  })
})
