import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCandidates, isCode, NEAREST } from './candidates.ts'
import { openScheme, smallScheme } from './testing/small-scheme.ts'

const SCHEMES = [smallScheme, openScheme]

function codes(text: string): readonly string[] {
  return findCandidates(SCHEMES, text).map(({ item }) => item.code)
}

function why(text: string): readonly string[] {
  return [...new Set(findCandidates(SCHEMES, text).map(({ by }) => by))]
}

describe('what somebody typed', () => {
  it.each([
    ['s/1/11', true],
    ['11', true],
    ['０７０１', true],
    ['电水壶', false],
    ['kettle', false],
    ['', false],
  ])('%s: is it a code? %s', (text, answer) => {
    expect(isCode(text)).toBe(answer)
  })
})

describe('the items that a description may mean', () => {
  it('are those whose code it is, whole or its last part', () => {
    expect(codes('s/2/21')).toEqual(['s/2/21'])
    expect(codes('21')).toEqual(['s/2/21'])
    expect(codes('２１')).toEqual(['s/2/21'])
    expect(why('21')).toEqual(['code'])
  })

  it('are the nearest three where nothing has the code', () => {
    expect(codes('s/2/29')).toHaveLength(NEAREST)
    expect(codes('s/2/29').slice(0, 2)).toEqual(['s/2/21', 's/2/22'])
    expect(why('s/2/29')).toEqual(['near-code'])
  })

  it('stay in the scheme that a code names', () => {
    expect(codes('q/99')).toEqual(['q/34', 'q/35'])
  })

  it.each([
    ['电水壶', 's/1/11'],
    ['水壶', 's/1/11'],
    ['小型电水壶', 's/1/11'],
    ['液体加热器', 's/1/11'],
    ['electric KETTLES', 's/1/11'],
    ['computers', 's/2/21'],
    ['计算机', 's/2/21'],
    ['服务器', 's/2/22'],
  ])('for %s begin with %s', (text, code) => {
    expect(codes(text)[0]).toBe(code)
    expect(why(text)).toEqual(['words'])
  })

  it('include the scheme itself by its name, where it has no catalogue of products', () => {
    expect(codes('质量管理体系')).toEqual(['q/34', 'q/35'])
    expect(codes('强制认证')).toEqual([])
  })

  it('are none for nothing, and none for words that no name has', () => {
    expect(codes('')).toEqual([])
    expect(codes('   ')).toEqual([])
    expect(codes('大象')).toEqual([])
    expect(codes('%*?[')).toEqual([])
  })

  it('are found for any text without failing, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const found = codes(text)
        expect(new Set(found).size).toBe(found.length)
        expect(found.length).toBeLessThanOrEqual(10)
      }),
    )
  })
})
