import { pack } from '@zhengheng/cn'
import { day } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { libraryOf, listTexts, viewText } from '../law/library.ts'
import { reviewOn } from '../law/review.ts'
import { lawReviewPage } from './law-review.ts'
import { lawTextPage } from './law-text.ts'
import { lawMissingPage, lawPage } from './law.ts'
import { contextFor, TODAY } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

const library = libraryOf(pack)
const LANGUAGES = ['zh', 'en'] as const

interface Asked {
  readonly on?: string
  readonly article?: string
  readonly language?: 'zh' | 'en'
}

function shown(id: string, { on = TODAY, article, language = 'zh' }: Asked = {}): string {
  const view = viewText(library, id, day(on), article)
  if (!view) throw new Error(`no such text: ${id}`)
  const successor = view.replacedBy === undefined ? undefined : library.texts.get(view.replacedBy)?.name[language]
  return lawTextPage({ view, successor, pack }, contextFor(language, { path: `/law/${id}` }))
}

function listed(language: 'zh' | 'en', change: { on?: string; level?: string } = {}): string {
  const on = day(change.on ?? TODAY)
  return lawPage(
    { on, level: change.level, texts: listTexts(library, on), pack },
    contextFor(language, { path: '/law' }),
  )
}

function reviewed(language: 'zh' | 'en', on: string): string {
  return lawReviewPage(reviewOn(library, day(on)), contextFor(language, { path: '/law/review' }))
}

const PAGES: readonly (readonly [string, (language: 'zh' | 'en') => string])[] = [
  ['the list', (language) => listed(language)],
  ['the list of another day', (language) => listed(language, { on: '2012-01-01' })],
  ['a level that nobody knows', (language) => listed(language, { level: '<b>' })],
  ['the review of today', (language) => reviewed(language, TODAY)],
  ['the review of 2018', (language) => reviewed(language, '2018-06-01')],
  ['a text that is missing', (language) => lawMissingPage('<b>no</b>', contextFor(language))],
  ['an article', (language) => shown('reg-cnca', { article: '22', language })],
  ...pack.law.map(({ id }) => [id, (language: 'zh' | 'en') => shown(id, { language })] as const),
]

describe.each(PAGES)('the page of %s', (_name, draw) => {
  it.each(LANGUAGES)('is one well-formed document in %s, at most 30 KB, without scripts', (language) => {
    const page = draw(language)
    expect(markupFaults(page)).toEqual([])
    expect(page).not.toMatch(/<script|<img|src=| on[a-z]+=/)
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(30 * 1024)
    expect(page.match(/<h1/g)).toHaveLength(1)
    expect(textOf(page)).not.toMatch(/\{\w+\}|undefined|NaN|\[object/)
    expect(page).toContain(`<html lang="${language === 'en' ? 'en' : 'zh-CN'}">`)
  })
})

describe('the list', () => {
  it('has every text once, with its version of the day, under its level', () => {
    const page = listed('zh')
    const links = linksOf(page)
    for (const { id } of pack.law) expect(links.filter((link) => link === `/law/${id}`)).toHaveLength(1)
    expect(textOf(page)).toContain('中华人民共和国认证认可条例 国务院令第390号 · 2023-07-20 版')
  })

  it('begins with the highest level', () => {
    const headings = [...listed('zh').matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, heading]) => heading)
    expect(headings.slice(0, 5)).toEqual(['法律', '行政法规', '部门规章', '规范性文件', '认证规则'])
  })

  it('shows one level alone, and marks it as chosen', () => {
    const page = listed('zh', { level: 'departmental-rule' })
    expect(linksOf(page)).toContain('/law/rule-cb')
    expect(linksOf(page)).not.toContain('/law/reg-cnca')
    expect(page.match(/aria-current="page"/g)).toHaveLength(1)
    expect(page).toMatch(/aria-current="page">部门规章 \d+</)
  })

  it('says of a text that it was not yet law, is law no longer, or has no days on file', () => {
    const text = textOf(listed('zh', { on: '2019-12-31' }))
    expect(text).toMatch(/投诉举报处理暂行办法 市场监管总局令第20号 · 尚未施行/)
    expect(textOf(listed('zh'))).toMatch(/投诉举报处理暂行办法 市场监管总局令第20号 · 已经失效/)
    expect(textOf(listed('en'))).toContain('days not on file')
  })

  it('keeps the day that was asked for in its links', () => {
    expect(linksOf(listed('zh', { on: '2018-01-01' }))).toContain('/law/reg-cnca?on=2018-01-01')
  })

  it('says in words which texts nobody read, and what the catalogue lacks', () => {
    const text = textOf(listed('zh'))
    expect(text).toContain('未与原文核对')
    expect(text).toContain('法律、法规、规章的正文不在本登记簿')
    expect(text).toContain('19 部法律')
  })
})

