import { pack } from '@zhengheng/cn'
import * as core from '@zhengheng/core'
import { PROBLEMS, type Endpoint } from '@zhengheng/core'
import * as fc from 'fast-check'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from './app.ts'
import { testDatabase } from './db/testing/test-database.ts'
import { SYSTEM, transact } from './db/transact.ts'
import type { Role } from './http/access.ts'
import type { Shape } from './http/examples.ts'
import { hashKey } from './identity/api-keys.ts'
import { insertKey } from './identity/store.ts'
import { makeCountry } from './testing/country.ts'
import { hostileText, valueOf } from './testing/hostile-values.ts'
import { testServices } from './testing/services.ts'

const DOORS = Object.values<unknown>(core).filter(
  (value): value is Endpoint => typeof value === 'object' && value !== null && 'path' in value && 'problems' in value,
)
/** Requests to each door; the whole file must end within a minute. */
const RUNS = 25
const LEAKS =
  /node_modules|\bat [\w.<>]+ \(|\.ts:\d|\.js:\d|\/(root|home|tmp|var|work)\/|\bselect\b.+\bfrom\b|insert into|-- \w+\.\w+|relation "|column "|syntax error at|invalid input syntax|violates|ECONN|postgres/i

let app: FastifyInstance
const keys: Record<Role, string> = { body: '', officer: '', head: '' }

beforeAll(async () => {
  const db = await testDatabase()
  const services = await testServices(db, pack)
  const country = await makeCountry(services)
  const parties: Record<Role, number> = { body: country.body, officer: country.authority, head: country.authority }
  for (const role of ['body', 'officer', 'head'] as const) {
    const key = `zk_fuzz_${role.padEnd(24, '0')}`
    const row = { hash: hashKey(key), party: parties[role], person: role, role, name: role }
    await transact(db, SYSTEM, async (tx) => insertKey(tx, row))
    keys[role] = `Bearer ${key}`
  }
  app = await buildApp(services)
  await app.ready()
})
afterAll(async () => app.close())

/** No defect, no leak; a refusal is a problem whose code has the status it says. */
function expectDecent(response: LightMyRequestResponse, asked: unknown): void {
  const told = `${JSON.stringify(asked).slice(0, 600)} -> ${response.statusCode} ${response.body.slice(0, 300)}`
  expect(response.statusCode, told).toBeLessThan(500)
  if (response.statusCode < 400) return
  expect(response.headers['content-type'], told).toBe('application/problem+json; charset=utf-8')
  const problem = response.json<{ code: keyof typeof PROBLEMS; status: number; traceId: string }>()
  expect(problem.status, told).toBe(response.statusCode)
  expect(PROBLEMS[problem.code], told).toBe(response.statusCode)
  expect(problem.traceId).toMatch(/^[0-9a-f-]{36}$/)
  // What the caller sent may come back as a parameter; only what the server adds can leak.
  const said = JSON.stringify({ ...problem, errors: [] })
  const sent = JSON.stringify(asked)
  const leak = LEAKS.exec(said)?.[0]
  expect(leak === undefined || sent.includes(leak), told).toBe(true)
}

async function expectAnswer(options: InjectOptions): Promise<void> {
  const headers = { accept: 'application/json', ...options.headers }
  expectDecent(await app.inject({ ...options, headers }), options)
}

/** The members of a door's input: each as its schema has it, or hostile, or missing. */
function inputOf(door: Endpoint): fc.Arbitrary<Record<string, unknown>> {
  const members = Object.entries(door.input.properties as Record<string, Shape>)
  return fc.record(
    Object.fromEntries(
      members.map(([name, shape]) => [
        name,
        fc.oneof({ arbitrary: valueOf(shape), weight: 3 }, { arbitrary: hostileText, weight: 1 }),
      ]),
    ),
    { requiredKeys: [] },
  )
}

const anyHeaders = fc.record(
  {
    authorization: fc.oneof(
      fc.constantFrom('body', 'officer', 'head').map((role) => keys[role as Role]),
      fc.constantFrom('Bearer', 'Bearer zk_unknown', 'Basic eDp5', 'zk_'),
    ),
    'if-match': fc.constantFrom('"1"', '*', '"x"', ''),
    'idempotency-key': fc.constantFrom('a', '', 'ключ', 'x'.repeat(300)),
    'accept-language': fc.constantFrom('en', 'zh', '*;q=', 'xx-YY;q=9'),
  },
  { requiredKeys: [] },
)

function requestOf(door: Endpoint, input: Record<string, unknown>, headers: object): InjectOptions {
  const inPath = new Set([...door.path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? ''))
  const path = door.path.replaceAll(/:(\w+)/g, (_whole, name: string) => segment(input[name]))
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name)))
  const isQuery = door.method !== 'POST' || door.takes !== undefined
  const query = new URLSearchParams(
    Object.fromEntries(Object.entries(isQuery ? rest : {}).map(([name, value]) => [name, String(value)])),
  )
  return {
    method: door.method,
    url: `${path}?${query.toString()}`,
    headers: sendable(headers),
    ...(door.method === 'POST' && { payload: isQuery ? 'a,b\n1,2\n' : rest }),
    ...(isQuery && door.method === 'POST' && { headers: { ...sendable(headers), 'content-type': 'text/csv' } }),
  }
}

/** HTTP carries Latin letters in headers; what cannot be sent is not what this is about. */
function sendable(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      encodeURI(String(value)).slice(0, 400).replaceAll('%20', ' '),
    ]),
  )
}

function segment(value: unknown): string {
  const text = encodeURIComponent(
    (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none')).replaceAll(/\p{Surrogate}/gu, '?'),
  )
  return text === '' || text === '.' || text === '..' ? '%20' : text.slice(0, 1900)
}

describe.each(DOORS.map((door) => [`${door.method} ${door.path}`, door] as const))('%s', (_name, door) => {
  it('answers whatever is sent to it without a defect and without a leak', async () => {
    await fc.assert(
      fc.asyncProperty(inputOf(door), anyHeaders, async (input, headers) =>
        expectAnswer(requestOf(door, input, headers)),
      ),
      { numRuns: RUNS, interruptAfterTimeLimit: 1200, markInterruptAsFailure: false },
    )
  })

  it('refuses other methods, other content types and broken bodies as problems', async () => {
    const url = door.path.replaceAll(/:(\w+)/g, '1')
    const authorization = keys.head
    for (const method of ['PUT', 'PATCH', 'OPTIONS', 'POST', 'DELETE'] as const) {
      await expectAnswer({ method, url, headers: { authorization } })
      await expectAnswer({ method, url, headers: { 'content-type': 'application/xml' }, payload: '<a/>' })
    }
    for (const payload of [
      '{',
      '[]',
      'null',
      '"x"',
      '{"__proto__":{"a":1}}',
      '{"constructor":1}',
      `[${'['.repeat(5000)}`,
    ]) {
      await expectAnswer({
        method: 'POST',
        url,
        headers: { authorization, 'content-type': 'application/json' },
        payload,
      })
    }
    await expectAnswer({
      method: 'POST',
      url,
      headers: { authorization, 'content-type': 'application/json' },
      payload: `"${'x'.repeat(300_000)}"`,
    })
  })
})

it('paths that are no doors are refused as problems', async () => {
  for (const url of [
    '/api',
    '/api/v1/',
    '/api/v1/%00',
    '/api/v1/certificates/%ff',
    '/api/v1/certificates/..%2f..',
    '/api/v2/x',
    '//api/v1/pack',
  ])
    await expectAnswer({ method: 'GET', url })
})
