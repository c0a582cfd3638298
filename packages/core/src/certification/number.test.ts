import { describe, expect, it } from 'vitest'
import { smallPack } from '../pack/testing/small-pack.ts'
import { parseNumber } from './number.ts'

const name = { zh: '年份', en: 'year' }
const pack = {
  ...smallPack,
  numbers: [
    {
      kind: 'paper',
      pattern: /^P(?<year>\d{2})(?<rest>-\d)?$/u,
      example: 'P21',
      segments: { year: name, rest: name },
      evidence: 'recalled' as const,
    },
    { kind: 'permit', pattern: /^P\d+$/u, example: 'P1', evidence: 'confirmed' as const },
  ],
}

describe('a number', () => {
  it('of a known form says its parts, marked as parsed and never as facts', () => {
    expect(parseNumber(' ｐ21 ', pack)).toEqual({
      parsed: true,
      kind: 'paper',
      parts: [{ part: 'year', name, text: '21' }],
      evidence: 'recalled',
    })
    expect(parseNumber('P21-3', pack)?.parts.map(({ text }) => text)).toEqual(['21', '-3'])
  })

  it('is read by the first form that it has', () => {
    expect(parseNumber('P213', pack)).toMatchObject({ kind: 'permit', parts: [] })
  })

  it.each(['', 'Q21', 'P21X', 'P21\nP21'])('%j has no form that is known, and is none the worse for it', (number) => {
    expect(parseNumber(number, pack)).toBeUndefined()
  })
})
