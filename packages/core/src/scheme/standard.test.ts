import { describe, expect, it } from 'vitest'
import { standardKey } from './standard.ts'

describe('numbers of standards', () => {
  it.each([
    ['GB/T 19001-2016', 'GB/T19001'],
    ['gb/t19001', 'GB/T19001'],
    ['ＧＢ／Ｔ １９００１－２０１６', 'GB/T19001'],
    ['ISO 9001:2015', 'ISO9001'],
    ['GB/T 27021.1-2017', 'GB/T27021.1'],
    ['GB/T 27021.1', 'GB/T27021.1'],
    ['ISO/IEC 17021-1', 'ISO/IEC17021-1'],
    ['ISO/IEC 17021-1:2015', 'ISO/IEC17021-1'],
  ])('%s is compared as %s', (number, key) => {
    expect(standardKey(number)).toBe(key)
  })

  it('of parts are not those of the whole', () => {
    expect(standardKey('GB 7000.1')).not.toBe(standardKey('GB 7000'))
  })
})
