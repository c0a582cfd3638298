import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { hashKey } from '../identity/api-keys.ts'
import { insertKey } from '../identity/store.ts'
import { readReceipt } from './receipt.ts'
import {
  bytesWithoutEnd,
  FORMULAS,
  GB18030_HEADING,
  GB18030_SUSPEND,
  hostileFile,
  hostileRow,
} from './testing/hostile/files.ts'
import { csv, issued, NOW, openWorkplace, type Body } from './testing/workplace.ts'

const MB = 1024 * 1024
const LIMIT = 20 * MB
const db = await testDatabase()
const place = await openWorkplace(db, { reportLimit: LIMIT })
const app = await buildApp(place.services)
place.worker()
afterAll(async () => app.close())

let mine: Body & { key: string }
let other: Body & { key: string }
let officer: { key: string }

async function keyed(body: Body, role: 'body' | 'officer'): Promise<Body & { key: string }> {
  const key = `zk_${randomUUID()}`
  await transact(db, SYSTEM, async (tx) => insertKey(tx, { hash: hashKey(key), ...body, role, name: role }))
  return { ...body, key }
}
beforeAll(async () => {
  mine = await keyed(await place.body(), 'body')
  other = await keyed(await place.body(), 'body')
  officer = await keyed(await place.body(), 'officer')
  await app.listen({ host: '127.0.0.1', port: 0 })
})

interface Sending {
  readonly by?: { readonly key: string } | undefined
  readonly key?: string | null
  readonly type?: string
  readonly query?: string
}

const headersOf = ({ by = mine, key = randomUUID(), type = 'text/csv' }: Sending) => ({
  authorization: `Bearer ${by.key}`,
  'content-type': type,
  ...(key !== null && { 'idempotency-key': key }),
})

async function send(payload: string | Buffer, sending: Sending = {}) {
  const url = `/api/v1/reports${sending.query ?? ''}`
  return app.inject({ method: 'POST', url, headers: headersOf(sending), payload })
}
async function get(path: string, by: { readonly key: string } = mine) {
  return app.inject({ method: 'GET', url: `/api/v1/reports/${path}`, headers: { authorization: `Bearer ${by.key}` } })
}
async function report(payload: string | Buffer, sending: Sending = {}) {
  const answer = await send(payload, sending)
  expect(answer.statusCode).toBe(202)
  return place.ended(answer.json<{ id: string }>().id)
}
const inInbox = () =>
  existsSync(join(place.services.config.dataDir, 'inbox'))
    ? readdirSync(join(place.services.config.dataDir, 'inbox'))
    : []

describe('the door for reports', () => {
  it('answers with a signed receipt for these bytes, which is durable', async () => {
    const content = csv([issued('R-1')])
    const answer = await send(content, { key: 'march' })
    expect(answer.statusCode).toBe(202)
    const { id, receipt } = answer.json<{ id: string; receipt: string }>()
    const claims = await readReceipt([place.services.keys.registry.publicKey], receipt)
    const { createHash } = await import('node:crypto')
    expect(claims).toEqual({
      iss: 'https://register.example',
      report: id,
      party: String(mine.party),
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
      dryRun: false,
      receivedAt: NOW.toISOString(),
      idempotencyKey: 'march',
    })
    const ended = await place.ended(id)
    expect(ended.accepted).toBe(1)
    const state = (await get(id)).json()
    expect(state).toEqual({
      id,
      state: 'committed',
      dryRun: false,
      counts: { read: 1, accepted: 1, rejected: 0, duplicate: 0, flagged: 0 },
      startedAt: ended.started?.toISOString(),
      finishedAt: ended.finished?.toISOString(),
      receipt,
    })
  })

  it.each([
    ['not-signed-in', 401, { by: { key: 'zk_nobodyknowsthiskeyatall' } }],
    ['idempotency-key-required', 400, { key: null }],
    ['idempotency-key-required', 400, { key: 'x'.repeat(201) }],
    ['unsupported-format', 415, { type: 'application/json' }],
    ['unsupported-format', 415, { type: 'application/x-ndjson' }],
    ['invalid-input', 422, { query: '?dryRun=perhaps' }],
  ])('refuses with %s (%i) and keeps nothing: %o', async (code, status, sending) => {
    const answer = await send('act,number\n', sending)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(inInbox()).toEqual([])
  })

  it('is for bodies alone', async () => {
    const answer = await send('x', { by: officer })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'not-permitted'])
    const nobody = await app.inject({
      method: 'POST',
      url: '/api/v1/reports',
      headers: { 'content-type': 'text/csv' },
      payload: 'x',
    })
    expect(nobody.statusCode).toBe(401)
  })

  it.each(['?dryRun=true', '?dryRun', '?dryRun='])('takes %s for a dry run', async (query) => {
    const ended = await report(csv([issued('R-dry')]), { query })
    expect([ended.state, ended.dry_run, ended.accepted]).toEqual(['checked', true, 1])
  })

  it('closes while the public log takes no entries', async () => {
    const { log } = place.services
    const { assertOpen } = log
    const { Problem } = await import('@zhengheng/core')
    log.assertOpen = () => {
      throw new Problem('log-refuses')
    }
    const answer = await send(csv([issued('R-log')]))
    log.assertOpen = assertOpen
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'log-refuses'])
  })
})

