import { pack } from '@zhengheng/cn'
import { day } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { actOnAttestation, issueAttestation } from '../attestation/acts.ts'
import { readCertificates } from '../attestation/reads.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'

let database: TestDatabase
let services: TestServices
let country: TestCountry
let app: FastifyInstance

beforeAll(async () => {
  database = await testDatabase()
  services = await testServices(database, pack)
  country = await makeCountry(services)
  app = await buildApp(services)
  for (let at = 0; at < 60; at += 1) await issue(`F-${at}`)
  await withdraw('F-3')
})
afterAll(async () => app.close())

async function issue(number: string): Promise<void> {
  const content = {
    holder: country.laboratory,
    named: { name: '示例检测实验室', identifiers: [] },
    scope: ['ccc/10/1001'],
    valid: { from: day('2025-01-01') },
    standards: [],
    detail: {},
  }
  const issued = { family: 'certificate', kind: 'ccc-certificate', number, issuer: country.otherBody, content } as const
  const origin = { type: 'register', id: 'test' } as const
  await transact(services.db, SYSTEM, async (tx) =>
    issueAttestation(tx, SYSTEM, { ...issued, origin, effective: day('2025-01-01'), region: '330523' }),
  )
}

async function withdraw(number: string): Promise<void> {
  const target = (await readCertificates(services.db.byKey, pack.zone, [number])).found.get(number)
  if (!target) throw new Error(`${number} is not there`)
  const done = { act: 'withdraw', effective: day('2026-02-01'), facts: {} } as const
  await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, day('2026-11-20')))
}

interface JsonFeed {
  readonly title: string
  readonly next_url?: string
  readonly items: readonly {
    id: string
    url: string
    title: string
    _register: { seq: number; number: string; act: string }
  }[]
}

async function feed(query: string): Promise<JsonFeed> {
  const answer = await app.inject(`/feeds/changes.json?${query}`)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/feed+json; charset=utf-8')
  return answer.json<JsonFeed>()
}

function pathOf(url: string | undefined): string {
  return (url ?? '').replace(services.config.publicUrl, '')
}

describe('the feed of changes', () => {
  it('has what was recorded, newest first, each once, page after page', async () => {
    const first = await feed('')
    expect(first.items).toHaveLength(50)
    expect(first.items[0]?.['_register']).toMatchObject({ number: 'F-3', act: 'withdraw' })
    const second = (await app.inject(pathOf(first.next_url))).json<JsonFeed>()
    const seqs = [...first.items, ...second.items].map((item) => item['_register'].seq)
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => b - a))
    expect(seqs).toHaveLength(62)
    expect(second.next_url).toBeUndefined()
  })

  it('keeps the id of an entry whatever happens later, and leads to its page', async () => {
    const before = (await feed('certificate=F-3')).items
    await issue('F-60')
    const after = (await feed('certificate=F-3')).items
    expect(after.map((item) => item.id)).toEqual(before.map((item) => item.id))
    expect(before[0]?.id).toMatch(/\/c\/F-3#act-\d+$/)
    expect((await app.inject({ url: pathOf(before[0]?.url), headers: { accept: 'text/html' } })).statusCode).toBe(200)
  })

  it('is that of one certificate, of one body, of one scheme, region or issuer', async () => {
    expect((await feed('certificate=F-3')).items.map((item) => item['_register'].act)).toEqual(['withdraw', 'issue'])
    const body = await feed(`body=${country.approval}`)
    expect(body.items.map((item) => item['_register'].number)).toEqual(
      expect.arrayContaining([country.approval, 'CNAS C990-P', 'CCC-D-990']),
    )
    expect(body.items.some((item) => item['_register'].number === country.certificate)).toBe(false)
    expect((await feed('scheme=ccc/07')).items.map((item) => item['_register'].number)).toEqual([country.certificate])
    expect((await feed('region=33')).items).toHaveLength(50)
    expect((await feed('region=11')).items).toEqual([])
    expect((await feed(`issuer=${country.approval}`)).items.map((item) => item['_register'].number)).toEqual([
      country.certificate,
    ])
  })

  it('is that of an organisation, whichever of its codes is used', async () => {
    const one = await feed('organisation=91100000TE5T000089')
    expect(one.items.map((item) => item['_register'].number)).toEqual([country.certificate])
    expect(one.title).toContain('示例电器有限公司')
    expect(await feed('organisation=uscc:91100000TE5T000089')).toMatchObject({ items: [{}] })
  })

  it('is that of what a search finds', async () => {
    expect((await feed('q=F-3')).items.map((item) => item['_register'].number)).toContain('F-3')
    expect((await feed(`q=${country.certificate}`)).items.map((item) => item['_register'].number)).toEqual([
      country.certificate,
    ])
    expect((await feed('q=nothing-like-this')).items).toEqual([])
  })

  it('never has what is not public, nor what persons are registered for', async () => {
    await database.owner`update attestation set public = false where number = 'F-5'`
    const all = await feed('region=33')
    expect(all.items.map((item) => item['_register'].number)).not.toContain('F-5')
    expect((await app.inject('/feeds/changes.json?certificate=F-5')).statusCode).toBe(404)
    expect((await app.inject('/feeds/changes.json?certificate=2099-1-CCC-0001')).statusCode).toBe(404)
  })

  it.each(['certificate=none', 'organisation=none', 'body=none', 'issuer=none'])(
    'answers 404 for %s',
    async (query) => {
      expect((await app.inject(`/feeds/changes.atom?${query}`)).statusCode).toBe(404)
    },
  )
})

describe('as Atom', () => {
  it('is well-formed, in the language that is asked for, with the same entries', async () => {
    const zh = await app.inject('/feeds/changes.atom?certificate=F-3')
    expect(zh.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    expect(zh.body).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom" xml:lang="zh-CN">/,
    )
    expect(zh.body.match(/<entry>/g)).toHaveLength(2)
    expect(zh.body).toContain('撤销：认证证书 F-3')
    const en = await app.inject('/feeds/changes.atom?certificate=F-3&lang=en')
    expect(en.body).toContain('xml:lang="en"')
    const opened = [...en.body.matchAll(/<([a-z]+)[ >]/g)].map((found) => found[1])
    const closed = [...en.body.matchAll(/<\/([a-z]+)>|<([a-z]+) [^>]*\/>/g)].map((found) => found[1] ?? found[2])
    expect(opened.map(String).toSorted(byText)).toEqual(closed.map(String).toSorted(byText))
  })

  it('takes nothing that is asked for markup', async () => {
    const answer = await app.inject(`/feeds/changes.atom?region=${encodeURIComponent('<x>"&\u0001')}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).not.toContain('<x>')
    expect(answer.body).not.toContain('\u0001')
  })

  it('is not sent again while nothing changed', async () => {
    const first = await app.inject('/feeds/changes.atom?certificate=F-3')
    const etag = String(first.headers['etag'])
    const again = await app.inject({ url: '/feeds/changes.atom?certificate=F-3', headers: { 'if-none-match': etag } })
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
    const other = await app.inject({ url: '/feeds/changes.atom?certificate=F-4', headers: { 'if-none-match': etag } })
    expect(other.statusCode).toBe(200)
    expect(new Date(String(first.headers['last-modified'])).getTime()).toBeGreaterThan(0)
  })
})

function byText(a: string, b: string): number {
  return a < b ? -1 : 1
}
