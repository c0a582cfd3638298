import { describe, expect, it } from 'vitest'
import { fill, paramsOf } from './fill.ts'

describe('a text with values', () => {
  it('takes each value where its name stands, as often as it stands', () => {
    expect(fill('{a} and {b} and {a}', { a: 'x', b: 2 })).toBe('x and 2 and x')
  })

  it('does not read a value as a text of its own', () => {
    expect(fill('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&')
  })

  it('shows a name that has no value, rather than nothing', () => {
    expect(fill<string>('{a} {b}', { a: 1 })).toBe('1 {b}')
  })

  it('says which values it asks for', () => {
    expect(paramsOf('{b} {a}')).toEqual(['a', 'b'])
    expect(paramsOf('none')).toEqual([])
  })
})
