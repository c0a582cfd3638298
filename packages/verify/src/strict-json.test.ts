import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from './refusal.ts'
import { parseStrictJson } from './strict-json.ts'

describe('strict JSON', () => {
  it('reads what JSON.parse reads, whatever the white space', () => {
    const names = fc.string().filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name))
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(null, true, false),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(names, tie('value'), { noNullPrototype: true, maxKeys: 3 }),
      ),
    })).value
    fc.assert(
      fc.property(value, fc.constantFrom(0, 1, '\t'), (json, space) => {
        const text = JSON.stringify(json, null, space)
        expect(parseStrictJson(text)).toEqual(JSON.parse(text))
      }),
      { numRuns: 40 },
    )
  }, 30_000)

  it.each([
    ['{"a":1,"a":2}', 'json-duplicate-member'],
    ['{"a":1,"\\u0061":2}', 'json-duplicate-member'],
    ['[{"b":{"c":1,"d":[{}],"c":2}}]', 'json-duplicate-member'],
    ['{"__proto__":{"polluted":true}}', 'json-forbidden-member'],
    ['{"a":{"\\u005f_proto__":1}}', 'json-forbidden-member'],
    ['{"constructor":{"prototype":{}}}', 'json-forbidden-member'],
    ['{', 'json-malformed'],
    ['', 'json-malformed'],
    ['{"a":1}}', 'json-malformed'],
    ['{"a":"b}', 'json-malformed'],
    ['{"\\x":1}', 'json-malformed'],
    ['{"a" "b":1}', 'json-malformed'],
    ['nul', 'json-malformed'],
    ['{"a":01}', 'json-malformed'],
    ['[1,]', 'json-malformed'],
    [`${'['.repeat(49)}${']'.repeat(49)}`, 'json-too-deep'],
    ['['.repeat(1_000_000), 'json-too-deep'],
    ['{"a":'.repeat(100_000), 'json-too-deep'],
  ])('refuses %.40j', (text, code) => {
    expect(refusalOf(() => parseStrictJson(text))?.code).toBe(code)
  })

  it('takes the same name in two objects, and names as values', () => {
    expect(parseStrictJson('{"a":{"a":["a","a"]},"b":"__proto__","c":"b"}')).toEqual({
      a: { a: ['a', 'a'] },
      b: '__proto__',
      c: 'b',
    })
  })

  it('reads four megabytes in a moment', () => {
    const text = JSON.stringify(
      Array.from({ length: 40_000 }, (_, n) => ({ number: n, name: 'a certificate with a name', more: ['\\', '"'] })),
    )
    const began = performance.now()
    expect(parseStrictJson(text)).toHaveLength(40_000)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
