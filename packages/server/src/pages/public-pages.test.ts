import type { FoundView, GroupView, HintView } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { contextFor, certificate, LAW, NUMBER, ticket, TODAY } from './testing/fixtures.ts'
import { errorPage, kindOf } from './error.ts'
import { homePage } from './home.ts'
import { missingPage } from './missing.ts'
import { searchPage, type Found } from './search.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'
import { ticketKeyPage, ticketOpenedPage, ticketPage } from './ticket.ts'

const zh = contextFor('zh', { path: '/' })

const ROW: FoundView = {
  kind: 'certificate',
  name: { zh: '浙江清源电器有限公司', en: 'Zhejiang Qingyuan Appliances Co., Ltd.' },
  path: `/c/${NUMBER}`,
  number: NUMBER,
  family: 'certificate',
  status: 'valid',
  validTo: '2031-01-06',
  scheme: certificate().scheme.name,
  issuer: '示例质量认证中心',
  region: '330523',
  identifiers: [{ scheme: 'uscc', value: '91330523MA2B0EXA1X' }],
  why: { field: 'model', text: 'QY-<80>' },
}

const CHOICES = {
  schemes: [{ code: 'ccc', name: { zh: '强制性产品认证', en: 'Compulsory certification' } }],
  regions: [{ code: '330000', name: { zh: '浙江省', en: 'Zhejiang' } }],
}

function group(change: Partial<GroupView> = {}): GroupView {
  return { kind: 'certificate', items: [ROW], next: null, total: { value: 1, relation: 'eq' }, ...change }
}

function found(groups: GroupView[] = [group()], query = '浙江清源', hints: HintView[] = []): Found {
  return { answer: { query, groups, hints }, choices: CHOICES }
}

const PAGES: readonly (readonly [string, (language: 'zh' | 'en') => string])[] = [
  ['home', (language) => homePage(contextFor(language), [{ number: NUMBER, name: { zh: '有效', en: 'valid' } }])],
  ['first search', (language) => searchPage(undefined, contextFor(language))],
  ['no match', (language) => searchPage(found([]), contextFor(language))],
  ['list', (language) => searchPage(found([group({ next: '9' })]), contextFor(language))],
  ['missing', (language) => missingPage({ number: 'X', code: 'never-reported', similar: [] }, contextFor(language))],
  ['error', (language) => errorPage('failed', contextFor(language), 'abc')],
  ['ticket opened', (language) => ticketOpenedPage(ticket({ followKey: 'k' }), NUMBER, contextFor(language))],
  ['ticket', (language) => ticketPage(ticket(), contextFor(language))],
  ['ticket key', (language) => ticketKeyPage('F', contextFor(language), true)],
]

describe.each(PAGES)('the page "%s"', (_name, draw) => {
  it.each(['zh', 'en'] as const)(
    'is one well-formed document in %s, without scripts, light, with a way on',
    (language) => {
      const page = draw(language)
      expect(markupFaults(page)).toEqual([])
      expect(page).not.toMatch(/<script|<img|src=| on[a-z]+=/)
      expect(page).toContain(`<html lang="${language === 'en' ? 'en' : 'zh-CN'}">`)
      expect(Buffer.byteLength(page)).toBeLessThan(12 * 1024)
      expect(page.match(/<h1/g)).toHaveLength(1)
      expect(textOf(page)).not.toMatch(/\{\w+\}|undefined|NaN/)
      expect(linksOf(page).some((address) => address.startsWith('/?') || address === '/')).toBe(true)
    },
  )
})

describe('home', () => {
  it('offers one search box, what the three answers mean, and the offline verifier', () => {
    const page = homePage(zh)
    expect(page.match(/type="search"/g)).toHaveLength(1)
    for (const answer of ['成立', '不成立', '不完整']) expect(page).toContain(`<h3>${answer}</h3>`)
    expect(linksOf(page)).toContain('/verify')
  })

  it('offers examples only where the demonstration runs', () => {
    expect(textOf(homePage(zh))).not.toContain('示例（演示数据）')
    const page = homePage(zh, [{ number: 'A/1', name: { zh: '已撤销', en: 'withdrawn' } }])
    expect(linksOf(page)).toContain('/c/A%2F1')
  })
})

