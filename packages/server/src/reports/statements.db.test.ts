import { describe, expect, it } from 'vitest'
import { testDatabase } from '../db/testing/test-database.ts'
import { read } from '../db/transact.ts'
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

function declared(number: string, changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return issued(number, {
    record: 'declaration',
    procedure: 'own-word',
    laboratory: 'L-1',
    testDate: '2026-05-01',
    ...changes,
  })
}

describe('certificates of several schemes in one report', () => {
  it('each have the kind of their scheme and the items they name', async () => {
    const body = await place.body(['s', 'field/m'])
    const ended = await place.report(
      body,
      csv([issued('S-1'), issued('S-2', { scheme: 'X01', item: '34.05;m/34', holderNameEn: 'Firm One Ltd' })]),
    )
    expect(place.defects).toEqual([])
    expect(ended.findings).toEqual([])
    expect(await headersOf('S-1')).toMatchObject([{ kind: 'paper', scope: ['s/1'] }])
    expect(await headersOf('S-2')).toMatchObject([{ kind: 'system', scope: ['m/34'] }])
  })

  it('are flagged where the body is not approved for the field', async () => {
    const body = await place.body(['s'])
    const ended = await place.report(body, csv([issued('S-3', { scheme: 'm', item: '34' })]))
    expect(codesOf(ended)).toEqual(['2 item basis-approval'])
  })

  it('may rest on a main certificate', async () => {
    const body = await place.body(['field/m'])
    await place.report(body, csv([issued('S-4/1', { scheme: 'm', item: '34', main: ' s-4 ' })]))
    expect(await headersOf('S-4/1')).toMatchObject([{ main_key: 'S-4' }])
  })
})

describe('a declaration', () => {
  it('is stated by its maker and kept by whoever reported it', async () => {
    const body = await place.body()
    await place.grant('accreditation', 'L-1', body.party, ['s'])
    const ended = await place.report(body, csv([declared('D-1', { holderId: '2001', holderName: 'Maker' })]))
    expect([ended.findings, countsOf(ended)]).toEqual([[], [1, 1, 0, 0]])
    expect(await headersOf('D-1')).toMatchObject([
      { family: 'declaration', kind: 'word', own: true, reporter: body.party, holder_kind: 'firm', status: 'valid' },
    ])
  })

  it('may have the number of a certificate, and is another thing', async () => {
    const body = await place.body()
    await place.report(body, csv([issued('D-2'), { ...declared('D-2'), holderId: '2002' }]))
    const ended = await place.report(
      body,
      csv([done('withdraw', 'D-2', '2026-06-03'), { ...done('cancel', 'D-2', '2026-06-04'), record: 'declaration' }]),
    )
    expect(countsOf(ended)).toEqual([2, 2, 0, 0])
    expect((await headersOf('D-2')).map(({ family, status }) => [family, status])).toEqual([
      ['certificate', 'withdrawn'],
      ['declaration', 'cancelled'],
    ])
  })

  it('that another party keeps is changed by that party alone', async () => {
    const [body, other] = [await place.body(), await place.body()]
    await place.report(body, csv([declared('D-3')]))
    const ended = await place.report(other, csv([{ ...done('withdraw', 'D-3', '2026-06-03'), record: 'declaration' }]))
    expect(codesOf(ended)).toEqual(['2 number other-body'])
    expect(await headersOf('D-3')).toMatchObject([{ status: 'valid' }])
  })

  it('that was reported twice is known, and reported otherwise is refused', async () => {
    const body = await place.body()
    await place.report(body, csv([declared('D-4')]))
    expect(countsOf(await place.report(body, csv([declared('D-4')])))).toEqual([1, 0, 0, 1])
    const other = await place.report(body, csv([declared('D-4', { validTo: '2027-05-31' })]))
    expect(codesOf(other)).toEqual(['2 number issued-twice'])
  })

  it('is flagged where its laboratory is not what its procedure asks for', async () => {
    const body = await place.body()
    const ended = await place.report(body, csv([declared('D-5', { laboratory: 'L-0' })]))
    expect(codesOf(ended)).toEqual(['2 laboratory basis-laboratory'])
  })
})

