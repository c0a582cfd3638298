import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidates } from './similar.ts'

const NUMBER = '2024710701000113'

describe('numbers one slip away from a number', () => {
  it.each([
    ['one wrong digit', '2024710701000118'],
    ['two neighbours swapped', '2024710710000113'],
    ['one digit left out', '202471070100013'],
    ['one digit typed twice', '20247110701000113'],
    ['letters read for digits', '2O24710701OOO113'],
  ])('are found by the right number behind %s', (_slip, typed) => {
    expect(candidates(typed).has(NUMBER)).toBe(true)
  })
  it('never hold the number itself, and stay few', () => {
    expect(candidates(NUMBER).has(NUMBER)).toBe(false)
    expect(candidates('9'.repeat(60)).size).toBeLessThan(1200)
  })
  it('hold every single wrong digit and every swap, for any number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4,20}$/), fc.nat(), fc.integer({ min: 0, max: 9 }), (number, seed, digit) => {
        const at = seed % number.length
        const wrong = number.slice(0, at) + String(digit) + number.slice(at + 1)
        const pair = number
          .slice(at, at + 2)
          .split('')
          .toReversed()
          .join('')
        const swapped = number.slice(0, at) + pair + number.slice(at + 2)
        const missed = [wrong, swapped].filter((typed) => typed !== number && !candidates(typed).has(number))
        expect(missed).toEqual([])
      }),
    )
  })
})
