import { pack } from '@zhengheng/cn'
import { day, type LaboratoryView, type PersonView } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { readAsOf } from '../as-of.ts'
import { actOnAttestation } from '../attestation/acts.ts'
import { readCertificates, readGrants } from '../attestation/reads.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { getBody } from './look-up.ts'
import { getPerson } from './person.ts'

const INSPECTOR = '2099-1-CCC-0001'
let database: TestDatabase
let services: TestServices
let country: TestCountry
let app: FastifyInstance

beforeAll(async () => {
  database = await testDatabase()
  services = await testServices(database, pack)
  country = await makeCountry(services)
  await database.owner`update party set name = '王小明' where name = ${INSPECTOR}`
  app = await buildApp(services)
})
afterAll(async () => app.close())

async function grantOf(family: 'designation' | 'registration', number: string) {
  const [found] = await readGrants(services.db.byKey, pack.zone, [], [{ family, number }])
  if (!found) throw new Error(`${number} is not there`)
  return found
}

describe('a laboratory', () => {
  const ask = async (number: string, query = '') =>
    app.inject(`/api/v1/laboratories/${encodeURIComponent(number)}${query}`)

  it('is found by a number of what it holds, with status and scope of the day', async () => {
    const target = await grantOf('designation', 'LAB-0001')
    const done = { act: 'suspend', effective: day('2026-03-01'), facts: {} } as const
    await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, day('2026-11-20')))
    const now = (await ask('lab-0001')).json<LaboratoryView>()
    expect(now).toMatchObject({ number: 'LAB-0001', grants: [{ family: 'designation', status: 'suspended' }] })
    const before = (await ask('LAB-0001', '?on=2026-02-28')).json<LaboratoryView>()
    expect(before.grants[0]).toMatchObject({ status: 'valid', scope: [{ code: 'ccc/07' }] })
  })

  it.each(['none', INSPECTOR, 'CNCA-R-2099-990'])('is not found by %s', async (number) => {
    expect((await ask(number)).statusCode).toBe(404)
  })
})

describe('a registered person', () => {
  const ask = async (number: string, query = '') => app.inject(`/api/v1/persons/${encodeURIComponent(number)}${query}`)

  it('is found by number, with the first character of the name and no more', async () => {
    const answer = await ask(INSPECTOR)
    expect(answer.json<PersonView>()).toMatchObject({
      number: INSPECTOR,
      name: '王**',
      registrations: [{ family: 'registration', status: 'valid' }],
    })
    expect(answer.body).not.toContain('小明')
    const page = await app.inject({ url: `/person/${INSPECTOR}`, headers: { accept: 'text/html' } })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('小明')
    expect(page.body).toContain('noindex')
  })

  it('is never found by name, nor under what organisations hold', async () => {
    for (const number of ['王小明', '王**', country.approval, 'LAB-0001'])
      expect((await ask(number)).statusCode).toBe(404)
  })

  it('shows a suspension with its day and without its ground', async () => {
    const target = await grantOf('registration', INSPECTOR)
    const done = { act: 'suspend', effective: day('2026-03-01'), reason: 'SECRET-GROUND', facts: {} } as const
    await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, day('2026-11-20')))
    const answer = await ask(INSPECTOR)
    const [registration] = answer.json<PersonView>().registrations
    expect(registration?.history.at(-1)).toMatchObject({ act: 'suspend', effective: '2026-03-01' })
    expect(answer.body).not.toContain('SECRET-GROUND')
    expect((await ask(INSPECTOR, '?on=2026-02-28')).json<PersonView>().registrations[0]?.status).toBe('valid')
  })

  it('has no name at all where the country has no rule', async () => {
    const { persons: _none, ...strict } = pack
    const view = await getPerson({ ...services, pack: strict }, INSPECTOR, readAsOf(services, {}))
    expect(view.name).toBeNull()
  })
})

describe('a body', () => {
  it('has the certificates it issued, by scheme and status of the day', async () => {
    const asOf = (on: string) => readAsOf(services, { on })
    expect(await getBody(services, country.approval, asOf('2026-01-01'))).toMatchObject({
      total: 1,
      counts: [{ family: 'certificate', scheme: { code: 'ccc' }, status: 'valid', count: 1 }],
    })
    const target = (await readCertificates(services.db.byKey, pack.zone, [country.certificate])).found.get(
      country.certificate,
    )
    if (!target) throw new Error('the country has a certificate')
    const done = { act: 'withdraw', effective: day('2026-06-01'), facts: {} } as const
    await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, day('2026-11-20')))
    expect((await getBody(services, country.approval, asOf('2026-06-01'))).counts).toMatchObject([
      { status: 'withdrawn' },
    ])
    expect((await getBody(services, country.approval, asOf('2026-05-31'))).counts).toMatchObject([{ status: 'valid' }])
  })

  it('that issued none has none', async () => {
    expect(await getBody(services, 'CNCA-R-2099-991', readAsOf(services, {}))).toMatchObject({ total: 0, counts: [] })
  })
})
