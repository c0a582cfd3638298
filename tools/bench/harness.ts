import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cpus } from 'node:os'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'

/** One figure. `reference` is what it is measured against in the same run, `ratio` the value over it. */
export interface Measure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly reference?: number
  readonly ratio?: number
}

export interface BenchContext {
  /** Rows to measure at; 200,000 unless `--size` says otherwise. */
  readonly size: number
  /** An empty folder, removed afterwards. */
  readonly scratch: string
  readonly tell: (text: string) => void
}

/** What a file `tools/bench/NAME.bench.ts` exports: `name` and `run`. */
export interface Bench {
  readonly name: string
  run(context: BenchContext): AsyncIterable<Measure>
}

export interface Served {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

export interface Load {
  readonly connections?: number
  readonly seconds?: number
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Paths asked in turn; the path of the URL alone when absent. */
  readonly paths?: readonly string[]
}

export interface Driven {
  /** Answers with a status below 300, per second. */
  readonly rate: number
  /** Milliseconds. */
  readonly p50: number
  readonly p97_5: number
  readonly p99: number
  /** Connection errors, time-outs, and answers of another status. */
  readonly failures: number
}

const ROOT = join(import.meta.dirname, '../..')

export function measure(name: string, value: number, unit: string, reference?: number): Measure {
  return { name, value, unit, ...(reference === undefined ? {} : { reference, ratio: value / reference }) }
}

/** Nearest rank: the smallest sample that at least `share` (0 to 1) of all do not exceed. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new RangeError('there are no samples')
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] as number
}

/** Milliseconds of each of `count` runs, one after another. */
export async function timeEach(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let index = 0; index < count; index += 1) {
    const begin = performance.now()
    await work(index)
    samples.push(performance.now() - begin)
  }
  return samples
}

/** Load from many connections at once, in this process: servers under test run in others. */
export async function drive(url: string, load: Load = {}): Promise<Driven> {
  const { connections = 32, seconds = 5, method = 'GET', headers = {}, body, paths } = load
  const one = { method, headers: { ...headers }, ...(body === undefined ? {} : { body }) }
  const requests = (paths ?? [new URL(url).pathname + new URL(url).search]).map((path) => ({ ...one, path }))
  const result = await autocannon({ url, connections, duration: seconds, requests })
  const { p50, p97_5, p99 } = result.latency
  return {
    rate: result['2xx'] / result.duration,
    p50,
    p97_5,
    p99,
    failures: result.errors + result.timeouts + result.non2xx,
  }
}

/** A bare `node:http` server with a constant answer, in a process of its own: the limit everything else is measured against. */
export async function startBareServer(answer: string, type = 'application/json'): Promise<Served> {
  const program = `
    const answer = Buffer.from(process.argv[1])
    const headers = { 'content-type': process.argv[2], 'content-length': answer.length }
    const server = require('node:http').createServer((_request, reply) => reply.writeHead(200, headers).end(answer))
    server.listen(0, '127.0.0.1', () => console.log('ready http://127.0.0.1:' + server.address().port))`
  return started(spawn(process.execPath, ['-e', program, answer, type], { stdio: ['ignore', 'pipe', 'inherit'] }))
}

/** The built program on a DATA_DIR, as `npm start` runs it, on a free port. */
export async function startProgram(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const program = join(ROOT, 'packages/server/bin/zhengheng.mjs')
  const all = { ...process.env, PORT: '0', DATA_DIR: dataDir, DEMO: 'none', ...env }
  return started(
    spawn(process.execPath, [program, 'up'], { cwd: ROOT, env: all, stdio: ['ignore', 'pipe', 'inherit'] }),
  )
}

/** Megabytes of memory a process holds now; only Linux tells. */
export function memoryOf(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  if (!found) throw new Error(`the process ${pid} has ended`)
  return Number(found[1]) / 1024
}

/**
 * Waits until the machine has little to do: after a load PostgreSQL tidies up for a while, and what is measured meanwhile is
 * that work. Gives up after two minutes.
 */
export async function settled(): Promise<void> {
  const busy = () => {
    const times = cpus().map((cpu) => cpu.times)
    const idle = times.reduce((sum, time) => sum + time.idle, 0)
    return { idle, all: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle) }
  }
  for (let quiet = 0, turn = 0; quiet < 3 && turn < 120; turn += 1) {
    const before = busy()
    await sleep(1000)
    const after = busy()
    quiet = (after.idle - before.idle) / (after.all - before.all) > 0.9 ? quiet + 1 : 0
  }
}

async function started(child: ChildProcess): Promise<Served> {
  if (child.stdout === null) throw new Error('the process has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready (\S+)$/.exec(line)?.[1]
    if (url !== undefined) return { url, pid: child.pid ?? 0, stop: () => ended(child) }
  }
  throw new Error(`the process ended before it was ready (${String(child.exitCode)})`)
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
