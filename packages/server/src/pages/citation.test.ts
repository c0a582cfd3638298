import { describe, expect, it } from 'vitest'
import { articleText, citations } from './citation.ts'
import { contextFor, LAW, RECALLED } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

const zh = contextFor('zh')
const en = contextFor('en')

describe('a citation', () => {
  it('names the text, the article and the version in force, and leads there on the day of use', () => {
    const shown = citations(zh, [LAW], { on: '2024-05-01' })
    expect(textOf(shown)).toBe('《中华人民共和国认证认可条例》第 9 条（2023-07-20 版）')
    expect(linksOf(shown)).toEqual(['/law/reg-cnca?article=9&on=2024-05-01'])
    expect(markupFaults(shown)).toEqual([])
  })

  it('keeps the language of the reader', () => {
    const shown = citations(en, [LAW], { on: '2024-05-01' })
    expect(textOf(shown)).toBe('Regulations on Certification and Accreditation, art. 9 (version 2023-07-20)')
    expect(linksOf(shown)).toEqual(['/law/reg-cnca?article=9&on=2024-05-01&lang=en'])
  })

  it.each([undefined, null])('whose day is not known (%s) leads to the text of today', (on) => {
    expect(linksOf(citations(zh, [LAW], { ...(on !== undefined && { on }) }))).toEqual(['/law/reg-cnca?article=9'])
  })

  it('of a text without a version says none', () => {
    const { version: _version, ...bare } = LAW
    expect(textOf(citations(zh, [bare]))).toBe('《中华人民共和国认证认可条例》第 9 条')
  })

  it('that nobody compared with the text says so', () => {
    expect(textOf(citations(zh, [RECALLED]))).toContain('[条款未与原文核对]')
    expect(textOf(citations(zh, [LAW]))).not.toContain('[')
  })

  it('shows three at most, unless more are asked for, and nothing for nothing', () => {
    const list = ['1', '2', '3', '4'].map((article) => ({ ...LAW, article }))
    expect(linksOf(citations(zh, list))).toHaveLength(3)
    expect(linksOf(citations(zh, list, { most: 4 }))).toHaveLength(4)
    expect(citations(zh, [])).toBe('')
  })

  it('of a title that would break the page stays text', () => {
    const shown = citations(zh, [{ ...LAW, title: { zh: '<b>x'.repeat(100), en: 'x' } }])
    expect(shown).not.toContain('<b>')
    expect(shown).toContain('…')
  })
})

describe('the words for an article', () => {
  it.each([
    ['9', '第 9 条', 'art. 9'],
    ['59(4)', '第 59 条（4）', 'art. 59(4)'],
    ['一(二)', '一(二)', '一(二)'],
  ])('%s is %s, or %s', (code, chinese, english) => {
    expect(articleText(zh, code)).toBe(chinese)
    expect(articleText(en, code)).toBe(english)
  })
})
