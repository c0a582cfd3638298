import { createHash, randomUUID } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { readReceipt } from './receipt.ts'
import { LIMIT, MB, openDoors } from './testing/doors.ts'
import { bytesWithoutEnd } from './testing/hostile/files.ts'
import { csv, issued } from './testing/rows.ts'
import { NOW } from './testing/workplace.ts'

const doors = await openDoors()
beforeAll(async () => {
  await doors.app.listen({ host: '127.0.0.1', port: 0 })
})

describe('the door for reports', () => {
  it('answers with a signed receipt for these bytes, which is durable', async () => {
    const content = csv([issued('R-1')])
    const answer = await doors.send(content, { key: 'march' })
    expect(answer.statusCode).toBe(202)
    const { id, receipt } = answer.json<{ id: string; receipt: string }>()
    const claims = await readReceipt([doors.place.services.keys.registry.publicKey], receipt)
    expect(claims).toEqual({
      iss: 'https://register.example',
      report: id,
      party: String(doors.mine.party),
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
      dryRun: false,
      receivedAt: NOW.toISOString(),
      idempotencyKey: 'march',
    })
    const ended = await doors.place.ended(id)
    expect(ended.accepted).toBe(1)
    const state = (await doors.get(id)).json()
    expect(state).toEqual({
      id,
      state: 'committed',
      dryRun: false,
      receivedAt: NOW.toISOString(),
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
    ['unsupported-format', 415, { type: 'application/pdf' }],
    ['invalid-input', 422, { query: '?dryRun=perhaps' }],
  ])('refuses with %s (%i) and keeps nothing: %o', async (code, status, sending) => {
    const answer = await doors.send('act,number\n', sending)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    await expect.poll(doors.inbox, { timeout: 20_000 }).toEqual([])
  })

  it('is for bodies alone', async () => {
    const answer = await doors.send('x', { by: doors.officer })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'not-permitted'])
    const nobody = await doors.app.inject({
      method: 'POST',
      url: '/api/v1/reports',
      headers: { 'content-type': 'text/csv' },
      payload: 'x',
    })
    expect(nobody.statusCode).toBe(401)
  })

  it.each(['?dryRun=true', '?dryRun', '?dryRun='])('takes %s for a dry run', async (query) => {
    const ended = await doors.report(csv([issued('R-dry')]), { query })
    expect([ended.state, ended.dry_run, ended.accepted]).toEqual(['checked', true, 1])
  })

  it('closes while the public log takes no entries', async () => {
    doors.closeLog(true)
    const answer = await doors.send(csv([issued('R-log')]))
    doors.closeLog(false)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'log-refuses'])
  })
})

describe('an idempotency key', () => {
  it('with the same bytes answers the same receipt, and the report is worked off once', async () => {
    const content = csv([issued('I-1')])
    const first = (await doors.send(content, { key: 'same' })).json<{ id: string; receipt: string }>()
    await doors.place.ended(first.id)
    const second = await doors.send(content, { key: 'same' })
    expect([second.statusCode, second.json()]).toEqual([202, first])
    await expect.poll(doors.inbox, { timeout: 20_000 }).toEqual([])
  })

  it.each([
    ['other bytes', csv([issued('I-3')]), ''],
    ['a dry run', csv([issued('I-2')]), '?dryRun=true'],
  ])('with %s is refused', async (_name, content, query) => {
    const key = randomUUID()
    await doors.report(csv([issued('I-2')]), { key })
    const answer = await doors.send(content, { key, query })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'idempotency-key-reused'])
    await expect.poll(doors.inbox, { timeout: 20_000 }).toEqual([])
  })

  it('sent ten times at once is one report', async () => {
    const content = csv([issued('I-4')])
    const answers = await Promise.all(Array.from({ length: 10 }, async () => doors.send(content, { key: 'ten' })))
    expect(new Set(answers.map((one) => one.statusCode))).toEqual(new Set([202]))
    expect(new Set(answers.map((one) => one.body)).size).toBe(1)
    const [found] = await doors.db.owner<{ n: number }[]>`-- test.reports
      select count(*) as n from report r where r.idempotency_key = 'ten'`
    expect(found?.n).toBe(1)
    await doors.place.ended(answers[0]?.json<{ id: string }>().id ?? '')
  })

  it('with different bytes at once goes to one of them', async () => {
    const answers = await Promise.all(
      ['I-5', 'I-6', 'I-7'].map(async (number) => doors.send(csv([issued(number)]), { key: 'three' })),
    )
    expect(answers.map((one) => one.statusCode).toSorted((a, b) => a - b)).toEqual([202, 422, 422])
  })

  it('of one body is nothing to another', async () => {
    const mineAnswer = await doors.send(csv([issued('I-8')]), { key: 'shared' })
    const others = await doors.send(csv([issued('I-9')]), { key: 'shared', by: doors.other })
    expect([mineAnswer.statusCode, others.statusCode]).toEqual([202, 202])
    expect(mineAnswer.json<{ id: string }>().id).not.toBe(others.json<{ id: string }>().id)
  })
})

describe('a report that is too large', () => {
  const ask = async (headers: Record<string, string>, feed: (write: ReturnType<typeof request>) => void) =>
    new Promise<{ status: number; code: string }>((resolve, reject) => {
      const { port } = doors.app.server.address() as AddressInfo
      const outgoing = request({
        host: '127.0.0.1',
        port,
        path: '/api/v1/reports',
        method: 'POST',
        headers: { ...doors.headers(), ...headers },
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
    // Reports acknowledged before this one may still be worked off: their files go when they are done.
    await expect.poll(doors.inbox, { timeout: 20_000 }).toEqual([])
  })
})
