import { pack } from '@zhengheng/cn'
import { canonicalJson, day, type VerificationView } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { compactVerify, flattenedVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { actOnAttestation } from '../attestation/acts.ts'
import { readCertificates } from '../attestation/reads.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { signedResult, verifyList } from './verify.ts'

let services: TestServices
let country: TestCountry
let app: FastifyInstance

beforeAll(async () => {
  services = await testServices(await testDatabase(), pack)
  country = await makeCountry(services)
  app = await buildApp(services)
  const target = (await readCertificates(services.db.byKey, pack.zone, [country.certificate])).found.get(
    country.certificate,
  )
  if (!target) throw new Error('the country has a certificate')
  const done = { act: 'suspend', effective: day('2026-06-01'), facts: {} } as const
  await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, day('2026-11-20')))
})
afterAll(async () => app.close())

function ask(payload: string, headers: Record<string, string>, query = '') {
  return app.inject({ method: 'POST', url: `/api/v1/verifications${query}`, payload, headers })
}
const json = (body: object, headers = {}) =>
  ask(JSON.stringify(body), { 'content-type': 'application/json', ...headers })

describe('a list of numbers', () => {
  it('is answered in its order, a number asked twice twice, one that nobody reported with the reason', async () => {
    const { certificate } = country
    const numbers = ['1999', certificate, ` ${certificate} `, 'x'.repeat(80)]
    const view = (await json({ numbers, on: '2026-01-01' })).json<VerificationView>()
    expect(view.items.map((one) => [one.asked, one.verdict])).toEqual([
      ['1999', 'never-reported'],
      [certificate, 'trusted'],
      [` ${certificate} `, 'trusted'],
      ['x'.repeat(80), 'malformed-number'],
    ])
    expect(view.counts).toEqual({ 'never-reported': 1, trusted: 2, 'malformed-number': 1 })
    expect(view.asOf).toMatchObject({ on: '2026-01-01', known: null })
  })

  it('says of each what it says on its own page, for the day that was asked', async () => {
    const verdict = async (on: string) =>
      (await json({ numbers: [country.certificate], on })).json<VerificationView>().items[0]
    expect(await verdict('2026-05-31')).toMatchObject({
      verdict: 'trusted',
      status: 'valid',
      holder: '示例电器有限公司',
    })
    expect(await verdict('2026-06-01')).toMatchObject({
      verdict: 'not-trusted',
      status: 'suspended',
      basisAtIssue: 'trusted',
      reasons: ['status-suspended'],
    })
  })

  it('may be a CSV file, and its answer, too', async () => {
    const answer = await ask(
      `证书编号\n${country.certificate}\n=1+1\n`,
      { 'content-type': 'text/csv', accept: 'text/csv' },
      '?on=2026-01-01',
    )
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [head, first, second] = answer.body.split('\r\n')
    expect(head).toContain('asked,verdict,number')
    expect(first).toMatch(new RegExp(`^${country.certificate},trusted,.*,2026-01-01,,`))
    expect(second).toMatch(/^'=1\+1,never-reported/)
  })

  it.each([
    ['no number', { numbers: [] }, 422],
    ['more than ten thousand', { numbers: Array.from({ length: 10_001 }, () => '1') }, 422],
    ['no list', { number: '1' }, 422],
    ['a day that does not exist', { numbers: ['1'], on: '2026-02-30' }, 422],
    ['more bytes than a list may have', { numbers: ['9'.repeat(3_000_000)] }, 413],
  ])('is refused with %s', async (_what, body, status) => {
    const answer = await json(body)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  it('is refused as anything but JSON or CSV', async () => {
    expect((await ask('<a/>', { 'content-type': 'application/xml' })).statusCode).toBe(415)
  })
})

describe('the signature of the answer', () => {
  const asOf = () => ({ on: day('2026-01-01'), known: undefined, at: services.now() })

  it('covers everything in the answer but itself', async () => {
    const view = await verifyList(services, [country.certificate, '1999'], asOf())
    const { signature, ...result } = view
    const [header = '', , mark = ''] = signature.split('.')
    const payload = Buffer.from(canonicalJson(result)).toString('base64url')
    const verified = await flattenedVerify(
      { protected: header, payload, signature: mark },
      services.keys.registry.publicKey,
    )
    expect(JSON.parse(Buffer.from(verified.payload).toString())).toEqual(result)
    const other = canonicalJson({ ...result, items: result.items.map((one) => ({ ...one, verdict: 'trusted' })) })
    const forged = { protected: header, payload: Buffer.from(other).toString('base64url'), signature: mark }
    await expect(flattenedVerify(forged, services.keys.registry.publicKey)).rejects.toThrow(/signature/)
  })

  it('is also given as one file that holds the answer, by the key of the register', async () => {
    const answer = await json({ numbers: [country.certificate] }, { accept: 'application/jose' })
    expect(answer.headers['content-type']).toBe('application/jose')
    const { payload, protectedHeader } = await compactVerify(answer.body, services.keys.registry.publicKey)
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'verification+jws' })
    expect(protectedHeader.kid).toMatch(/^did:web:.*#/)
    const result = JSON.parse(Buffer.from(payload).toString()) as VerificationView
    expect(result.items).toHaveLength(1)
    expect(result).not.toHaveProperty('signature')
  })

  it('is the same whichever way it is asked for', async () => {
    const view = await verifyList(services, ['1999'], asOf())
    const [header, , mark] = signedResult(view).split('.')
    expect(view.signature).toBe(`${header ?? ''}..${mark ?? ''}`)
  })
})

it('ten thousand numbers are checked within a minute', async () => {
  const numbers = Array.from({ length: 10_000 }, (_, at) =>
    at % 4 === 0 ? `${at}` : country.certificate + ' '.repeat(at % 3),
  )
  const since = performance.now()
  const view = await verifyList(services, numbers, { on: day('2026-01-01'), known: undefined, at: services.now() })
  expect(view.items).toHaveLength(10_000)
  expect(performance.now() - since).toBeLessThan(60_000)
})
