import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { randomUUID } from 'node:crypto'
import { day, type Pack } from '@zhengheng/core'

import { afterAll } from 'vitest'
import { issueAttestation } from '../../attestation/acts.ts'
import { readConfig } from '../../config/config.ts'
import type { TestDatabase } from '../../db/testing/test-database.ts'
import { read, SYSTEM, transact } from '../../db/transact.ts'
import { openKeys } from '../../keys/keys.ts'
import { addParty } from '../../party/store.ts'
import { openRegister } from '../../register.ts'
import { seedPack } from '../../seed.ts'
import type { Services } from '../../services.ts'
import { OPEN_LOG } from '../../testing/services.ts'
import { openBasis } from '../basis.ts'
import { flagBasis } from '../file-reading.ts'
import { openHere } from '../reading-here.ts'
import { readFindings, findReport, type FindingRecord, type ReportRecord } from '../reads.ts'
import { receiveReport } from '../receive.ts'
import type { OpenReading } from '../reading.ts'
import { startReportWorker, type ReportWorker } from '../worker.ts'
import { testPack } from './test-pack.ts'

export interface Body {
  readonly party: number
  readonly person: string
}

export interface Workplace {
  readonly services: Services
  readonly defects: string[]
  readonly worker: () => ReportWorker
  /** A body that is approved for the given items since 2020, for the whole scheme unless told. */
  body(scope?: readonly string[]): Promise<Body>
  grant(
    family: 'approval' | 'accreditation' | 'registration',
    number: string,
    holder: number,
    scope: readonly string[],
  ): Promise<void>
  send(
    body: Body,
    content: string | Buffer,
    options?: { key?: string; dryRun?: boolean },
  ): Promise<{ id: string; receipt: string }>
  /** Sends a report and waits until it has ended. */
  report(body: Body, content: string | Buffer, options?: { key?: string; dryRun?: boolean }): Promise<Ended>
  ended(id: string): Promise<Ended>
}

export interface Ended extends ReportRecord {
  readonly findings: readonly FindingRecord[]
}

export const NOW = new Date('2026-06-15T08:00:00Z')

/** Reads on the thread of the test, so that a pack of the test can be read by. */
export function readHere(pack: Pack): OpenReading {
  return (task, tellGrants) => {
    const basis = openBasis(pack, task.party)
    const here = openHere(task, pack)
    return {
      opened: async () => (await here).opened,
      async next(most) {
        const batch = (await here).reading.next(most)
        basis.learn(await tellGrants(basis.wanted(batch.issues)))
        return flagBasis(batch, basis)
      },
      close: async () => (await here).reading.close(),
    }
  }
}

/** Everything reports need, on a database of the test, with the clock standing at {@link NOW}. */
export async function openWorkplace(db: TestDatabase, changes: Partial<Services['config']> = {}): Promise<Workplace> {
  const services = await makeServices(db, changes)
  const defects: string[] = []
  let worker: ReportWorker | undefined
  afterAll(async () => {
    await worker?.stop()
    rmSync(services.config.dataDir, { recursive: true, force: true })
  })
  const start = (): ReportWorker =>
    startReportWorker(services, { read: readHere(testPack), tell: (line) => void defects.push(line) })
  const place: Workplace = {
    services,
    defects,
    worker: () => (worker ??= start()),
    async body(scope = ['s']) {
      const name = `body ${randomUUID()}`
      const party = await transact(db, SYSTEM, async (tx) => addParty(tx, { kind: 'body', name, identifiers: [] }))
      await place.grant('approval', `AP-${party}`, party, scope)
      return { party, person: `key of ${name}` }
    },
    async grant(family, number, holder, scope) {
      const from = day('2020-01-01')
      const content = { holder, scope, valid: { from }, standards: [], detail: {} }
      const origin = { type: 'register', id: 'test' } as const
      const granted = { family, kind: family, number, issuer: holder, origin, content, effective: from }
      await transact(db, SYSTEM, async (tx) => issueAttestation(tx, SYSTEM, granted))
    },
    send: async (body, content, options) => send(services, body, content, options),
    async report(body, content, options) {
      const { id } = await place.send(body, content, options)
      place.worker().wake()
      return place.ended(id)
    },
    ended: async (id) => waitForEnd(db, Number(id)),
  }
  return place
}

async function makeServices(db: TestDatabase, changes: Partial<Services['config']>): Promise<Services> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reports '))
  const env = { DATA_DIR: dataDir, PUBLIC_URL: 'https://register.example', PACK: 'tiny', DEMO: 'none' }
  const config = { ...readConfig(env), ...changes }
  await seedPack(db, testPack)
  const register = await openRegister(db.byKey, testPack)
  const keys = openKeys(dataDir)
  return { config, pack: testPack, db, register, keys, log: { ...OPEN_LOG }, now: () => NOW }
}

type Options = Parameters<Workplace['send']>[2]

async function send(services: Services, body: Body, content: string | Buffer, options: Options = {}) {
  return receiveReport(services, {
    caller: { ...body, role: 'body' },
    context: { ...body, capacity: 'body' },
    idempotencyKey: options.key ?? randomUUID(),
    dryRun: options.dryRun ?? false,
    length: undefined,
    body: Readable.from([Buffer.from(content)]),
  })
}

async function waitForEnd(db: TestDatabase, id: number): Promise<Ended> {
  for (;;) {
    const found = await read(db, SYSTEM, async (tx) => findReport(tx, id))
    if (found && found.finished !== null) {
      const findings = await read(db, SYSTEM, async (tx) => readFindings(tx, id, undefined, 10_000))
      return { ...found, findings }
    }
    await sleep(20)
  }
}
