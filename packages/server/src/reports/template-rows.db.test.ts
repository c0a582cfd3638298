import { describe, expect, it } from 'vitest'
import { testDatabase } from '../db/testing/test-database.ts'
import { read, SYSTEM } from '../db/transact.ts'
import { readFreshness } from './freshness/reads.ts'
import { csv, done, issued } from './testing/rows.ts'
import { openWorkplace, type Ended } from './testing/workplace.ts'

const db = await testDatabase()
const place = await openWorkplace(db)

interface Header {
  readonly family: string
  readonly kind: string
  readonly status: string
  readonly scope: readonly string[]
  readonly own: boolean
  readonly reporter: number | null
  readonly issuer: number
  readonly main_key: string | null
  readonly acts: string
  readonly holder_kind: string
}

async function headersOf(number: string): Promise<readonly Header[]> {
  return db.owner<Header[]>`-- test.headers
    select a.family, a.kind, a.status, a.scope, a.issuer_id = a.holder_id as own, a.reporter_id as reporter, a.issuer_id as issuer,
           a.main_key, p.kind as holder_kind,
           (select string_agg(t.act || ' ' || t.effective, ', ' order by t.seq) from act t where t.subject_id = a.id) as acts
    from attestation a join party p on p.id = a.holder_id where a.number = ${number} order by a.family`
}

const countsOf = ({ read: rows, accepted, rejected, duplicate }: Ended) => [rows, accepted, rejected, duplicate]
const codesOf = (ended: Ended) => ended.findings.map((one) => `${one.line} ${one.field} ${one.code}`)

describe('a row of a national template', () => {
  const row = (number: string, changes: Readonly<Record<string, string>> = {}) => ({
    'T holder': 'Firm One',
    'T id': '1001',
    'T number': number,
    'T project': 'X01',
    'T scope': '34.05.00',
    'T from': '2026-06-01',
    'T to': '2029-05-31',
    'T status': '01',
    'T suspended': '',
    'T reason': '',
    'T audit': '2026-05-20',
    'T telephone': '010-1',
    'T type': '',
    'T former': '',
    ...changes,
  })

  it('of a certificate that nobody reported issues it, and is known the next time', async () => {
    const body = await place.body(['field/m'])
    const first = await place.report(body, csv([row('T-1')]))
    expect([place.defects, first.findings, countsOf(first)]).toEqual([[], [], [1, 1, 0, 0]])
    expect(await headersOf('T-1')).toMatchObject([{ kind: 'system', scope: ['m/34/05'], acts: 'issue 2026-06-01' }])
    expect(countsOf(await place.report(body, csv([row('T-1', { 'T to': '2029-06-01' })])))).toEqual([1, 0, 0, 1])
  })

  it('of a suspended one comes to both acts, or to the one that is news', async () => {
    const body = await place.body(['field/m'])
    const suspended = { 'T status': '02', 'T suspended': '2026-06-05', 'T reason': '01' }
    await place.report(body, csv([row('T-2', suspended), row('T-3')]))
    expect(await headersOf('T-2')).toMatchObject([
      { status: 'suspended', acts: 'issue 2026-06-01, suspend 2026-06-05' },
    ])
    const second = await place.report(body, csv([row('T-2', suspended), row('T-3', suspended)]))
    expect([second.findings, countsOf(second)]).toEqual([[], [2, 1, 0, 1]])
    expect(await headersOf('T-3')).toMatchObject([
      { status: 'suspended', acts: 'issue 2026-06-01, suspend 2026-06-05' },
    ])
  })

  it('of a replacement ends the former certificate where it is known', async () => {
    const body = await place.body(['field/m'])
    await place.report(body, csv([row('T-4')]))
    const rows = [row('T-5', { 'T type': '02', 'T former': 't-4' }), row('T-6', { 'T type': '02', 'T former': 'T-0' })]
    expect(countsOf(await place.report(body, csv(rows)))).toEqual([2, 2, 0, 0])
    expect((await headersOf('T-4'))[0]?.status).toBe('replaced')
    expect((await headersOf('T-6'))[0]?.status).toBe('valid')
  })

  it('of another body is refused once', async () => {
    const [body, other] = [await place.body(['field/m']), await place.body(['field/m'])]
    await place.report(body, csv([row('T-7')]))
    const ended = await place.report(
      other,
      csv([row('T-7', { 'T status': '02', 'T suspended': '2026-06-05', 'T reason': '01' })]),
    )
    expect([codesOf(ended), countsOf(ended)]).toEqual([['2 number other-body'], [1, 0, 1, 0]])
  })

  it('has its audit and its other columns kept', async () => {
    const body = await place.body(['field/m'])
    await place.report(body, csv([row('T-8')]))
    const kept = await db.owner`-- test.keptOfTemplate
      select k.record, k.day, k.cells from kept_row k where k.party_id = ${body.party} order by k.record`
    expect(kept).toMatchObject([
      { record: 'audit', day: '2026-05-20' },
      { record: 'certificate', day: '2026-06-01', cells: { 'T telephone': '010-1' } },
    ])
  })
})

describe('the freshness of reports', () => {
  it('counts the days between an act and its report, body by body', async () => {
    const body = await place.body()
    const today = new Date().toISOString().slice(0, 10)
    await place.report(
      body,
      csv([issued('F-1', { validFrom: '2026-06-01' }), issued('F-2'), done('suspend', 'F-1', '2026-06-10')]),
    )
    const found = (await read(db, { capacity: 'public' }, async (tx) => readFreshness(tx, '1970-01-01' as never))).find(
      (one) => one.party === body.party,
    )
    const age = (day: string) =>
      Math.min(400, Math.max(0, Math.floor((Date.parse(today) - Date.parse(day)) / 86_400_000)))
    expect(found).toMatchObject({
      acts: 3,
      approvalNumber: `AP-${body.party}`,
      medianDays: age('2026-06-01'),
      ninetiethDays: age('2026-06-01'),
    })
  })

  it('leaves out what was only tried and what is known already', async () => {
    const body = await place.body()
    const acts = async () =>
      (await read(db, SYSTEM, async (tx) => readFreshness(tx, '1970-01-01' as never))).find(
        (one) => one.party === body.party,
      )?.acts
    await place.report(body, csv([issued('F-3')]), { dryRun: true })
    expect(await acts()).toBeUndefined()
    await place.report(body, csv([issued('F-3')]))
    await place.report(body, csv([issued('F-3')]))
    expect(await acts()).toBe(1)
  })
})
