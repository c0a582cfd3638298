import { day, type Content, type Family, type FileView, type TrustPathView } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from './app.ts'
import { issueAttestation } from './attestation/acts.ts'
import { testDatabase } from './db/testing/test-database.ts'
import { SYSTEM, transact } from './db/transact.ts'
import type { Role } from './http/access.ts'
import { hashKey } from './identity/api-keys.ts'
import { insertKey } from './identity/store.ts'
import { findPartyByIdentifier } from './party/reads.ts'
import { addParty } from './party/store.ts'
import { openHere } from './reports/reading-here.ts'
import type { Reading, ReadingTask } from './reports/reading.ts'
import { startReportWorker, type ReportWorker } from './reports/worker.ts'
import { islandCode } from './testing/island-identifiers.ts'
import { islandPack } from './testing/island-pack.ts'
import { testServices, type TestServices } from './testing/services.ts'

/** The whole way of a certificate under a pack that shares nothing with any country: proof that nothing here knows one. */
let services: TestServices
let app: FastifyInstance
let worker: ReportWorker
let warden: number
const KEYS = {
  body: 'zk_island_body_00000000000000',
  clerk: 'zk_island_clerk_0000000000000',
  warden: 'zk_island_warden_000000000000',
}

beforeAll(async () => {
  services = await testServices(await testDatabase(), islandPack, { now: '2026-03-01T12:00:00+05:00' })
  warden = await office('WARDEN')
  const harbour = await office('HARBOUR')
  const body = await party('body', 'Petrel Assessors')
  const house = await party('laboratory', 'Lagoon Test House')
  await grant('approval', 'charter', 'CH-1', warden, body, ['halcyon', 'graded'])
  await grant('recognition', 'house-recognition', 'TH-1', harbour, house, ['halcyon/lamp', 'halcyon/line'])
  for (const number of ['AS-1', 'AS-2']) {
    await grant('registration', 'assessor', number, warden, await party('person', number), [])
  }
  await key(KEYS.body, body, 'petrel/1', 'body')
  await key(KEYS.clerk, warden, 'clerk', 'officer')
  await key(KEYS.warden, warden, 'warden', 'head')
  app = await buildApp(services)
  worker = startReportWorker(services, { read: readHere })
})
afterAll(async () => {
  await worker.stop()
  await app.close()
})

/** The thread that reads reports loads a pack by the name of its package; this one lives in the tests, so it is read here. */
function readHere(task: ReadingTask): Reading {
  const here = openHere(task, islandPack)
  return {
    opened: async () => (await here).opened,
    next: async (most) => (await here).reading.next(most),
    close: async () => {},
  }
}

async function office(value: string): Promise<number> {
  const id = await findPartyByIdentifier(services.db.reads, { scheme: 'isl-office', value })
  if (id === undefined) throw new Error(`no office ${value}`)
  return id
}
async function party(kind: 'body' | 'laboratory' | 'person', name: string): Promise<number> {
  return transact(services.db, SYSTEM, async (tx) => addParty(tx, { kind, name, identifiers: [] }))
}
async function key(text: string, owner: number, person: string, role: Role): Promise<void> {
  await transact(services.db, SYSTEM, async (tx) =>
    insertKey(tx, { hash: hashKey(text), party: owner, person, role, name: person }),
  )
}
async function grant(
  family: Family,
  kind: string,
  number: string,
  issuer: number,
  holder: number,
  scope: string[],
): Promise<void> {
  const content: Content = { holder, scope, valid: { from: day('2020-01-01') }, standards: [], detail: {} }
  const issued = {
    family,
    kind,
    number,
    issuer,
    content,
    effective: day('2020-01-01'),
    origin: { type: 'register', id: 'test' },
  } as const
  await transact(services.db, SYSTEM, async (tx) => issueAttestation(tx, SYSTEM, issued))
}