describe('search', () => {
  const foundWith = (change: Partial<GroupView>) => searchPage(found([group(change)]), zh)

  it('tells two firms of one name apart by identifier and region', () => {
    const other = { ...ROW, number: 'B', identifiers: [{ scheme: 'uscc', value: '91110000OTHER' }] }
    const text = textOf(foundWith({ items: [ROW, other], total: { value: 2, relation: 'eq' } }))
    for (const part of ['证书和自我声明：2 条', '91330523MA2B0EXA1X', '91110000OTHER', '浙江省湖州市安吉县'])
      expect(text).toContain(part)
  })

  it('says why something was found, as text', () => {
    expect(textOf(foundWith({}))).toContain('匹配：型号 QY-<80>')
    const former = { ...ROW, why: { field: 'holder', text: '清源厂', former: true } }
    expect(textOf(foundWith({ items: [former] }))).toContain('匹配：曾用名 清源厂')
    const plain = { ...ROW, why: { field: 'number', text: NUMBER } }
    expect(textOf(foundWith({ items: [plain] }))).not.toContain('匹配')
  })

  it('never shows a natural person, and calls a declaration one', () => {
    const own = { ...ROW, name: { zh: '', en: '' }, family: 'declaration' }
    const text = textOf(foundWith({ items: [own] }))
    expect(text).toContain('自然人，不公开姓名')
    expect(text).toContain('自我声明')
    expect(text).not.toContain('发证机构：')
  })

  it('shows each group under its heading, with its page where it has one', () => {
    const law: FoundView = { kind: 'law', name: { zh: '条例', en: 'Regulations' }, path: '/law/x', number: '第 1 号' }
    const firm: FoundView = { kind: 'organisation', name: { zh: '无码厂', en: '' } }
    const page = searchPage(
      found([
        group(),
        group({ kind: 'organisation', items: [firm], next: '2.3.9' }),
        group({ kind: 'law', items: [law] }),
      ]),
      zh,
    )
    for (const part of ['企业和其他组织：1 条', '无码厂', '查看全部企业和其他组织', '法规文件：1 条'])
      expect(textOf(page)).toContain(part)
    expect(linksOf(page)).toContain('/law/x')
    expect(linksOf(page)).toContain('/search?q=%E6%B5%99%E6%B1%9F%E6%B8%85%E6%BA%90&kind=organisation')
  })

  it('stays light however long everything is that was found', () => {
    const long = '认'.repeat(2000)
    const why = { field: 'product', text: long }
    const name = { zh: long, en: long }
    const heavy: FoundView = {
      ...ROW,
      number: '证'.repeat(60),
      path: `/c/${encodeURIComponent('证'.repeat(60))}`,
      name,
      why,
      issuer: long,
      scheme: name,
    }
    const statements = group({ items: Array.from({ length: 15 }, () => heavy), next: '1' })
    const others = (['organisation', 'body', 'laboratory', 'law'] as const).map((kind) =>
      group({ kind, items: Array.from({ length: 5 }, (): FoundView => ({ kind, name, why, path: '/x' })) }),
    )
    expect(Buffer.byteLength(searchPage(found([statements, ...others]), zh))).toBeLessThan(30 * 1024)
  })

  it('says how many at least when it did not count', () => {
    expect(textOf(foundWith({ total: { value: 1000, relation: 'gte' } }))).toContain('1,000 条以上')
  })

  it('leads to the next page with the same words and conditions, and back to the first', () => {
    const further = '/search?q=%E6%B5%99%E6%B1%9F%E6%B8%85%E6%BA%90&kind=certificate'
    expect(linksOf(foundWith({ next: '42' }))).toContain(`${further}&cursor=42`)
    const context = contextFor('zh', {
      path: '/search',
      query: { q: '浙江清源', kind: 'certificate', cursor: '42', status: 'valid' },
    })
    const links = linksOf(searchPage(found([group({ next: '21' })]), context))
    expect(links).toContain(`${further}&status=valid&cursor=21`)
    expect(links).toContain(`${further}&status=valid`)
  })

  it('keeps the conditions that are set, and opens them', () => {
    const context = contextFor('zh', {
      path: '/search',
      query: { status: 'suspended', region: '330000', issuer: '"<i>' },
    })
    const page = searchPage(found(), context)
    expect(page).toContain('<details class="noprint" open>')
    expect(page).toContain('<option value="suspended" selected>')
    expect(page).toContain('<option value="330000" selected>')
    expect(page).not.toContain('"<i>')
    expect(searchPage(found(), zh)).toContain('<details class="noprint"><summary>')
  })

  it('repeats what was not found, says what to do, and offers what is near', () => {
    const near: FoundView = { ...ROW, name: { zh: NUMBER, en: NUMBER }, identifiers: [] }
    const page = searchPage(found([], '<i>无</i>', [{ code: 'near-number', params: {}, near: [near] }]), zh)
    expect(textOf(page)).toContain('没有查到“<i>无</i>”')
    expect(page).not.toContain('<i>')
    expect(page).toContain('value="&#60;i&#62;无&#60;/i&#62;"')
    expect(linksOf(page)).toContain(`/c/${NUMBER}`)
    expect(linksOf(page)).toContain('/help')
  })

  it('says that conditions left nothing, with the way back without them', () => {
    const context = contextFor('zh', { path: '/search', query: { q: 'a b', status: 'valid' } })
    const page = searchPage(found([], 'a b'), context)
    expect(textOf(page)).toContain('在这些条件下没有结果')
    expect(linksOf(page)).toContain('/search?q=a+b')
  })

  it('says what may be typed when nothing was', () => {
    expect(textOf(searchPage(undefined, zh))).toContain('请输入证书上印的编号')
  })

  it.each([
    ['too-short', {}, '至少输入两个字'],
    ['only-wildcards', {}, '旁边至少要有'],
    ['empty', {}, '请至少输入一个字'],
    ['check-digit', { scheme: 'uscc', value: '9X' }, '“ 9X ”像是 统一社会信用代码 ，但校验位不对'],
    ['identifier-unknown', { scheme: 'uscc', value: '9X' }, '但登记簿中没有它的证书'],
    ['near-name', {}, '只差一个字'],
    [
      'not-yet-reported',
      { issuer: '甲中心', approval: 'A-1', recorded: '2026-11-01' },
      '收到它的证书信息是 2026-11-01',
    ],
    ['known-form', { kind: 'ccc' }, '这个编号的写法符合“强制性产品认证证书”'],
    ['unknown-form', {}, '登记簿所知的编号都不是这种写法'],
    ['behind', { acts: '12345' }, '有 12,345 项刚登记的内容还没有进入查询'],
  ])('says in words what the hint %s means', (code, params, text) => {
    expect(textOf(searchPage(found([], 'x', [{ code, params, near: [] }]), zh))).toContain(text)
  })
})

