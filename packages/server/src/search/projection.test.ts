import { gramsOf, searchKey, tokenOf } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import {
  gramsOfFacets,
  linesOf,
  namesOf,
  regionWithin,
  searchedName,
  searchedText,
  type Said,
  type Source,
} from './projection.ts'
import { soundsOf } from './sounds.ts'

const NOTHING: Said = {
  holder: null,
  name: null,
  nameEn: null,
  formerName: null,
  product: null,
  manufacturer: null,
  factory: null,
  models: null,
}

function source(change: Partial<Source> = {}): Source {
  return {
    id: 400_000,
    family: 'certificate',
    number: '2024-01',
    holder: 7,
    issuer: 9,
    scope: ['ccc/07/0701', 'ccc/07/0702'],
    region: '320505',
    register: { name: '甲厂', nameEn: null },
    said: [],
    ...change,
  }
}

describe('the names that an attestation tells of', () => {
  it('are those of the register and those of its acts, each of whoever held it then', () => {
    const said = [
      { ...NOTHING, holder: 5, name: '乙厂' },
      { ...NOTHING, name: '甲甲厂', nameEn: 'Jia', formerName: '老甲厂' },
      { ...NOTHING, name: '（）' },
    ]
    expect(namesOf(source({ said }))).toEqual([
      { party: 7, name: '甲厂' },
      { party: 5, name: '乙厂' },
      { party: 7, name: '甲甲厂' },
      { party: 7, name: 'Jia' },
      { party: 7, name: '老甲厂' },
    ])
  })

  it('are none in the register for a natural person', () => {
    expect(namesOf(source({ register: null }))).toEqual([])
  })
})

describe('the text of an attestation', () => {
  const said: Said[] = [
    { ...NOTHING, product: '冰箱', models: ['A-1', 'B 2'], factory: '丙厂' },
    { ...NOTHING, product: '冷柜', models: ['A-1'], manufacturer: '丁厂' },
  ]

  it('holds what its acts ever said, under the names its holder ever had', () => {
    expect(searchedText(source({ said }), ['甲厂', '老甲厂']).doc).toBe(
      '#202401\n@甲厂\n@老甲厂\n=冰箱\n&丙厂\n=冷柜\n&丁厂\n+a1\n+b2\n',
    )
    expect(linesOf(source({ said }), [])).toContainEqual({ field: 'model', written: 'B 2' })
  })

  it('has the tokens of its grams and facets in the bucket of its id, none twice', () => {
    const { id, doc, tokens } = searchedText(source({ said }), ['甲厂'])
    expect(new Set(tokens).size).toBe(tokens.length)
    for (const gram of gramsOf(doc)) expect(tokens).toContain(tokenOf(id, gram))
    const narrowed = gramsOfFacets({ of: 'statement', region: '32', scheme: 'ccc/07', issuer: 9 })
    expect(narrowed).toHaveLength(3)
    for (const gram of narrowed) expect(tokens).toContain(tokenOf(id, gram))
    for (const gram of gramsOfFacets({ of: 'grant', region: '33', scheme: 'qms', issuer: 8 }))
      expect(tokens).not.toContain(tokenOf(id, gram))
  })

  it('of a grant is told apart from a statement', () => {
    const grant = searchedText(source({ family: 'approval' }), [])
    for (const gram of gramsOfFacets({ of: 'grant' })) expect(grant.tokens).toContain(tokenOf(grant.id, gram))
  })

  it('is not narrowed by what no level of regions has', () => {
    expect(gramsOfFacets({ of: 'statement', region: '3' })).toEqual([])
    expect(gramsOfFacets({ of: 'statement', region: '' })).toEqual([])
  })
})

describe('a region', () => {
  it.each([
    ['320000', '32'],
    ['320500', '3205'],
    ['320505', '320505'],
    ['321000', '3210'],
    ['32', '32'],
    ['0000', ''],
  ])('%s holds all whose codes begin with "%s"', (code, begin) => {
    expect(regionWithin(code)).toBe(begin)
  })
})

describe('how a name sounds', () => {
  it.each([
    ['重庆长安', 'cqca', 'chongqingchangan'],
    ['厦门银行', 'xmyh', 'xiamenyinhang'],
    ['3M中国', '3mzg', '3mzhongguo'],
    ['绿地', 'ld', 'lvdi'],
  ])('%s: %s, %s', (name, initials, syllables) => {
    const [first, second] = soundsOf(name).map((line) => searchKey(line.written))
    expect([first, second]).toEqual([initials, syllables])
  })

  it('is not asked of names without Chinese characters, and of long ones up to a point', () => {
    expect(soundsOf('Haier Ltd.')).toEqual([])
    expect(soundsOf('电'.repeat(5000))[0]?.written).toHaveLength(60)
  })

  it('stands beside the name in what is searched', () => {
    const name = searchedName(3, '海尔（集团）')
    expect(name).toMatchObject({ party: 3, key: '海尔集团', doc: '@海尔集团\n^hejt\n~haierjituan\n' })
    expect(name.tokens).toEqual(gramsOf(name.doc).map((gram) => tokenOf(0, gram)))
  })
})
