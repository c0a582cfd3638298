import { createReadStream, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { BODIES, bulkReport } from '@zhengheng/demo'
import { REPORT_COLUMNS, type ReportState } from '@zhengheng/core'
import { openDatabase } from '../../packages/server/src/db/database.ts'
import { derivedKey } from '../../packages/server/src/identity/api-keys.ts'
import { openKeys } from '../../packages/server/src/keys/keys.ts'
import { loadPack } from '../../packages/server/src/pack.ts'
import { sendFile } from '../../packages/server/src/cli/import-client.ts'
import { measure, memoryOf, percentile, startProgram, type BenchContext, type Measure } from './harness.ts'

export const name = 'import'

/** What others do meanwhile, a second. */
const ACTS = 50
const LOOK_UPS = 200
const DEMO = 2000
/** Requests that wait at once, at the most. */
const MOST_WAITING = 256

/**
 * A report of `size` rows is worked off while others act and look up: rows a second against raw COPY of the same bytes into a
 * heap in the same run, how long the others wait, and what the server holds in memory at the most.
 */
export async function* run({ size, scratch, tell }: BenchContext): AsyncIterable<Measure> {
  const dataDir = join(scratch, 'data')
  const file = join(scratch, 'report.csv')
  const bytes = await writeReport(file, size)
  tell(`${size} rows, ${Math.round(bytes / 1e6)} MB`)
  const server = await startProgram(dataDir, { DEMO: String(DEMO) })
  try {
    const { secret } = openKeys(dataDir)
    const [reporting, acting] = [BODIES[0], BODIES[2]]
    if (!reporting || !acting) throw new Error('the demonstration has too few bodies')
    const key = derivedKey(secret, reporting.key)
    const numbers = await sampleOf(server.url)
    const others = startOthers(server.url, numbers, derivedKey(secret, acting.key), acting)
    const memory = watchMemory(server.pid)
    const sent = { file, bytes, idempotencyKey: `bench ${size}`, dryRun: false }
    const { id } = await sendFile({ url: server.url, key }, sent, () => undefined)
    const begun = performance.now()
    const state = await ended(server.url, key, id, tell)
    const seconds = (performance.now() - begun) / 1000
    const waits = await others.stop()
    tell(`${JSON.stringify(state.counts)} ${state.state}`)
    // One row in some thousands of the demonstration is wrong on purpose.
    if (state.counts.read !== size || state.counts.rejected > size / 1000)
      throw new Error(await firstFinding(server.url, key, id))
    const raw = await copyRaw(dataDir, file)
    yield measure('rows a second under load, of raw COPY into a heap', size / seconds, '1/s', size / raw)
    yield* waitsOf('acts', waits.acts, waits.seconds)
    yield* waitsOf('look-ups', waits.lookUps, waits.seconds)
    yield measure('requests that failed', waits.failures, 'answers')
    yield measure('server memory at the most', memory.stop(), 'MB', 400)
  } finally {
    await server.stop()
  }
}

function* waitsOf(what: string, waits: readonly number[], seconds: number): Iterable<Measure> {
  yield measure(`${what} a second`, waits.length / seconds, '1/s', what === 'acts' ? ACTS : LOOK_UPS)
  yield measure(`${what} p50`, percentile(waits, 0.5), 'ms')
  yield measure(`${what} p99`, percentile(waits, 0.99), 'ms', 500)
}

/** Rows of a month that are neither late nor ahead of today, so that only what is always checked is checked. */
async function writeReport(file: string, size: number): Promise<number> {
  const pack = await loadPack('cn')
  const today = new Date().toISOString().slice(0, 10)
  const month = Number(today.slice(8)) <= 10 ? monthBefore(today) : today.slice(0, 7)
  // Work is recorded some days after it took effect; none of it may lie ahead.
  const last = new Date(Date.now() - 8 * 86_400_000).toISOString().slice(0, 10)
  const share = last.startsWith(month) ? (Number(last.slice(8)) - 1) / 32 : 1
  const effective = REPORT_COLUMNS.indexOf('effective')
  const out = createWriteStream(file)
  let left = size
  let bytes = 0
  let head = true
  for (const piece of bulkReport(pack, { rows: Math.ceil(size / share) + 1000, body: 1, month })) {
    const lines = piece
      .split('\r\n')
      .filter((line) => line !== '' && (head || (line.split(',')[effective] ?? '') <= last))
    const taken = lines.slice(0, left + (head ? 1 : 0))
    left -= taken.length - (head ? 1 : 0)
    head = false
    const text = taken.map((line) => `${line}\r\n`).join('')
    bytes += Buffer.byteLength(text)
    if (!out.write(text)) await once(out, 'drain')
    if (left === 0) break
  }
  out.end()
  await once(out, 'finish')
  if (left > 0) throw new Error(`${left} rows are missing`)
  return bytes
}

function monthBefore(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}

async function sampleOf(url: string): Promise<readonly string[]> {
  const answer = await fetch(`${url}/api/v1/certificates?limit=200`)
  const { items } = (await answer.json()) as { items: { number: string }[] }
  return items.map((item) => item.number)
}

async function ended(url: string, key: string, id: string, tell: (text: string) => void): Promise<ReportState> {
  for (let turn = 1; ; turn += 1) {
    const answer = await fetch(`${url}/api/v1/reports/${id}`, { headers: { authorization: `Bearer ${key}` } })
    const state = (await answer.json()) as ReportState
    if (state.finishedAt) return state
    if (turn % 40 === 0) tell(`${state.counts.read} rows`)
    await sleep(250)
  }
}

async function firstFinding(url: string, key: string, id: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/reports/${id}/findings?lang=en`, {
    headers: { authorization: `Bearer ${key}` },
  })
  return `not all rows were accepted: ${(await answer.text()).split('\n', 1)[0] ?? ''}`
}

interface Waits {
  readonly acts: number[]
  readonly lookUps: number[]
  failures: number
  seconds: number
}

/** Asks at a fixed rate, whether or not the answers come: who waits for a slow answer would not notice the next one. */
function startOthers(
  url: string,
  numbers: readonly string[],
  key: string,
  acting: { approval: string; fields: readonly { group: string }[] },
) {
  const waits: Waits = { acts: [], lookUps: [], failures: 0, seconds: 0 }
  const begun = performance.now()
  const underway = new Set<Promise<unknown>>()
  const post = JSON.stringify({ scope: [`ccc/${acting.fields[0]?.group ?? ''}`], reason: 'bench' })
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_WAITING })
  const ask = (path: string, into: number[], body?: string): void => {
    // Who finds the queue full has waited too long already.
    if (underway.size >= MOST_WAITING) {
      waits.failures += 1
      return
    }
    const asked = performance.now()
    const one = send(`${url}${path}`, agent, key, body)
      .then((ok) => {
        if (ok) into.push(performance.now() - asked)
        else waits.failures += 1
        return ok
      })
      .catch(() => {
        waits.failures += 1
      })
      .finally(() => underway.delete(one))
    underway.add(one)
  }
  const acts = every(1000 / ACTS, () =>
    ask(`/api/v1/approvals/${encodeURIComponent(acting.approval)}/reductions`, waits.acts, post),
  )
  const lookUps = every(1000 / LOOK_UPS, (turn) =>
    ask(`/api/v1/certificates/${numbers[turn % numbers.length] ?? ''}`, waits.lookUps),
  )
  return {
    async stop(): Promise<Waits> {
      acts()
      lookUps()
      waits.seconds = (performance.now() - begun) / 1000
      await Promise.all(underway)
      return waits
    },
  }
}

/** One request over a connection that is kept; lighter than `fetch`, because the server shares these cores. */
async function send(url: string, agent: Agent, key: string, body: string | undefined): Promise<boolean> {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, method: body === undefined ? 'GET' : 'POST' }, (answer) => {
      answer.resume()
      answer.on('error', reject)
      answer.on('end', () => resolve((answer.statusCode ?? 500) < 300))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Calls at a rate; what a late timer missed is made up for. */
function every(milliseconds: number, work: (turn: number) => void): () => void {
  const begun = performance.now()
  let turn = 0
  const timer = setInterval(() => {
    while (turn * milliseconds < performance.now() - begun) work(turn++)
  }, 5)
  return () => clearInterval(timer)
}

function watchMemory(pid: number): { stop(): number } {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(pid))
  }, 200)
  return {
    stop() {
      clearInterval(timer)
      return most
    },
  }
}

/** Seconds that PostgreSQL itself takes to copy the bytes into a table without keys or checks. */
async function copyRaw(dataDir: string, file: string): Promise<number> {
  const db = await openDatabase({ dataDir, replicaUrls: [] }, { beside: true })
  try {
    return await db.asAdmin(async (sql) => {
      await sql.unsafe(`create table bench_raw (${REPORT_COLUMNS.map((column) => `"${column}" text`).join(', ')})`)
      const begun = performance.now()
      await pipeline(
        createReadStream(file),
        await sql.unsafe('copy bench_raw from stdin (format csv, header)').writable(),
      )
      const seconds = (performance.now() - begun) / 1000
      await sql.unsafe('drop table bench_raw')
      return seconds
    })
  } finally {
    await db.close()
  }
}
