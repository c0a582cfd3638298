import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../refusal.ts'
import { decodeBundle, encodeBundle, ENTRY_LIMIT } from './bundle.ts'

describe('an entry bundle', () => {
  it('writes each entry after its length, high byte first', () => {
    expect(encodeBundle([Uint8Array.from([7, 8]), new Uint8Array(), new Uint8Array(258).fill(1)]).slice(0, 8)).toEqual(
      Uint8Array.from([0, 2, 7, 8, 0, 0, 1, 2]),
    )
  })

  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 40 }), (entries) => {
        expect(decodeBundle(encodeBundle(entries), entries.length)).toEqual(entries)
      }),
    )
  })

  it('holds an entry of 65,535 bytes and refuses one of 65,536', () => {
    const longest = new Uint8Array(ENTRY_LIMIT).fill(5)
    expect(decodeBundle(encodeBundle([longest]), 1)).toEqual([longest])
    expect(refusalOf(() => encodeBundle([new Uint8Array(ENTRY_LIMIT + 1)]))?.code).toBe('entry-too-long')
  })

  it('is either read whole or refused with a code, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(8), (bytes, count) => {
        let entries: Uint8Array[] | undefined
        const refusal = refusalOf(() => {
          entries = decodeBundle(bytes, count)
        })
        const judged = refusal?.code ?? encodeBundle(entries ?? [])
        expect(['bundle-truncated', 'bundle-entry-count', bytes]).toContainEqual(judged)
      }),
    )
  })
})
