import { pack } from '@zhengheng/cn'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { testServices } from '../testing/services.ts'

let app: FastifyInstance

beforeAll(async () => {
  app = await buildApp(await testServices(await testDatabase(), pack))
})
afterAll(async () => app.close())

async function get(url: string) {
  const answer = await app.inject({ method: 'GET', url })
  const isJson = String(answer.headers['content-type']).includes('json')
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    body: isJson ? answer.json() : undefined,
  }
}

interface Item {
  readonly code: string
  readonly membership: string
  readonly procedures: readonly { readonly code: string }[]
}

describe('the door of all schemes', () => {
  it('lists each with what its list holds on the day', async () => {
    const { status, body } = await get('/api/v1/schemes?on=2020-09-24')
    expect(status).toBe(200)
    expect(body.items).toHaveLength(pack.schemes.length)
    expect(body.items[0]).toMatchObject({ code: 'ccc', count: { categories: 17, kinds: 103 }, evidence: 'confirmed' })
    expect(body.items.find((one: { code: string }) => one.code === 'qms')).toMatchObject({
      field: { code: 'field/MS1' },
      count: { items: 39 },
      evidence: 'recalled',
    })
  })

  it('gives the same as a table', async () => {
    const { headers, text } = await get('/api/v1/schemes?on=2020-09-24&format=csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toContain('schemes-2020-09-24.csv')
    const lines = text.split('\r\n')
    expect(text.startsWith('\uFEFFcode,')).toBe(true)
    expect(lines).toHaveLength(pack.schemes.length + 2)
    expect(lines[1]).toMatch(/^ccc,强制性产品认证,/)
  })

  it.each(['/api/v1/schemes?on=2020-02-30', '/api/v1/schemes?format=pdf', '/api/v1/schemes?x=1'])(
    'refuses %s',
    async (url) => {
      const { status, body } = await get(url)
      expect([status, body.code]).toEqual([422, 'invalid-input'])
    },
  )
})

describe('the door of a scheme', () => {
  it('says what it asks for, with the law of the day', async () => {
    const { body } = await get('/api/v1/schemes/qms?on=2024-01-01')
    expect(body).toMatchObject({
      category: 'management-system',
      validityYears: { value: 3, evidence: 'confirmed' },
      suspension: { maxMonths: 6, evidence: 'recalled' },
      reportCodes: ['A01', 'A010101', 'A010102'],
    })
    expect(body.needs[0]).toMatchObject({ role: 'approval', covers: 'field' })
    expect(body.needs[0].basis[0]).toMatchObject({ instrument: 'reg-cnca', article: '9', version: '2023-07-20' })
  })

  it('has its items on the day, in the catalogue or not', async () => {
    const { body } = await get('/api/v1/schemes/ccc?on=2023-12-31&item=ccc/08')
    const items: readonly Item[] = body.items
    const by = (code: string) => items.find((item) => item.code === `ccc/08/${code}`)
    expect(by('0801')).toMatchObject({ membership: 'out', procedures: [] })
    expect(by('0808')).toMatchObject({ membership: 'mandatory', listed: { edition: '2023', category: { number: 8 } } })
  })

  it('leaves out what is not in the catalogue when asked to', async () => {
    const { body } = await get('/api/v1/schemes/ccc?on=2023-12-31&item=ccc/08&state=in')
    expect(body.items.every((item: Item) => item.membership !== 'out')).toBe(true)
    expect(body.items.length).toBeGreaterThan(0)
  })

  it('may be asked by the code of an item', async () => {
    const { body } = await get(`/api/v1/schemes/${encodeURIComponent('ccc/02/0205')}?on=2027-01-01`)
    expect(body.items).toHaveLength(1)
    expect(body.items[0].procedures.map((one: { code: string }) => one.code)).toEqual(['certification'])
  })

  it('gives its items as a table that no spreadsheet computes', async () => {
    const { text, headers } = await get('/api/v1/schemes/ccc?on=2026-08-01&format=csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(text).toMatch(/ccc\/02\/0205,熔断体,Fuse-links,2026-08-01,mandatory,2014-12-01,2014-12-01,,2023,2,8,/)
    expect(text).toContain('self-declaration-B; certification')
    expect(text.split('\r\n').filter((line) => /(^|,)"?[=+@]/.test(line))).toEqual([])
  })

  it.each(['/api/v1/schemes/nothing', '/api/v1/schemes/ccc?item=ccc/99', '/api/v1/schemes/ccc?item=qms'])(
    'does not know %s',
    async (url) => {
      const { status, body } = await get(url)
      expect([status, body.code]).toEqual([404, 'not-found'])
    },
  )

  it.each(['/api/v1/schemes/ccc?on=yesterday', '/api/v1/schemes/ccc?state=none'])('refuses %s', async (url) => {
    expect((await get(url)).status).toBe(422)
  })
})

describe('the door of a comparison', () => {
  it('says what joined, left and changed, with an address that lasts', async () => {
    const { body } = await get('/api/v1/schemes/ccc/comparison?from=2022-10-09&to=2022-10-10')
    expect(body.removed).toHaveLength(10)
    expect(body.added).toEqual([])
    expect(body.address).toBe('http://127.0.0.1:8080/scheme/ccc/comparison?from=2022-10-09&to=2022-10-10')
  })

  it('says of the kinds that lose self-declaration how it was and will be', async () => {
    const { body } = await get('/api/v1/schemes/ccc/comparison?from=2026-12-31&to=2027-01-01')
    const fuse = body.changed.find((one: { after: Item }) => one.after.code === 'ccc/02/0205')
    expect(fuse.changed).toEqual(['procedure'])
    expect(fuse.before.procedures).toContainEqual({ procedure: 'self-declaration-B', closed: true })
    expect(fuse.after.procedures).toEqual([{ procedure: 'certification' }])
  })

  it('compares with today when no second day is given', async () => {
    const { body } = await get('/api/v1/schemes/ccc/comparison?from=2020-09-24')
    expect([body.from, body.to]).toEqual(['2020-09-24', '2026-11-20'])
  })

  it.each([
    ['/api/v1/schemes/nothing/comparison?from=2020-01-01', 404],
    ['/api/v1/schemes/ccc/comparison', 422],
    ['/api/v1/schemes/ccc/comparison?from=2020-13-01', 422],
    ['/api/v1/schemes/ccc/comparison?from=2020-01-01&to=x', 422],
  ])('answers %s with %i', async (url, status) => {
    expect((await get(url)).status).toBe(status)
  })
})

describe('the doors of standards', () => {
  it('find a standard in any writing of its number, and everything that names it', async () => {
    for (const number of ['GB/T 19001', 'gb/t19001', 'GB/T 19001-2008']) {
      const { body } = await get(`/api/v1/standards/${encodeURIComponent(number)}`)
      expect(body.number).toBe('GB/T 19001')
      expect(body.editions.map((edition: { number: string }) => edition.number)).toEqual([
        'GB/T 19001-2008',
        'GB/T 19001-2016',
      ])
      expect(body.usedBy.map((use: { code: string }) => use.code)).toEqual(['qms', 'ec9000', 'weather-qms'])
    }
  })

  it('name the items that are tested against it', async () => {
    const { body } = await get(`/api/v1/standards/${encodeURIComponent('GB 9656')}`)
    expect(body.usedBy).toMatchObject([{ scheme: 'ccc', code: 'ccc/13/1301', as: 'GB 9656' }])
  })

  it('find standards by words and by what they adopt', async () => {
    const find = async (q: string) =>
      (await get(`/api/v1/standards?q=${encodeURIComponent(q)}`)).body.items.map(
        (one: { number: string }) => one.number,
      )
    expect(await find('认可机构')).toContain('GB/T 27011')
    expect(await find('ISO/IEC 17065')).toContain('GB/T 27065')
    expect(await find('accreditation bodies')).toContain('GB/T 27011')
    expect(await find('no such thing')).toEqual([])
  })

  it('say that a standard is not on file', async () => {
    const { status, body } = await get('/api/v1/standards/GB%2099999')
    expect([status, body.code]).toEqual([404, 'not-found'])
    expect((await get(`/api/v1/standards/${'9'.repeat(201)}`)).status).toBe(422)
  })
})
