import { describe, expect, it } from 'vitest'
import { readRegions } from '../regions.ts'
import { authorityScheme, readAuthorities } from './authority.ts'
import { organisation } from './organisation.ts'
import { placeScheme } from './place.ts'
import { resident } from './resident.ts'
import { uscc, usccCheck } from './uscc.ts'

describe('GB 32100: the unified social credit code', () => {
  it.each([
    '91440300708461136T',
    '9144030071526726XG',
    '914403001922038216',
    '91330100799655058B',
    '9111000071093123XX',
    '91110000710926094P',
    '91440606722473344C',
    '91440300192317458F',
    '91100000TE5T000089',
    '91100000TE5T000164',
    '91100000TE5T00024Y',
    '91100000TE5T00032R',
    '91100000TE5T00040L',
    '91100000TE5T00059H',
    '91100000TE5T00067C',
    '91100000TE5T000757',
  ])('%s is right', (value) => {
    expect(uscc.fault(value)).toBeUndefined()
    expect(usccCheck(value)).toBe(value.at(-1))
  })

  it.each([
    ['914403007084611360', 'check-digit'],
    ['91440300708461135T', 'organisation-code'],
    ['91440300I08461136T', 'alphabet'],
    ['91440300708461136', 'length'],
  ])('%s is wrong: %s', (value, fault) => {
    expect(uscc.fault(value)).toBe(fault)
  })

  it('is accepted in lower case, padded and full width, and stored in upper case', () => {
    expect(uscc.normalise(' 91440300708461136t ')).toBe('91440300708461136T')
    expect(uscc.normalise('９１４４０３００７０８４６１１３６Ｔ')).toBe('91440300708461136T')
  })

  it('never takes a character that looks alike for another', () => {
    expect(uscc.normalise('9144030O708461136T')).toBe('9144030O708461136T')
    expect(uscc.fault('9144030O708461136T')).toBe('alphabet')
  })

  it('finds every wrong single character', () => {
    const right = '91440300708461136T'
    for (let at = 0; at < 17; at += 1) {
      const other = right.charAt(at) === '7' ? '8' : '7'
      expect(uscc.fault(right.slice(0, at) + other + right.slice(at + 1))).toBeDefined()
    }
  })
})

describe('GB 11714: the organisation code', () => {
  it.each(['D2143569-X', '70846113-6', '71526726-X', '71093123-X'])('%s is right', (value) => {
    expect(organisation.fault(value)).toBeUndefined()
  })

  it.each([
    ['70846113-7', 'check-digit'],
    ['70846113-', 'length'],
    ['7084611306', 'alphabet'],
  ])('%s is wrong: %s', (value, fault) => {
    expect(organisation.fault(value)).toBe(fault)
  })

  it('is stored as printed, with the hyphen', () => {
    expect(organisation.normalise('d2143569x')).toBe('D2143569-X')
    expect(organisation.normalise(' d2143569-x')).toBe('D2143569-X')
  })
})

describe('GB 11643: the citizen number', () => {
  it.each(['11010519491231002X', '440524188001010014'])('%s is right', (value) => {
    expect(resident.fault(value)).toBeUndefined()
  })

  it.each([
    ['110105194912310021', 'check-digit'],
    ['11010519490231002X', 'date'],
    ['11010519491331002X', 'date'],
    ['1101051949123100X2', 'alphabet'],
    ['11010519491231002', 'length'],
  ])('%s is wrong: %s', (value, fault) => {
    expect(resident.fault(value)).toBe(fault)
  })

  it('takes a small x for the check character', () => {
    expect(resident.normalise('11010519491231002x')).toBe('11010519491231002X')
  })
})

describe('GB/T 2260: the administrative division', () => {
  const place = placeScheme(readRegions())

  it.each(['110000', '440300', '440305', '820000'])('%s is right', (value) => {
    expect(place.fault(value)).toBeUndefined()
  })

  it.each([
    ['990000', 'province'],
    ['44030', 'length'],
    ['44O300', 'alphabet'],
    ['440005', 'level'],
  ])('%s is wrong: %s', (value, fault) => {
    expect(place.fault(value)).toBe(fault)
  })
})

describe('the code of an authority', () => {
  const authority = authorityScheme(readAuthorities())

  it('is one that the pack lists', () => {
    expect(authority.fault(authority.normalise(' cnca'))).toBeUndefined()
    expect(authority.fault('CNBA')).toBe('unknown')
  })
})
