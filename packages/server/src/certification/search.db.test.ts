import { pack } from '@zhengheng/cn'
import { day, documentOf, isFound, readQuery, type Content, type Detail, type SearchLine } from '@zhengheng/core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueAttestation } from '../attestation/acts.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { addParty } from '../party/store.ts'
import { followAll } from '../search/follow.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { findBest, searchRegister } from './search.ts'

/** What the register holds, and by what it is found: the reference is a loop over this. */
interface Entered {
  readonly number: string
  readonly holder: string
  readonly lines: readonly SearchLine[]
  readonly region: string
  readonly scope: string
  readonly validTo: string
  readonly ended: boolean
}

const PLACES = ['青岛', '浙江', '重庆', 'Haier', '温州'] as const
const WORDS = ['海尔', '正泰', '长虹', '電器', 'Smart'] as const
const TRADES = ['电器', '电气（集团）', ' Electric Co.', '照明'] as const
const PRODUCTS = ['家用电冰箱', '低压开关', 'LED 灯具', '电线电缆'] as const
const MODELS = ['BCD-200', 'BCD-200W', 'ＹＥ３－132', 'x', 'C1', 'bcd/200'] as const
const REGIONS = ['320100', '320500', '110000', '330212'] as const
const ITEMS = ['ccc/07/0701', 'ccc/07/0702', 'ccc/03/0307', 'ccc/10/1001'] as const
/** Certificates are entered in so many places of the sequence of ids, the last of them where buckets repeat. */
const JUMPS = [1, 2 ** 17 - 20, 2 ** 17 * 3 + 5, 2 ** 17 * 513 + 9]
const EACH = 45

let db: TestDatabase
let services: TestServices
const entered: Entered[] = []

beforeAll(async () => {
  db = await testDatabase()
  services = await testServices(db, pack)
  const firms: { id: number; name: string }[] = []
  const [issuer, other] = await Promise.all([firm('甲认证有限公司', 'body'), firm('乙认证有限公司', 'body')])
  for (let n = 0; n < 24; n += 1) {
    const name = `${PLACES[n % 5]}${WORDS[(n * 7) % 5]}${TRADES[(n * 3) % 4]}${n % 6 === 0 ? '有限公司' : ''}`
    firms.push({ id: await firm(name, 'firm'), name })
  }
  for (const [jump, at] of JUMPS.entries()) {
    await db.owner`select setval('id', ${Math.max(at, 2000)})`
    for (let n = 0; n < EACH; n += 1) await enter(jump * EACH + n, firms, n % 3 === 0 ? other : issuer)
  }
  await followAll(db)
})
afterAll(async () => db.close())

async function firm(name: string, kind: 'firm' | 'body'): Promise<number> {
  return transact(db, SYSTEM, async (tx) => addParty(tx, { kind, name, identifiers: [] }))
}

async function enter(n: number, firms: readonly { id: number; name: string }[], issuer: number): Promise<void> {
  const holder = firms[(n * 5) % firms.length]
  if (!holder) throw new Error('no firm')
  const number = `${2010 + (n % 15)}-0107-${String((n * 7919) % 1_000_000).padStart(6, '0')}${n % 9 === 0 ? 'ｑ' : ''}`
  const models = [MODELS[n % 6] ?? '', MODELS[(n * 5) % 6] ?? '']
  const product = PRODUCTS[(n * 3) % 4] ?? ''
  const detail: Detail = { product, models, ...(n % 4 === 0 && { factory: `${PLACES[n % 5]}第${n % 7}工厂` }) }
  const region = REGIONS[n % 4] ?? ''
  const scope = ITEMS[(n * 3) % 4] ?? ''
  const until = n % 5 === 0 ? day('2025-01-01') : day('2030-01-01')
  const content: Content = {
    holder: holder.id,
    named: { name: holder.name, identifiers: [] },
    scope: [scope],
    valid: { from: day('2020-01-01'), until },
    standards: [],
    detail,
  }
  await transact(db, SYSTEM, async (tx) =>
    issueAttestation(tx, SYSTEM, {
      family: n % 8 === 0 ? 'declaration' : 'certificate',
      kind: 'ccc-certificate',
      number,
      issuer,
      origin: { type: 'register', id: 'test' },
      content,
      effective: day('2020-01-01'),
      region,
    }),
  )
  entered.push({
    number,
    holder: holder.name,
    lines: [
      { field: 'number', written: number },
      { field: 'holder', written: holder.name },
      { field: 'product', written: product },
      ...models.map((written): SearchLine => ({ field: 'model', written })),
      ...(detail.factory === undefined ? [] : [{ field: 'maker', written: detail.factory } as const]),
    ],
    region,
    scope,
    validTo: until,
    ended: until < '2026-11-20',
  })
}

