import { pack } from '@zhengheng/cn'
import { addDays, day, type Content, type Day } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { readAsOf } from '../as-of.ts'
import { actOnAttestation, issueAttestation } from '../attestation/acts.ts'
import { readCertificates } from '../attestation/reads.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { getOrganisation } from './organisation.ts'
import { addParty } from './store.ts'

const FIRM = '91100000TE5T000089'
const START = day('2025-01-01')
let database: TestDatabase
let services: TestServices
let country: TestCountry
let firm = 0
let heir = 0

beforeAll(async () => {
  database = await testDatabase()
  services = await testServices(database, pack)
  country = await makeCountry(services)
  const found = await services.db.reads<{ party_id: number }[]>`
    select party_id from party_identifier where value = ${FIRM}`
  firm = found[0]?.party_id ?? 0
  heir = await transact(services.db, SYSTEM, async (tx) =>
    addParty(tx, {
      kind: 'firm',
      name: '承接电器有限公司',
      identifiers: [{ scheme: 'uscc', value: '91330523MA2B0EXA1X' }],
    }),
  )
})

async function issue(number: string, change: Partial<Content> = {}, effective: Day = START): Promise<void> {
  const named = { name: '示例电器有限公司', identifiers: [] }
  const content: Content = {
    holder: firm,
    named,
    scope: ['ccc/07/0701'],
    valid: { from: effective, until: addDays(effective, 1000) },
    standards: [],
    detail: { product: '电冰箱', manufacturer: '示例电器有限公司', factory: '别家工厂' },
    ...change,
  }
  const issued = {
    family: 'certificate',
    kind: 'ccc-certificate',
    number,
    issuer: country.body,
    content,
    effective,
  } as const
  await transact(services.db, SYSTEM, async (tx) =>
    issueAttestation(tx, SYSTEM, { ...issued, origin: { type: 'register', id: 'test' } }),
  )
}

async function act(number: string, done: Parameters<typeof actOnAttestation>[3]): Promise<void> {
  const target = (await readCertificates(services.db.byKey, pack.zone, [number])).found.get(number)
  if (!target) throw new Error(`${number} is not there`)
  await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, day('2026-11-20')))
}

async function ask(identifier: string, on?: string, paging = {}) {
  return getOrganisation(services, identifier, readAsOf(services, on === undefined ? {} : { on }), paging)
}

describe('an organisation', () => {
  beforeAll(async () => {
    await issue('ORG-1')
    await issue('ORG-2')
    await act('ORG-2', { act: 'withdraw', effective: day('2026-02-01'), facts: {} })
    await issue('ORG-3', { named: { name: '示例电器厂', identifiers: [] } }, day('2021-05-01'))
    await issue('ORG-4')
    await act('ORG-4', {
      act: 'transfer',
      effective: day('2026-06-01'),
      facts: { holder: heir, named: { name: '承接电器有限公司', identifiers: [] } },
    })
  })

  it.each([FIRM, `uscc:${FIRM}`, FIRM.toLowerCase(), ` ${FIRM} `])('is found by %s', async (identifier) => {
    expect((await ask(identifier)).identifiers).toEqual([{ scheme: 'uscc', value: FIRM }])
  })

  it('is not found by what nobody carries, nor under another kind of code', async () => {
    await expect(ask('91330523MA2B0NONE0')).rejects.toMatchObject({ code: 'not-found' })
    await expect(ask(`org:${FIRM}`)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('has each certificate with its status of the day', async () => {
    const now = await ask(FIRM)
    expect(Object.fromEntries(now.items.map((one) => [one.number, one.status]))).toMatchObject({
      'ORG-1': 'valid',
      'ORG-2': 'withdrawn',
      'ORG-3': 'expired',
    })
    const before = await ask(FIRM, '2026-01-31')
    expect(before.items.find((one) => one.number === 'ORG-2')?.status).toBe('valid')
    expect(before.counts.find((one) => one.status === 'withdrawn')).toBeUndefined()
  })

  it('keeps what passed to another on the days on which it was its own', async () => {
    const numbers = async (identifier: string, on: string) => (await ask(identifier, on)).items.map((one) => one.number)
    expect(await numbers(FIRM, '2026-05-31')).toContain('ORG-4')
    expect(await numbers(FIRM, '2026-06-01')).not.toContain('ORG-4')
    expect(await numbers('91330523MA2B0EXA1X', '2026-05-31')).toEqual([])
    expect(await numbers('91330523MA2B0EXA1X', '2026-06-01')).toEqual(['ORG-4'])
  })

  it('has one sum in the table of counts, the total and the pages', async () => {
    const all = await ask(FIRM)
    const numbers: string[] = []
    let cursor: number | undefined
    do {
      const page = await ask(FIRM, undefined, { limit: 2, cursor })
      numbers.push(...page.items.map((one) => one.number))
      cursor = page.next === null ? undefined : Number(page.next)
    } while (cursor !== undefined)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers).toHaveLength(all.total)
    expect(all.counts.reduce((sum, one) => sum + one.count, 0)).toBe(all.total)
  })

  it('is called as its certificates called it on the day, and keeps its former names', async () => {
    const now = await ask(FIRM)
    expect(now.names.map((one) => one.name)).toEqual(['示例电器厂', '示例电器有限公司'])
    expect(now.name).toBe('示例电器有限公司')
    expect((await ask(FIRM, '2022-01-01')).name).toBe('示例电器厂')
  })

  it('is holder and manufacturer where the certificate names it so, and not the factory of another', async () => {
    const one = (await ask(FIRM, undefined, { status: 'valid' })).items.find((item) => item.number === 'ORG-1')
    expect(one?.roles).toEqual(['holder', 'manufacturer'])
  })

  it('shows only one status or scheme when asked', async () => {
    expect((await ask(FIRM, undefined, { status: 'withdrawn' })).items.map((one) => one.number)).toEqual(['ORG-2'])
    expect((await ask(FIRM, undefined, { scheme: 'qms' })).items).toEqual([])
  })

  it('knows a corrected act as core does', async () => {
    await issue('ORG-5')
    await act('ORG-5', { act: 'withdraw', effective: day('2026-02-01'), facts: {} })
    const target = (await readCertificates(services.db.byKey, pack.zone, ['ORG-5'])).found.get('ORG-5')
    const corrects = target?.acts.find((one) => one.act === 'withdraw')?.seq ?? -1
    await act('ORG-5', { act: 'correct', effective: day('2026-02-01'), facts: { corrects, struck: true } })
    const all = await ask(FIRM, undefined, { limit: 200 })
    expect(all.items.find((one) => one.number === 'ORG-5')?.status).toBe('valid')
    expect(all.items).toHaveLength(all.total)
  })

  it('has nothing that is not public', async () => {
    await issue('ORG-6')
    await database.owner`update attestation set public = false where number = 'ORG-6'`
    expect((await ask(FIRM, undefined, { limit: 200 })).items.map((one) => one.number)).not.toContain('ORG-6')
  })
})
