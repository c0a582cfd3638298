import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facetGram, gramsOf, tokenOf } from './grams.ts'

const anyText = fc.string({
  unit: fc.constantFrom('海', '尔', 'a', 'b', '1', '2', '𠮷', 'é'),
  minLength: 1,
  maxLength: 12,
})

describe('the grams of a text', () => {
  it('are those of every part of it: what stands in a text is found by its grams', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, part, after) => {
        const all = new Set(gramsOf(`#x\n@${before}${part}${after}\n`))
        expect(gramsOf(part).filter((gram) => !all.has(gram))).toEqual([])
      }),
    )
  })

  it.each([
    ['海', 0],
    ['海尔', 1],
    ['ab', 0],
    ['abc', 1],
    ['a海', 1],
    ['ab海', 1],
    ['海尔海尔', 2],
    ['', 0],
  ])('of %j are %i', (text, many) => {
    expect(gramsOf(text)).toHaveLength(many)
  })

  it('never reach from one line into the next', () => {
    const apart = new Set(gramsOf('@海\n@尔\n'))
    expect(gramsOf('海尔').some((gram) => apart.has(gram))).toBe(false)
    const latin = new Set(gramsOf('+ab\n+cd\n'))
    expect(gramsOf('abc').some((gram) => latin.has(gram))).toBe(false)
  })

  it('tell a line that ends from one that goes on', () => {
    const ended = gramsOf('+bcd200\n')
    const longer = new Set(gramsOf('+bcd200w\n'))
    expect(ended.every((gram) => longer.has(gram))).toBe(false)
    expect(gramsOf('+bcd200').every((gram) => longer.has(gram))).toBe(true)
  })

  it('lie below those of facets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ maxLength: 12 }), (text, value) => {
        const facet = facetGram('R', value)
        expect(facet).toBeGreaterThanOrEqual(2 ** 22)
        expect(facet).toBeLessThan(2 ** 23)
        for (const gram of gramsOf(text)) expect(gram >= 0 && gram < 2 ** 22).toBe(true)
      }),
    )
  })
})

describe('a token', () => {
  it('fits 32 bits with its sign, for every id and gram', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), fc.nat({ max: 2 ** 23 - 1 }), (id, gram) => {
        const token = tokenOf(id, gram)
        expect(token | 0).toBe(token)
      }),
    )
  })

  it('is the same within a bucket, another one in the next, and the same again after 512 of them', () => {
    const bucket = 2 ** 17
    expect(tokenOf(5, 7)).toBe(tokenOf(bucket - 1, 7))
    expect(tokenOf(bucket, 7)).not.toBe(tokenOf(5, 7))
    expect(tokenOf(bucket * 512 + 5, 7)).toBe(tokenOf(5, 7))
  })
})
