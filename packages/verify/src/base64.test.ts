import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, decodeBase64url, encodeBase64, encodeBase64url } from './base64.ts'
import { refusalOf } from './refusal.ts'

describe('base64', () => {
  it('agrees with the codec of the platform in both alphabets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes)
        expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes)
      }),
    )
  })

  it('is refused in every spelling but one', () => {
    const letters = fc.string({
      unit: fc.constantFrom('A', 'Q', 'g', 'w', '+', '/', '-', '_', '=', ' ', '\n'),
      maxLength: 9,
    })
    fc.assert(
      fc.property(letters, (text) => {
        for (const [decode, encode] of [
          [decodeBase64, encodeBase64],
          [decodeBase64url, encodeBase64url],
        ] as const) {
          let again: string | undefined
          const refusal = refusalOf(() => {
            again = encode(decode(text))
          })
          expect(['base64-not-canonical', text]).toContain(refusal?.code ?? again)
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    'A',
    'AA',
    'AAA',
    'AA=',
    'AA===',
    'AAAA=',
    'AAAA====',
    '=',
    '====',
    'AB==',
    'AAB=',
    'A A=',
    'AA==\n',
    'AA-_',
  ])('with padding refuses %j', (text) =>
    expect(refusalOf(() => decodeBase64(text))?.code).toBe('base64-not-canonical'),
  )

  it.each(['A', 'AA==', 'AAA=', 'AB', 'AAB', 'AA\n', ' AA', 'AA+/'])('without padding refuses %j', (text) =>
    expect(refusalOf(() => decodeBase64url(text))?.code).toBe('base64-not-canonical'),
  )
})
