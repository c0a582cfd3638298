import { pack } from '@zhengheng/cn'
import { day, type CalendarYear } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { followProblem, reportProblem } from '../complaint/acts.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { read, SYSTEM, transact } from '../db/transact.ts'
import { readActsToLog } from '../log/reads.ts'
import { findFile, type StoredFile } from '../proceeding/reads.ts'
import { OPEN_LOG, testServices, type TestServices } from '../testing/services.ts'
import { openCalendar, type LiveCalendar } from './calendar.ts'
import { loadYear } from './load-year.ts'
import { readNotices, readPacks, readYears } from './reads.ts'
import { finishRecomputing, watchCalendar } from './recompute.ts'
import { recordPack } from './record.ts'
import { packView } from './view.ts'

let db: TestDatabase
let services: TestServices & { readonly ownPack: typeof pack }
let live: LiveCalendar

beforeAll(async () => {
  db = await testDatabase()
  live = await openCalendar(db.app, pack)
  const made = await testServices(db, { ...pack, calendar: live.calendar }, { now: '2026-12-20T10:00:00+08:00' })
  services = { ...made, ownPack: pack }
})

function year(change: Partial<CalendarYear> = {}): CalendarYear {
  const holidays = ['2027-01-01', '2027-01-04', '2027-01-05'].map(day)
  return { year: 2027, source: '通知一', published: day('2026-11-05'), holidays, workedRestDays: [], ...change }
}

/** As if another program had opened the same register. */
async function another(): Promise<{ services: TestServices; live: LiveCalendar }> {
  const its = await openCalendar(db.app, pack)
  return { live: its, services: { ...services, pack: { ...pack, calendar: its.calendar } } }
}

const followKeys = new Map<string, string>()

async function openMatter(text: string): Promise<string> {
  const context = { capacity: 'public' } as const
  const { number, followKey } = await reportProblem(services, context, { number: '2024900701000001', text })
  followKeys.set(number, followKey ?? '')
  return number
}

async function file(number: string): Promise<StoredFile> {
  const found = await read(db, SYSTEM, async (tx) => findFile(tx, number))
  if (!found) throw new Error(`no file ${number}`)
  return found
}

async function dueOf(number: string): Promise<string | null> {
  const [row] = await db.owner<{ due: string | null }[]>`select p.due from proceeding p where p.number = ${number}`
  return row?.due ?? null
}

describe('the pack under which the register works', () => {
  it('is recorded by one act, audited and on its way into the log, and not again while it is the same', async () => {
    expect(await recordPack(services, pack)).toBe(true)
    expect(await recordPack(services, pack)).toBe(false)
    const acts = await transact(db, SYSTEM, async (tx) => readActsToLog(tx, 0, 10))
    expect(acts).toHaveLength(1)
    expect(acts[0]?.committed).toMatchObject({
      seq: 0,
      act: 'pack-changed',
      effective: '2026-12-20',
      subject: { type: 'pack', code: 'cn' },
      facts: { code: 'cn', version: pack.version },
    })
    const [audit] = await db.owner<{ action: string; first_seq: number }[]>`
      select a.action, a.first_seq from audit a where a.outcome = 'done'`
    expect(audit).toEqual({ action: 'pack/pack-changed', first_seq: 0 })
  })

  it('is recorded again when one of its facts changed, or when an older one comes back', async () => {
    const changed = { ...pack, regions: pack.regions.slice(1) }
    expect(await recordPack(services, changed)).toBe(true)
    expect(await recordPack(services, pack)).toBe(true)
    const packs = await read(db, SYSTEM, async (tx) => readPacks(tx, 10))
    expect(packs.map(({ seq }) => seq)).toEqual([2, 1, 0])
    expect(packs[0]?.digest).toEqual(packs[2]?.digest)
    expect(packs[1]?.digest).not.toEqual(packs[2]?.digest)
  })

  it('is not recorded while the log takes no entries', async () => {
    const log = {
      ...OPEN_LOG,
      assertOpen: () => {
        throw new Error('the log refuses')
      },
    }
    await expect(recordPack({ ...services, log }, { ...pack, version: 'next' })).rejects.toThrow('the log refuses')
    expect((await read(db, SYSTEM, async (tx) => readPacks(tx, 1)))[0]?.version).toBe(pack.version)
  })

  it('may be read by anybody and recorded by the system alone', async () => {
    expect((await read(db, { capacity: 'public' }, async (tx) => readPacks(tx, 10))).length).toBe(3)
    const asBody = { capacity: 'body', party: 1 } as const
    await expect(
      transact(
        db,
        asBody,
        async (tx) => tx`insert into pack (code, version, digest, seq) values ('x', '1', sha256(''), 0)`,
      ),
    ).rejects.toThrow(/row-level security/)
  })
})

