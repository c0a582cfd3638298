import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXIT } from '../config/exit.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { main } from './main.ts'

let db: TestDatabase
let root: string
const YEAR = {
  year: 2027,
  source: '关于 2027 年部分节假日安排的通知',
  published: '2026-11-05',
  holidays: ['2027-01-01'],
  workedRestDays: ['2027-01-03'],
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zh calendar-'))
  db = await testDatabase()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function load(content: unknown, ...options: readonly string[]) {
  const file = join(root, 'year.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  let out = ''
  let err = ''
  const streams = { out: { write: (text: string) => (out += text) }, err: { write: (text: string) => (err += text) } }
  const env = {
    DATA_DIR: join(root, 'data'),
    DATABASE_URL: db.url,
    SECRET_KEY: 'of the tests',
  }
  const code = await main([...options, 'calendar', 'load', file], env, streams)
  return { code, out, err }
}

async function acts(): Promise<readonly string[]> {
  const rows = await db.owner<{ act: string }[]>`select t.act from act t order by t.seq`
  return rows.map(({ act }) => act)
}

describe('zhengheng calendar load', () => {
  it.each([
    ['no JSON', '{', 'cannot be read'],
    ['another shape', { year: 2027 }, '/ required'],
    ['a day of another year', { ...YEAR, holidays: ['2028-01-01'] }, '/holidays/0 other-year: 2028-01-01'],
    ['a day that stands twice', { ...YEAR, holidays: ['2027-01-01', '2027-01-01'] }, '/holidays/1 duplicate'],
    ['a working day said to be worked', { ...YEAR, workedRestDays: ['2027-01-04'] }, '/workedRestDays/0 no-rest-day'],
  ])('refuses %s, naming the place, and records nothing', async (_name, content, place) => {
    const { code, err } = await load(content)
    expect(code).toBe(EXIT.refused)
    expect(err).toContain(place)
    expect(await acts()).toEqual([])
  })

  it('records the pack and the year, and says so', async () => {
    const { code, out, err } = await load(YEAR, '--json')
    expect({ code, err: err.includes('failed') }).toEqual({ code: EXIT.done, err: false })
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({
      event: 'calendar',
      year: 2027,
      seq: 1,
      isNew: true,
      publishedUntil: '2027-12-31',
      moved: 0,
    })
    expect(await acts()).toEqual(['pack-changed', 'load-calendar'])
  })

  it('records nothing the second time', async () => {
    const { code, out } = await load(YEAR)
    expect(code).toBe(EXIT.done)
    expect(out).toContain('2027: known already')
    expect(await acts()).toHaveLength(2)
  })

  it('refuses a year beyond a missing one', async () => {
    const { code, err } = await load({ ...YEAR, year: 2029, holidays: ['2029-01-01'], workedRestDays: [] })
    expect(code).toBe(EXIT.refused)
    expect(err).toContain('/year year-missing: 2028')
    expect(await acts()).toHaveLength(2)
  })
})
