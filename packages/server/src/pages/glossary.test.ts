import { pack } from '@zhengheng/cn'
import { day } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { libraryOf } from '../law/library.ts'
import { findTerms, glossaryPage } from './glossary.ts'
import { contextFor, TODAY } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

const { texts } = libraryOf(pack)
const TOPICS = ['apart', 'parties', 'certification', 'certificates', 'procedure', 'pages'] as const

function shown(
  language: 'zh' | 'en',
  { query = '', topic }: { readonly query?: string; readonly topic?: string } = {},
): string {
  const context = contextFor(language, { path: '/glossary' })
  return glossaryPage({ terms: pack.glossary, texts, on: day(TODAY), query, topic }, context)
}

describe.each(['zh', 'en'] as const)('the glossary in %s', (language) => {
  it.each([...TOPICS, 'nobody-knows'])('shows the group %s in one light, well-formed page', (topic) => {
    const page = shown(language, { topic })
    expect(markupFaults(page)).toEqual([])
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(30 * 1024)
    expect(page.match(/<h1/g)).toHaveLength(1)
    expect(page).not.toMatch(/<script|<img|src=| on[a-z]+=/)
    expect(textOf(page)).not.toMatch(/\{\w+\}|undefined/)
  })

  it('stays light when a search finds nearly everything', () => {
    expect(Buffer.byteLength(shown(language, { query: 'a' }))).toBeLessThanOrEqual(30 * 1024)
  })
})

describe('the glossary', () => {
  it('begins with the words that are kept apart', () => {
    const text = textOf(shown('zh'))
    expect(text).toContain('撤销和注销是两件不同的事')
    for (const word of ['撤销（证书） withdrawal', '注销（证书） cancellation', '批准 approval', '认可 accreditation'])
      expect(text).toContain(word)
  })

  it('shows every word in exactly one group, with an anchor of its own', () => {
    const pages = TOPICS.map((topic) => shown('zh', { topic }))
    const ids = pages.flatMap((page) => [...page.matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const terms = pack.glossary.filter(({ key }) => !key.startsWith('level/'))
    expect(ids).toHaveLength(terms.length)
    expect(ids).toContain('withdrawal')
    expect(ids).toContain('status-withdrawn')
  })

  it('shows clause, statute and how far a word was checked', () => {
    const page = shown('en', { query: 'accreditation' })
    expect(textOf(page)).toContain('Clause: ISO/IEC 17000 7.7')
    expect(textOf(page)).toContain('Regulations on Certification and Accreditation, art. 36 (version 2023-07-20)')
    expect(textOf(page)).toContain('[translation and clause not checked against the text]')
    expect(linksOf(page)).toContain('/law/reg-cnca?article=36&lang=en')
  })

  it('marks both languages for those who hear the page', () => {
    expect(shown('zh')).toContain('<b lang="zh-CN">批准</b> <span lang="en">approval</span>')
  })

  it('repeats what was not found, as text, with a way on', () => {
    const page = shown('zh', { query: '<i>无此词</i>' })
    expect(page).not.toContain('<i>')
    expect(textOf(page)).toContain('没有找到“<i>无此词</i>”')
    expect(linksOf(page)).toContain('/glossary?topic=apart')
  })
})

describe('looking for a word', () => {
  it.each([
    ['撤销（证书）', '撤销（证书）'],
    ['ACCREDITATION', '认可'],
    ['  认可 ', '认可'],
    ['withdrawal of', '撤销（批准文件）'],
    ['线索', '线索'],
  ])('%j finds %s first', (typed, first) => {
    expect(findTerms(pack.glossary, typed)[0]?.name.zh).toBe(first)
  })

  it('finds words by their notes after those by their names', () => {
    const found = findTerms(pack.glossary, '代码 03').map(({ name }) => name.zh)
    expect(found).toEqual(['撤销（证书）'])
  })

  it('takes what is typed as it is: no pattern, nothing found for nonsense', () => {
    expect(findTerms(pack.glossary, '.*')).toEqual([])
    expect(findTerms(pack.glossary, '\u202e')).toEqual([])
  })
})
