import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { contains, type Code } from '../codes/code.ts'
import { covers, EMPTY_SCOPE, extendScope, reduceScope, scopeOf, touches, type Scope } from './scope.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Every code of the tests' catalogue; each stands for itself, too, because the catalogue is open downwards. */
const TREE = ['a', 'a/1', 'a/1/x', 'a/1/y', 'a/2', 'a/2/x', 'a/2/x/i', 'b', 'b/1', 'ab', 'ab/1'] as const

describe('a scope', () => {
  it('speaks for a branch and everything beneath it, and for nothing that only begins alike', () => {
    const scope = scopeOf(['a/1'])
    expect(covers(scope, 'a/1')).toBe(true)
    expect(covers(scope, 'a/1/x')).toBe(true)
    expect(covers(scope, 'a')).toBe(false)
    expect(covers(scope, 'a/10')).toBe(false)
    expect(covers(EMPTY_SCOPE, 'a')).toBe(false)
  })

  it('keeps a hole where a part of something broader was taken away', () => {
    const scope = reduceScope(scopeOf(['a']), ['a/1'])
    expect(scope).toEqual({ includes: ['a'], excludes: ['a/1'] })
    expect(covers(scope, 'a/2')).toBe(true)
    expect(covers(scope, 'a/1/x')).toBe(false)
    expect(covers(scope, 'a')).toBe(false)
  })

  it('may have an island in a hole, and is whole again when the hole is filled', () => {
    const island = extendScope(reduceScope(scopeOf(['a']), ['a/1']), ['a/1/x'])
    expect(island).toEqual({ includes: ['a', 'a/1/x'], excludes: ['a/1'] })
    expect(covers(island, 'a/1/x')).toBe(true)
    expect(covers(island, 'a/1')).toBe(false)
    expect(extendScope(island, ['a/1'])).toEqual({ includes: ['a'], excludes: [] })
  })

  it('is not changed by taking away what it never had', () => {
    expect(reduceScope(scopeOf(['a/1']), ['b', 'a/2'])).toEqual(scopeOf(['a/1']))
  })

  it('loses the parts beneath what is taken away', () => {
    expect(reduceScope(scopeOf(['a/1', 'a/2', 'b']), ['a'])).toEqual(scopeOf(['b']))
  })

  it('touches a scheme when it speaks for anything of it', () => {
    expect(touches(scopeOf(['a/1']), 'a')).toBe(true)
    expect(touches(scopeOf(['a']), 'a/1')).toBe(true)
    expect(touches(scopeOf(['ab']), 'a')).toBe(false)
    expect(touches(reduceScope(scopeOf(['a']), ['a/1']), 'a/1/x')).toBe(false)
  })

  it('names each thing once, in order, however it was listed', () => {
    expect(scopeOf(['b/1', 'a/1/x', 'a/1', 'b/1'])).toEqual({ includes: ['a/1', 'b/1'], excludes: [] })
  })
})

type Change = readonly ['extend' | 'reduce', readonly Code[]]

const anyCodes = fc.subarray([...TREE], { minLength: 1, maxLength: 3 })
const anyChanges: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.tuple(fc.constantFrom('extend' as const, 'reduce' as const), anyCodes),
  { maxLength: 8 },
)

function scopeAfter(first: readonly Code[], changes: readonly Change[]): Scope {
  return changes.reduce(
    (scope, [change, codes]) => (change === 'extend' ? extendScope(scope, codes) : reduceScope(scope, codes)),
    scopeOf(first),
  )
}

/** The naive way: a set of all codes that are in. */
function setAfter(first: readonly Code[], changes: readonly Change[]): ReadonlySet<Code> {
  const held = new Set<Code>()
  for (const [change, codes] of [['extend', first] as Change, ...changes]) {
    for (const code of TREE.filter((one) => codes.some((top) => contains(top, one)))) {
      if (change === 'extend') held.add(code)
      else held.delete(code)
    }
  }
  return held
}

describe('scopes after any changes', () => {
  it('cover what a set of all codes wholly has, and touch what it has any of', () => {
    fc.assert(
      fc.property(anyCodes, anyChanges, (first, changes) => {
        const scope = scopeAfter(first, changes)
        const held = setAfter(first, changes)
        for (const item of TREE) {
          const beneath = TREE.filter((code) => contains(item, code))
          expect(covers(scope, item)).toBe(beneath.every((code) => held.has(code)))
          expect(touches(scope, item)).toBe(beneath.some((code) => held.has(code)))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('are equal values when they are equal sets', () => {
    fc.assert(
      fc.property(anyCodes, anyChanges, anyCodes, anyChanges, (first, changes, other, others) => {
        const isSame =
          [...setAfter(first, changes)].toSorted().join() === [...setAfter(other, others)].toSorted().join()
        const isEqual = JSON.stringify(scopeAfter(first, changes)) === JSON.stringify(scopeAfter(other, others))
        expect(isEqual).toBe(isSame)
      }),
      { numRuns: 1000 },
    )
  })

  it('do not depend on doing the same twice', () => {
    fc.assert(
      fc.property(anyCodes, anyChanges, anyCodes, (first, changes, codes) => {
        const scope = scopeAfter(first, changes)
        expect(extendScope(extendScope(scope, codes), codes)).toEqual(extendScope(scope, codes))
        expect(reduceScope(reduceScope(scope, codes), codes)).toEqual(reduceScope(scope, codes))
      }),
      { numRuns: 200 },
    )
  })
})
