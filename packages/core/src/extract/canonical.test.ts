import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { canonicalJson, NotCanonical } from './canonical.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('the canonical text', () => {
  it('is that of the example of RFC 8785 section 3.2.2', () => {
    const example = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    ) as unknown
    expect(canonicalJson(example)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts members as the example of RFC 8785 section 3.2.3 does', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const text = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      '1',
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\ud83d\ude00',
      '\ufb33',
    ])
  })

  it('does not depend on the order in which members were made, and says the same as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(turned(value))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('leaves out members that are not defined', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
  })

  it.each([
    ['a number that is none', { a: Number.NaN }],
    ['an endless number', [Infinity]],
    ['half a letter', '\ud800'],
    ['half a letter in a name', { '\udc00': 1 }],
    ['a big integer', 1n],
    ['nothing in a list', [undefined]],
    ['a function', () => 1],
    ['a hundred lists in each other', Array.from({ length: 100 }).reduce<unknown>((inner) => [inner], 1)],
  ])('does not exist for %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical)
  })
})

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, turned(member)]),
  )
}