async function report(csv: string, name: string): Promise<{ state: string; counts: Record<string, number> }> {
  const headers = { authorization: `Bearer ${KEYS.body}`, 'content-type': 'text/csv', 'idempotency-key': name }
  const sent = await app.inject({ method: 'POST', url: '/api/v1/reports', headers, payload: csv })
  expect(sent.statusCode).toBe(202)
  const { id } = sent.json<{ id: string }>()
  worker.wake()
  for (;;) {
    const reply = await app.inject({ url: `/api/v1/reports/${id}`, headers: { authorization: headers.authorization } })
    const state = reply.json<{ state: string; counts: Record<string, number> }>()
    if (state.state !== 'queued' && state.state !== 'reading') return state
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
async function pathOf(number: string, query = ''): Promise<TrustPathView> {
  return (await app.inject({ url: `/api/v1/certificates/${number}/trust-path${query}` })).json<TrustPathView>()
}

const HEAD =
  'deed,paper,tide,keeper,keeper no,goods,first tide,last tide,test house,tested,assessor,assessed,cause,auditors'
const launch = (paper: string, goods: string, first = '2026-02-10') =>
  `launch,${paper},${first},Heron Lamps,${islandCode(7)},${goods},${first},2027-02-09,TH-1,2026-02-01,AS-1,2026-02-10,,AS-2`

describe('a country in which nothing is as elsewhere', () => {
  it('takes a report in its own words, and refuses a row by its own check digits', async () => {
    const wrong = launch('HAL-0002', 'halcyon/lamp').replace(islandCode(7), 'I0000000700')
    const done = await report(
      [HEAD, launch('HAL-0001', 'halcyon/lamp'), wrong, launch('HAL-0003', 'halcyon/float')].join('\n'),
      'first',
    )
    expect(done).toMatchObject({ state: 'committed', counts: { read: 3, accepted: 2, rejected: 1 } })
  })
  it('trusts by its own needs: a charter, a recognised test house, an assessor who did not look; no accreditation is asked for', async () => {
    const path = await pathOf('HAL-0001')
    expect(path).toMatchObject({ verdict: 'trusted', basisAtIssue: { day: '2026-02-10' } })
    expect(path.steps.map((step) => step.role)).toEqual(['certificate', 'approval', 'laboratory', 'decider'])
    expect(path.steps[2]).toMatchObject({
      family: 'recognition',
      above: [{ role: 'authority', holderEn: 'The Harbour Office' }],
    })
    expect(path.steps[1]?.basis).toMatchObject([{ instrument: 'charter-act', article: '3', version: '2' }])
  })
  it('does not trust what its test house was not recognised for', async () => {
    expect(await pathOf('HAL-0003')).toMatchObject({
      verdict: 'not-trusted',
      basisAtIssue: { reasons: ['outside-scope'] },
    })
  })
  it('calls the grounds of a suspension and the day by its own zone', async () => {
    services.setNow('2026-03-02T20:30:00Z')
    await report([HEAD, `moor,HAL-0001,2026-03-03,,,,,,,,,,STORM,`].join('\n'), 'second')
    const certificate = (await app.inject({ url: '/api/v1/certificates/HAL-0001' })).json<{
      status: string
      history: object[]
    }>()
    expect(certificate).toMatchObject({ status: 'suspended', asOf: { on: '2026-03-03' } })
    expect(certificate.history.at(-1)).toMatchObject({
      reason: { name: { en: 'storm' } },
      basis: [{ instrument: 'halcyon-order' }],
    })
  })
  it('narrows a charter by its own procedure and clocks, over its own weekend', async () => {
    services.setNow('2026-03-01T12:00:00+05:00')
    const post = async (url: string, who: string, payload: object, match?: string) =>
      app.inject({
        method: 'POST',
        url,
        payload,
        headers: { authorization: `Bearer ${who}`, ...(match !== undefined && { 'if-match': match }) },
      })
    const opened = await post('/api/v1/approvals/CH-1/reductions', KEYS.body, {
      scope: ['halcyon/lamp'],
      reason: 'no lamps left',
    })
    expect(opened.json()).toMatchObject({
      state: { code: 'asked' },
      clocks: [{ clock: 'look', due: '2026-03-04' }, { clock: 'answer' }],
    })
    const perform = async (file: FileView, act: string, who: string): Promise<FileView> => {
      const reply = await post(`/api/v1/files/${file.number}/acts`, who, { act }, `"${file.version}"`)
      expect(reply.statusCode).toBe(200)
      return reply.json<FileView>()
    }
    const taken = await perform(opened.json<FileView>(), 'take', KEYS.clerk)
    // From Sunday 1 March: 2, 4, 5, the worked Saturday 7, 8, 9 and 10 count; the holiday of 3 March and Friday do not.
    expect(taken.clocks[1]).toMatchObject({ clock: 'answer', due: '2026-03-10', promised: '2026-03-08' })
    await perform(await perform(taken, 'advise', KEYS.clerk), 'narrow', KEYS.warden)
    const body = await app.inject({ url: '/api/v1/bodies/CH-1?on=2026-03-02' })
    expect(body.json()).toMatchObject({
      grants: [{ scope: [{ code: 'graded' }, { code: 'halcyon' }], except: [{ code: 'halcyon/lamp' }] }],
    })
  })
  it('has an eighth kind of attestation by a line of its pack, with a path of its own', async () => {
    const content = {
      holder: warden,
      scope: ['graded/first'],
      valid: { from: day('2026-02-01') },
      standards: [],
      detail: {},
    }
    const issuer = (await services.register.grants.load(-1, [], [{ family: 'approval', number: 'CH-1' }])).find({
      family: 'approval',
      number: 'CH-1',
    })
    await transact(services.db, SYSTEM, async (tx) =>
      issueAttestation(tx, SYSTEM, {
        family: 'certificate',
        kind: 'graded-safety-certificate',
        number: 'G-1',
        issuer: issuer?.holder ?? 0,
        content,
        effective: day('2026-02-01'),
        origin: { type: 'register', id: 'test' },
      }),
    )
    const path = await pathOf('G-1')
    expect(path.steps.map((step) => [step.role, step.kind])).toEqual([
      ['certificate', 'graded-safety-certificate'],
      ['approval', 'charter'],
    ])
    expect(path.verdict).toBe('trusted')
  })
})