describe('a text', () => {
  it('is shown in the version in force on the day of the act', () => {
    const text = textOf(shown('reg-cnca', { on: '2018-05-01' }))
    expect(text).toContain('当日版本 2016-02-06 版')
    expect(text).toContain('这是 2018-05-01 这一天的情况')
  })

  it('shows the article that was asked for, and says where its rule stands since', () => {
    const page = shown('reg-cnca', { article: '75' })
    expect(textOf(page)).toContain('第 75 条在 2026-11-22')
    expect(textOf(page)).toContain('同一规则在当日的编号是： 第 74 条')
    expect(linksOf(page)).toContain('/law/reg-cnca?article=74&on=2026-11-22#a-74')
  })

  it('shows an article under its number of the day, with the number of other days', () => {
    const page = shown('reg-cnca', { article: '59(4)' })
    expect(textOf(page)).toContain('当日有效，编号无变化。')
    expect(textOf(page)).toContain('聘用未注册人员 到 2020-11-28 为止为第 60 条（4）')
    expect(textOf(shown('reg-cnca', { article: '60(4)', on: '2018-05-01' }))).toContain(
      '从 2020-11-29 起为第 59 条（4）',
    )
  })

  it('names what relies on an article: schemes, conditions, procedures, grounds, reports', () => {
    const text = textOf(shown('rule-ccc', { article: '27' }))
    expect(text).toContain('报送规则：暂停')
    expect(text).toContain('事由：')
    const condition = textOf(shown('reg-cnca', { article: '59(4)' }))
    expect(condition).toMatch(/签发条件： 强制性产品认证.* · 复核人员/)
    expect(textOf(shown('rule-penalty-proc', { article: '64' }))).toContain('办理程序：')
  })

  it('leads from a condition to its scheme', () => {
    const links = linksOf(shown('reg-cnca', { article: '31', on: '2024-01-01' }))
    expect(links.some((link) => link.startsWith('/scheme/ccc'))).toBe(true)
  })

  it('says that the words of the law are not on file, and where to read them', () => {
    const page = shown('rule-cb')
    expect(textOf(page)).toContain('本登记簿不保存法律正文')
    expect(page).toContain('rel="noreferrer external"')
    expect(textOf(shown('law-penalty'))).toContain('请向发布机关查阅正文：全国人大常委会。')
  })

  it('says what of it was not checked, and what would fill the gap', () => {
    const text = textOf(shown('law-cyber'))
    expect(text).toContain('日期未核对')
    expect(text).toContain('施行日期未与原文核对')
    expect(textOf(shown('rule-info'))).toContain('没有登记任何版本的日期。')
  })

  it('that ended leads to the text that took its place', () => {
    expect(linksOf(shown('rule-complaint-2019'))).toContain('/law/rule-complaint')
    expect(textOf(shown('rule-complaint-2019'))).toContain('由此代替 市场监督管理投诉举报处理办法')
  })

  it('whose earlier versions are not on file does not claim that it was no law', () => {
    const text = textOf(shown('law-licence', { on: '2010-01-01', article: '32' }))
    expect(text).toContain('在 2010-01-01 施行日期未登记')
    expect(text).toContain('当日的版本未登记，无法判断。')
    expect(text).not.toContain('尚未施行')
  })

  it('takes an article that is markup as text', () => {
    const page = shown('reg-cnca', { article: '<script>1' })
    expect(page).not.toContain('<script')
    expect(textOf(page)).toContain('这一条没有登记')
  })
})

describe('the review list', () => {
  it('names the two quotations of old numbers, and the numbers of today', () => {
    const page = reviewed('zh', TODAY)
    const text = textOf(page)
    expect(text).toContain('已经过时 2')
    expect(text).toMatch(/认证机构管理办法 · 第 39 条/)
    expect(text).toContain('《中华人民共和国认证认可条例》第 60 条，按 2016-02-06 版编号 编号已变 现为第 59 条')
    expect(linksOf(page)).toContain('/law/reg-cnca?article=60&on=2016-02-06')
    expect(linksOf(page)).toContain('/law/reg-cnca?article=59&on=2026-11-22')
  })

  it('of a day on which nothing was out of date says so', () => {
    const none = { on: day('2024-01-01'), looked: 3, obsolete: [], unjudged: [] }
    const text = textOf(lawReviewPage(none, contextFor('zh')))
    expect(text).toContain('没有过时的引用。')
    expect(text).toContain('没有无法判断的引用。')
  })

  it('names a successor, and a text that the catalogue lacks', () => {
    const base = { kind: 'ground', of: '01', name: { zh: '事由甲', en: 'ground A' } }
    const basis = { instrument: 'old', article: '3', on: day('2024-01-01'), title: { zh: '旧办法', en: 'Old' } }
    const successor = { id: 'new', name: { zh: '新办法', en: 'New' } }
    const page = lawReviewPage(
      {
        on: day('2024-01-01'),
        looked: 2,
        obsolete: [
          { ...base, basis, standing: 'ended', articles: [], successor },
          { ...base, basis, standing: 'no-text', articles: [] },
        ],
        unjudged: [],
      },
      contextFor('zh'),
    )
    expect(linksOf(page)).toContain('/law/new')
    expect(textOf(page)).toContain('由《新办法》代替')
    expect(textOf(page)).toContain('目录中没有这部文本')
  })

  it('shows thirty, and says how many there are beyond', () => {
    expect(textOf(reviewed('zh', '2018-06-01'))).toMatch(/还有 \d+ 项/)
  })
})
