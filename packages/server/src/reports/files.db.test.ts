import { randomUUID } from 'node:crypto'
import { existsSync, rmSync, utimesSync } from 'node:fs'
import type { Preview, ReportProfile, ReportState } from '@zhengheng/core'
import { describe, expect, it, vi } from 'vitest'
import { read } from '../db/transact.ts'
import { inboxPath } from './inbox.ts'
import { tableOf } from './formats/workbook-reading.ts'
import { readProfiles } from './profiles/reads.ts'
import { findReport } from './reads.ts'
import { openDoors, type Keyed } from './testing/doors.ts'
import { csv, done, issued } from './testing/rows.ts'
import { partsOf, rowsXml, workbookOf, zipOf } from './testing/workbooks.ts'
import { startReportWorker } from './worker.ts'

vi.setConfig({ testTimeout: 120_000 })

const doors = await openDoors()

/** What the doors of reports answer, together. */
interface Answered extends Preview {
  readonly code?: string
  readonly receipt: string
  readonly items: readonly (ReportState & ReportProfile)[]
  readonly next: string | null
  readonly failure: string
  readonly message: string
  readonly errors: readonly { readonly pointer: string; readonly code: string }[]
}

async function call(
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
  by: Keyed = doors.mine,
  key?: string,
) {
  const answer = await doors.app.inject({
    method,
    url: `/api/v1/${url}`,
    headers: { authorization: `Bearer ${by.key}`, ...(key !== undefined && { 'idempotency-key': key }) },
    ...(payload && { payload }),
  })
  const body = answer.json<Answered>()
  return { status: answer.statusCode, code: body.code, body }
}

const dry = async (content: string | Buffer) => doors.report(content, { query: '?dryRun=true' })
const uploadOf = async (id: number): Promise<string> => {
  const report = await read(doors.db, { capacity: 'system' }, async (tx) => findReport(tx, id))
  return inboxPath(doors.place.services.config.dataDir, report?.upload ?? '')
}

describe('the reports of a body', () => {
  it('are listed newest first, a page at a time, and those of others are not', async () => {
    const ids: number[] = []
    for (const number of ['L-1', 'L-2', 'L-3']) ids.push((await doors.report(csv([issued(number)]))).id)
    const other = await doors.report(csv([issued('L-4')]), { by: doors.other })
    const first = await call('GET', 'reports?limit=2')
    expect(first.body.items.map((one) => one.id)).toEqual([String(ids[2]), String(ids[1])])
    const second = await call('GET', `reports?limit=2&before=${first.body.next}`)
    expect(second.body.items.map((one) => one.id)).toContain(String(ids[0]))
    expect([...first.body.items, ...second.body.items].map((one) => one.id)).not.toContain(String(other.id))
    expect((await call('GET', 'reports', undefined, doors.officer)).status).toBe(403)
    expect((await call('GET', 'reports?limit=1000')).status).toBe(422)
  })
})

