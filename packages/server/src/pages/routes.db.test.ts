import { pack } from '@zhengheng/cn'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { CONTENT_SECURITY_POLICY } from './style.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

let services: TestServices
let country: TestCountry
let app: FastifyInstance

beforeAll(async () => {
  services = await testServices(await testDatabase(), pack)
  country = await makeCountry(services)
  app = await buildApp(services)
})
afterAll(async () => app.close())

async function get(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'GET', url, headers: { accept: 'text/html', ...headers } })
}

async function post(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
    payload: new URLSearchParams(form).toString(),
  })
}

describe('every page', () => {
  it.each([
    '/',
    '/search',
    '/search?q=nobody',
    '/c/1999000000000000',
    '/body/none',
    '/org/none',
    '/person/none',
    '/lab/none',
    '/statistics',
    '/statistics?month=1900-01',
    '/open-data',
    '/verify-list',
    '/ticket/none',
    '/nowhere',
  ])('%s is a page in the language that is asked for, under a policy without scripts', async (url) => {
    for (const [lang, html] of [
      ['zh', 'zh-CN'],
      ['en', 'en'],
    ] as const) {
      const page = await get(`${url}${url.includes('?') ? '&' : '?'}lang=${lang}`)
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(page.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY)
      expect(page.headers['content-language']).toBe(html)
      expect(page.body).toContain(`<html lang="${html}">`)
      expect(markupFaults(page.body)).toEqual([])
    }
  })

  it('is Chinese first, English for a browser that prefers it', async () => {
    expect((await get('/')).headers['content-language']).toBe('zh-CN')
    const english = await get('/', { 'accept-language': 'en-GB,en;q=0.9' })
    expect(english.headers['content-language']).toBe('en')
    expect(english.headers['vary']).toContain('accept-language')
    expect(linksOf(english.body)).toContain('/verify?lang=en')
  })

  it('may be read in large text, and keeps it', async () => {
    const page = await get('/?size=l')
    expect(page.body).toContain('<html lang="zh-CN" class="l">')
    expect(linksOf(page.body)).toContain('/verify?size=l')
  })
})

