import {
  actOnFile,
  followProblem,
  lookUpBody,
  lookUpCertificate,
  lookUpFile,
  lookUpTrustPath,
  openScopeReduction,
  reportProblem,
  searchCertificates,
  type Endpoint,
} from '@zhengheng/core'
import { pack } from '@zhengheng/cn'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from './app.ts'
import { testDatabase, type TestDatabase } from './db/testing/test-database.ts'
import { SYSTEM, transact } from './db/transact.ts'
import type { Role } from './http/access.ts'
import { hashKey } from './identity/api-keys.ts'
import { insertKey } from './identity/store.ts'
import { makeCountry, type TestCountry } from './testing/country.ts'
import { testServices, type TestServices } from './testing/services.ts'

let db: TestDatabase
let services: TestServices
let country: TestCountry
let app: FastifyInstance
const keys = { body: '', other: '', officer: '', head: '' }

async function makeKey(party: number, person: string, role: Role): Promise<string> {
  const key = `zk_test_${person.padEnd(24, '0')}`
  await transact(db, SYSTEM, async (tx) => insertKey(tx, { hash: hashKey(key), party, person, role, name: person }))
  return `Bearer ${key}`
}

beforeAll(async () => {
  db = await testDatabase()
  services = await testServices(db, pack)
  country = await makeCountry(services)
  keys.body = await makeKey(country.body, 'li', 'body')
  keys.other = await makeKey(country.otherBody, 'wu', 'body')
  keys.officer = await makeKey(country.authority, 'wang', 'officer')
  keys.head = await makeKey(country.authority, 'zhao', 'head')
  app = await buildApp(services)
  await app.ready()
})
afterAll(async () => app.close())

async function ask(url: string, more: InjectOptions = {}): Promise<LightMyRequestResponse> {
  return app.inject({ url, ...more })
}
async function post(
  url: string,
  authorization: string,
  payload: object,
  headers: object = {},
): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'POST', url, payload, headers: { ...(authorization && { authorization }), ...headers } })
}
const reductions = () => `/api/v1/approvals/${country.approval}/reductions`
const certificate = () => `/api/v1/certificates/${country.certificate}`

const sendText = async (payload: string, type = 'application/json') =>
  app.inject({
    method: 'POST',
    url: `${certificate()}/problem-reports`,
    payload,
    headers: { 'content-type': type },
  })
/** A good answer is what its door promises, to the letter. */
function expectAnswer(door: Endpoint, reply: LightMyRequestResponse): void {
  expect(reply.statusCode).toBe(door.status ?? 200)
  expect(Compile(door.answer).Errors(reply.json())).toEqual([])
}

/** RFC 9457, with every member that the contract names. */
function expectProblem(reply: LightMyRequestResponse, status: number, code: string): void {
  expect(reply.json()).toMatchObject({ status, code, type: `/problems/${code}` })
  expect(reply.statusCode).toBe(status)
  expect(reply.headers['content-type']).toContain('application/problem+json')
  const { title, errors, traceId } = reply.json<{ title: string; errors: unknown[]; traceId: string }>()
  expect(title.length).toBeGreaterThan(2)
  expect(Array.isArray(errors)).toBe(true)
  expect(traceId).toMatch(/^[\da-f-]{36}$/)
}

