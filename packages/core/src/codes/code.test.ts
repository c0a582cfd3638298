import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { contains, schemeOf } from './code.ts'
import { numberKey } from './identifier.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a code', () => {
  it('contains itself and what is beneath it, not what begins alike', () => {
    expect(contains('ccc/07', 'ccc/07')).toBe(true)
    expect(contains('ccc/07', 'ccc/07/0701')).toBe(true)
    expect(contains('ccc/07', 'ccc/0701')).toBe(false)
    expect(contains('ccc/07/0701', 'ccc/07')).toBe(false)
  })

  it('orders the catalogue: reflexive, antisymmetric, transitive', () => {
    const anyCode = fc
      .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'))
    fc.assert(
      fc.property(anyCode, anyCode, anyCode, (a, b, c) => {
        expect(contains(a, a)).toBe(true)
        expect(contains(a, b) && contains(b, a)).toBe(a === b)
        expect(contains(a, b) && contains(b, c) && !contains(a, c)).toBe(false)
        expect(contains(a, `${a}/${b}`)).toBe(true)
      }),
    )
  })

  it('begins with its scheme', () => {
    expect(schemeOf('ccc/07/0701')).toBe('ccc')
    expect(schemeOf('ccc')).toBe('ccc')
  })
})

describe('the key of a number', () => {
  it.each([
    ['00121Q30001R0S/1100', '00121Q30001R0S/1100'],
    ['  2021 0107 01 ', '2021010701'],
    ['２０２１ａｂ', '2021AB'],
    ['cnca－r－2002－001', 'CNCA-R-2002-001'],
    ['a\u3000b\tc\n', 'ABC'],
    ['ﬁ', 'FI'],
  ])('of %j is %j', (raw, key) => {
    expect(numberKey(raw)).toBe(key)
  })

  const anyText = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units))

  it('is the key of itself', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        expect(numberKey(numberKey(raw))).toBe(numberKey(raw))
      }),
    )
  })
})
