import type { Checked, VerificationView } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { openDataPage } from './open-data.ts'
import { contextFor, TODAY } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'
import { listResultPage, verifyListPage } from './verify-list.ts'

const zh = contextFor('zh', { path: '/verify-list' })
const ITEMS: Checked[] = [
  { asked: '1', verdict: 'trusted', number: '1', status: 'valid', reasons: [] },
  {
    asked: '2',
    verdict: 'not-trusted',
    number: '2',
    status: 'suspended',
    reasons: ['status-suspended', 'outside-scope'],
  },
  { asked: '<b>3', verdict: 'never-reported' },
]

function result(items: Checked[]): VerificationView {
  const counts: Record<string, number> = {}
  for (const { verdict } of items) counts[verdict] = (counts[verdict] ?? 0) + 1
  return {
    issuer: 'did:web:register.example.org',
    asOf: { on: TODAY, known: null, at: '2026-11-22T06:40:00.000Z' },
    counts,
    items,
    signature: 'a..b',
  }
}

describe('the page that checks a list', () => {
  it.each(['zh', 'en'] as const)('is a well-formed form without a script in %s', (language) => {
    const page = verifyListPage(contextFor(language))
    expect(markupFaults(page)).toEqual([])
    expect(page).not.toContain('<script')
    expect(page.match(/<button[^>]*name="as"/g)).toHaveLength(3)
  })

  it('says what is kept of a list: nothing', () => {
    expect(textOf(verifyListPage(zh))).toContain('不保存您提交的内容')
  })

  it.each([
    ['none' as const, '请至少填写一个编号'],
    ['tooMany' as const, '最多 10,000 个编号'],
    ['day' as const, '并核对这一天是否存在'],
  ])('says what is wrong (%s), and gives back what was typed', (fault, sentence) => {
    const page = verifyListPage(zh, { numbers: '<b>1', on: '2026-02-30' }, fault)
    expect(textOf(page)).toContain(sentence)
    expect(page).toContain('role="alert"')
    expect(textOf(page)).toContain('<b>1')
    expect(page).toContain('value="2026-02-30"')
  })
})

describe('the result of a list', () => {
  const typed = { numbers: '1\n2\n3', on: '' }

  it('begins with the sums and goes on one by one, each leading to its page of that day', () => {
    const page = listResultPage(result(ITEMS), zh, typed)
    expect(textOf(page)).toContain('共 3 个编号：有效且签发有据 1 个、不成立 1 个、没有查到 1 个')
    expect(linksOf(page)).toContain(`/c/2?on=${TODAY}`)
    expect(textOf(page)).toContain('暂停、在这一天的范围不包含这一项')
    expect(markupFaults(page)).toEqual([])
  })

  it('keeps a short list in the form, so that its files can be taken, and not a long one', () => {
    expect(listResultPage(result(ITEMS), zh, typed)).toContain('>1\n2\n3<')
    expect(listResultPage(result(ITEMS), zh, { numbers: '9'.repeat(5000), on: '' })).not.toContain('9999')
  })

  it('stays within its weight for ten thousand, and says where the rest is', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ ...ITEMS[1], asked: String(at), number: '9'.repeat(60) }))
    const page = listResultPage(result(many as Checked[]), zh, typed)
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
    expect(textOf(page)).toContain('这里只列出前 60 个')
  })
})

describe('the page of open data', () => {
  it.each(['zh', 'en'] as const)('is a well-formed document within its weight in %s', (language) => {
    const page = openDataPage(contextFor(language, { path: '/open-data' }))
    expect(markupFaults(page)).toEqual([])
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
  })

  it('gives each data set as CSV and JSON, with licence and columns', () => {
    const page = openDataPage(zh)
    for (const id of ['certificates', 'bodies', 'catalogue'])
      expect(linksOf(page)).toEqual(expect.arrayContaining([`/open-data/${id}.csv`, `/open-data/${id}.json`]))
    expect(textOf(page)).toContain('知识共享署名 4.0')
    expect(textOf(page)).toContain('各列：number family kind status')
  })

  it('says for search engines what it holds, as data and not as a program', () => {
    const page = openDataPage(zh)
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
    expect(JSON.parse(json)).toMatchObject({
      '@context': 'https://schema.org',
      '@graph': [{ '@type': 'Dataset' }, {}, {}],
    })
  })
})