describe('an idempotency key', () => {
  it('with the same bytes answers the same receipt, and the report is worked off once', async () => {
    const content = csv([issued('I-1')])
    const first = (await send(content, { key: 'same' })).json<{ id: string; receipt: string }>()
    await place.ended(first.id)
    const second = await send(content, { key: 'same' })
    expect([second.statusCode, second.json()]).toEqual([202, first])
    await expect.poll(inInbox).toEqual([])
  })

  it.each([
    ['other bytes', csv([issued('I-3')]), ''],
    ['a dry run', csv([issued('I-2')]), '?dryRun=true'],
  ])('with %s is refused', async (_name, content, query) => {
    const key = randomUUID()
    await report(csv([issued('I-2')]), { key })
    const answer = await send(content, { key, query })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'idempotency-key-reused'])
    await expect.poll(inInbox).toEqual([])
  })

  it('sent ten times at once is one report', async () => {
    const content = csv([issued('I-4')])
    const answers = await Promise.all(Array.from({ length: 10 }, async () => send(content, { key: 'ten' })))
    expect(new Set(answers.map((one) => one.statusCode))).toEqual(new Set([202]))
    expect(new Set(answers.map((one) => one.body)).size).toBe(1)
    const [found] = await db.owner<{ n: number }[]>`-- test.reports
      select count(*) as n from report r where r.idempotency_key = 'ten'`
    expect(found?.n).toBe(1)
    await place.ended(answers[0]?.json<{ id: string }>().id ?? '')
  })

  it('with different bytes at once goes to one of them', async () => {
    const answers = await Promise.all(
      ['I-5', 'I-6', 'I-7'].map(async (number) => send(csv([issued(number)]), { key: 'three' })),
    )
    expect(answers.map((one) => one.statusCode).toSorted()).toEqual([202, 422, 422])
  })

  it('of one body is nothing to another', async () => {
    const mineAnswer = await send(csv([issued('I-8')]), { key: 'shared' })
    const others = await send(csv([issued('I-9')]), { key: 'shared', by: other })
    expect([mineAnswer.statusCode, others.statusCode]).toEqual([202, 202])
    expect(mineAnswer.json<{ id: string }>().id).not.toBe(others.json<{ id: string }>().id)
  })
})

