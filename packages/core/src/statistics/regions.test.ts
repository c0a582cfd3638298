import { describe, expect, it } from 'vitest'
import { largestRegions } from './regions.ts'

const CODES = ['110000', '500000', '510000', '131000', '130000', '330000', '330500', '330523', 'N', 'S']
const largest = largestRegions(CODES.map((code) => ({ code })))

describe('the largest region that a code lies in', () => {
  it.each([
    ['330523', '330000'],
    ['330500', '330000'],
    ['330000', '330000'],
    // not on file itself
    ['330999', '330000'],
    ['110105', '110000'],
    ['500101', '500000'],
    // begins with the digits of 500000 less its zeros, and lies elsewhere
    ['510100', '510000'],
    ['131100', '130000'],
    ['N', 'N'],
  ])('of %s is %s', (code, whole) => {
    expect(largest(code)).toBe(whole)
  })

  it.each(['990000', '', '3'])('is %j itself where the pack knows none', (code) => {
    expect(largest(code)).toBe(code)
  })

  it('does not depend on the order in which they are named, nor on what was asked before', () => {
    const other = largestRegions(CODES.toReversed().map((code) => ({ code })))
    for (const code of [...CODES, '330523', '110199']) expect(other(code)).toBe(largest(code))
  })
})
