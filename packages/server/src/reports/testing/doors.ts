import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@zhengheng/core'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'
import { buildApp } from '../../app.ts'
import { testDatabase, type TestDatabase } from '../../db/testing/test-database.ts'
import { SYSTEM, transact } from '../../db/transact.ts'
import { hashKey } from '../../identity/api-keys.ts'
import { insertKey } from '../../identity/store.ts'
import { openWorkplace, type Body, type Ended, type Workplace } from './workplace.ts'

export const MB = 1024 * 1024
/** The longest report that these doors take. */
export const LIMIT = 20 * MB

export interface Keyed {
  readonly party: number
  readonly key: string
}

export interface Sending {
  readonly by?: { readonly key: string }
  readonly key?: string | null
  readonly type?: string
  readonly query?: string
}

/** The whole server over a test database, and who calls at its doors: two bodies and an officer. */
export interface Doors {
  readonly db: TestDatabase
  readonly place: Workplace
  readonly app: FastifyInstance
  readonly mine: Keyed
  readonly other: Keyed
  readonly officer: Keyed
  headers(sending?: Sending): Record<string, string>
  send(payload: string | Buffer, sending?: Sending): Promise<LightMyRequestResponse>
  get(path: string, by?: { readonly key: string }): Promise<LightMyRequestResponse>
  /** Sends a report that must be taken, and waits until it has ended. */
  report(payload: string | Buffer, sending?: Sending): Promise<Ended>
  /** What lies in the inbox, but for uploads that are kept for their senders. */
  readonly inbox: () => Promise<readonly string[]>
  /** The public log takes no entries, or takes them again. */
  closeLog(isClosed: boolean): void
}

export async function openDoors(): Promise<Doors> {
  const db = await testDatabase()
  const place = await openWorkplace(db, { reportLimit: LIMIT })
  const log = { ...place.services.log, isClosed: false }
  log.assertOpen = () => {
    if (log.isClosed) throw new Problem('log-refuses')
  }
  const app = await buildApp({ ...place.services, log })
  afterAll(async () => app.close())
  place.worker()
  const keyed = async (body: Body, role: 'body' | 'officer'): Promise<Keyed> => {
    const key = `zk_${randomUUID()}`
    await transact(db, SYSTEM, async (tx) => insertKey(tx, { hash: hashKey(key), ...body, role, name: role }))
    return { party: body.party, key }
  }
  const mine = await keyed(await place.body(), 'body')
  const other = await keyed(await place.body(), 'body')
  const officer = await keyed(await place.body(), 'officer')
  const folder = join(place.services.config.dataDir, 'inbox')
  const doors: Doors = {
    db,
    place,
    app,
    mine,
    other,
    officer,
    headers: ({ by = mine, key = randomUUID(), type = 'text/csv' } = {}) => ({
      authorization: `Bearer ${by.key}`,
      'content-type': type,
      ...(key !== null && { 'idempotency-key': key }),
    }),
    send: async (payload, sending = {}) =>
      app.inject({
        method: 'POST',
        url: `/api/v1/reports${sending.query ?? ''}`,
        headers: doors.headers(sending),
        payload,
      }),
    get: async (path, by = mine) =>
      app.inject({ method: 'GET', url: `/api/v1/reports/${path}`, headers: { authorization: `Bearer ${by.key}` } }),
    async report(payload, sending) {
      const answer = await doors.send(payload, sending)
      if (answer.statusCode !== 202) throw new Error(`${answer.statusCode} ${answer.body}`)
      return place.ended(answer.json<{ id: string }>().id)
    },
    async inbox() {
      const rows = await db.owner<{ kept: string }[]>`-- test.kept
        select r.kept from report r where r.kept is not null`
      const kept = new Set(rows.map((row) => row.kept))
      const names = existsSync(folder) ? readdirSync(folder) : []
      return names.filter((name) => !kept.has(name.slice(0, 32)))
    },
    closeLog: (isClosed) => {
      log.isClosed = isClosed
    },
  }
  return doors
}
