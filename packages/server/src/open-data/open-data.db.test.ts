import { pack } from '@zhengheng/cn'
import { day } from '@zhengheng/core'
import { parse } from 'csv-parse/sync'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { actOnAttestation, issueAttestation } from '../attestation/acts.ts'
import { readCertificates } from '../attestation/reads.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { certificateRecords } from './streams.ts'

let database: TestDatabase
let services: TestServices
let country: TestCountry
let app: FastifyInstance

beforeAll(async () => {
  database = await testDatabase()
  services = await testServices(database, pack)
  country = await makeCountry(services)
  app = await buildApp(services)
})
afterAll(async () => app.close())

type Row = Record<string, string>

async function csv(path: string): Promise<Row[]> {
  const answer = await app.inject(path)
  expect(answer.statusCode).toBe(200)
  expect(answer.body.startsWith('\uFEFF')).toBe(true)
  return parse(answer.body, { bom: true, columns: true }) as Row[]
}

async function withdraw(): Promise<void> {
  const target = (await readCertificates(services.db.byKey, pack.zone, [country.certificate])).found.get(
    country.certificate,
  )
  if (!target) throw new Error('the country has a certificate')
  const done = { act: 'withdraw', effective: day('2026-06-01'), facts: {} } as const
  await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, day('2026-11-20')))
}

describe('the certificates as a whole', () => {
  it('say what their pages say, for the day that is asked', async () => {
    await withdraw()
    const [now] = await csv('/open-data/certificates.csv')
    expect(now).toMatchObject({
      number: country.certificate,
      family: 'certificate',
      status: 'withdrawn',
      scheme: 'ccc',
      holder: '示例电器有限公司',
      holder_identifier: '91100000TE5T000089',
      issuer_approval: country.approval,
      valid_from: '2024-05-06',
      valid_to: '2029-05-05',
    })
    const [before] = await csv('/open-data/certificates.csv?on=2026-05-31')
    expect(before).toMatchObject({ status: 'valid', on: '2026-05-31' })
  })

  it('are the same as JSON', async () => {
    const json = (await app.inject('/open-data/certificates.json')).json<Record<string, string | null>[]>()
    const rows = await csv('/open-data/certificates.csv')
    expect(json.map((one) => ({ ...one, region: one['region'] ?? '' }))).toEqual(rows)
  })

  it('may be those of one scheme, and an empty list is one', async () => {
    expect(await csv('/open-data/certificates.csv?scheme=ccc/07')).toHaveLength(1)
    expect((await app.inject('/open-data/certificates.json?scheme=qms')).json()).toEqual([])
  })

  it('never run as a formula in a spreadsheet', async () => {
    await database.owner`update party set name = '=HYPERLINK("x")' where name = '示例电器有限公司'`
    const answer = await app.inject('/open-data/certificates.csv')
    expect(answer.body).toContain(`"'=HYPERLINK(""x"")"`)
    await database.owner`update party set name = '示例电器有限公司' where name like '=HYPER%'`
  })

  it('hold nothing that is not public', async () => {
    await database.owner`update attestation set public = false where number = ${country.certificate}`
    expect(await csv('/open-data/certificates.csv')).toEqual([])
    await database.owner`update attestation set public = true where number = ${country.certificate}`
  })

  it('are refused for a day that does not exist', async () => {
    expect((await app.inject('/open-data/certificates.csv?on=2026-02-30')).statusCode).toBe(422)
  })

  it('come piece by piece, all of them and each once', async () => {
    const issued = { family: 'certificate', kind: 'ccc-certificate', issuer: country.otherBody } as const
    const origin = { type: 'register', id: 'test' } as const
    await transact(services.db, SYSTEM, async (tx) =>
      issueAttestation(tx, SYSTEM, {
        ...issued,
        origin,
        number: 'P-0',
        effective: day('2025-01-01'),
        content: {
          holder: country.body,
          scope: ['ccc/07/0701'],
          valid: { from: day('2025-01-01') },
          standards: [],
          detail: {},
        },
      }),
    )
    await database.owner`
      insert into attestation (family, kind, number, number_key, issuer_id, holder_id, origin, origin_id, scope, valid_from, status,
                               status_since, version)
      select a.family, a.kind, 'P-' || g, 'P-' || g, a.issuer_id, a.holder_id, a.origin, a.origin_id, a.scope, a.valid_from, a.status,
             a.status_since, a.version
      from attestation a, generate_series(1, 4500) g where a.number = 'P-0'`
    const numbers = new Set<string | null | undefined>()
    let seen = 0
    for await (const record of certificateRecords(services, day('2026-01-01'), undefined)) {
      numbers.add(record['number'])
      seen += 1
    }
    expect([seen, numbers.size]).toEqual([4502, 4502])
  })
})

describe('the other data sets', () => {
  it('are the bodies with their scope on the day', async () => {
    const rows = await csv('/open-data/bodies.csv')
    expect(rows.map((row) => row['approval'])).toEqual(expect.arrayContaining([country.approval]))
    expect(rows[0]).toMatchObject({ status: 'valid', scope: 'ccc', valid_to: '2031-12-31' })
    expect(await csv('/open-data/bodies.csv?on=2019-01-01')).toSatisfy((all: Row[]) =>
      all.every((row) => row['status'] === 'pending'),
    )
  })

  it('are the catalogue of the pack with evidence and source', async () => {
    const rows = await csv('/open-data/catalogue.csv')
    const items = pack.schemes.flatMap((scheme) => scheme.items.flatMap((item) => item.during))
    expect(rows).toHaveLength(items.length)
    expect(rows.every((row) => row['evidence'] !== '' && row['source'] !== '')).toBe(true)
  })

  it('hold nothing of persons', async () => {
    for (const file of ['certificates', 'bodies', 'catalogue'])
      expect((await app.inject(`/open-data/${file}.csv`)).body).not.toContain('2099-1-CCC-0001')
  })
})

describe('the catalogue of the data', () => {
  it('names every file that there is, with its licence, in both languages', async () => {
    const answer = await app.inject('/open-data/catalog.jsonld')
    expect(answer.headers['content-type']).toBe('application/ld+json; charset=utf-8')
    const urls = [...answer.body.matchAll(/"dcat:downloadURL":\{"@id":"([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(urls).toHaveLength(6)
    for (const url of urls) {
      const file = await app.inject(url.replace(services.config.publicUrl, ''))
      expect(file.statusCode).toBe(200)
      expect(file.headers['link']).toContain('rel="license"')
    }
    expect(answer.json()).toMatchObject({
      '@type': 'dcat:Catalog',
      'dct:title': [{ '@language': 'zh' }, { '@language': 'en' }],
    })
  })
})
