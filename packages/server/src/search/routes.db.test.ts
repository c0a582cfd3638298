import { pack } from '@zhengheng/cn'
import { searchCertificates, searchEverything } from '@zhengheng/core'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { Check } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { makeCountry } from '../testing/country.ts'
import { testServices } from '../testing/services.ts'
import { SEARCHES } from './limit.ts'

let app: FastifyInstance

beforeAll(async () => {
  const services = await testServices(await testDatabase(), pack)
  await makeCountry(services)
  app = await buildApp(services)
})
afterAll(async () => app.close())

/** From an address of its own, so that no test uses up the limit of another. */
async function get(url: string, remoteAddress = '127.0.0.9') {
  return app.inject({ method: 'GET', url, remoteAddress })
}

const HOSTILE = [
  '*',
  '**********',
  '*a*b*c*d*e*f*g*h*i*j*',
  'ab*'.repeat(66),
  '%',
  '_____',
  '\\',
  "' or 1=1 --",
  '(a+)+$',
  '[[:alnum:]]{1,1000}',
  '.*.*.*.*.*x',
  '‮⁧⁦',
  '\u0000abc',
  '\uFEFF',
  '\uFFFD',
  '𠮷𠮷',
  'İİİ',
  'ﷺﷺ',
  'a',
  '中',
  '9'.repeat(200),
  '中'.repeat(200),
  'ab '.repeat(66),
  '{"$gt":""}',
]

describe('whatever is typed', () => {
  it.each(HOSTILE.map((q) => [q]))('%j is answered in order, by every door and on the page', async (q) => {
    const typed = encodeURIComponent(q)
    const begun = performance.now()
    for (const door of [searchEverything, searchCertificates]) {
      const reply = await get(`${door.path}?q=${typed}`)
      expect(reply.statusCode).toBe(200)
      expect(Check(door.answer, reply.json())).toBe(true)
    }
    const page = await get(`/search?q=${typed}`)
    expect([200, 303]).toContain(page.statusCode)
    expect(Buffer.byteLength(page.body)).toBeLessThan(30 * 1024)
    expect(performance.now() - begun).toBeLessThan(3000)
  })

  it('never ends in a fault of ours, nor shows more than the schema of the answer', async () => {
    const anyInput = fc.record(
      {
        q: fc.string({ unit: 'grapheme', maxLength: 60 }),
        status: fc.constantFrom('valid', 'nonsense', "'"),
        scheme: fc.constantFrom('ccc', '%', '/'),
        region: fc.constantFrom('33', '%', '000000'),
        issuer: fc.constantFrom('CNCA-R-2099-990', "'"),
        validOn: fc.constantFrom('2025-01-01', '2025-02-30', 'x'),
        cursor: fc.constantFrom('1', '1.2.3', '', 'x', '999999999999999999'),
        limit: fc.constantFrom('1', '200', '201', '0', 'x'),
        kind: fc.constantFrom('certificate', 'organisation', 'body', 'law', 'person'),
      },
      { requiredKeys: ['q'] },
    )
    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        const query = new URLSearchParams(input as Record<string, string>)
        const reply = await get(`${searchEverything.path}?${query.toString()}`, '127.0.0.8')
        expect([200, 422]).toContain(reply.statusCode)
        const right =
          reply.statusCode === 200
            ? Check(searchEverything.answer, reply.json())
            : reply.json<{ code: string }>().code === 'invalid-input'
        expect(right).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    [`q=${'x'.repeat(201)}`, '/q'],
    ['', '/q'],
    ['q=abc&kind=person', '/kind'],
    ['q=abc&cursor=%27', '/cursor'],
    ['q=abc&limit=0', '/limit'],
    ['q=abc&unknown=1', '/unknown'],
    ['q=示例&validOn=2025-02-30', '/validOn'],
  ])('%s is refused by name', async (query, pointer) => {
    const reply = await get(`${searchEverything.path}?${encodeURI(query)}`)
    expect(reply.statusCode).toBe(422)
    expect(reply.json<{ errors: { pointer: string }[] }>().errors.map((one) => one.pointer)).toContain(pointer)
  })
})

describe('one address', () => {
  it('may search so often in a minute and no more; others are not held up', async () => {
    const ask = async () => (await get(`${searchEverything.path}?q=a`, '127.0.0.7')).statusCode
    const first = []
    for (let n = 0; n < SEARCHES.perMinute; n += 1) first.push(await ask())
    expect(new Set(first)).toEqual(new Set([200]))
    const late = await get(`${searchEverything.path}?q=a`, '127.0.0.7')
    expect(late.statusCode).toBe(429)
    expect(late.json()).toMatchObject({ code: 'too-many-requests' })
    expect((await get(`${searchEverything.path}?q=a`, '127.0.0.6')).statusCode).toBe(200)
  })
})
