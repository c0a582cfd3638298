import { describe, expect, it } from 'vitest'
import { connect, type ConnectOptions } from './client.ts'
import { actOnFile } from './generated/doors/act-on-file.ts'
import { lookUpCertificate } from './generated/doors/look-up-certificate.ts'
import { reportProblem } from './generated/doors/report-problem.ts'
import { searchCertificates } from './generated/doors/search-certificates.ts'
import { sendReport } from './generated/doors/send-report.ts'
import { NoAnswer, RegisterProblem } from './problem.ts'

interface Sent {
  readonly url: string
  readonly init: RequestInit
}

/** A register that answers what it is told, one after the other, and remembers what it was asked. */
function registerThat(answers: readonly (Response | Error)[], options: Partial<ConnectOptions> = {}) {
  const sent: Sent[] = []
  const register = connect({
    baseUrl: 'https://register.example/',
    pause: 0,
    ...options,
    fetch: (url, init) => {
      const answer = answers[Math.min(sent.length, answers.length - 1)]
      sent.push({ url: url instanceof Request ? url.url : String(url), init: init ?? {} })
      return answer instanceof Response ? Promise.resolve(answer.clone()) : Promise.reject(answer ?? new Error('none'))
    },
  })
  return { register, sent }
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}

function problem(code: string, status: number): Response {
  const body = { type: `/problems/${code}`, title: code, status, code, errors: [], traceId: 't', similar: ['1'] }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
}

function headerOf(sent: Sent | undefined, name: string): string | undefined {
  return (sent?.init.headers as Record<string, string> | undefined)?.[name]
}

describe('a call', () => {
  it('puts the input where the door wants it: path, query, body', async () => {
    const { register, sent } = registerThat([json({ ok: true })], { key: 'zk_x', language: 'en' })
    await register.call(lookUpCertificate, { number: 'A/1 ?', on: '2026-11-20' })
    await register.call(actOnFile, { number: 'F-1', act: 'propose' }, { ifMatch: 123 })
    expect(sent.map(({ url }) => url)).toEqual([
      'https://register.example/api/v1/certificates/A%2F1%20%3F?on=2026-11-20',
      'https://register.example/api/v1/files/F-1/acts',
    ])
    expect(sent[1]?.init).toMatchObject({ method: 'POST', body: '{"act":"propose"}' })
    expect(headerOf(sent[1], 'if-match')).toBe('"123"')
    expect(headerOf(sent[0], 'authorization')).toBe('Bearer zk_x')
    expect(headerOf(sent[0], 'accept-language')).toBe('en')
  })

  it('leaves out what is not given, and sends no key that it has not', async () => {
    const { register, sent } = registerThat([json({ items: [] })])
    await register.call(searchCertificates, { q: '电器' })
    expect(sent[0]?.url).toBe('https://register.example/api/v1/certificates?q=%E7%94%B5%E5%99%A8')
    expect(headerOf(sent[0], 'authorization')).toBeUndefined()
  })

  it('answers text where the register does not answer JSON', async () => {
    const { register } = registerThat([new Response('line,code\n', { headers: { 'content-type': 'text/csv' } })])
    expect(await register.call(searchCertificates, {})).toBe('line,code\n')
  })

  it('hands a file on as it comes', async () => {
    const { register } = registerThat([new Response('bytes')])
    expect(await (await register.fetch(searchCertificates, {})).text()).toBe('bytes')
  })
})

describe('a refusal', () => {
  it('is an error with its code, trace and whatever else was said, and is not tried again', async () => {
    const { register, sent } = registerThat([problem('similar-exist', 404)])
    const error = await register.call(lookUpCertificate, { number: '1' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RegisterProblem)
    expect(error).toMatchObject({ code: 'similar-exist', status: 404, traceId: 't', params: { similar: ['1'] } })
    expect(sent).toHaveLength(1)
  })

  it('that is no problem of the register is a defect', async () => {
    const { register } = registerThat([new Response('<html>', { status: 404 })])
    await expect(register.call(lookUpCertificate, { number: '1' })).rejects.toMatchObject({
      code: 'internal',
      status: 404,
    })
  })
})

describe('a repetition', () => {
  it.each([503, 502, 500, 429])('follows %i, until there is an answer', async (status) => {
    const { register, sent } = registerThat([problem('database-unavailable', status), json({ number: '1' })])
    expect(await register.call(lookUpCertificate, { number: '1' })).toEqual({ number: '1' })
    expect(sent).toHaveLength(2)
  })

  it('of a report carries the same key, which is made when none is given', async () => {
    const { register, sent } = registerThat([
      new Error('gone'),
      new Error('gone'),
      json({ id: '1', receipt: 'r' }, 202),
    ])
    await register.call(sendReport, {}, { body: 'a,b\n', contentType: 'text/csv' })
    const keys = sent.map((one) => headerOf(one, 'idempotency-key'))
    expect(keys).toHaveLength(3)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(keys).size).toBe(1)
    expect(headerOf(sent[0], 'content-type')).toBe('text/csv')
  })

  it('never follows a call that would be done twice', async () => {
    const { register, sent } = registerThat([new Error('gone')])
    await expect(register.call(reportProblem, { number: '1', text: 'x' })).rejects.toBeInstanceOf(NoAnswer)
    expect(sent).toHaveLength(1)
  })

  it('never follows a stream, which can be sent once', async () => {
    const { register, sent } = registerThat([new Error('gone')])
    const body = new ReadableStream({ start: (controller) => controller.close() })
    await expect(register.call(sendReport, {}, { body, idempotencyKey: 'k' })).rejects.toMatchObject({
      idempotencyKey: 'k',
    })
    expect(sent).toHaveLength(1)
    expect(sent[0]?.init).toMatchObject({ duplex: 'half' })
  })

  it('ends: what came of it is unknown', async () => {
    const { register, sent } = registerThat([new TypeError('no network')], { retries: 2 })
    await expect(register.call(lookUpCertificate, { number: '1' })).rejects.toMatchObject({ name: 'NoAnswer' })
    expect(sent).toHaveLength(3)
  })

  it('is not waited for by whoever gave up', async () => {
    const control = new AbortController()
    const { register, sent } = registerThat([problem('log-refuses', 503)], { pause: 60_000 })
    const call = register.call(lookUpCertificate, { number: '1' }, { signal: control.signal })
    setTimeout(() => control.abort(new Error('enough')), 10)
    await expect(call).rejects.toThrow('enough')
    expect(sent).toHaveLength(1)
  })
})
