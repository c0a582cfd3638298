import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchKey } from './key.ts'

describe('the form in which a search compares texts', () => {
  it.each([
    ['CNCA-R-2002-001', 'cncar2002001'],
    ['ＣＮＣＡ－Ｒ－２００２－００１', 'cncar2002001'],
    ['2024 0107.01/000113', '2024010701000113'],
    ['海尔（青岛）电器', '海尔青岛电器'],
    ['Haier Electric Co., Ltd.', 'haierelectriccoltd'],
    ['‮2024‬‏01', '202401'],
    ['a%b_c\\d', 'abcd'],
    ['（）*？…', ''],
    ['Ⅳ', 'iv'],
  ])('of %j is %j', (written, key) => {
    expect(searchKey(written)).toBe(key)
  })

  it('is the form of itself, and holds nothing that a pattern gives a meaning to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (written) => {
        const key = searchKey(written)
        expect(searchKey(key)).toBe(key)
        expect(key).not.toMatch(/[\s%_\\.*+?^${}()|[\]#@=&~-]/)
      }),
      { numRuns: 20_000, examples: [['\u{1D4D7}\u{1FC1}']] },
    )
  })
})
