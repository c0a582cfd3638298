import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, type Database } from '../../packages/server/src/db/database.ts'
import { searchRegister } from '../../packages/server/src/certification/search.ts'
import { loadPack } from '../../packages/server/src/pack.ts'
import { openRegister } from '../../packages/server/src/register.ts'
import { searchAll } from '../../packages/server/src/search/everything.ts'
import { readLag } from '../../packages/server/src/search/reads.ts'
import type { Services } from '../../packages/server/src/services.ts'
import { measure, percentile, settled, startProgram, timeEach, type BenchContext, type Measure } from './harness.ts'

export const name = 'search'

const EACH = 150
const WARM = 20
/** Milliseconds that a search may take: plain, narrowed by three conditions, and everything on one page. */
const GOAL = { plain: 10, filtered: 20, everything: 60 } as const

type Found = Pick<Services, 'db' | 'pack' | 'register' | 'now'>
type Input = Parameters<typeof searchRegister>[1]

/**
 * How long a search of the register takes, by what is typed, plain and narrowed by region, scheme and status; words are cut
 * out of what the register holds. Against the goal, and against reading through every text in the same run.
 */
export async function* run({ size, scratch, tell }: BenchContext): AsyncIterable<Measure> {
  const dataDir = join(scratch, 'data')
  const server = await startProgram(dataDir, { DEMO: String(size) })
  const db = await openDatabase({ dataDir, replicaUrls: [] }, { beside: true })
  try {
    const begun = performance.now()
    while ((await readLag(db.byKey)) > 0) await sleep(250)
    yield measure(
      'until the search knew everything, after the program was ready',
      (performance.now() - begun) / 1000,
      's',
    )
    await db.asOwner(async (owner) => owner.unsafe('analyze'))
    await settled()
    const pack = await loadPack('cn')
    const services: Found = { db, pack, register: await openRegister(db.byKey, pack), now: () => new Date() }
    yield* measureSearch(services as Services, tell)
  } finally {
    await db.close()
    await server.stop()
  }
}

export async function* measureSearch(services: Services, tell: (text: string) => void): AsyncIterable<Measure> {
  const samples = await sampleOf(services.db)
  tell(`${samples.length} certificates to take words from`)
  const classes = queriesOf(samples)
  const region = `${samples.find((sample) => sample.region)?.region?.slice(0, 2) ?? ''}0000`
  const plain: number[] = []
  const filtered: number[] = []
  for (const [what, queries] of Object.entries(classes)) {
    const asked = (index: number): Input => ({ q: queries[index % queries.length] ?? '' })
    const times = await timed((index) => searchRegister(services, asked(index)))
    plain.push(...times)
    yield measure(`${what} p95`, percentile(times, 0.95), 'ms', GOAL.plain)
    const narrow = await timed((index) =>
      searchRegister(services, { ...asked(index), region, scheme: 'ccc', status: 'valid' }),
    )
    filtered.push(...narrow)
    yield measure(`${what}, narrowed, p95`, percentile(narrow, 0.95), 'ms', GOAL.filtered)
  }
  const read = await timeEach(5, async () => readThrough(services.db))
  yield measure('plain p95, of reading through every text', percentile(plain, 0.95), 'ms', percentile(read, 0.5))
  yield measure('narrowed p95', percentile(filtered, 0.95), 'ms', GOAL.filtered)
  const words = Object.values(classes).flat()
  const all = await timed((index) => searchAll(services, { q: words[(index * 7) % words.length] ?? '' }))
  yield measure('everything, in groups, p95', percentile(all, 0.95), 'ms', GOAL.everything)
}

async function timed(work: (index: number) => Promise<unknown>): Promise<number[]> {
  return (await timeEach(EACH + WARM, work)).slice(WARM)
}

interface Sample {
  readonly number: string
  readonly holder: string
  readonly product: string | null
  readonly model: string | null
  readonly region: string | null
}

async function sampleOf(db: Database): Promise<readonly Sample[]> {
  return db.reads<Sample[]>`
    select a.number, p.name as holder, t.facts -> 'detail' ->> 'product' as product, t.facts -> 'detail' -> 'models' ->> 0 as model, a.region
    from attestation a join party p on p.id = a.holder_id join act t on t.subject_id = a.id and t.act = 'issue'
    where a.family = 'certificate' and hashint8(a.id) % 97 = 0 order by hashint8(a.id) limit 2000`
}

/** Words of each sort, the same ones in every run over the same register. */
function queriesOf(samples: readonly Sample[]): Readonly<Record<string, readonly string[]>> {
  const each = (words: (sample: Sample, index: number) => string | undefined) =>
    samples
      .flatMap((sample, index) => words(sample, index) ?? [])
      .filter((word) => word.trim().length > 1)
      .slice(0, EACH + WARM)
  const part = (text: string, index: number, length: number) => {
    const from = (index * 5) % Math.max(1, text.length - length + 1)
    return text.slice(from, from + length)
  }
  return {
    'two characters of a name': each(({ holder }, index) => part(holder, index, 2)),
    'four characters of a name': each(({ holder }, index) => part(holder, index, 4)),
    'a whole name': each(({ holder }) => holder),
    'a product': each(({ product }) => product ?? undefined),
    'name and product': each(({ holder, product }, index) => `${part(holder, index, 3)} ${product?.slice(0, 3) ?? ''}`),
    'the end of a number': each(({ number }) => number.slice(-8)),
    'the beginning of a number': each(({ number }) => number.slice(0, 8)),
    'a model': each(({ model }) => model ?? undefined),
    'a model with a wildcard': each(({ model }) => (model && model.length > 4 ? `${model.slice(0, 4)}*` : undefined)),
    'words that stand nowhere': each(({ holder }, index) => `${part(holder, index, 2)}${part(holder, index + 3, 2)}`),
  }
}

async function readThrough(db: Database): Promise<unknown> {
  return db.reads`select count(*) from attestation_text t where t.doc like '%无此%'`
}
