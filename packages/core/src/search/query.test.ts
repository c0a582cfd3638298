import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf, type SearchLine } from './document.ts'
import { gramsOf } from './grams.ts'
import { gramsOfQuery, isFound, lineFound, linePattern, readQuery, type SearchQuery } from './query.ts'

function query(typed: string): SearchQuery {
  const read = readQuery(typed)
  if (typeof read === 'string') throw new Error(`${typed}: ${read}`)
  return read
}

const LINES: readonly SearchLine[] = [
  { field: 'number', written: '2024-0107-000113' },
  { field: 'holder', written: '青岛海尔电器有限公司' },
  { field: 'product', written: '家用电冰箱' },
  { field: 'model', written: 'BCD-200W' },
  { field: 'model', written: 'C1' },
]
const DOC = documentOf(LINES)

describe('words that are typed', () => {
  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['（）-/', 'empty'],
    ['‏', 'empty'],
    ['海', 'too-short'],
    ['a', 'too-short'],
    ['*', 'only-wildcards'],
    ['***', 'only-wildcards'],
    ['a*b', 'only-wildcards'],
    ['＊１＊', 'only-wildcards'],
    ['a*b'.repeat(60), 'only-wildcards'],
  ])('%j are refused: %s', (typed, refusal) => {
    expect(readQuery(typed)).toBe(refusal)
  })

  it.each([
    ['海尔', 'contains', ['海尔']],
    ['海尔 冰箱', 'contains', ['海尔', '冰箱']],
    ['海尔　海尔', 'contains', ['海尔']],
    ['tc', 'begins', ['tc']],
    ['a b c', 'contains', ['abc']],
    ['BCD*', 'pattern', ['bcd']],
    ['(.+)+$ abc', 'contains', ['abc']],
  ])('%j are read as %s %j', (typed, as, words) => {
    expect(query(typed)).toMatchObject({ as, words })
  })

  it('are looked at up to their two hundredth character', () => {
    expect(query('x'.repeat(10_000)).whole).toHaveLength(200)
    expect(query('ab c '.repeat(5000)).words.length).toBeLessThanOrEqual(8)
  })
})

describe('a query is found', () => {
  it.each([
    '20240107000113',
    '2024 0107',
    '2024.0107/000113',
    '000113',
    '海尔',
    '冰箱 海尔',
    '电器有限',
    'bcd-200w',
    'BCD 200',
    'bcd*',
    '*200w',
    'bcd*0w',
    '青岛*公司',
    'c1',
    'bc',
    '20',
  ])('by %j', (typed) => {
    expect(isFound(query(typed), DOC)).toBe(true)
  })

  it.each(['海而', '海尔 空调', 'cd*', '*200', 'b*x', '013', '00', '青岛*电', '113海', '*海尔*bcd*'])(
    'not by %j',
    (typed) => {
      const read = readQuery(typed)
      expect(typeof read !== 'string' && isFound(read, DOC)).toBe(false)
    },
  )

  it('by any part of any line, and every text it is found in has its grams', () => {
    const anyLine = fc.string({ unit: fc.constantFrom('海', '尔', 'a', '-', ' ', '1'), minLength: 2, maxLength: 10 })
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), (written, which, from) => {
        const lines = written.map((one): SearchLine => ({ field: 'model', written: one }))
        const doc = documentOf([{ field: 'number', written: '77' }, ...lines])
        const text = written[which % written.length] ?? ''
        const read = readQuery(text.slice(from % text.length))
        if (typeof read === 'string') return
        const has = new Set(gramsOf(doc))
        const shared = gramsOfQuery(read).filter((gram) => has.has(gram)).length
        const enough = read.as === 'begins' ? 1 : gramsOfQuery(read).length
        // Two letters are looked for at the beginning of a line alone.
        expect(isFound(read, doc) ? shared >= enough : read.as === 'begins').toBe(true)
      }),
    )
  })

  it('by a pattern within one line alone', () => {
    expect(linePattern(query('bcd*w'))).toBe(String.raw`(^|\n)[#@=+&^~]bcd[^\n]*w\n`)
    expect(isFound(query('2024*有限'), DOC)).toBe(false)
  })
})

describe('the reason for a match', () => {
  it.each([
    ['BCD-200W', 'model', 'BCD-200W'],
    ['2024 0107', 'number', '2024-0107-000113'],
    ['海尔', 'holder', '青岛海尔电器有限公司'],
    ['冰箱', 'product', '家用电冰箱'],
    ['bcd*', 'model', 'BCD-200W'],
    ['c1', 'model', 'C1'],
  ])('%j is the %s', (typed, field, written) => {
    expect(lineFound(query(typed), LINES)).toEqual({ field, written })
  })

  it('is the line that says most: the whole before its beginning, its beginning before a part', () => {
    const models = ['XBCD-200', 'BCD-200W', 'BCD-200'].map((written): SearchLine => ({ field: 'model', written }))
    expect(lineFound(query('bcd200'), models)?.written).toBe('BCD-200')
    expect(lineFound(query('bcd200'), models.slice(0, 2))?.written).toBe('BCD-200W')
    expect(lineFound(query('zzz'), models)).toBeUndefined()
  })
})