describe('the doors answer what they promise', () => {
  it('GET certificate, with a version to match', async () => {
    const reply = await ask(`${certificate()}?on=2025-01-01&known=2099-12-31`)
    expectAnswer(lookUpCertificate, reply)
    expect(reply.headers['etag']).toMatch(/^"\d+"$/)
    expect(reply.json()).toMatchObject({ status: 'valid', asOf: { on: '2025-01-01', known: '2099-12-31' } })
  })
  it('GET trust path', async () => {
    const reply = await ask(`${certificate()}/trust-path`)
    expectAnswer(lookUpTrustPath, reply)
    expect(reply.json()).toMatchObject({ verdict: 'trusted' })
  })
  it('GET body', async () => expectAnswer(lookUpBody, await ask(`/api/v1/bodies/${country.approval}`)))
  it.each([
    ['a whole number', 'q=2024900701000001', 1],
    ['its beginning', 'q=20249007', 1],
    ['an identifier of the holder', 'q=91100000te5t000089', 1],
    ['the beginning of the name', `q=${encodeURIComponent('示例电')}`, 1],
    ['a name that nobody has', `q=${encodeURIComponent('没有这家')}`, 0],
    ['a wildcard, which is a character', `q=${encodeURIComponent('%')}`, 0],
    ['status, scheme and issuer', 'status=valid&scheme=ccc/07&issuer=CNCA-R-2099-990', 1],
    ['a day on which it was not yet valid', 'validOn=2024-01-01', 0],
    ['another status', 'status=expired', 0],
    ['fields that were left empty', 'q=&status=&scheme=&region=&issuer=&holder=&validOn=&sort=&cursor=&limit=', 1],
    ['the oldest first', 'sort=oldest', 1],
  ])('GET certificates by %s', async (_what, query, count) => {
    const reply = await ask(`/api/v1/certificates?${query}`)
    expectAnswer(searchCertificates, reply)
    expect(reply.json()).toMatchObject({ total: { value: count, relation: 'eq' } })
  })
  it('POST problem report, then GET it with its key', async () => {
    const reply = await post(`${certificate()}/problem-reports`, '', { text: '型号不符' })
    expectAnswer(reportProblem, reply)
    const { number, followKey } = reply.json<{ number: string; followKey: string }>()
    expectAnswer(followProblem, await ask(`/api/v1/problem-reports/${number}?key=${followKey}`))
  })
  it('POST reduction, GET file, POST acts of two persons', async () => {
    const opened = await post(`/api/v1/approvals/${country.approval}/reductions`, keys.body, {
      scope: ['ccc/03'],
      reason: '业务调整',
    })
    expectAnswer(openScopeReduction, opened)
    const address = String(opened.headers['location'])
    let tag = String(opened.headers['etag'])
    for (const [act, key] of [
      ['accept', keys.officer],
      ['propose', keys.officer],
      ['decide', keys.head],
    ] as const) {
      const reply = await post(`${address}/acts`, key, { act }, { 'if-match': tag })
      expectAnswer(actOnFile, reply)
      tag = String(reply.headers['etag'])
    }
    const file = await ask(address, { headers: { authorization: keys.body } })
    expectAnswer(lookUpFile, file)
    expect(file.json()).toMatchObject({ state: { code: 'reduced' } })
  })
})