interface Asked {
  readonly q?: string
  readonly region?: string
  readonly scheme?: string
  readonly status?: string
}

/** Every entry is looked at, with no index at all. */
function reference({ q, region, scheme, status }: Asked): readonly string[] {
  const query = q === undefined || q.trim() === '' ? undefined : readQuery(q)
  if (typeof query === 'string') return []
  const within = region?.replace(/(00)+$/, '')
  return entered
    .filter((one) => query === undefined || isFound(query, documentOf(one.lines)))
    .filter((one) => within === undefined || one.region.startsWith(within))
    .filter((one) => scheme === undefined || one.scope === scheme || one.scope.startsWith(`${scheme}/`))
    .filter((one) => status === undefined || (status === 'expired') === one.ended)
    .map((one) => one.number)
    .toReversed()
}

async function allPages(asked: Asked & { readonly sort?: 'oldest' }, limit: number): Promise<readonly string[]> {
  const numbers: string[] = []
  let cursor: string | undefined
  do {
    const page = await searchRegister(services, {
      ...asked,
      limit: String(limit),
      ...(cursor !== undefined && { cursor }),
    })
    expect(page.total).toEqual({ value: reference(asked).length, relation: 'eq' })
    numbers.push(...page.items.map((item) => item.number))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return numbers
}

const SLICES = [...PLACES, ...WORDS, ...TRADES, ...PRODUCTS, ...MODELS, '有限公司', '2015-0107', '0107', '工厂']

/** Words that stand somewhere in the register, cut anywhere and put together at random; and some that stand nowhere. */
const anyWords = fc
  .array(
    fc
      .tuple(fc.constantFrom(...SLICES), fc.nat(4), fc.integer({ min: 1, max: 9 }))
      .map(([word, from, length]) => word.slice(from, from + length)),
    { minLength: 1, maxLength: 3 },
  )
  .chain((words) => fc.constantFrom(' ', '', '*', '　').map((between) => words.join(between)))
const anyAsked = fc.record(
  {
    q: fc.oneof(
      { weight: 6, arbitrary: anyWords },
      fc.string({ maxLength: 12 }),
      fc.constantFrom('*200', 'BCD*', '2012*9', 'C1', '浙江 BCD', '青岛海尔'),
    ),
    region: fc.constantFrom('32', '320000', '320100', '3', '330212', '99'),
    scheme: fc.constantFrom('ccc', 'ccc/07', 'ccc/07/0701', 'cc', 'qms'),
    status: fc.constantFrom('valid', 'expired'),
  },
  { requiredKeys: [] },
)

describe('a search of the register', () => {
  it('finds what a loop over everything finds, in the same order, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(anyAsked, fc.constantFrom(3, 20, 200), async (asked, limit) => {
        expect(await allPages(asked, limit)).toEqual(reference(asked))
      }),
      { numRuns: 250 },
    )
  })

  it('turns round when the oldest are asked for first', async () => {
    const asked = { q: '电', region: '32' }
    const words = { ...asked, q: '电器' }
    expect(await allPages({ ...words, sort: 'oldest' }, 7)).toEqual(reference(words).toReversed())
  })

  it.each([
    ['whole', '2011-0107-007919', 'number'],
    ['with other separators', '2011 0107/007919', 'number'],
    ['in full width', '２０１１０１０７００７９１９', 'number'],
    ['with marks of direction in it', '‎2011-0107‏-007919', 'number'],
    ['by its end', '07007919', 'number'],
  ])('finds a number %s', async (_how, q) => {
    const { items } = await searchRegister(services, { q })
    expect(items.map((item) => item.number)).toContain('2011-0107-007919')
  })

  it('gives the very model before those that only hold it', async () => {
    const best = await findBest(services, { q: 'bcd-200' }, 5)
    const exact = entered.filter((one) => one.lines.some(({ written }) => ['BCD-200', 'bcd/200'].includes(written)))
    expect(best).toHaveLength(5)
    expect(exact.map((one) => one.number)).toEqual(expect.arrayContaining(best.map((item) => item.number)))
    expect(await findBest(services, { q: 'bcd*' }, 5)).toEqual([])
  })
})
