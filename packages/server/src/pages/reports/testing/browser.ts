import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { Doors } from '../../../reports/testing/doors.ts'
import { markupFaults } from '../../testing/reading.ts'

const HEAVIEST = 30 * 1024

export interface Upload {
  readonly content: string | Buffer
  readonly name?: string
  readonly dryRun?: boolean
  readonly key?: string
  readonly by?: string
}

/** A person with a browser at the pages of reports: what is typed, sent and seen, with the cookie of whoever signed in. */
export interface Browser {
  /** Types a key and answers the cookie that stands for it. */
  signIn(key: string): Promise<string>
  get(url: string, by?: string): Promise<LightMyRequestResponse>
  post(
    url: string,
    form: Readonly<Record<string, string>>,
    by?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>
  upload(sent: Upload): Promise<LightMyRequestResponse>
  /** Uploads, waits until it has ended, and answers the address of its page. */
  uploaded(sent: Upload): Promise<{ path: string; id: string }>
  /** Waits for the report whose page an answer leads to. */
  ended(answer: LightMyRequestResponse): Promise<{ path: string; id: string }>
}

/** A browser in which the first body has signed in. */
export async function openBrowser({ app, place, mine }: Doors): Promise<Browser> {
  let cookie = ''
  const browser: Browser = {
    async signIn(key) {
      const answer = await browser.post('/report/key', { key })
      expect(answer.statusCode).toBe(303)
      return String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''
    },
    get: async (url, by = cookie) => app.inject({ method: 'GET', url, headers: { accept: 'text/html', cookie: by } }),
    post: async (url, form, by = '', headers = {}) =>
      app.inject({
        method: 'POST',
        url,
        headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', cookie: by, ...headers },
        payload: new URLSearchParams(form).toString(),
      }),
    upload: async (sent) =>
      app.inject({
        method: 'POST',
        url: '/report',
        headers: {
          accept: 'text/html',
          cookie: sent.by ?? cookie,
          'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        },
        payload: formOf(sent),
      }),
    async uploaded(sent) {
      const answer = await browser.upload(sent)
      expect([answer.statusCode, answer.body]).toEqual([303, ''])
      return browser.ended(answer)
    },
    async ended(answer) {
      const path = String(answer.headers.location)
      const id = /^\/report\/(\d+)/.exec(path)?.[1] ?? ''
      await place.ended(id)
      return { path, id }
    },
  }
  cookie = await browser.signIn(mine.key)
  return browser
}

const BOUNDARY = 'x-boundary'

function formOf({ content, name = 'march.csv', dryRun = true, key = randomUUID() }: Upload): Buffer {
  const field = (label: string, value: string): string =>
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${label}"\r\n\r\n${value}\r\n`
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/vnd.ms-excel\r\n\r\n`
  return Buffer.concat([
    Buffer.from(field('idempotencyKey', key) + (dryRun ? field('dryRun', 'true') : '') + head),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])
}

/** Whole, light enough, and kept by nobody on the way. */
export function expectPage(answer: LightMyRequestResponse): void {
  expect(markupFaults(answer.body)).toEqual([])
  expect(Buffer.byteLength(answer.body)).toBeLessThanOrEqual(HEAVIEST)
  expect(answer.headers['cache-control']).toBe('no-store')
}
