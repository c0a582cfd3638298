import { describe, expect, it } from 'vitest'
import { columnChoices, columnLabel, isColumn, namesOfColumn } from './column-names.ts'
import { guessColumn, similarity } from './guesses.ts'
import { testPack } from './testing/test-pack.ts'

const by = { pack: testPack, template: undefined }
const none = new Set<string>()

describe('a guess', () => {
  it.each([
    ['a slip of the pen', 'nubmer', undefined],
    ['one letter too few', 'holderNme', 'holderName'],
    ['a name within the heading', '证书编号', 'number'],
    ['a name with something behind it', '持证人（全称）', 'holderName'],
    ['a word that is like none', '颜色', undefined],
    ['nothing', '', undefined],
  ])('for %s is the nearest name, or none', (_name, heading, column) => {
    expect(guessColumn(heading, [], none, by)?.column).toBe(column)
  })

  it('is no column that another heading has', () => {
    expect(guessColumn('证书编号', [], new Set(['number']), by)?.column).not.toBe('number')
  })

  it('may be made from values that follow a rule of their own', () => {
    expect(guessColumn('X', ['100123456', '200123456'], none, by)).toEqual({ column: 'holderId', because: 'values' })
    expect(guessColumn('X', ['100123456', 'abc'], none, by)).toBeUndefined()
    expect(guessColumn('X', ['100123456'], none, by)).toBeUndefined()
    expect(guessColumn('X', ['100123456', '200123456'], new Set(['holderId']), by)).toBeUndefined()
  })
})

describe('the likeness of two texts', () => {
  it.each([
    ['number', 'number', 1],
    ['', 'number', 0],
    ['a', 'b', 0],
    ['ab', 'ba', 0],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(similarity(a, b)).toBe(expected)
  })

  it('does not depend on which comes first, and is never more than one', () => {
    for (const [a, b] of [
      ['编号', '证书编号'],
      ['number', 'numbers'],
      ['abc', 'abd'],
    ] as const) {
      expect(similarity(a, b)).toBe(similarity(b, a))
      expect(similarity(a, b)).toBeLessThan(1)
    }
  })
})

describe('the columns that a heading can mean', () => {
  it('are called by the words of the country, or by their own', () => {
    expect(columnLabel('number', testPack, undefined, 'zh')).toBe('编号')
    expect(columnLabel('number', testPack, undefined, 'en')).toBe('number')
    expect(columnLabel('item', testPack, undefined, 'zh')).toBe('item')
    expect(columnChoices(testPack, undefined, 'zh').find(({ column }) => column === 'act')?.label).toBe('动作')
  })

  it('are known by all their names, and others are not', () => {
    expect(namesOfColumn('number', testPack, undefined)).toEqual(['number', '编号'])
    expect([isColumn('number', testPack), isColumn('colour', testPack)]).toEqual([true, false])
  })
})
