import { pack } from '@zhengheng/cn'
import { day } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { indexPack } from './pack-index.ts'

const index = indexPack(pack, new Map())

describe('an item of the pack', () => {
  it.each([
    ['ccc/08/0801', '2022-10-09', true],
    ['ccc/08/0801', '2022-10-10', false],
    ['ccc/07/0701/x', '2024-01-01', false],
    ['ccc', '2024-01-01', true],
    ['qms/34', '2024-01-01', true],
    ['qms/34/05', '2024-01-01', true],
    ['qms/34', '2003-10-31', false],
    ['qms/99', '2024-01-01', false],
    ['nothing/1', '2024-01-01', undefined],
  ])('%s belongs to its scheme on %s: %s', (item, on, belongs) => {
    expect(index.itemOn(item, day(on))).toBe(belongs)
  })

  it('beneath a business scope is called and dated as the scope is', () => {
    expect(index.nameOf('qms/34/05')).toEqual(index.nameOf('qms/34'))
    expect(index.duringOf('qms/34/05')).toEqual(index.duringOf('qms/34'))
    expect(index.duringOf('ccc/07/0701/x')).toEqual([])
  })

  it('has the scheme of its first part, and a field has its own name', () => {
    expect(index.schemeOfItem('qms/34/05')?.code).toBe('qms')
    expect(index.nameOf('field/MS1').zh).toBe('质量管理体系')
    expect(index.nameOf('field/XX')).toEqual({ zh: 'field/XX', en: 'field/XX' })
  })
})
