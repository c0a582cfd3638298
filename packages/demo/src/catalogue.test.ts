import type { Pack } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { bodyOf } from './bodies.ts'
import { openCatalogue, standardsIn, type Catalogue } from './catalogue.ts'
import { dayText, monthOf } from './days.ts'
import { loadPackOfCountry } from './testing/pack.ts'

let pack: Pack
let catalogue: Catalogue

beforeAll(async () => {
  pack = await loadPackOfCountry()
  catalogue = openCatalogue(pack)
})

function marks(body: number, month: string): readonly string[] {
  const choice = catalogue.choice(bodyOf(body), monthOf(`${month}-01`))
  return choice.wares.map((ware) => (ware.procedure === undefined ? ware.mark : `declared ${ware.mark}`))
}

describe('what a body certifies', () => {
  it('is of the groups that it is designated for', () => {
    expect(new Set(marks(7, '2019-05').map((mark) => mark.slice(0, 2)))).toEqual(new Set(['02', '07', '09', '10']))
  })

  it('begins some weeks after its approval was extended, and ends before it is reduced', () => {
    expect(marks(3, '2019-10')).not.toContain('2401')
    expect(marks(3, '2020-06')).toContain('2401')
    expect(marks(4, '2022-05')).toContain('1901')
    expect(marks(4, '2022-10')).not.toContain('1901')
  })

  it('does not contain what left the catalogue', () => {
    expect(marks(2, '2022-08')).toContain('0801')
    expect(marks(2, '2022-11')).not.toContain('0801')
  })

  it('is declared by its maker, and certified no longer, once it went over to self-declaration', () => {
    expect(marks(7, '2019-05')).toEqual(expect.arrayContaining(['0205', '0704']))
    expect(marks(7, '2021-05')).not.toContain('0205')
    expect(marks(7, '2021-05')).toEqual(expect.arrayContaining(['declared 0205', 'declared 0704']))
    expect(marks(7, '2026-09')).not.toContain('declared 0205')
    expect(marks(7, '2026-09')).toContain('declared 0704')
  })

  it('is of the voluntary schemes of a body in every month', () => {
    const schemes = catalogue.choice(bodyOf(13), monthOf('2016-01-01')).wares.map((ware) => ware.scheme)
    expect(schemes.toSorted()).toEqual([...bodyOf(13).schemes].toSorted())
  })
})

describe('a ware', () => {
  it('of a management system has an item for the industry of each firm', () => {
    const qms = catalogue.wares.find((ware) => ware.scheme === 'qms')
    expect(qms?.items.get('28')).toBe('qms/28')
    expect(qms?.item).toBeUndefined()
  })

  it('of a product has one item of its scheme, and holds as long as the pack says', () => {
    for (const ware of catalogue.wares.filter((one) => one.items.size === 0)) {
      const scheme = pack.schemes.find((one) => one.code === ware.scheme)
      expect(scheme?.items.map((item) => item.code)).toContain(ware.item)
      expect(ware.years).toBe(ware.procedure === undefined ? scheme?.validityYears?.value : 10)
    }
  })

  it('knows how it is declared, if it is', () => {
    const certified = catalogue.wares.find((ware) => ware.mark === '0704' && ware.procedure === undefined)
    if (!certified) throw new Error('nobody makes 0704')
    expect(certified.declared !== undefined && dayText(certified.declared)).toBe('2020-04-21')
    expect(catalogue.declarationOf(certified)).toMatchObject({ procedure: 'self-declaration-B', years: 10 })
  })

  it('cites a standard of a year from that year on', () => {
    const qms = catalogue.wares.find((ware) => ware.scheme === 'qms')
    if (!qms) throw new Error('no qms')
    expect(standardsIn(qms, 2015)).toEqual([])
    expect(standardsIn(qms, 2016)).toEqual(['GB/T 19001-2016'])
  })
})
