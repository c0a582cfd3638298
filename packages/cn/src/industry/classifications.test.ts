import { codeFault, type Classification } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { readClassifications } from './classifications.ts'

function list(code: string): Classification {
  const found = readClassifications().find((one) => one.code === code)
  if (!found) throw new Error(`no list ${code}`)
  return found
}

describe('scopes of management systems', () => {
  const iaf = list('iaf')

  it('are 39, numbered without a hole', () => {
    expect(iaf.items.map(({ code }) => Number(code))).toEqual(Array.from({ length: 39 }, (_none, at) => at + 1))
  })

  it.each(['01', '34', '34.05', '34.05.01', '39'])('%s is one, or lies in one', (code) => {
    expect(codeFault(iaf, code)).toBeUndefined()
  })

  it.each([
    ['40', 'shape'],
    ['00', 'shape'],
    ['1', 'shape'],
    ['34.5', 'shape'],
    ['34.05.01.01', 'shape'],
    ['34；35', 'shape'],
  ])('%s is none: %s', (code, fault) => {
    expect(codeFault(iaf, code)).toBe(fault)
  })

  it('name the divisions of NACE that they hold', () => {
    expect(iaf.items[2]?.related).toEqual({ 'nace-2': ['10', '11', '12'] })
  })
})

describe('industries', () => {
  const industry = list('industry')

  it.each(['M7455', '7455', 'M745', 'M74', 'M'])('%s is written as one', (code) => {
    expect(codeFault(industry, code)).toBeUndefined()
  })

  it.each(['U7455', 'M74555', 'm7455', '', 'M7', '7'])('%j is not', (code) => {
    expect(codeFault(industry, code)).toBe('shape')
  })

  it('are not complete: a code that is not on file is no fault', () => {
    expect(industry.complete).toBe(false)
    expect(codeFault(industry, 'C3899')).toBeUndefined()
  })
})
