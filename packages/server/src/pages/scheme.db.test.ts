import { pack } from '@zhengheng/cn'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { makeCountry } from '../testing/country.ts'
import { testServices } from '../testing/services.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

let app: FastifyInstance

beforeAll(async () => {
  const services = await testServices(await testDatabase(), pack)
  await makeCountry(services)
  app = await buildApp(services)
})
afterAll(async () => app.close())

async function get(url: string) {
  const { statusCode, body, headers } = await app.inject({ method: 'GET', url, headers: { accept: 'text/html' } })
  return { status: statusCode, page: body, text: textOf(body), links: linksOf(body), headers }
}

async function keep(form: Record<string, string>, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/route?lang=en',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
    payload: new URLSearchParams(form).toString(),
  })
}

const PAGES = [
  '/scheme',
  '/scheme/ccc',
  '/scheme/ccc?on=2015-01-01',
  '/scheme/ccc?category=8',
  '/scheme/ccc?category=0',
  '/scheme/ccc/07',
  '/scheme/ccc/23?on=2021-01-01',
  '/scheme/ccc/uncoded',
  '/scheme/ccc/02/0205',
  '/scheme/ccc/09/0901',
  '/scheme/ccc/08/0801',
  '/scheme/ccc/uncoded/2024-A5',
  '/scheme/qms',
  '/scheme/qms/34',
  '/scheme/qms/34/05',
  '/scheme/organic',
  '/scheme/nothing',
  '/scheme/ccc/07/0799',
  '/scheme/ccc/comparison',
  '/scheme/ccc/comparison?from=2015-01-01&to=2027-01-01',
  '/scheme/ccc/comparison?from=2020-09-24&to=2020-09-24',
  '/scheme/ccc/comparison?from=2027-01-01&to=2020-09-24',
  '/scheme/nothing/comparison',
  '/standard',
  '/standard?cursor=60',
  '/standard?q=zzz',
  '/standard?q=ISO%209001',
  '/standard/GB%2FT%2019001',
  '/standard/GB/T 27065-2015',
  '/standard/GB%203836.1',
  '/standard/GB%204706.1',
  '/standard/XYZ',
  '/route',
  '/route?q=电饭锅',
  '/route?q=大象',
  '/route?q=0799',
  '/route?item=ccc/07/0701',
  '/route?item=ccc/02/0205&on=2026-08-01',
  '/route?item=ccc/09/0901',
  '/route?item=ccc/09/0901&part=none',
  '/route?item=ccc/08/0801&on=2024-01-01',
  '/route?item=qms/34',
  '/route?item=ccc/99/9999',
  '/guidance/00000000000000000000',
]