describe('an upload', () => {
  it('of a dry run is kept, and reported without being sent again, once for each key', async () => {
    const tried = await dry(csv([issued('U-1')]))
    const state = (await doors.get(String(tried.id))).json<ReportState>()
    expect(Date.parse(state.uploadKeptUntil ?? '') - Date.parse(state.finishedAt ?? '')).toBe(14 * 86_400_000)
    const key = randomUUID()
    const again = await call('POST', `reports/${tried.id}/repeats`, {}, doors.mine, key)
    expect(again.status).toBe(202)
    expect(await doors.place.ended(again.body.id)).toMatchObject({ state: 'committed', accepted: 1, dry_run: false })
    const twice = await call('POST', `reports/${tried.id}/repeats`, {}, doors.mine, key)
    expect(twice.body).toEqual(again.body)
    const other = await call('POST', `reports/${tried.id}/repeats`, { dryRun: true }, doors.mine, key)
    expect([other.status, other.code]).toEqual([422, 'idempotency-key-reused'])
  })

  it('of a report of which everything was taken is not kept', async () => {
    const ended = await doors.report(csv([issued('U-2')]))
    expect((await doors.get(String(ended.id))).json<ReportState>().uploadKeptUntil).toBeUndefined()
    const again = await call('POST', `reports/${ended.id}/repeats`, {}, doors.mine, randomUUID())
    expect([again.status, again.code]).toEqual([410, 'upload-gone'])
    expect((await call('GET', `reports/${ended.id}/preview`)).code).toBe('upload-gone')
  })

  it('of another body is not there, and a repeat needs a key', async () => {
    const tried = await dry(csv([issued('U-3')]))
    const by = doors.other
    expect((await call('POST', `reports/${tried.id}/repeats`, {}, by, randomUUID())).code).toBe('not-found')
    expect((await call('GET', `reports/${tried.id}/preview`, undefined, by)).code).toBe('not-found')
    expect((await call('POST', `reports/${tried.id}/repeats`, {})).code).toBe('idempotency-key-required')
    await expect.poll(doors.inbox, { timeout: 20_000 }).toEqual([])
  })

  it('is forgotten after fourteen days, with what was taken out of it', async () => {
    const tried = await dry(
      await workbookOf([
        ['act', 'number', 'effective'],
        ['issue', 'U-4', '2026-06-01'],
      ]),
    )
    const file = await uploadOf(tried.id)
    expect([existsSync(file), existsSync(tableOf(file))]).toEqual([true, true])
    const { services } = doors.place
    const old = new Date(Date.now() - 15 * 86_400_000)
    utimesSync(file, old, old)
    await doors.db.owner`-- test.age
      update report set finished = ${new Date(services.now().getTime() - 15 * 86_400_000)} where id = ${tried.id}`
    const sweeper = startReportWorker(services)
    await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(false)
    await sweeper.stop()
    expect(existsSync(tableOf(file))).toBe(false)
    expect((await call('GET', `reports/${tried.id}/preview`)).code).toBe('upload-gone')
  })

  it('whose table was lost is opened anew', async () => {
    const rows = [Object.keys(issued('')), Object.values(issued('U-5'))]
    const tried = await dry(await workbookOf(rows))
    rmSync(tableOf(await uploadOf(tried.id)))
    const preview = await call('GET', `reports/${tried.id}/preview`)
    expect(preview.body.tables[0]?.rows[0]?.understood).toMatchObject({ act: 'issue', number: 'U-5' })
  })
})

describe('a preview', () => {
  it('shows the first rows as they are understood, and what each heading is taken for', async () => {
    const heading = ['编号', 'act', 'effective', 'reson', '信用代码', '备考', '※问题']
    const rows = [
      heading,
      ['V-1', '暂停', '2026/6/2', '01', '1001', '', 'x'],
      ['V-2', 'sing', '', '', '1002', '好', ''],
    ]
    const tried = await dry(rows.map((row) => row.join(',')).join('\n'))
    const { status, body } = await call('GET', `reports/${tried.id}/preview?lang=en`)
    expect([status, body.format, body.encoding]).toEqual([200, 'csv', 'utf-8'])
    const [table] = body.tables
    expect(
      table?.headings.map(({ column, because, guess }) => [column, because, guess?.column, guess?.because]),
    ).toEqual([
      ['number', 'name', undefined, undefined],
      ['act', 'name', undefined, undefined],
      ['effective', 'name', undefined, undefined],
      [null, 'unknown', 'reason', 'similar'],
      [null, 'unknown', undefined, undefined],
      [null, 'unknown', undefined, undefined],
      [null, 'reply', undefined, undefined],
    ])
    expect(table?.headings[4]?.examples).toEqual(['1001', '1002'])
    expect(table?.rows[0]).toMatchObject({
      line: 2,
      understood: { act: 'suspend', number: 'V-1', effective: '2026-06-02' },
    })
    expect(table?.rows[0]?.findings.map((found) => found.code)).toEqual(['no-reason'])
    expect(table?.rows[1]?.understood).toBeUndefined()
    expect(table?.rows[1]?.findings.map((found) => found.message)).toContain('“sing” is not an act that is known')
  })

  it('of a workbook shows each sheet that says anything, read or not', async () => {
    const sheets = [
      { name: '说明', rows: rowsXml([['请填写']]) },
      { name: '空', rows: '' },
      { name: '数据', rows: rowsXml([['标题'], ['act', 'number', 'effective'], ['withdraw', 'V-3', '2026-06-02']]) },
    ]
    const tried = await dry(await zipOf(partsOf({ sheets })))
    const { body } = await call('GET', `reports/${tried.id}/preview`)
    expect(body.format).toBe('xlsx')
    expect(body.tables.map(({ sheet, isRead, headingLine }) => [sheet, isRead, headingLine])).toEqual([
      ['说明', false, 1],
      ['数据', true, 2],
    ])
    expect(body.tables[0]?.missing).toEqual(['act', 'number', 'effective'])
  })

  it('of a file that cannot be read says why', async () => {
    const tried = await dry(Buffer.from('%PDF-1.7'))
    const answer = await call('GET', `reports/${tried.id}/preview?lang=en`)
    expect([answer.status, answer.code, answer.body.failure]).toEqual([422, 'unreadable-file', 'other-format'])
    expect(answer.body.message).toContain('a PDF file')
  })
})

