import { pack } from '@zhengheng/cn'
import type { FastifyInstance } from 'fastify'
import { compactVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { textOf } from './testing/reading.ts'

let services: TestServices
let country: TestCountry
let app: FastifyInstance

beforeAll(async () => {
  services = await testServices(await testDatabase(), pack)
  country = await makeCountry(services)
  app = await buildApp(services)
})
afterAll(async () => app.close())

function post(form: Record<string, string>, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/verify-list',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
    payload: new URLSearchParams(form).toString(),
  })
}

describe('a pasted list', () => {
  it('is answered as a page that nobody on the way keeps', async () => {
    const answer = await post({ numbers: `${country.certificate}\r\n1999`, on: '2026-01-01', as: 'page' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(textOf(answer.body)).toContain('共 2 个编号：有效且签发有据 1 个、没有查到 1 个')
  })

  it('is answered as a table or as a signed file to take away', async () => {
    const csv = await post({ numbers: country.certificate, as: 'csv' })
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="verification-2026-11-20.csv"$/)
    expect(csv.body).toContain(`${country.certificate},trusted`)
    const signed = await post({ numbers: country.certificate, as: 'signed' })
    expect(signed.headers['content-type']).toBe('application/jose')
    const { payload } = await compactVerify(signed.body, services.keys.registry.publicKey)
    expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({ counts: { trusted: 1 } })
  })

  it('may hold ten thousand numbers', async () => {
    const numbers = Array.from({ length: 10_000 }, (_, at) => `20249007010${at}`).join('\n')
    const answer = await post({ numbers, as: 'csv' })
    expect(answer.statusCode).toBe(200)
    expect(answer.body.trim().split('\r\n')).toHaveLength(10_001)
  })

  it.each([
    ['no number', { numbers: ' \n' }, '请至少填写一个编号'],
    ['too many', { numbers: '1\n'.repeat(10_001) }, '最多 10,000 个编号'],
    ['a day that does not exist', { numbers: '1', on: '2026-02-30' }, '并核对这一天是否存在'],
  ])('with %s comes back with what was typed', async (_what, form, sentence) => {
    const answer = await post({ ...form, as: 'page' })
    expect(answer.statusCode).toBe(422)
    expect(textOf(answer.body)).toContain(sentence)
  })

  it('is not taken from another site', async () => {
    expect((await post({ numbers: '1' }, { origin: 'https://elsewhere.example' })).statusCode).toBe(403)
  })
})