describe('every page of schemes and routes', () => {
  it.each(PAGES)('%s is one light document in both languages, without scripts, with a way on', async (url) => {
    for (const lang of ['zh', 'en'] as const) {
      for (const size of ['', '&size=l']) {
        const { page, text, links, headers } = await get(`${url}${url.includes('?') ? '&' : '?'}lang=${lang}${size}`)
        expect(headers['content-type']).toBe('text/html; charset=utf-8')
        expect(page).toContain(`<html lang="${lang === 'en' ? 'en' : 'zh-CN'}"`)
        expect(markupFaults(page)).toEqual([])
        expect(page).not.toMatch(/<script|<img|src=| on[a-z]+=/)
        expect(Buffer.byteLength(page)).toBeLessThanOrEqual(30 * 1024)
        expect(page.match(/<h1/g)).toHaveLength(1)
        expect(text).not.toMatch(/\{\w+\}|undefined|NaN|\[object/)
        expect(links.length).toBeGreaterThan(3)
        // The link to the page in the other language is the one that does not carry it.
        const lost = links.filter((link) => link.startsWith('/scheme/') && !link.includes(`lang=${lang}`))
        expect(lost.length).toBeLessThanOrEqual(1)
      }
    }
  })

  it.each(['/scheme/ccc?on=2023-02-29', '/scheme/ccc/comparison?from=x', '/route?q=1&on=tomorrow'])(
    '%s says that there is no such day',
    async (url) => {
      const { status, text } = await get(url)
      expect(status).toBe(422)
      expect(text).toContain('没有这一天')
    },
  )
})

describe('the page of the catalogue', () => {
  it('counts categories and kinds on the day, with a link to each', async () => {
    const { text, links } = await get('/scheme/ccc?on=2020-09-24')
    expect(text).toContain('17 大类 103 种')
    expect(text).toContain('这是 2020-09-24 这一天的情况')
    expect(links).toContain('/scheme/ccc?on=2020-09-24&category=13')
    expect((await get('/scheme/ccc?on=2023-10-01')).text).toContain('16 大类 96 种')
  })

  it('opens a category, with the state of each item', async () => {
    const { text, links } = await get('/scheme/ccc?on=2020-09-24&category=13')
    expect(text).toContain('第 13 类 安全防范产品')
    expect(links).toContain('/scheme/ccc/19/1901?on=2020-09-24')
    expect(text).toContain('强制')
  })

  it('says which procedure is for a part of a kind only', async () => {
    const { text } = await get('/scheme/ccc?category=8')
    expect(text).toContain('自我声明（程序A或B未查到）（仅限部分产品）')
    expect(text).toMatch(/在 2026-11-20，有 \d+ 项/)
  })

  it('shows in a group also what left the catalogue, and says so', async () => {
    const { text } = await get('/scheme/ccc/19')
    expect(text).toContain('这一天不在目录内')
  })

  it('says what is not on file', async () => {
    expect((await get('/scheme/ccc')).text).toContain('2014年12月以前的强制性产品认证目录')
    expect((await get('/scheme')).text).toContain('49个自愿性认证领域')
    expect((await get('/standard')).text).toContain('多数标准的发布、实施和废止日期')
  })

  it('says in the reader’s language that a fact has no source', async () => {
    expect((await get('/scheme/qms')).text).toContain('来源：一般知识')
    expect((await get('/scheme/ccc/uncoded/2024-A3')).text).toContain('类别未查到的产品')
    expect((await get('/scheme/ccc/uncoded/2024-A3')).text).not.toContain('since')
  })

  it('marks what is recalled in words', async () => {
    expect((await get('/scheme/qms')).text).toContain('[未查证]')
    expect((await get('/scheme/qms?lang=en')).text).toContain('[not confirmed]')
  })
})

describe('the page of an item', () => {
  it('has its days, procedures by period, standards and where they are from', async () => {
    const { text, links } = await get('/scheme/ccc/02/0205?on=2026-08-01')
    for (const part of [
      '自 2014-12-01 起受理',
      '自 2026-07-01 起不再办理新的',
      '曾用名称',
      '热熔断体',
      'CNCA-C02-01',
      '来源：',
    ]) {
      expect(text).toContain(part)
    }
    expect(links).toContain('/scheme/ccc/02/0205?on=2027-01-01')
    expect(links).toContain('/route?item=ccc%2F02%2F0205&on=2026-08-01')
  })

  it('does not invent the first day of a voluntary scheme', async () => {
    const { text } = await get('/scheme/qms/34')
    expect(text).toContain('起始日期未收录，不早于 2003-11-01')
  })

  it('leads from a wrong code to the nearest ones', async () => {
    const { status, text, links } = await get('/scheme/ccc/07/0799')
    expect(status).toBe(404)
    expect(text).toContain('没有收录“ ccc/07/0799 ”')
    expect(links.filter((link) => /^\/scheme\/ccc\/[^?]*$/.test(link))).toHaveLength(3)
  })
})

describe('the page of a comparison', () => {
  it('shows what left with the announcement of 2022, and the address of the comparison', async () => {
    const { text } = await get('/scheme/ccc/comparison?from=2022-10-09&to=2022-10-10')
    expect(text).toContain('移出 10 项')
    expect(text).toContain('电子琴')
    expect(text).toContain('http://127.0.0.1:8080/scheme/ccc/comparison?from=2022-10-09&to=2022-10-10')
  })

  it('says how a procedure changed', async () => {
    const { text } = await get('/scheme/ccc/comparison?from=2026-06-30&to=2027-01-01&lang=en')
    expect(text).toContain('Self-declaration, procedure B')
    expect(text).toContain('→ Certification by a designated body')
  })

  it('says that nothing changed', async () => {
    expect((await get('/scheme/ccc/comparison?from=2020-09-24&to=2020-09-25')).text).toContain('没有差别')
  })
})

describe('the page of a standard', () => {
  it('has editions, adoption and what uses it', async () => {
    const { text, links } = await get('/standard/GB%2FT%2019001')
    for (const part of ['GB/T 19001-2008', 'GB/T 19001-2016', 'ISO 9001:2015', '质量管理体系认证'])
      expect(text).toContain(part)
    expect(links).toContain('/scheme/qms')
    expect((await get('/standard/GB%2FT%2027065')).text).toContain('等同采用')
  })

  it('leads from a number that is not on file to similar ones', async () => {
    const { status, links } = await get('/standard/GB%2FT%2027065.9')
    expect(status).toBe(404)
    expect(links).toContain('/standard/GB%2FT%2027065')
  })
})

describe('the route finder', () => {
  it('goes from words to candidates, from a code straight to the answer', async () => {
    const words = await get('/route?q=电冰箱&on=2024-01-01')
    expect(words.links).toContain('/route?item=ccc%2F07%2F0701&on=2024-01-01')
    const code = await get('/route?q=0701&on=2024-01-01')
    expect([code.status, code.headers['location']]).toEqual([303, '/route?item=ccc%2F07%2F0701&on=2024-01-01'])
  })

  it('offers three alternatives for a wrong code, and a way on when nothing is alike', async () => {
    const near = await get('/route?q=0799')
    expect(near.links.filter((link) => link.startsWith('/route?item='))).toHaveLength(3)
    const none = await get('/route?q=大象')
    expect(none.status).toBe(404)
    expect(none.text).toContain('没有找到与“ 大象 ”相近的项目')
    expect(none.links.some((link) => link.startsWith('/scheme'))).toBe(true)
  })

  it('answers with procedure, rule, law, bodies and laboratories of the day', async () => {
    const { text, links } = await get('/route?item=ccc/07/0701&on=2024-01-01')
    for (const part of [
      '家用电冰箱和食品冷冻箱：在 2024-01-01 必须认证',
      '第三方认证',
      'CNCA-C07-01',
      '强制性产品认证管理规定',
      '有资格的机构（1 家）',
      '示例认证有限公司',
      '示例检测实验室',
    ]) {
      expect(text).toContain(part)
    }
    expect(links).toContain('/body/CNCA-R-2099-990?on=2024-01-01')
    expect(links).toContain('/lab/LAB-0001?on=2024-01-01')
  })

  it('says that a declaration needs no body, and that the laboratory is the maker’s choice', async () => {
    const { text } = await get('/route?item=ccc/05/0501&on=2024-01-01')
    expect(text).toContain('不需要认证机构')
    expect(text).toContain('对实验室没有登记簿可以核对的要求')
    expect((await get('/route?item=ccc/07/0704&on=2024-01-01')).text).toContain('有资格的实验室（1 家）')
  })

  it('warns of a change to come', async () => {
    const { text } = await get('/route?item=ccc/02/0205&on=2026-08-01')
    expect(text).toContain('从 2027-01-01 起答案会有变化')
  })

  it('asks for the part of a divided item', async () => {
    const { text, links } = await get('/route?item=ccc/09/0901&on=2024-01-01')
    expect(text).toContain('III类设备')
    expect(links).toContain('/route?item=ccc%2F09%2F0901&part=none&on=2024-01-01')
  })

  it('keeps an answer under an address, which shows it word for word and whether it still holds', async () => {
    const kept = await keep({ item: 'ccc/02/0205', on: '2026-06-30' })
    expect(kept.statusCode).toBe(303)
    const address = String(kept.headers['location'])
    expect(address).toMatch(/^\/guidance\/[0-9a-z]{20}\?lang=en$/)
    const { status, text, page } = await get(address)
    expect(status).toBe(200)
    expect(text).toContain('Guidance receipt')
    expect(text).toContain('must be certified on 2026-06-30')
    expect(text).toContain('has not changed since')
    expect(text).toContain('Today’s answer is another one')
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(30 * 1024)
    expect(markupFaults(page)).toEqual([])
  })

  it('keeps nothing for another site, and nothing about an item that does not exist', async () => {
    expect((await keep({ item: 'ccc/07/0701' }, { origin: 'https://evil.example' })).statusCode).toBe(403)
    expect((await keep({ item: 'ccc/99/9999' })).statusCode).toBe(404)
    expect((await keep({})).statusCode).toBe(404)
  })
})