describe('a report that is too large', () => {
  const ask = async (headers: Record<string, string>, feed: (write: ReturnType<typeof request>) => void) =>
    new Promise<{ status: number; code: string }>((resolve, reject) => {
      const { port } = app.server.address() as AddressInfo
      const outgoing = request({
        host: '127.0.0.1',
        port,
        path: '/api/v1/reports',
        method: 'POST',
        headers: { ...headersOf({}), ...headers },
      })
      outgoing.once('response', (incoming) => {
        let text = ''
        incoming.on('data', (piece: Buffer) => (text += piece.toString()))
        incoming.once('end', () => {
          outgoing.destroy()
          resolve({ status: incoming.statusCode ?? 0, code: (JSON.parse(text) as { code: string }).code })
        })
      })
      outgoing.once('error', reject)
      feed(outgoing)
    })

  it('says so before it was sent, when its length is told', async () => {
    const answer = await ask({ 'content-length': String(2 * 1024 * MB) }, (outgoing) => outgoing.flushHeaders())
    expect(answer).toEqual({ status: 413, code: 'payload-too-large' })
  })

  it('is cut off at the limit when it is streamed without a length: 2 GB fill neither memory nor disk', async () => {
    const { body, given } = bytesWithoutEnd(2 * 1024 * MB)
    const before = process.memoryUsage().rss
    const answer = await ask({ 'transfer-encoding': 'chunked' }, (outgoing) => body.pipe(outgoing))
    body.destroy()
    expect(answer).toEqual({ status: 413, code: 'payload-too-large' })
    expect(given.bytes).toBeLessThan(LIMIT * 4)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB)
    expect(inInbox()).toEqual([])
  })
})

describe('a hostile file', () => {
  const codes = (ended: Awaited<ReturnType<typeof report>>) => ended.findings.map((one) => `${one.line} ${one.code}`)

  it.each([
    ['of nothing', '', 'empty-file'],
    ['of a BOM', '\u{feff}', 'empty-file'],
    ['of empty lines', '\r\n\r\n', 'empty-file'],
    ['without the columns that are needed', 'number,holderName\nA,B', 'missing-columns'],
    ['with a column twice', 'act,number,effective,number\n', 'repeated-columns'],
    ['that is no table', Buffer.alloc(5000, 'x'), 'missing-columns'],
    ['with a heading that is never closed', '"act,number\nissue,1', 'unclosed-quote'],
    ['of zeros', Buffer.alloc(4096), 'missing-columns'],
  ])('%s is refused as a whole', async (_name, content, failure) => {
    const ended = await report(content)
    expect([ended.state, ended.failure, ended.read]).toEqual(['failed', failure, 0])
    expect(codes(ended)).toContain(`1 ${failure}`)
  })

  it('of broken UTF-8 is refused with the byte', async () => {
    const good = Buffer.from(hostileFile(hostileRow({ note: '证书有问题的机构' })))
    const broken = Buffer.concat([good, Buffer.from([0xff]), good])
    const ended = await report(broken)
    expect(ended).toMatchObject({ state: 'failed', failure: 'bad-encoding' })
    expect(ended.findings[0]?.params).toEqual({ encoding: 'utf-8', byte: good.length })
  })

  it('in GB18030 is read as it was meant', async () => {
    await report(csv([issued('GB-1')]))
    const rest = Buffer.from(',effective,reason\r\n')
    const row = Buffer.concat([Buffer.from('GB-1,'), GB18030_SUSPEND, Buffer.from(',2026-06-02,01\r\n')])
    const ended = await report(Buffer.concat([GB18030_HEADING, rest, row]))
    expect([ended.state, ended.accepted, codes(ended)]).toEqual(['committed', 1, []])
  })

  it('of a heading alone is a report of nothing', async () => {
    expect(await report(hostileFile())).toMatchObject({ state: 'committed', read: 0, findings: [] })
  })

  it.each([
    ['NUL', { number: 'H\0-2' }, '2 control-character'],
    ['a number of 500 characters', { number: '9'.repeat(500) }, '2 too-long'],
    ['a day of 1900', { validFrom: '1900-01-00' }, '2 bad-date'],
    ['another day of 1900', { validFrom: '1900-01-01' }, '2 implausible-date'],
    ['a text that turns around', { number: 'H\u{202e}1' }, '2 control-character'],
    ['a field of 10 MB', { note: 'x'.repeat(10 * MB) }, '2 row-too-long'],
    ['a quoted field of 10 MB', { note: `"${'x'.repeat(10 * MB)}"` }, '2 row-too-long'],
    ['a quoted field of 20,000 lines', { note: `"${`${'x'.repeat(20)}\n`.repeat(20_000)}"` }, '2 unclosed-quote'],
    ['a quote that is never closed', { note: '"' }, '2 unclosed-quote'],
    ['a field too many', { note: 'a,b' }, '2 field-count'],
  ])('costs %s its row and not the next one', async (_name, changes, code) => {
    const number = `H-${randomUUID()}`
    const ended = await report(hostileFile(hostileRow(changes), hostileRow({ number })))
    expect(codes(ended)).toContain(code)
    expect(ended.accepted).toBe(1)
  })

  it('of nothing but errors is not read to its end', async () => {
    const ended = await report(`${hostileFile()}\r\n${'x,y\r\n'.repeat(150_000)}`)
    expect([ended.state, ended.failure]).toEqual(['failed', 'too-many-errors'])
    expect(ended.read).toBeLessThan(110_000)
  })

  it.each(['\r\n', '\n', '\r'])('with lines that end in %j is read', async (end) => {
    const ended = await report([`act,number,effective,reason`, `suspend,H-${randomUUID()},2026-06-02,01`].join(end))
    expect(codes(ended)).toEqual(['2 never-reported'])
  })
})

