import { pack } from '@zhengheng/cn'
import { LawReviewShape, LawShape, listLaw, type LawReviewView, type LawView } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { linksOf } from '../pages/testing/reading.ts'
import { testServices } from '../testing/services.ts'

let app: FastifyInstance
let country: TestCountry

beforeAll(async () => {
  const services = await testServices(await testDatabase(), pack)
  country = await makeCountry(services)
  app = await buildApp(services)
})
afterAll(async () => app.close())

async function get(url: string, accept = 'application/json') {
  return app.inject({ method: 'GET', url, headers: { accept } })
}

describe('the doors of the law', () => {
  it('list the texts of a level on a day, in their shape', async () => {
    const answer = await get('/api/v1/law?level=departmental-rule&on=2018-06-01')
    expect(answer.statusCode).toBe(200)
    expect(Value.Check(listLaw.answer, answer.json())).toBe(true)
    const { on, items } = answer.json<{ on: string; items: { id: string; state: string }[] }>()
    expect(on).toBe('2018-06-01')
    expect(items.find(({ id }) => id === 'rule-cb')?.state).toBe('in-force')
    expect(items.some(({ id }) => id === 'reg-cnca')).toBe(false)
  })

  it('show a text of today when no day is asked for, in its shape', async () => {
    const answer = await get('/api/v1/law/reg-cnca')
    expect(Value.Check(LawShape, answer.json())).toBe(true)
    expect(answer.json<LawView>()).toMatchObject({ on: '2026-11-20', version: { version: '2023-07-20' } })
  })

  it('say where an article stands on the day', async () => {
    const answer = await get('/api/v1/law/reg-cnca?article=75&on=2024-01-01')
    expect(answer.json<LawView>().asked).toEqual({ article: '75', standing: 'moved', articles: ['74'] })
  })

  it('answer the review under an address that is no text', async () => {
    const answer = await get('/api/v1/law/review')
    expect(answer.statusCode).toBe(200)
    expect(Value.Check(LawReviewShape, answer.json())).toBe(true)
    const { obsolete } = answer.json<LawReviewView>()
    expect(obsolete.filter(({ kind }) => kind === 'text').map(({ articles }) => articles)).toEqual([['59'], ['61']])
  })

  it.each([
    ['/api/v1/law/nobody', 404, 'not-found'],
    ['/api/v1/law?on=2024-02-30', 422, 'invalid-input'],
    ['/api/v1/law/reg-cnca?on=yesterday', 422, 'invalid-input'],
    ['/api/v1/law/review?on=2024-13-01', 422, 'invalid-input'],
    ['/api/v1/law?unknown=1', 422, 'invalid-input'],
    [`/api/v1/law/reg-cnca?article=${'9'.repeat(41)}`, 422, 'invalid-input'],
  ])('answer %s with %i %s', async (url, status, code) => {
    const answer = await get(url)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code])
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })
})

describe('the pages', () => {
  it.each([
    ['/law', 200],
    ['/law?level=law&on=2018-01-01', 200],
    ['/law/reg-cnca?article=75&on=2018-01-01', 200],
    ['/law/review', 200],
    ['/law/nobody', 404],
    ['/law?on=2024-02-30', 422],
    ['/law/reg-cnca?on=tomorrow', 422],
    ['/glossary', 200],
    ['/glossary?q=%00', 200],
    ['/glossary?topic=nobody', 200],
    ['/help', 200],
    ['/accessibility?size=l', 200],
  ])('%s answers %i in both languages', async (url, status) => {
    for (const lang of ['zh', 'en']) {
      const page = await get(`${url}${url.includes('?') ? '&' : '?'}lang=${lang}`, 'text/html')
      expect(page.statusCode).toBe(status)
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(page.headers['content-language']).toBe(lang === 'en' ? 'en' : 'zh-CN')
    }
  })

  it('are reached from every citation of a certificate, on the day of the act', async () => {
    const page = await get(`/c/${country.certificate}`, 'text/html')
    const links = linksOf(page.body).filter((link) => link.startsWith('/law'))
    expect(links.length).toBeGreaterThan(5)
    for (const link of new Set(links)) {
      expect(link === '/law' || /\?article=.+&on=\d{4}-\d{2}-\d{2}/.test(link), link).toBe(true)
      expect((await get(link, 'text/html')).statusCode, link).toBe(200)
    }
  })

  it('carry the filters of the address along when the language changes', async () => {
    const page = await get('/law/reg-cnca?article=75&on=2018-01-01', 'text/html')
    expect(linksOf(page.body)).toContain('/law/reg-cnca?on=2018-01-01&article=75&lang=en')
  })
})
