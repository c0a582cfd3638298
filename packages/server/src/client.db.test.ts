import {
  actOnFile,
  connect,
  lookUpCertificate,
  lookUpFile,
  lookUpPack,
  lookUpReport,
  lookUpTrustPath,
  openScopeReduction,
  RegisterProblem,
  searchCertificates,
  sendReport,
  type Register,
} from '@zhengheng/client'
import { pack } from '@zhengheng/cn'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from './app.ts'
import { testDatabase } from './db/testing/test-database.ts'
import { SYSTEM, transact } from './db/transact.ts'
import type { Role } from './http/access.ts'
import { hashKey } from './identity/api-keys.ts'
import { insertKey } from './identity/store.ts'
import { makeCountry, type TestCountry } from './testing/country.ts'
import { testServices, type TestServices } from './testing/services.ts'

let services: TestServices
let country: TestCountry
let app: FastifyInstance
let baseUrl: string

beforeAll(async () => {
  services = await testServices(await testDatabase(), pack)
  country = await makeCountry(services)
  app = await buildApp(services)
  baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => app.close())

async function as(role: Role, party: number): Promise<Register> {
  const key = `zk_client_${role.padEnd(24, '0')}`
  await transact(services.db, SYSTEM, async (tx) =>
    insertKey(tx, { hash: hashKey(key), party, person: role, role, name: role }),
  )
  return connect({ baseUrl, key, language: 'en' })
}

describe('the client of the API', () => {
  it('reads what anybody may read', async () => {
    const register = connect({ baseUrl })
    const certificate = await register.call(lookUpCertificate, { number: country.certificate, on: '2024-06-01' })
    expect(certificate).toMatchObject({ number: country.certificate, status: 'valid', asOf: { on: '2024-06-01' } })
    const path = await register.call(lookUpTrustPath, { number: country.certificate })
    expect(path.steps.map((step) => step.role)).toContain('approval')
    const found = await register.call(searchCertificates, { q: country.certificate, limit: '5' })
    expect(found.items[0]?.number).toBe(country.certificate)
    expect((await register.call(lookUpPack, {})).code).toBe('cn')
  })

  it('is told what is wrong, in its language', async () => {
    const register = connect({ baseUrl, language: 'en' })
    const error = await register
      .call(lookUpCertificate, { number: '1', on: '2026-02-30' })
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RegisterProblem)
    expect(error).toMatchObject({
      code: 'invalid-input',
      status: 422,
      errors: [{ pointer: '/on', code: 'no-such-day', message: 'there is no such day' }],
    })
  })

  it('sends a report, gets its receipt, and the same one under the same key', async () => {
    const register = await as('body', country.body)
    const file = { body: 'act,number\nissue,1\n', contentType: 'text/csv', idempotencyKey: 'first' }
    const { id, receipt } = await register.call(sendReport, {}, file)
    expect(await register.call(sendReport, {}, file)).toEqual({ id, receipt })
    expect((await register.call(lookUpReport, { id })).state).toBe('queued')
    await expect(register.call(sendReport, {}, { ...file, body: 'other' })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    })
  })

  it('acts on a file as it was seen, and not on a newer one', async () => {
    const officer = await as('officer', country.authority)
    const input = { number: country.approval, scope: ['ccc/07'], reason: 'test' }
    const opened = await officer.call(openScopeReduction, input)
    await expect(
      officer.call(actOnFile, { number: opened.number, act: 'propose' }, { ifMatch: opened.version + 1000 }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', status: 412 })
    const seen = await officer.call(lookUpFile, { number: opened.number })
    expect(seen.version).toBe(opened.version)
  })
})