describe('what a body says its headings mean', () => {
  const headings = ['Nr', 'what', 'when', 'why', 'private']
  const columns = { Nr: 'number', what: 'act', when: 'effective', why: 'reason', private: null }

  it('goes for every file with the same headings, however they are ordered and written', async () => {
    const saved = await call('POST', 'report-profiles', { name: 'mine', headings, columns })
    expect(saved.status).toBe(201)
    const ended = await doors.report(`ＷＨＡＴ, nr ,WHEN,why,private\nwithdraw,K-1,2026-06-02,01,secret\n`)
    expect(ended.findings.map((found) => found.code)).toEqual(['never-reported'])
    const state = await call('GET', 'report-profiles')
    expect(state.body.items).toMatchObject([{ id: saved.body.id, name: 'mine', headings, columns }])
    expect((await doors.report('nr,what,when,why\n')).failure).toBe('missing-columns')
  })

  it('is that of the report to its end: what is said later goes for later files', async () => {
    const tried = await dry('Nr,what,when,why,private\nwithdraw,x,2026-06-02,01,s\n')
    await call('POST', 'report-profiles', { name: 'mine', headings, columns: { ...columns, private: 'note' } })
    const { body } = await call('GET', `reports/${tried.id}/preview`)
    expect(body.tables[0]?.headings[4]).toMatchObject({ column: null, because: 'left-out' })
    expect(body.profile?.name).toBe('mine')
  })

  it.each([
    ['a column that does not exist', { Nr: 'colour' }, 'unknown-column'],
    ['a column twice', { Nr: 'number', what: 'number' }, 'repeated-column'],
  ])('is refused with %s', async (_name, wrong, code) => {
    const answer = await call('POST', 'report-profiles', {
      name: 'x',
      headings,
      columns: wrong,
    })
    expect([answer.status, answer.body.errors.map((one) => one.code)]).toEqual([422, [code]])
  })

  it('is nobody else affair: not that of another body, of an officer, nor of the public', async () => {
    await call('POST', 'report-profiles', { name: 'secret', headings, columns })
    const { party } = doors.mine
    const seenBy = async (context: Parameters<typeof read>[1]) =>
      (await read(doors.db, context, async (tx) => readProfiles(tx, party))).length
    expect(await seenBy({ capacity: 'body', party })).toBeGreaterThan(0)
    expect(await seenBy({ capacity: 'body', party: doors.other.party })).toBe(0)
    expect(await seenBy({ capacity: 'authority', party: doors.officer.party })).toBe(0)
    expect(await seenBy({ capacity: 'public' })).toBe(0)
    expect((await call('GET', 'report-profiles', undefined, doors.officer)).status).toBe(403)
  })

  it('is kept a hundred times at the most, and forgotten at will', async () => {
    const by = doors.other
    for (let n = 0; n < 100; n += 1) await call('POST', 'report-profiles', { name: `p${n}`, headings, columns }, by)
    const more = await call('POST', 'report-profiles', { name: 'more', headings, columns }, by)
    expect(more.status).toBe(422)
    expect((await call('POST', 'report-profiles', { name: 'p7', headings, columns }, by)).status).toBe(201)
    const { body } = await call('GET', 'report-profiles', undefined, by)
    expect(body.items).toHaveLength(100)
    const path = `report-profiles/${body.items[0]?.id}`
    expect((await call('DELETE', path, undefined, doors.mine)).status).toBe(404)
    expect((await call('DELETE', path, undefined, by)).status).toBe(200)
    expect((await call('DELETE', path, undefined, by)).status).toBe(404)
  })
})

it('acts of one report that follow each other go in from a workbook as from a text', async () => {
  const rows = [issued('S-1'), done('suspend', 'S-1', '2026-06-02')]
  const columns = Object.keys(issued(''))
  const sheet = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  expect(await doors.report(await workbookOf(sheet))).toMatchObject({ accepted: 2, findings: [] })
  expect(await doors.report(csv(rows))).toMatchObject({ duplicate: 2, accepted: 0 })
})
