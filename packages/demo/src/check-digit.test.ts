import { beforeAll, describe, expect, it } from 'vitest'
import type { IdentifierScheme } from '@zhengheng/core'
import { artificialCode, MOST_CODES } from './check-digit.ts'
import { loadPackOfCountry } from './testing/pack.ts'

let scheme: IdentifierScheme | undefined

beforeAll(async () => {
  const pack = await loadPackOfCountry()
  scheme = pack.identifiers.find((known) => known.code === pack.reports.holderScheme)
})

describe('artificial credit codes', () => {
  it.each([
    [0, '91100000TE5T000089'],
    [1, '91100000TE5T000164'],
    [2, '91100000TE5T00024Y'],
    [3, '91100000TE5T00032R'],
    [4, '91100000TE5T00040L'],
    [5, '91100000TE5T00059H'],
    [6, '91100000TE5T00067C'],
    [7, '91100000TE5T000757'],
  ])('the one with the number %i is %s', (index, code) => {
    expect(artificialCode(index)).toBe(code)
  })

  it('hold before the check of the pack, from the first to the last', () => {
    expect(scheme).toBeDefined()
    for (let index = 0; index < MOST_CODES; index += 997) expect(scheme?.fault(artificialCode(index))).toBeUndefined()
    expect(scheme?.fault(artificialCode(MOST_CODES - 1))).toBeUndefined()
  })

  it('are as many as there are numbers', () => {
    const codes = new Set(Array.from({ length: 5000 }, (_, index) => artificialCode(index * 180)))
    expect(codes.size).toBe(5000)
    expect(() => artificialCode(MOST_CODES)).toThrow('artificial codes')
    expect(() => artificialCode(-1)).toThrow('artificial codes')
  })
})
