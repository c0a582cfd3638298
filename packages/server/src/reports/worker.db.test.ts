import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { addParty } from '../party/store.ts'
import { csv, done, issued } from './testing/rows.ts'
import { openWorkplace, readHere, type Ended } from './testing/workplace.ts'
import { testPack } from './testing/test-pack.ts'
import { startReportWorker } from './worker.ts'

const db = await testDatabase()
const place = await openWorkplace(db)

async function headerOf(number: string) {
  const [row] = await db.owner`-- test.header
    select a.status, a.status_since, a.valid_until, a.region, (select count(*) from act t where t.subject_id = a.id) as acts
    from attestation a where a.number = ${number}`
  return row
}

const countsOf = ({ read, accepted, rejected, duplicate, flagged }: Ended) => ({
  read,
  accepted,
  rejected,
  duplicate,
  flagged,
})
const codesOf = (ended: Ended) => ended.findings.map((one) => `${one.line} ${one.field} ${one.code}`)

describe('a report', () => {
  it('puts certificates and what happened to them into the register', async () => {
    const body = await place.body()
    const ended = await place.report(
      body,
      csv([
        issued('A-1', { holderRegion: '1' }),
        issued('A-2', { holderId: '1002', holderName: 'Firm Two' }),
        done('suspend', 'A-1', '2026-06-05'),
        done('restore', 'A-1', '2026-06-07'),
        done('withdraw', 'A-2', '2026-06-09'),
      ]),
    )
    expect(place.defects).toEqual([])
    expect(ended.findings).toEqual([])
    expect(ended).toMatchObject({ state: 'committed', failure: null })
    expect(countsOf(ended)).toEqual({ read: 5, accepted: 5, rejected: 0, duplicate: 0, flagged: 0 })
    // Valid to the last of May, inclusive, is valid until the first of June.
    expect(await headerOf('A-1')).toMatchObject({
      status: 'valid',
      status_since: '2026-06-07',
      valid_until: '2031-06-01',
      region: '1',
      acts: 3,
    })
    expect(await headerOf('A-2')).toMatchObject({ status: 'withdrawn', status_since: '2026-06-09', acts: 2 })
  })

  it('is recorded in the name of its body, with the report, and the whole content in the issue', async () => {
    const body = await place.body()
    const { id } = await place.report(body, csv([issued('F-1', { product: 'lamp', models: 'a;b', note: '"x, y"' })]))
    const [act] = await db.owner`-- test.act
      select t.actor_id, t.person, t.capacity, t.occasion, t.report_id, t.facts, u.action, u.subject, p.id as holder
      from act t join audit u on u.id = t.audit_id
      join attestation a on a.id = t.subject_id join party p on p.id = a.holder_id where a.number = 'F-1'`
    expect(act).toMatchObject({
      actor_id: body.party,
      person: body.person,
      capacity: 'body',
      occasion: 0,
      report_id: id,
      action: 'report',
      subject: `report/${id}`,
      facts: {
        holder: act?.['holder'],
        named: { name: 'Firm One', identifiers: [{ scheme: 'reg', value: '1001' }] },
        scope: ['s/1'],
        valid: { from: '2026-06-01', until: '2031-06-01' },
        standards: ['S-1'],
        detail: { product: 'lamp', models: ['a', 'b'], note: 'x, y' },
      },
    })
  })

  it('may come again, whole or in part: nothing is written twice', async () => {
    const body = await place.body()
    const rows = [issued('B-1'), done('suspend', 'B-1', '2026-06-02'), issued('B-2')]
    await place.report(body, csv(rows.slice(0, 2)))
    const again = await place.report(body, csv([...rows, ...rows]))
    expect(countsOf(again)).toEqual({ read: 6, accepted: 1, rejected: 0, duplicate: 5, flagged: 0 })
    expect(await headerOf('B-1')).toMatchObject({ acts: 2 })
  })

  it('names the line, the field, the code and the value of everything that is wrong', async () => {
    const mine = await place.body()
    const other = await place.body()
    await place.report(other, csv([issued('C-0')]))
    const ended = await place.report(
      mine,
      csv([
        issued('C-1'),
        issued('C-1', { item: 's/2' }),
        issued('C-0'),
        done('withdraw', 'C-0', '2026-06-02'),
        done('withdraw', 'C-404', '2026-06-02'),
        issued('C-2', { validFrom: '1900-01-01', holderId: 'x', item: 's/9' }),
        done('abolish', 'C-1', '2026-06-02'),
        done('annul', 'C-1', '2026-06-02'),
        done('suspend', 'C-1', '2027-01-01'),
        issued('9'.repeat(500)),
      ]),
    )
    expect(codesOf(ended)).toEqual([
      '3 number issued-twice',
      '4 number other-body',
      '5 number other-body',
      '6 number never-reported',
      '7 holderId identifier-fault',
      '7 item unknown-item',
      '7 validFrom implausible-date',
      '8 act unknown-act',
      '9 act act-not-reportable',
      '10 effective future-date',
      '11 number too-long',
    ])
    expect(ended.findings.every((one) => one.severity === 'error')).toBe(true)
    expect(ended.findings.find((one) => one.line === 4)?.value).toBe('C-0')
    expect(countsOf(ended)).toEqual({ read: 10, accepted: 1, rejected: 9, duplicate: 0, flagged: 0 })
  })

  it('is accepted and flagged where the body did what it should not have done', async () => {
    const body = await place.body(['s/1'])
    const ended = await place.report(
      body,
      csv([
        issued('D-1', { effective: '2026-03-01', validFrom: '2026-03-01' }),
        issued('D-2', { item: 's/2' }),
        issued('D-3', { holderId: '', validTo: '' }),
        done('restore', 'D-2', '2026-06-02'),
        done('suspend', 'D-2', '2026-06-03'),
        done('suspend', 'D-2', '2026-06-04'),
        done('withdraw', 'D-2', '2026-06-05', { reason: '' }),
        done('suspend', 'D-2', '2026-06-06'),
        done('suspend', 'D-3', '2026-05-20'),
        done('withdraw', 'D-3', '2026-06-01', { reason: '77' }),
      ]),
    )
    expect(codesOf(ended)).toEqual([
      '2 effective late',
      '2 validTo validity-too-long',
      '3 item basis-approval',
      '4 holderId no-identifier',
      '4 validTo no-end',
      '5 act not-suspended',
      '7 act already-suspended',
      '8 reason no-reason',
      '9 act already-ended',
      '10 effective before-issue',
      '11 reason unknown-reason',
    ])
    expect(ended.findings.every((one) => one.severity === 'flag')).toBe(true)
    expect(countsOf(ended)).toEqual({ read: 10, accepted: 10, rejected: 0, duplicate: 0, flagged: 9 })
    expect(ended.findings.find((one) => one.line === 3)?.params).toEqual({ reason: 'outside-scope', day: '2026-06-01' })
    expect(await headerOf('D-2')).toMatchObject({ status: 'withdrawn' })
  })

  it('is flagged where a laboratory or an auditor is not what the rules of the day ask for', async () => {
    const body = await place.body()
    const lab = await transact(db, SYSTEM, async (tx) =>
      addParty(tx, { kind: 'laboratory', name: 'lab', identifiers: [] }),
    )
    await place.grant('accreditation', 'L-1', lab, ['s/1'])
    await place.grant('registration', 'P-1', lab, [])
    const work = {
      effective: '2026-06-12',
      validFrom: '2026-06-12',
      testDate: '2026-06-01',
      auditFrom: '2026-06-02',
      auditTo: '2026-06-03',
    }
    const ended = await place.report(
      body,
      csv([
        issued('W-1', { ...work, laboratory: 'L-1', auditors: 'P-1' }),
        issued('W-2', { ...work, laboratory: 'l-1', auditors: 'P-1', item: 's/2' }),
        issued('W-3', { ...work, laboratory: 'L-9', auditors: 'P-1;P-9' }),
        issued('W-4', { ...work, laboratory: '', auditors: '', testDate: '' }),
      ]),
    )
    expect(
      ended.findings.map((one) => `${one.line} ${one.field} ${one.code} ${one.value} ${one.params?.['reason']}`),
    ).toEqual([
      '3 laboratory basis-laboratory L-1 outside-scope',
      '4 auditors basis-auditor P-9 not-registered',
      '4 laboratory basis-laboratory L-9 not-registered',
      '5 auditors basis-auditor  not-named',
      '5 laboratory basis-laboratory  not-named',
    ])
    expect(ended.flagged).toBe(3)
  })

  it('is judged by what its body held on the day, however late that became known', async () => {
    const body = await place.body(['s/1'])
    const before = await place.report(body, csv([issued('G-1', { item: 's/2' })]))
    await place.grant('approval', `AP2-${body.party}`, body.party, ['s/2'])
    const after = await place.report(body, csv([issued('G-2', { item: 's/2' })]))
    expect([before.flagged, after.flagged]).toEqual([1, 0])
  })
})