describe('a certificate', () => {
  it('is shown with both verdicts and every link', async () => {
    const page = await get(`/c/${country.certificate}`)
    expect(page.statusCode).toBe(200)
    const text = textOf(page.body)
    for (const part of [
      '证书有效',
      '签发有据',
      '认证机构的批准',
      '指定',
      '认可',
      '实验室',
      '复核人员',
      '认证决定人员',
      '主管部门',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toContain('不成立：')
    expect(Buffer.byteLength(page.body)).toBeLessThan(30 * 1024)
  })

  it('is shown as of a day, with the way back to today', async () => {
    const page = await get(`/c/${country.certificate}?on=2029-05-06`)
    expect(textOf(page.body)).toContain('证书已过期')
    expect(linksOf(page.body)).toContain(`/c/${country.certificate}`)
  })

  it('was not there before it was recorded', async () => {
    const page = await get(`/c/${country.certificate}?known=2024-05-05`)
    expect(page.statusCode).toBe(404)
    expect(textOf(page.body)).toContain('只计入登记簿到 2024-05-05 为止所知道的内容')
  })

  it.each([['2026-02-30'], ['yesterday'], ['2026-1-1']])('on the day %s is refused in words', async (on) => {
    const page = await get(`/c/${country.certificate}?on=${on}`)
    expect(page.statusCode).toBe(422)
    expect(textOf(page.body)).toContain('没有这一天')
  })

  it('with a slip in its number is answered by the near one', async () => {
    const page = await get('/c/2024900701000002')
    expect(page.statusCode).toBe(404)
    expect(linksOf(page.body)).toContain(`/c/${country.certificate}`)
  })

  it.each([
    ['/c/%00', '编号的写法不对'],
    [`/c/${'9'.repeat(500)}`, '编号的写法不对'],
    ['/c/%3Cscript%3Ealert(1)%3C%2Fscript%3E', '没有查到这张证书'],
    ['/c/..%2F..%2Fetc%2Fpasswd', '没有查到这张证书'],
  ])('that cannot be one (%s) is not found, as text', async (url, title) => {
    const page = await get(url)
    expect(page.statusCode).toBe(404)
    expect(textOf(page.body)).toContain(title)
    expect(page.body).not.toMatch(/<script(?! type="application\/ld\+json">)/)
    expect(markupFaults(page.body)).toEqual([])
  })
})

describe('a search', () => {
  it.each(['2024900701000001', ' 2024900701000001 ', '２０２４９００７０１０００００１'])(
    'for the number "%s" leads to its page',
    async (number) => {
      const answer = await get(`/search?q=${encodeURIComponent(number)}&lang=en`)
      expect(answer.statusCode).toBe(303)
      expect(answer.headers.location).toBe(`/c/${country.certificate}?lang=en`)
    },
  )

  it('for the number of an approval leads to the body', async () => {
    expect((await get(`/search?q=${country.approval}`)).headers.location).toBe(`/body/${country.approval}`)
  })

  it('for the beginning of a name, or an identifier, lists what its holder has', async () => {
    for (const query of ['示例电器', '91100000TE5T000089']) {
      const page = await get(`/search?q=${encodeURIComponent(query)}`)
      expect(page.statusCode).toBe(200)
      expect(textOf(page.body)).toContain('91100000TE5T000089')
      expect(linksOf(page.body)).toContain(`/c/${country.certificate}`)
    }
  })

  it('for nothing that exists repeats the question', async () => {
    const page = await get(`/search?q=${encodeURIComponent('<b>不存在\u0000')}`)
    expect(page.statusCode).toBe(200)
    expect(textOf(page.body)).toContain('没有查到“<b>不存在”')
  })

  it('takes a broken place in the list for a mistake, not for a fault', async () => {
    expect((await get('/search?q=x&cursor=%27')).statusCode).toBe(422)
  })
})

describe('a body', () => {
  it('is shown with what it holds on a day', async () => {
    const page = await get(`/body/${country.approval}?on=2025-01-01`)
    expect(page.statusCode).toBe(200)
    expect(textOf(page.body)).toContain('在 2025-01-01，这家机构的批准有效')
    expect(textOf(page.body)).toContain('CNAS C990-P')
  })

  it('was not one before its approval', async () => {
    const page = await get(`/body/${country.approval}?on=2025-01-01&known=2019-01-01`)
    expect(page.statusCode).toBe(404)
  })
})

function formPath(): string {
  return `/c/${country.certificate}/report-problem`
}

describe('a report of a problem', () => {
  it('is taken from anybody and followed by whoever has the key', async () => {
    const taken = await post(formPath(), { text: '型号不符', contact: '' }, { origin: services.config.publicUrl })
    expect(taken.statusCode).toBe(201)
    expect(taken.headers['cache-control']).toBe('no-store')
    const key = /class="key">([^<]+)</.exec(taken.body)?.[1]
    const follow = linksOf(taken.body).find((address) => address.startsWith('/ticket/'))
    expect(key).toMatch(/^[\w-]{20,}$/)
    const page = await get(follow ?? '')
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('class="key"')
    const wrong = await get((follow ?? '').replace(/key=.*/, 'key=wrong'))
    expect(wrong.statusCode).toBe(404)
    expect(textOf(wrong.body)).toContain('受理编号或查询码不对')
  })

  it('may be about a number that was never reported: forged certificates are', async () => {
    expect((await post('/c/FORGED-1/report-problem', { text: '疑似伪造' })).statusCode).toBe(201)
  })

  it('keeps what was typed when something is wrong', async () => {
    const page = await post(formPath(), { text: '', contact: 'x'.repeat(201) })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('x'.repeat(201))
    expect(page.body.match(/aria-invalid/g)).toHaveLength(2)
  })

  it.each([
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://other.127.0.0.1:8080' }],
  ])('is not taken from another site (%j)', async (headers) => {
    const page = await post(formPath(), { text: 'x' }, headers)
    expect(page.statusCode).toBe(403)
    expect(textOf(page.body)).toContain('不是从本站提交的')
  })

  it('keeps what was typed while the register takes no acts', async () => {
    const closed = {
      ...services.log,
      assertOpen: () => {
        throw new Error('closed')
      },
    }
    const other = await buildApp({ ...services, log: closed })
    const page = await other.inject({
      method: 'POST',
      url: formPath(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'text=%E5%BE%88%E9%95%BF%E7%9A%84%E8%AF%B4%E6%98%8E',
    })
    await other.close()
    expect(page.statusCode).toBe(500)
    expect(page.body).toContain('很长的说明</textarea>')
    expect(textOf(page.body)).toContain('暂时无法登记')
  })
})

describe('an address that is not there', () => {
  it('is a page for people and a problem for programs', async () => {
    const page = await get('/nowhere')
    expect(page.statusCode).toBe(404)
    expect(textOf(page.body)).toContain('没有这个页面')
    const api = await app.inject({ method: 'GET', url: '/api/v1/nowhere', headers: { accept: 'text/html' } })
    expect(api.headers['content-type']).toContain('application/problem+json')
    const program = await app.inject({ method: 'GET', url: '/nowhere' })
    expect(program.json()).toMatchObject({ code: 'not-found' })
  })

  it('never makes an address of another site out of its own', async () => {
    const page = await get('//elsewhere.example/x')
    expect(linksOf(page.body).filter((address) => address.startsWith('//'))).toEqual([])
  })
})
