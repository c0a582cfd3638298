import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readGlossary } from './glossary.ts'
import { LEVELS, readLaw } from './law/catalogue.ts'

const terms = readGlossary()
const byKey = new Map(terms.map((term) => [term.key, term]))

function nameOf(key: string): { zh: string; en: string } {
  const term = byKey.get(key)
  if (!term) throw new Error(`no such word: ${key}`)
  return term.name
}

describe('the glossary', () => {
  it('has every word once, in Chinese and in English', () => {
    expect(byKey.size).toBe(terms.length)
    expect(terms.filter(({ key }) => key.startsWith('term/')).length).toBe(158)
    for (const { key, name } of terms) {
      expect(name.zh, key).toMatch(/\p{Script=Han}/u)
      expect(name.en, key).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it.each([
    ['term/withdrawal', '撤销（证书）', 'withdrawal'],
    ['term/cancellation', '注销（证书）', 'cancellation'],
    ['term/withdrawal-of-the-approval', '撤销（批准文件）', 'withdrawal of the approval'],
    ['term/revocation-of-a-licence', '吊销（许可证件）', 'revocation of a licence'],
    ['term/order-to-stop-business', '停业整顿', 'order to stop business'],
    ['term/approval', '批准', 'approval'],
    ['term/accreditation', '认可', 'accreditation'],
    ['term/designation', '指定', 'designation'],
  ])('%s is %s, in English %s', (key, zh, en) => {
    expect(nameOf(key)).toEqual({ zh, en })
  })

  it('says revocation of 吊销 alone, and withdrawal never of 注销', () => {
    const revoked = terms.filter(({ name, note }) => /revo(ke|cation)/.test(`${name.en} ${note?.en ?? ''}`))
    expect(revoked.map(({ name }) => name.zh)).toEqual(['吊销（许可证件）'])
    const cancelled = terms.filter(({ name }) => name.zh.startsWith('注销'))
    expect(cancelled.length).toBeGreaterThan(2)
    expect(cancelled.filter(({ name }) => name.en.includes('withdraw'))).toEqual([])
  })

  it('calls the work of the body surveillance, and that of the regulator never', () => {
    expect(nameOf('term/surveillance').zh).toContain('监督')
    expect(nameOf('term/supervisory-inspection').en).not.toContain('surveillance')
  })

  it('cites only texts of the catalogue', () => {
    const texts = new Set(readLaw().map(({ id }) => id))
    const cited = terms.flatMap(({ basis = [] }) => basis)
    expect(cited.length).toBeGreaterThan(40)
    expect(cited.filter(({ instrument }) => !texts.has(instrument))).toEqual([])
  })

  it('marks all clauses of standards as recalled', () => {
    const clauses = terms.filter(({ reference }) => reference !== undefined)
    expect(clauses.length).toBeGreaterThan(50)
    expect(clauses.filter(({ evidence }) => evidence !== 'recalled')).toEqual([])
  })

  it('has the word of every level of law', () => {
    expect(LEVELS.map((level) => nameOf(`level/${level}`).zh)).toEqual([
      '法律',
      '行政法规',
      '部门规章',
      '规范性文件',
      '认证规则',
    ])
  })

  it('ends no Chinese phrase with an ASCII mark', () => {
    const text = readFileSync(new URL('../data/terms.json', import.meta.url), 'utf8')
    expect(text.match(/\p{Script=Han}[,;:?!](?=[^"]*\p{Script=Han})/gu)).toBeNull()
  })
})