describe('a dry run', () => {
  it('finds the same and writes nothing but what it found', async () => {
    const body = await place.body()
    const content = csv([
      issued('E-1'),
      done('suspend', 'E-1', '2026-06-02'),
      done('suspend', 'E-1', '2026-06-03'),
      done('withdraw', 'E-404', '2026-06-02'),
      issued('E-1'),
    ])
    const dry = await place.report(body, content, { dryRun: true })
    expect(dry.state).toBe('checked')
    expect(await headerOf('E-1')).toBeUndefined()
    const [left] = await db.owner<{ n: number }[]>`-- test.left
      select count(*) as n from checked_row`
    expect(left?.n).toBe(0)
    const real = await place.report(body, content)
    expect(countsOf(dry)).toEqual(countsOf(real))
    expect(codesOf(dry)).toEqual(codesOf(real))
    expect(countsOf(real)).toEqual({ read: 5, accepted: 3, rejected: 1, duplicate: 1, flagged: 1 })
  })
})

describe('the queue', () => {
  it('gives every body its turn, two at a time, and leaves no file behind', async () => {
    const inbox = () => readdirSync(join(place.services.config.dataDir, 'inbox'))
    // Uploads of reports in which something was refused are kept.
    const before = inbox()
    const bodies = await Promise.all([1, 2, 3, 4].map(async () => place.body()))
    const sent = await Promise.all(
      bodies.flatMap((body, n) =>
        [1, 2].map(async (m) =>
          place.send(
            body,
            csv(Array.from({ length: 1200 }, (_, i) => issued(`Q-${n}-${m}-${i}`, { holderId: String(i) }))),
          ),
        ),
      ),
    )
    place.worker().wake()
    const ended = await Promise.all(sent.map(async ({ id }) => place.ended(id)))
    expect(place.defects).toEqual([])
    expect(ended.map((one) => [one.state, one.accepted])).toEqual(Array.from({ length: 8 }, () => ['committed', 1200]))
    await expect.poll(inbox, { timeout: 3000 }).toEqual(before)
    const [seqs] = await db.owner<{ n: number; span: number }[]>`-- test.seqs
      select count(*) as n, max(t.seq) - min(t.seq) + 1 as span from act t`
    expect(seqs?.n).toBe(seqs?.span)
  })

  it('worked off by two servers at once is worked off once', async () => {
    const second = startReportWorker(place.services, { read: readHere(testPack) })
    const body = await place.body()
    const rows = Array.from({ length: 6000 }, (_, i) => issued(`T-${i}`, { holderId: String(i % 500) }))
    const ended = await place.report(body, csv(rows))
    await second.stop()
    expect(countsOf(ended)).toEqual({ read: 6000, accepted: 6000, rejected: 0, duplicate: 0, flagged: 0 })
  })

  it('meets the same numbers in the reports of two bodies at once and gives each to one of them', async () => {
    const bodies = [await place.body(), await place.body()]
    const rows = (n: number) => Array.from({ length: 3000 }, (_, i) => issued(`S-${(i * (n + 1)) % 3001}`))
    const sent = await Promise.all(bodies.map(async (body, n) => place.send(body, csv(rows(n)))))
    place.worker().wake()
    const ended = await Promise.all(sent.map(async ({ id }) => place.ended(id)))
    const [found] = await db.owner<{ n: number }[]>`-- test.shared
      select count(*) as n from attestation a where a.number like 'S-%'`
    const accepted = ended.reduce((sum, one) => sum + one.accepted, 0)
    expect(accepted).toBe(found?.n)
    for (const one of ended) {
      expect(one.accepted + one.rejected + one.duplicate).toBe(3000)
      expect(new Set(one.findings.map((finding) => finding.code))).toEqual(
        new Set(one.rejected > 0 ? ['other-body'] : []),
      )
    }
  })

  it('leaves a report alone whose file lies with another server', async () => {
    const body = await place.body()
    await db.owner`-- test.elsewhere
      insert into report (party_id, person, idempotency_key, sha256, bytes, format, dry_run, receipt, file)
      values (${body.party}, 'p', 'elsewhere', '\\x00', 0, 'text/csv', false, '', ${'0'.repeat(32)})`
    const ended = await place.report(body, csv([issued('X-1')]))
    expect(ended.accepted).toBe(1)
    const [other] = await db.owner<{ finished: Date | null }[]>`-- test.elsewhere
      select r.finished from report r where r.idempotency_key = 'elsewhere'`
    expect(other?.finished).toBeNull()
    expect(existsSync(place.services.config.dataDir)).toBe(true)
  })
})
