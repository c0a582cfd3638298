import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf, SIGNS, type SearchField, type SearchLine } from './document.ts'
import { searchKey } from './key.ts'

describe('the text something is found by', () => {
  it('has a line for each thing, after the sign of what it is', () => {
    const doc = documentOf([
      { field: 'number', written: 'CNCA-R-2002-001' },
      { field: 'holder', written: '海尔（青岛）电器' },
      { field: 'model', written: 'BCD-200 W' },
    ])
    expect(doc).toBe('#cncar2002001\n@海尔青岛电器\n+bcd200w\n')
  })

  it('says nothing twice and has no empty line', () => {
    const twice: SearchLine[] = [
      { field: 'model', written: 'A-1' },
      { field: 'model', written: 'a 1' },
      { field: 'model', written: ' - ' },
      { field: 'product', written: 'A1' },
    ]
    expect(documentOf(twice)).toBe('+a1\n=a1\n')
  })

  it('stays short whatever is entered, and whole lines only', () => {
    const models = Array.from({ length: 5000 }, (_one, n): SearchLine => ({ field: 'model', written: `MODEL-${n}` }))
    const doc = documentOf([{ field: 'number', written: '1' }, ...models])
    expect(doc.length).toBeLessThanOrEqual(20_000)
    expect(doc.endsWith('\n')).toBe(true)
    expect(doc.startsWith('#1\n+model0\n')).toBe(true)
  })

  it('is made of lines alone, for anything that is written', () => {
    const fields = Object.keys(SIGNS) as SearchField[]
    const anyLine = fc.record({
      field: fc.constantFrom(...fields),
      written: fc.string({ unit: 'grapheme', maxLength: 20 }),
    })
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), (lines) => {
        for (const line of documentOf(lines).split('\n').slice(0, -1)) {
          expect(Object.values(SIGNS)).toContain(line.charAt(0))
          expect(searchKey(line.slice(1))).toBe(line.slice(1))
          expect(line.length).toBeGreaterThan(1)
        }
      }),
    )
  })
})
