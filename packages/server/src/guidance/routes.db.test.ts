import { pack } from '@zhengheng/cn'
import { verifyCompactJws } from '@zhengheng/verify'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { issuerOf } from '../log/issuer.ts'
import { makeCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'

let db: TestDatabase
let services: TestServices
let app: FastifyInstance

beforeAll(async () => {
  db = await testDatabase()
  services = await testServices(db, pack)
  await makeCountry(services)
  app = await buildApp(services)
})
afterAll(async () => app.close())

async function get(url: string) {
  const answer = await app.inject({ method: 'GET', url })
  return { status: answer.statusCode, body: answer.json() }
}

async function keep(payload: object) {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/guidance', payload })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
}

async function route(query: Record<string, string>) {
  return get(`/api/v1/route?${new URLSearchParams(query).toString()}`)
}

describe('the door of the route finder', () => {
  it('offers candidates for a description', async () => {
    const { body } = await route({ q: '电冰箱', on: '2024-01-01' })
    expect(body.guidance).toBeNull()
    expect(body.candidates[0]).toMatchObject({ item: { code: 'ccc/07/0701' }, membership: 'mandatory', by: 'words' })
  })

  it('offers the nearest three for a code that nothing has', async () => {
    const { body } = await route({ q: '0799' })
    expect(body.candidates).toHaveLength(3)
    expect(body.candidates.every((one: { by: string }) => one.by === 'near-code')).toBe(true)
  })

  it('answers for an item on a day, with who was entitled then', async () => {
    const { body } = await route({ item: 'ccc/07/0701', on: '2024-01-01' })
    expect(body.guidance).toMatchObject({
      membership: 'mandatory',
      procedures: [{ code: 'certification', leadsTo: 'ccc-certificate' }],
      bodies: [{ number: 'CNCA-R-2099-990', name: '示例认证有限公司' }],
      bodyCount: 1,
      laboratories: [{ number: 'LAB-0001', name: '示例检测实验室' }],
      laboratoryCount: 1,
    })
  })

  it('names nobody for an item that no designation covers, and nobody before the designation', async () => {
    for (const query of [
      { item: 'ccc/02/0201', on: '2024-01-01' },
      { item: 'ccc/07/0701', on: '2019-12-31' },
    ]) {
      expect((await route(query)).body.guidance).toMatchObject({ bodyCount: 0, laboratoryCount: 0 })
    }
  })

  it('needs no body for a declaration, and a laboratory only where the procedure does', async () => {
    const asked = async (item: string, on: string) => {
      const { bodyCount, laboratoryCount } = (await route({ item, on })).body.guidance
      return [bodyCount, laboratoryCount]
    }
    expect(await asked('ccc/07/0704', '2024-01-01')).toEqual([null, 1])
    expect(await asked('ccc/02/0205', '2024-01-01')).toEqual([null, 0])
    expect(await asked('ccc/05/0501', '2024-01-01')).toEqual([null, null])
    expect(await asked('ccc/02/0205', '2026-08-01')).toEqual([0, 0])
    expect(await asked('qms/34', '2024-01-01')).toEqual([0, null])
  })

  it('asks which part a divided item is, and answers by it', async () => {
    const whole = (await route({ item: 'ccc/09/0901', on: '2024-01-01' })).body.guidance
    expect(whole.parts).toHaveLength(1)
    const part = (await route({ item: 'ccc/09/0901', part: whole.parts[0].zh, on: '2024-01-01' })).body.guidance
    expect(part.procedures[0].code).toBe('self-declaration')
    const rest = (await route({ item: 'ccc/09/0901', part: 'none', on: '2024-01-01' })).body.guidance
    expect(rest.procedures.map((one: { code: string }) => one.code)).toEqual(['certification'])
  })

  it('answers for a voluntary scheme: approval for its field is what counts', async () => {
    const { body } = await route({ item: 'qms/34', on: '2024-01-01' })
    expect(body.guidance).toMatchObject({ membership: 'accepted', bodyCount: 0, procedures: [] })
    expect('mandatoryFrom' in body.guidance).toBe(false)
  })

  it.each([
    [{ item: 'ccc/07/9999' }, 404],
    [{ item: 'nothing' }, 404],
    [{ item: 'ccc/07/0701', on: '2024-02-31' }, 422],
    [{ q: 'x'.repeat(201) }, 422],
  ])('answers %j with %i', async (query, status) => {
    expect((await route(query as unknown as Record<string, string>)).status).toBe(status)
  })
})

describe('a kept answer', () => {
  it('is signed by the key of the register, and holds what was answered', async () => {
    const { status, headers, body } = await keep({ item: 'ccc/07/0701', on: '2024-01-01' })
    expect(status).toBe(201)
    expect(headers['location']).toBe(`/api/v1/guidance/${body.id}`)
    const { kid, did } = issuerOf(services)
    const key = new Uint8Array(
      Buffer.from(services.keys.registry.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
    )
    const { header, payload } = verifyCompactJws(body.receipt, (asked) => (asked === kid ? key : undefined), {
      typ: 'guidance+jwt',
    })
    expect(header.kid).toBe(kid)
    expect(payload).toMatchObject({
      iss: did,
      id: body.id,
      at: '2026-11-20T02:00:00.000Z',
      pack: { code: 'cn' },
      question: { item: 'ccc/07/0701', on: '2024-01-01' },
    })
    expect(payload['answer']).toEqual(body.guidance)
  })

  it('is shown for good, word for word', async () => {
    const { body: made } = await keep({ item: 'ccc/07/0701', on: '2024-01-01' })
    const { status, body } = await get(`/api/v1/guidance/${made.id}`)
    expect(status).toBe(200)
    expect(body).toEqual(made)
    expect(body.stillSo).toEqual({ thatDay: true, today: true })
  })

  it('says when the answer of today is another one', async () => {
    const { body } = await keep({ item: 'ccc/02/0205', on: '2026-06-30' })
    expect(body.stillSo).toEqual({ thatDay: true, today: false })
    const { body: left } = await keep({ item: 'ccc/08/0801', on: '2022-10-09' })
    expect(left.stillSo).toEqual({ thatDay: true, today: false })
  })

  it('says when the catalogue says another thing of that day than it did', async () => {
    const { body } = await keep({ item: 'ccc/02/0205', on: '2026-06-30' })
    const corrected = {
      ...pack,
      schemes: pack.schemes.map((scheme) => ({
        ...scheme,
        items: scheme.items.map((item) => ({ ...item, procedures: (item.procedures ?? []).slice(0, 1) })),
      })),
    }
    const other = await buildApp({ ...services, pack: corrected })
    const answer = (await other.inject({ method: 'GET', url: `/api/v1/guidance/${body.id}` })).json()
    await other.close()
    expect(answer.stillSo.thatDay).toBe(false)
    expect(answer.guidance).toEqual(body.guidance)
  })

  it('keeps nothing of what somebody typed, and cannot be changed', async () => {
    const { body } = await keep({ item: 'ccc/07/0701', on: '2024-01-01', part: 'none' })
    const rows = await db.owner`select * from guidance where id = ${body.id}`
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(['id', 'item', 'made', 'on_day', 'part', 'receipt'])
    await expect(db.app`update guidance set item = 'x' where id = ${body.id}`).rejects.toThrow(/permission denied/)
    await expect(db.app`delete from guidance where id = ${body.id}`).rejects.toThrow(/permission denied/)
  })

  it.each([
    [{ item: 'ccc/07/9999' }, 404],
    [{}, 422],
    [{ item: 'ccc/07/0701', on: 'x' }, 422],
    [{ item: 'ccc/07/0701', q: 'typed' }, 422],
  ])('is refused for %j with %i', async (payload, status) => {
    expect((await keep(payload)).status).toBe(status)
  })

  it('is found by its own number only', async () => {
    expect((await get(`/api/v1/guidance/${'0'.repeat(20)}`)).status).toBe(404)
    expect((await get('/api/v1/guidance/1')).status).toBe(422)
  })

  it('is not made without end: an address that keeps very many is asked to wait', async () => {
    const many = await Promise.all(Array.from({ length: 40 }, async () => keep({ item: 'nothing' })))
    expect(many.some(({ status }) => status === 429)).toBe(true)
  })
})