describe('a certificate that is not found', () => {
  it('is not called a fake', () => {
    const text = textOf(missingPage({ number: '2026', code: 'never-reported', similar: [] }, zh))
    expect(text).toContain('登记簿中没有编号 2026 。这不一定是假证书。')
    expect(text).toContain('机构尚未报送')
  })

  it('is shown with near numbers first, and can be reported', () => {
    const page = missingPage({ number: '2026010703123465', code: 'similar-exist', similar: [NUMBER] }, zh)
    const links = linksOf(page)
    expect(links).toContain(`/c/${NUMBER}`)
    expect(links).toContain('/c/2026010703123465/report-problem')
    expect(page.indexOf('编号很相近')).toBeLessThan(page.indexOf('可能的原因'))
  })

  it('says whose number it would be, before the reasons that hold for any', () => {
    const hints = [
      { code: 'not-yet-reported', params: { issuer: '甲中心', approval: 'A-1', recorded: '2026-11-01' }, near: [] },
    ]
    const page = missingPage({ number: '2026', code: 'never-reported', similar: [], hints }, zh)
    expect(linksOf(page)).toContain('/body/A-1')
    expect(page.indexOf('2026-11-01')).toBeLessThan(page.indexOf('编号输错'))
  })

  it('is told apart from a number that cannot be one', () => {
    const text = textOf(missingPage({ number: '\u202e?'.repeat(300), code: 'malformed-number', similar: [] }, zh))
    expect(text).toContain('编号的写法不对')
    expect(text).not.toContain('机构尚未报送')
    expect(text).toContain('…')
  })

  it('on another day says which, with the way back to today', () => {
    const page = missingPage({ number: 'X', code: 'never-reported', similar: [] }, zh, {
      on: '2020-01-01',
      known: '2020-01-02',
    })
    expect(textOf(page)).toContain('这是 2020-01-01 这一天的情况，只计入登记簿到 2020-01-02 为止所知道的内容')
  })
})