describe('the findings of a report', () => {
  it('are lines of JSON in the language of the reader, with what to do', async () => {
    const ended = await report(csv([issued('V-1', { validFrom: '1900-01-01' })]))
    const answer = await get(`${ended.id}/findings?lang=en`)
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    const [line] = answer.body
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one) as Record<string, unknown>)
    expect(line).toEqual({
      line: 2,
      field: 'validFrom',
      code: 'implausible-date',
      severity: 'error',
      message: 'the day 1900-01-01 is before 1950-01-01',
      value: '1900-01-01',
      fix: 'check the day',
    })
    const chinese = await get(`${ended.id}/findings?lang=zh`)
    expect(chinese.body).toContain('请核对日期')
  })

  it('as CSV begin with a BOM and hold no formula', async () => {
    const rows = FORMULAS.map((number) =>
      hostileRow({ act: 'withdraw', number: `"${number.replaceAll('"', '""')}"`, reason: '01' }),
    )
    const ended = await report(hostileFile(...rows))
    const answer = await get(`${ended.id}/findings?format=csv&lang=zh`)
    expect(answer.headers['content-disposition']).toContain('attachment')
    expect(answer.body.startsWith('\u{feff}line,field,code,severity,message,value,fix')).toBe(true)
    const lines = parse(answer.body, { bom: true, columns: true }) as { value: string; code: string }[]
    expect(lines.map((one) => one.code)).toEqual(FORMULAS.map(() => 'never-reported'))
    for (const { value } of lines) expect(value).toMatch(/^'?[^=+@\t\r-]|^'[=+@\t-]/)
  })

  it('are told to the end, however many', async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => hostileRow({ act: 'withdraw', number: `N-${i}`, reason: '01' }))
    const ended = await report(hostileFile(...rows))
    const answer = await get(`${ended.id}/findings`)
    expect(answer.body.trim().split('\n')).toHaveLength(2500)
  })

  it('and the state are for the body that sent it, and for authorities', async () => {
    const ended = await report(csv([issued('V-2', { item: 's/9' })]))
    for (const path of [`${ended.id}`, `${ended.id}/findings`]) {
      expect((await get(path, other)).statusCode).toBe(404)
      expect((await get(path, officer)).statusCode).toBe(200)
      expect((await app.inject(`/api/v1/reports/${path}`)).statusCode).toBe(401)
    }
    expect((await get('999999999')).statusCode).toBe(404)
    expect((await get('1e3')).statusCode).toBe(422)
    expect((await get(`${ended.id}/findings?format=xlsx`)).statusCode).toBe(422)
  })
})