describe('a year that is published', () => {
  let matter: string
  let before: string | null

  it('moves the due day of a running file, which keeps a notice of both days and of the act', async () => {
    matter = await openMatter('一')
    before = await dueOf(matter)
    expect(before).toBeDefined()
    const { seq, isNew } = await loadYear(services, pack, year())
    expect(isNew).toBe(true)
    expect(await finishRecomputing(services, live)).toEqual({ looked: 1, moved: 1 })
    const after = await dueOf(matter)
    expect(after).not.toBe(before)
    expect((await file(matter)).moved).toMatchObject([{ was: before, became: after, seq, source: '通知一' }])
    const notices = await read(db, SYSTEM, async (tx) => readNotices(tx, seq, '', 10))
    const ticket = await followProblem(services, matter, followKeys.get(matter) ?? '')
    expect(ticket).toMatchObject({ due: after, moved: [{ was: before, became: after, source: '通知一' }] })
    expect(notices).toEqual([
      { file: matter, authority: expect.any(String), applicant: null, was: before, became: after },
    ])
  })

  it('is effective on the day of the notice and recorded when it was loaded', async () => {
    const acts = await transact(db, SYSTEM, async (tx) => readActsToLog(tx, 0, 20))
    const loaded = acts.find(({ committed }) => committed.act === 'load-calendar')?.committed
    expect(loaded).toMatchObject({ effective: '2026-11-05', subject: { type: 'pack' }, facts: { year: 2027 } })
    expect((loaded?.recordedAt ?? '').slice(0, 10) > '2026-11-05').toBe(true)
  })

  it('is loaded once, however often the same days are given', async () => {
    const [first] = await read(db, SYSTEM, async (tx) => readYears(tx, 'cn'))
    expect(await loadYear(services, pack, year())).toEqual({ seq: first?.seq, isNew: false })
    expect(await finishRecomputing(services, live)).toEqual({ looked: 0, moved: 0 })
    expect((await file(matter)).moved).toHaveLength(1)
  })

  it('is counted by files that are opened afterwards', async () => {
    expect(services.pack.calendar.publishedUntil).toBe('2027-12-31')
    expect(await dueOf(await openMatter('二'))).toBe(await dueOf(matter))
  })

  it('gives way to a second notice for the same year', async () => {
    const known = await dueOf(matter)
    const { isNew } = await loadYear(services, pack, year({ source: '通知二', holidays: [] }))
    expect(isNew).toBe(true)
    expect(await finishRecomputing(services, live)).toEqual({ looked: 2, moved: 2 })
    expect(await dueOf(matter)).toBe(before)
    expect((await file(matter)).moved.map(({ was, became }) => [was, became])).toEqual([
      [before, known],
      [known, before],
    ])
  })

  it('is refused beyond a year that is missing, and nothing is recorded', async () => {
    const years = await read(db, SYSTEM, async (tx) => readYears(tx, 'cn'))
    const far = year({ year: 2029, holidays: [], published: day('2026-11-06') })
    await expect(loadYear(services, pack, far)).rejects.toMatchObject({
      errors: [{ pointer: '/year', code: 'year-missing', params: { missing: 2028 } }],
    })
    expect(await read(db, SYSTEM, async (tx) => readYears(tx, 'cn'))).toEqual(years)
  })

  it('whose work was cut off is ended by another program, with the same result', async () => {
    await loadYear(services, pack, year())
    const [cut] = await read(db, SYSTEM, async (tx) => readYears(tx, 'cn'))
    expect(cut?.recomputed).toBeNull()
    const other = await another()
    expect(await finishRecomputing(other.services, other.live)).toEqual({ looked: 2, moved: 2 })
    expect(await finishRecomputing(other.services, other.live)).toEqual({ looked: 0, moved: 0 })
  })

  it('reaches a server that runs, and the files it computed with the older calendar', async () => {
    const server = await another()
    await loadYear(services, pack, year({ source: '通知三', holidays: [] }))
    const { live: loading } = await another()
    await finishRecomputing({ ...services, pack: { ...pack, calendar: loading.calendar } }, loading)
    // A file that the server opened before it knew the year.
    await db.owner`update proceeding set due = '2026-12-31' where number = ${matter}`
    const watch = watchCalendar(server.services, server.live, undefined, 20)
    await expect.poll(() => dueOf(matter), { timeout: 5000 }).toBe(before)
    await watch.stop()
    expect(server.services.pack.calendar.holidays.has(day('2027-01-04'))).toBe(false)
  })

  it('tells nobody but the sides of a matter and the system', async () => {
    const count = async (context: { capacity: 'public' | 'system' }) =>
      read(db, context, async (tx) => (await tx`select from due_notice`).length)
    expect(await count({ capacity: 'system' })).toBeGreaterThan(0)
    expect(await count({ capacity: 'public' })).toBe(0)
  })
})

describe('what anybody may see of the pack', () => {
  it('is its version, digest, gaps, published years and history', async () => {
    const view = await packView(services)
    expect(view).toMatchObject({ code: 'cn', version: pack.version, history: [{ seq: 2 }, { seq: 1 }, { seq: 0 }] })
    expect(view.digest).toBe(view.history[0]?.digest)
    expect(view.calendar.years.find((one) => one.year === 2020)).toEqual({
      year: 2020,
      origin: 'pack',
      workingDays: 249,
    })
    expect(view.calendar.years.at(-1)).toMatchObject({ year: 2027, origin: 'loaded', source: '通知三' })
    expect(view.gaps).toHaveLength(pack.gaps.length)
  })
})