describe('the doors refuse with a problem', () => {
  it.each([
    ['a number that is not there', '/api/v1/certificates/1999000000000000', 404, 'never-reported'],
    ['a number one digit off', '/api/v1/certificates/2024900701000002', 404, 'similar-exist'],
    ['a number of five hundred characters', `/api/v1/certificates/${'9'.repeat(500)}`, 404, 'malformed-number'],
    ['a trust path of nothing', '/api/v1/certificates/1999000000000000/trust-path', 404, 'never-reported'],
    ['a day that does not exist', '/api/v1/certificates/2024900701000001?on=2026-02-30', 422, 'invalid-input'],
    ['a day in another form', '/api/v1/certificates/2024900701000001?on=20260101', 422, 'invalid-input'],
    ['a member nobody knows', '/api/v1/certificates/2024900701000001?onn=2026-01-01', 422, 'invalid-input'],
    ['a day given twice', '/api/v1/certificates/2024900701000001?on=2026-01-01&on=2026-01-02', 422, 'invalid-input'],
    ['a limit of nothing', '/api/v1/certificates?limit=0', 422, 'invalid-input'],
    ['a limit above the most', '/api/v1/certificates?limit=999', 422, 'invalid-input'],
    ['an order that is none', '/api/v1/certificates?sort=best', 422, 'invalid-input'],
    ['a cursor that is none', '/api/v1/certificates?cursor=abc', 422, 'invalid-input'],
    ['a day of validity that does not exist', '/api/v1/certificates?validOn=2026-13-01', 422, 'invalid-input'],
    ['a body that is not there', '/api/v1/bodies/CNCA-R-1900-001', 404, 'not-found'],
    ['a ticket that is not there', '/api/v1/problem-reports/PR-1-2026-999999?key=abc', 404, 'not-found'],
    ['a ticket without a key', '/api/v1/problem-reports/PR-1-2026-000001', 422, 'invalid-input'],
    ['a file without a key', '/api/v1/files/SR-1-2026-000001', 401, 'not-signed-in'],
    ['an address that is not there', '/api/v1/nothing', 404, 'not-found'],
  ])('%s', async (_what, url, status, code) => expectProblem(await ask(url), status, code))

  it('names every wrong member by its pointer, each with its rule, at once', async () => {
    const reply = await post(reductions(), keys.body, { scope: 'ccc', reason: '', extra: 1 })
    expectProblem(reply, 422, 'invalid-input')
    const { errors } = reply.json<{ errors: { pointer: string; code: string; message: string }[] }>()
    expect(errors.map((error) => error.pointer).toSorted()).toEqual(['/extra', '/reason', '/scope'])
    for (const error of errors) expect(error.message.length).toBeGreaterThan(1)
  })
  it.each([
    ['nobody', '', 401, 'not-signed-in'],
    ['another body', 'other', 403, 'not-permitted'],
  ] as const)('a reduction asked for by %s', async (_what, who, status, code) => {
    expectProblem(
      await post(reductions(), who === '' ? '' : keys[who], { scope: ['ccc/05'], reason: '无' }),
      status,
      code,
    )
  })
  it('items outside the scope, with the item named', async () => {
    const reply = await post(reductions(), keys.body, { scope: ['ccc/05', 'ccc/03'], reason: '重复' })
    expectProblem(reply, 409, 'not-in-scope')
    expect(reply.json()).toMatchObject({ errors: [{ pointer: '/scope/1', code: 'not-in-scope' }] })
  })
  it('acts without a version, with an old one, not open, by the wrong role, by the same person, on nothing', async () => {
    const opened = await post(reductions(), keys.body, { scope: ['ccc/06'], reason: '业务调整' })
    const acts = `${String(opened.headers['location'])}/acts`
    const tag = { 'if-match': String(opened.headers['etag']) }
    expectProblem(await post(acts, keys.officer, { act: 'accept' }), 428, 'if-match-required')
    expectProblem(await post(acts, keys.officer, { act: 'accept' }, { 'if-match': '"0"' }), 412, 'changed-meanwhile')
    expectProblem(await post(acts, keys.officer, { act: 'propose' }, tag), 409, 'act-not-open')
    expectProblem(await post(acts, keys.officer, { act: 'constructor' }, tag), 409, 'act-not-open')
    expectProblem(await post(acts, keys.body, { act: 'accept' }, tag), 403, 'not-permitted')
    expectProblem(await post(acts, keys.other, { act: 'accept' }, tag), 404, 'not-found')
    expectProblem(await post(acts, keys.head, { act: 'accept', effective: '2026-02-30' }, tag), 422, 'invalid-input')
    const both = await makeKey(country.authority, 'wang', 'officer')
    const accepted = await post(acts, both, { act: 'accept' }, tag)
    const proposed = await post(acts, both, { act: 'propose' }, { 'if-match': String(accepted.headers['etag']) })
    const last = { 'if-match': String(proposed.headers['etag']) }
    await transact(db, SYSTEM, async (tx) =>
      insertKey(tx, {
        hash: hashKey('zk_test_the_same_person_00000'),
        party: country.authority,
        person: 'wang',
        role: 'head',
        name: 'x',
      }),
    )
    expectProblem(await post(acts, 'Bearer zk_test_the_same_person_00000', { act: 'decide' }, last), 409, 'same-person')
  })
  it.each([
    ['no scheme', 'zk_test_li0000000000000000000000'],
    ['a key nobody has', 'Bearer zk_test_nobody000000000000000000'],
    ['a broken key', 'Bearer zk_\u0001'],
  ])('a key that is not one (%s), also at a door open to anyone', async (_what, authorization) => {
    expectProblem(await ask(certificate(), { headers: { authorization } }), 401, 'not-signed-in')
  })
  it('bodies that are not JSON, are too long, or are of another kind', async () => {
    expectProblem(await sendText('{"text":'), 422, 'invalid-input')
    expectProblem(await sendText('{"__proto__":{"x":1},"text":"a"}'), 422, 'invalid-input')
    expectProblem(await sendText(JSON.stringify({ text: 'x'.repeat(300_000) })), 413, 'payload-too-large')
    expectProblem(await sendText('<x/>', 'application/xml'), 415, 'unsupported-format')
    expectProblem(await sendText('[]'), 422, 'invalid-input')
  })
  it('and what was refused has changed nothing but the audit', async () => {
    const refused = await db.owner<{ n: number }[]>`select count(*)::int as n from audit u where u.outcome = 'refused'`
    expect(refused[0]?.n).toBeGreaterThan(8)
    const stray =
      await db.owner`select from proceeding p where not exists (select from act t where t.subject_id = p.id)`
    expect(stray).toHaveLength(0)
  })
})

describe('the house around the doors', () => {
  it('refuses to start with a door that names no policy', async () => {
    const careless = await buildApp(services)
    careless.route({ method: 'GET', url: '/unguarded', handler: async () => 'x' })
    await expect(async () => careless.ready()).rejects.toThrow(
      'doors that name no policy: GET /unguarded, HEAD /unguarded',
    )
    await careless.close()
  })
  it('documents every door with its policy in OpenAPI 3.1', async () => {
    const document = (await ask('/openapi.json')).json<{
      openapi: string
      paths: Record<string, Record<string, { security?: unknown }>>
    }>()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/v1/certificates/{number}', '/api/v1/reports']),
    )
    expect(document.paths['/api/v1/files/{number}']?.['get']?.security).toEqual([{ apiKey: [] }])
    expect((await ask('/docs/')).statusCode).toBe(200)
  })
  it('lets no other site frame it, run scripts in it or learn addresses from it', async () => {
    const { headers } = await ask('/')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
  })
  it('tells whether it is alive, ready, and how fast', async () => {
    expect((await ask('/healthz')).json()).toEqual({ alive: true })
    expect((await ask('/readyz')).json()).toMatchObject({ ready: true, database: true, log: { code: 'ok' } })
    expect((await ask('/metrics')).body).toContain('zhengheng_request_seconds_count')
  })
})