describe('errors', () => {
  it.each([
    ['not-permitted', '没有权限查看'],
    ['not-signed-in', '没有权限查看'],
    ['not-found', '没有这个页面'],
    ['database-unavailable', '暂时无法访问登记簿'],
    ['log-refuses', '暂时无法访问登记簿'],
    ['too-many-requests', '访问过于频繁'],
    ['invalid-input', '没有这一天'],
    ['same-person', '出错了'],
  ] as const)('say for %s: %s', (code, title) => {
    expect(textOf(errorPage(kindOf(code), zh))).toContain(title)
  })

  it('carry a trace for those who look into it, and a way on', () => {
    const page = errorPage('failed', zh, 'trace-<1>')
    expect(textOf(page)).toContain('故障编号：trace-<1>')
    expect(page).toContain('role="search"')
  })
})

describe('a ticket', () => {
  it('says which article sets its time limit, in the version of the day on which it was opened', () => {
    const page = ticketPage(ticket({ basis: [{ ...LAW, article: '18' }] }), zh)
    expect(textOf(page)).toContain('《中华人民共和国认证认可条例》第 18 条（2023-07-20 版）')
    expect(linksOf(page)).toContain(`/law/reg-cnca?article=18&on=${TODAY}`)
    expect(linksOf(ticketPage(ticket(), zh)).filter((link) => link.startsWith('/law/'))).toEqual([])
  })

  it('shows its key once, with how to keep it, and the last day in words', () => {
    const text = textOf(ticketOpenedPage(ticket({ followKey: 'K7Q2-93QD' }), NUMBER, zh))
    for (const part of ['FK-2026-000017', '查询码只显示这一次', 'K7Q2-93QD', '应在 2026-12-11 前办理，还有 19 天'])
      expect(text).toContain(part)
    expect(text).not.toContain('暂定')
  })

  it('never shows a key again', () => {
    expect(ticketPage(ticket({ followKey: 'K7Q2-93QD' }), zh)).not.toContain('K7Q2')
  })

  it('says that a day past the published calendar is provisional', () => {
    const text = textOf(ticketPage(ticket({ due: '2027-01-05', provisional: true }), zh))
    expect(text).toContain('暂定：2027 年的工作日安排还没有公布')
  })

  it.each([
    ['2026-11-22', '今天（2026-11-22）是最后一天'],
    ['2026-11-20', '期限是 2026-11-20，已超过 2 天'],
    [null, '没有办理期限'],
  ])('due %s: %s', (due, words) => {
    expect(textOf(ticketPage(ticket({ due }), zh))).toContain(words)
  })

  it('does not say whether the number or the key was wrong', () => {
    expect(textOf(ticketKeyPage('F', zh, true))).toContain('受理编号或查询码不对')
  })
})
