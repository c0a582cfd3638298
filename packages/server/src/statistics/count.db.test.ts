import { pack } from '@zhengheng/cn'
import { addDays, day, statusAt, type Content, type Day } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { actOnAttestation, issueAttestation } from '../attestation/acts.ts'
import { readCertificates, type StoredAttestation } from '../attestation/reads.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { openStatistics } from './count.ts'

let database: TestDatabase
let services: TestServices
let country: TestCountry
const numbers: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  services = await testServices(database, pack)
  country = await makeCountry(services)
  numbers.push(country.certificate)
  for (let at = 0; at < 40; at += 1) await issue(at)
})

/** Certificates of all regions and fates: valid, expired, suspended and restored, withdrawn, corrected. */
async function issue(at: number): Promise<void> {
  const number = `S-${at}`
  const from = addDays(day('2019-01-10'), at * 67)
  const content: Content = {
    holder: country.body,
    scope: [at % 3 === 0 ? 'ccc/10/1001' : 'ccc/07/0701'],
    valid: { from, until: addDays(from, 1000) },
    standards: [],
    detail: {},
  }
  const region = ['110105', '330523', '330000', undefined][at % 4]
  const issued = { family: 'certificate', kind: 'ccc-certificate', number, issuer: country.body, content } as const
  await transact(services.db, SYSTEM, async (tx) =>
    issueAttestation(tx, SYSTEM, {
      ...issued,
      effective: from,
      origin: { type: 'register', id: 'test' },
      ...(region !== undefined && { region }),
    }),
  )
  numbers.push(number)
  if (at % 5 === 0) await act(number, 'suspend', addDays(from, 100))
  if (at % 10 === 0) await act(number, 'restore', addDays(from, 200))
  if (at % 7 === 0) await act(number, 'withdraw', addDays(from, 300))
  if (at % 14 === 0) await act(number, 'correct', addDays(from, 300), { corrects: await lastSeq(number), struck: true })
}

async function find(number: string): Promise<StoredAttestation> {
  const found = (await readCertificates(services.db.byKey, pack.zone, [number])).found.get(number)
  if (!found) throw new Error(`${number} is not there`)
  return found
}

async function lastSeq(number: string): Promise<number> {
  return (await find(number)).acts.reduce((highest, one) => Math.max(highest, one.seq), -1)
}

async function act(number: string, kind: 'suspend' | 'restore' | 'withdraw' | 'correct', effective: Day, facts = {}) {
  const target = await find(number)
  const done = { act: kind, effective, facts: facts as { corrects: number } }
  await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, target, done, day('2026-11-20')))
}

describe('the numbers of a month', () => {
  it.each(['2019-12', '2021-06', '2023-02', '2025-08', '2026-11'])(
    'for %s are what core says of every certificate, one by one',
    async (month) => {
      const view = await openStatistics(services).count(month, undefined)
      const expected = new Map<string, number>()
      for (const number of numbers) {
        const one = await find(number)
        const status = statusAt(one, view.on as Day) ?? ''
        expected.set(status, (expected.get(status) ?? 0) + 1)
      }
      const found = new Map<string, number>()
      for (const cell of view.cells) found.set(cell.status, (found.get(cell.status) ?? 0) + cell.count)
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
      expect(view.total).toBe(numbers.length)
    },
  )

  it('are added up to the largest regions, and told apart within one', async () => {
    const statistics = openStatistics(services)
    const all = await statistics.count(undefined, undefined)
    expect(new Set(all.cells.map((cell) => cell.region))).toEqual(new Set(['110000', '330000', null]))
    expect(all.regions['330000']?.zh).toBe('浙江省')
    const within = await statistics.count(undefined, '330000')
    expect(new Set(within.cells.map((cell) => cell.region))).toEqual(new Set(['330523', '330000']))
    const whole = all.cells.filter((cell) => cell.region === '330000').reduce((sum, cell) => sum + cell.count, 0)
    expect(within.total).toBe(whole)
  })

  it('hold nothing that is not public', async () => {
    await database.owner`update attestation set public = false where number = 'S-1'`
    expect((await openStatistics(services).count('2026-10', undefined)).total).toBe(numbers.length - 1)
    await database.owner`update attestation set public = true where number = 'S-1'`
  })

  it.each(['2027-01', '1990-01', '2026-13'])('of %s do not exist, and say so', async (month) => {
    await expect(openStatistics(services).count(month, undefined)).rejects.toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: '/month', code: 'no-such-month' }],
    })
  })

  it('are counted once for all who ask at the same time', async () => {
    const statistics = openStatistics(services)
    const asked = await Promise.all(Array.from({ length: 12 }, async () => statistics.count('2024-03', undefined)))
    expect(new Set(asked.map((one) => one.countedAt)).size).toBe(1)
  })
})

describe('the door and the file', () => {
  it('give the same numbers', async () => {
    const app = await buildApp(services)
    const json = (await app.inject('/api/v1/statistics?month=2025-08')).json<{
      cells: { count: number }[]
      total: number
    }>()
    const csv = await app.inject('/statistics.csv?month=2025-08')
    await app.close()
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.body.startsWith('\uFEFFon,family')).toBe(true)
    const counts = csv.body
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',').at(-1)))
    expect(counts).toEqual(json.cells.map((cell) => cell.count))
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(json.total)
  })
})
