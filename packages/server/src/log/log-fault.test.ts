import { Refusal } from '@zhengheng/verify'
import { describe, expect, it } from 'vitest'
import { faultOfRefusal } from './log-fault.ts'

describe('a log that cannot be read', () => {
  it.each([
    ['checkpoint-other-origin', 'log-foreign', /PUBLIC_URL/],
    ['note-unknown-key', 'log-foreign', /key/],
    ['note-signature-invalid', 'log-damaged', /audit/],
    ['tile-mismatch', 'log-damaged', /tile-mismatch path=tile\/0\/001/],
  ] as const)('%s is %s, said in words', (refused, code, words) => {
    const fault = faultOfRefusal(new Refusal(refused, { path: 'tile/0/001' }))
    expect(fault.code).toBe(code)
    expect(fault.message).toMatch(words)
    expect(fault.cause).toBeInstanceOf(Refusal)
  })
})
