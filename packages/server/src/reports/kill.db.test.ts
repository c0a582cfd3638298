import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ReportState } from '@zhengheng/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { loadPack } from '../pack.ts'
import { csv } from './testing/rows.ts'

const KEYS = [`zk_${'a'.repeat(30)}`, `zk_${'b'.repeat(30)}`]
const ROWS = 4000
const WAIT = 600_000
const program = join(import.meta.dirname, 'testing/hold-server.ts')
const root = join(import.meta.dirname, '../../../..')

let folder = ''
let dataDir = ''
let item = ''
let server: { child: ChildProcess; url: string } | undefined
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhengheng kill-'))
  dataDir = join(folder, 'data')
  item = (await loadPack('cn')).schemes[0]?.items.find((one) => one.code.split('/').length === 3)?.code ?? ''
})
afterAll(async () => {
  if (server) {
    const exit = once(server.child, 'exit')
    server.child.kill('SIGTERM')
    await exit
  }
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', DEMO: 'none', PUBLIC_URL: '' }
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', program, ...KEYS], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready (\S+)$/.exec(line)?.[1]
    if (url !== undefined) {
      server = { child, url }
      return server
    }
  }
  throw new Error('the server ended before it was ready')
}

async function killServer(): Promise<void> {
  const { child } = server ?? (await start())
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
  server = undefined
}

/** The process of PostgreSQL that everything else of it hangs on; started by the server of this test. */
function postmaster(): number {
  const file = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('postmaster.pid'),
  )
  if (file === undefined) throw new Error('PostgreSQL does not run')
  return Number(readFileSync(join(dataDir, file), 'utf8').split('\n')[0])
}

const content = (name: string): string =>
  csv(
    Array.from({ length: ROWS }, (_, index) => {
      const even = index % 2 === 0
      const number = `${name}-${index - (index % 2)}`
      return even
        ? {
            act: 'issue',
            number,
            effective: '2026-03-01',
            holderName: `Firm ${index % 40}`,
            item,
            validFrom: '2026-03-01',
            validTo: '2031-02-28',
          }
        : { act: 'suspend', number, effective: '2026-03-02', reason: '' }
    }),
  )

async function ask(path: string, key: string, init: RequestInit = {}): Promise<Response> {
  const { url } = server ?? (await start())
  return fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${key}`, ...(init.headers as object) } })
}

/** Sends until the receipt comes: whoever gets no answer repeats with the same key. */
async function send(name: string, key: string): Promise<string> {
  const headers = { 'content-type': 'text/csv', 'idempotency-key': name }
  for (;;) {
    try {
      const answer = await ask('/api/v1/reports', key, { method: 'POST', headers, body: content(name) })
      if (answer.status === 202) return ((await answer.json()) as { id: string }).id
    } catch {
      // No answer: the outcome is unknown.
    }
    await sleep(100)
  }
}

async function stateOf(id: string, key: string): Promise<ReportState | undefined> {
  try {
    const answer = await ask(`/api/v1/reports/${id}`, key)
    return answer.status === 200 ? ((await answer.json()) as ReportState) : undefined
  } catch {
    return undefined
  }
}

async function until(id: string, key: string, reached: (state: ReportState) => boolean): Promise<ReportState> {
  for (;;) {
    const state = await stateOf(id, key)
    if (state && reached(state)) return state
    await sleep(20)
  }
}

/** Everything of the reports stands once, in an unbroken log. */
async function expectWhole(names: readonly string[]): Promise<void> {
  const db = await openDatabase({ dataDir, replicaUrls: [] }, { beside: true })
  try {
    const [found] = await db.asOwner(
      async (owner) => owner<
        { certificates: number; acts: number; suspended: number; gaps: number; unlogged: number; twice: number }[]
      >`
        -- test.whole
        select (select count(*) from attestation a where a.family = 'certificate') as certificates,
               (select count(*) from attestation a where a.family = 'certificate' and a.status = 'suspended') as suspended,
               (select count(*) from act t where t.subject = 'attestation') as acts,
               (select max(t.seq) + 1 - count(*) from act t) as gaps,
               (select count(*) from act t where not exists (
                  select from audit u where u.id = t.audit_id and t.seq >= u.first_seq and t.seq <= u.last_seq)) as unlogged,
               (select count(*) from (select 1 from party p where p.kind = 'firm' group by p.name having count(*) > 2) x) as twice`,
    )
    const acts = names.length * ROWS
    expect(found).toEqual({ certificates: acts / 2, acts, suspended: acts / 2, gaps: 0, unlogged: 0, twice: 0 })
  } finally {
    await db.close()
  }
}

describe('a report whose receipt was given', () => {
  it(
    'is worked off whole and once, however often the server and the database are killed in between',
    async () => {
      const names = ['one', 'two']
      const keys = KEYS
      await start()
      const ids = await Promise.all(names.map(async (name, index) => send(name, keys[index] ?? '')))
      const first = ids[0] ?? ''
      await until(first, keys[0] ?? '', (state) => state.counts.read > 0)
      await killServer()
      await start()
      const resumed = await until(first, keys[0] ?? '', (state) => state.counts.read > 1000)
      expect(resumed.counts.accepted).toBe(resumed.counts.read)
      process.kill(postmaster(), 'SIGKILL')
      // The database is away or starting: the same keys are the same reports.
      expect(await Promise.all(names.map(async (name, index) => send(name, keys[index] ?? '')))).toEqual(ids)
      await until(first, keys[0] ?? '', (state) => state.counts.read > resumed.counts.read)
      // Both at once: nothing is left running that could tidy up.
      process.kill(postmaster(), 'SIGKILL')
      await killServer()
      await start()
      const ended = await Promise.all(
        ids.map(async (id, index) => until(id, keys[index] ?? '', (state) => state.finishedAt !== null)),
      )
      for (const state of ended) {
        expect(state).toMatchObject({
          state: 'committed',
          counts: { read: ROWS, accepted: ROWS, rejected: 0, duplicate: 0 },
        })
      }
      await expectWhole(names)
      await expect.poll(() => readdirSync(join(dataDir, 'inbox')), { timeout: 5000 }).toEqual([])
    },
    WAIT,
  )
})