describe('the registration of a person', () => {
  const person = (number: string, changes: Readonly<Record<string, string>> = {}) => ({
    record: 'person',
    act: 'issue',
    number,
    personName: '张三',
    personKind: 'inspector',
    validFrom: '2026-06-01',
    validTo: '2029-05-31',
    ...changes,
  })

  async function registrar() {
    const [found] = await db.owner<{ party: number }[]>`-- test.registrar
      select i.party_id as party from party_identifier i where i.scheme = 'authority' and i.value = 'R'`
    if (!found) throw new Error('no registrar')
    return { party: found.party, person: 'key of the registrar' }
  }

  it('comes from its registrar, and is that of a person whose name is not public', async () => {
    const body = await registrar()
    const ended = await place.report(body, csv([person('P-1'), { ...person('P-2'), personName: '' }]))
    expect([place.defects, ended.findings, countsOf(ended)]).toEqual([[], [], [2, 2, 0, 0]])
    expect(await headersOf('P-1')).toMatchObject([
      { family: 'registration', kind: 'inspector', holder_kind: 'person', issuer: body.party, reporter: null },
    ])
    const seen = await db.reads<{ name: string }[]>`-- test.seen
      select p.name from party p join attestation a on a.holder_id = p.id where a.number = 'P-1'`
    expect(seen).toEqual([])
    const [facts] = await db.owner<{ facts: string }[]>`-- test.facts
      select t.facts::text as facts from act t join attestation a on a.id = t.subject_id where a.number = 'P-1'`
    expect(facts?.facts).not.toContain('张三')
  })

  it('that changes makes everything forgotten that was known of grants', async () => {
    const seqOf = async () =>
      (
        await db.owner<{ seq: number }[]>`-- test.grants
      select l.grants_seq as seq from ledger l`
      )[0]?.seq
    const before = await seqOf()
    await place.report(await registrar(), csv([person('P-3')]))
    const after = await seqOf()
    expect(after).toBeGreaterThan(before ?? 0)
    await place.report(await place.body(), csv([issued('P-X')]))
    expect(await seqOf()).toBeGreaterThanOrEqual(after ?? 0)
  })

  it('is suspended and withdrawn by its registrar', async () => {
    const body = await registrar()
    const act = (name: string, effective: string) => ({ ...done(name, 'P-4', effective), record: 'person' })
    const rows = [
      person('P-4'),
      act('suspend', '2026-06-03'),
      act('restore', '2026-06-04'),
      act('withdraw', '2026-06-05'),
    ]
    expect(countsOf(await place.report(body, csv(rows)))).toEqual([4, 4, 0, 0])
    expect(await headersOf('P-4')).toMatchObject([{ status: 'withdrawn' }])
  })

  it('is not taken from anybody else', async () => {
    const ended = await place.report(await place.body(), csv([person('P-5')]))
    expect(codesOf(ended)).toContain('2 record not-registrar')
    expect(await headersOf('P-5')).toEqual([])
  })
})

describe('audits', () => {
  const keptOf = async (party: number) =>
    db.owner<{ record: string; number: string; day: string; cells: object; line: number }[]>`-- test.kept
      select k.record, k.number, k.day, k.cells, k.line from kept_row k where k.party_id = ${party} order by k.record, k.number, k.day`
  const plan = {
    record: 'audit-plan',
    act: '',
    number: 'PL-1',
    auditFrom: '2026-07-01',
    method: 'FS01',
    auditors: 'A-1',
  }

  it('planned and finished are kept, counted, and change nothing in the register', async () => {
    const body = await place.body()
    const ended = await place.report(
      body,
      csv([plan, { ...plan, record: 'audit', number: 'C-1', auditFrom: '2026-06-01' }]),
    )
    expect([ended.findings, countsOf(ended)]).toEqual([[], [2, 2, 0, 0]])
    expect(await keptOf(body.party)).toMatchObject([
      { record: 'audit', number: 'C-1', day: '2026-06-01' },
      { record: 'audit-plan', number: 'PL-1', day: '2026-07-01', cells: { method: 'FS01', auditors: 'A-1' } },
    ])
  })

  it('told again take the place of what was told before', async () => {
    const body = await place.body()
    await place.report(body, csv([plan, { ...plan, method: 'FS02' }]))
    await place.report(body, csv([{ ...plan, method: 'FS03' }]))
    expect(await keptOf(body.party)).toMatchObject([{ cells: { method: 'FS03' } }])
  })

  it('are tried without being kept', async () => {
    const body = await place.body()
    const ended = await place.report(body, csv([plan]), { dryRun: true })
    expect([ended.state, countsOf(ended), await keptOf(body.party)]).toEqual(['checked', [1, 1, 0, 0], []])
  })

  it('are seen by the body and by authorities, and by nobody else', async () => {
    const [body, other] = [await place.body(), await place.body()]
    await place.report(body, csv([plan]))
    const seen = async (context: Parameters<typeof read>[1]) =>
      read(
        db,
        context,
        async (tx) => tx`-- test.kept
        select 1 from kept_row k where k.party_id = ${body.party}`,
      )
    expect(await seen({ capacity: 'public' })).toHaveLength(0)
    expect(await seen({ capacity: 'body', party: other.party })).toHaveLength(0)
    expect(await seen({ capacity: 'body', party: body.party })).toHaveLength(1)
    expect(await seen({ capacity: 'authority', party: other.party })).toHaveLength(1)
  })
})
