import { Agent, get } from 'node:http'
import { join } from 'node:path'
import {
  drive,
  measure,
  memoryOf,
  percentile,
  settled,
  startBareServer,
  startProgram,
  timeEach,
  type BenchContext,
  type Measure,
} from './harness.ts'

export const name = 'look-up'

const SAMPLE = 2000
const UNLOADED = 1000

/**
 * How fast a number is answered, against a bare `node:http` server that sends the same bytes in the same run; how long a
 * trust path takes when nobody else asks, and how it stands to the look-up under load.
 */
export async function* run({ size, scratch, tell }: BenchContext): AsyncIterable<Measure> {
  const began = performance.now()
  const server = await startProgram(join(scratch, 'data'), { DEMO: String(size) })
  try {
    yield measure('demo country loaded and ready', (performance.now() - began) / 1000, 's')
    await settled()
    const numbers = await sampleOf(server.url)
    tell(`${numbers.length} numbers of ${size} certificates`)
    const lookUps = numbers.map((number) => `/api/v1/certificates/${number}`)
    const paths = lookUps.map((path) => `${path}/trust-path`)
    const answer = await textOf(server.url + (lookUps[0] ?? ''))
    await drive(server.url, { paths: [...lookUps.slice(0, 500), ...paths.slice(0, 500)], seconds: 3 })

    const bare = await startBareServer(answer)
    const limit = await drive(bare.url, { seconds: 5 })
    await bare.stop()
    const looked = await drive(server.url, { paths: lookUps, seconds: 8 })
    yield measure('look-ups per second, of a bare node:http answer', looked.rate, '1/s', limit.rate)
    yield measure('look-up p99 under load', looked.p99, 'ms')
    yield measure('look-ups that failed', looked.failures, 'answers')
    const walked = await drive(server.url, { paths, seconds: 8 })
    yield measure('trust paths per second, of look-ups', walked.rate, '1/s', looked.rate)
    yield measure('trust paths that failed', walked.failures, 'answers')

    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const times = await timeEach(UNLOADED, async (index) =>
      textOf(server.url + (paths[(index * 7) % paths.length] ?? ''), agent),
    )
    agent.destroy()
    yield measure('trust path p50, unloaded', percentile(times, 0.5), 'ms')
    yield measure('trust path p95, unloaded', percentile(times, 0.95), 'ms', 5)
    yield measure('server memory', memoryOf(server.pid), 'MB', 400)
  } finally {
    await server.stop()
  }
}

/** Numbers from all over the register: pages of the newest, and pages further down. */
async function sampleOf(url: string): Promise<readonly string[]> {
  const numbers: string[] = []
  for (let cursor = ''; numbers.length < SAMPLE;) {
    const page = JSON.parse(await textOf(`${url}/api/v1/certificates?limit=200${cursor}`)) as {
      items: { number: string }[]
      next: string | null
    }
    numbers.push(...page.items.map((item) => item.number))
    if (page.next === null) break
    // Skipping ahead: the next page begins a twentieth of the way to the oldest.
    cursor = `&cursor=${Math.floor(Number(page.next) * 0.93)}`
  }
  return numbers
}

async function textOf(url: string, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { ...(agent && { agent }) }, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('error', reject)
      reply.on('end', () => resolve(Buffer.concat(parts).toString('utf8')))
    }).on('error', reject)
  })
}
