import { pack } from '@zhengheng/cn'
import { readQuery, type FoundKind, type SearchQuery } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { searchCatalogue } from './catalogue.ts'

function query(typed: string): SearchQuery {
  const read = readQuery(typed)
  if (typeof read === 'string') throw new Error(read)
  return read
}

function find(typed: string, kind: FoundKind, skip = 0, most = 500) {
  return searchCatalogue(pack, query(typed), kind, skip, most)
}

const [scheme] = pack.schemes
const [text] = pack.law

describe('the catalogue of the pack is searched', () => {
  it('for schemes by name and code, the scheme itself first', () => {
    if (!scheme) throw new Error('the pack has no scheme')
    for (const typed of [scheme.name.zh, scheme.name.en, scheme.code]) {
      const { items, total } = find(typed, 'scheme')
      expect(items[0]).toMatchObject({ kind: 'scheme', path: `/scheme/${scheme.code}`, name: scheme.name })
      expect(total).toEqual({ value: items.length, relation: 'eq' })
    }
  })

  it('for every item by its name, its code and the initials of its name', () => {
    const [item] = scheme?.items ?? []
    if (!item) throw new Error('the scheme has no item')
    const path = `/scheme/${item.code}`
    for (const typed of [item.name.zh, item.name.en, item.code, item.code.split('/').at(-1) ?? ''])
      expect(find(typed, 'scheme').items.map((one) => one.path)).toContain(path)
  })

  it('for texts of law by name in both languages and by id, with the reason', () => {
    if (!text) throw new Error('the pack has no law')
    expect(find(text.name.zh, 'law').items[0]).toMatchObject({
      path: `/law/${text.id}`,
      why: { field: 'name', text: text.name.zh },
    })
    expect(find(text.name.en, 'law').items[0]).toMatchObject({ path: `/law/${text.id}` })
    expect(find(text.id, 'law').items.map((one) => one.path)).toContain(`/law/${text.id}`)
  })

  it('page by page, each entry once', () => {
    const all = find('认证', 'law').items.map((one) => one.path)
    expect(all.length).toBeGreaterThan(3)
    const paged: (string | undefined)[] = []
    let skip: number | undefined = 0
    while (skip !== undefined) {
      const page = find('认证', 'law', skip, 2)
      expect(page.total.value).toBe(all.length)
      paged.push(...page.items.map((one) => one.path))
      skip = page.next === null ? undefined : Number(page.next)
    }
    expect(paged).toEqual(all)
  })

  it('and nothing is found by what no entry holds', () => {
    for (const kind of ['scheme', 'standard', 'law'] as const) {
      expect(find('无此名称', kind)).toEqual({ kind, items: [], total: { value: 0, relation: 'eq' }, next: null })
    }
  })
})
