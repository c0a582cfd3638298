import { addDays } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { Overtaken } from './bulk-store.ts'
import { FIRST, openBulk, type Said } from './testing/bulk.ts'

const bulk = await openBulk()

describe('a row', () => {
  it('that repeats what is known is a duplicate, in the chunk and in the register, and adds nothing', async () => {
    const number = bulk.fresh()
    const rows: Said[] = [
      { number, act: 'issue', effective: FIRST },
      { number, act: 'suspend', effective: addDays(FIRST, 1) },
    ]
    const first = await bulk.write([...rows, ...rows])
    expect(first.verdicts.map((one) => one?.verdict)).toEqual([undefined, undefined, 'duplicate', 'duplicate'])
    const second = await bulk.write(rows)
    expect(second.verdicts.map((one) => one?.verdict)).toEqual(['duplicate', 'duplicate'])
    expect((await bulk.find([number])).get(number)?.acts).toHaveLength(2)
  })

  it('that issues a number again with other content is refused, in the chunk and later', async () => {
    const number = bulk.fresh()
    const first = await bulk.write([
      { number, act: 'issue', effective: FIRST },
      { number, act: 'issue', effective: FIRST, item: 's/2' },
    ])
    expect(first.verdicts.map((one) => one?.verdict)).toEqual([undefined, 'issued-twice'])
    const second = await bulk.write([{ number, act: 'issue', effective: addDays(FIRST, 1) }])
    expect(second.verdicts[0]?.verdict).toBe('issued-twice')
  })

  it('about a number that was never reported is refused, unless an earlier row issues it', async () => {
    const [early, late] = [bulk.fresh(), bulk.fresh()]
    const { verdicts, accepted } = await bulk.write([
      { number: early, act: 'suspend', effective: FIRST },
      { number: early, act: 'issue', effective: FIRST },
      { number: early, act: 'suspend', effective: FIRST },
      { number: late, act: 'withdraw', effective: FIRST },
    ])
    expect(verdicts.map((one) => one?.verdict)).toEqual(['never-reported', undefined, undefined, 'never-reported'])
    expect(accepted).toBe(2)
  })

  it('about another body’s certificate is refused', async () => {
    const number = bulk.fresh()
    await bulk.write([{ number, act: 'issue', effective: FIRST }])
    const { verdicts, accepted } = await bulk.write(
      [
        { number, act: 'issue', effective: FIRST },
        { number, act: 'withdraw', effective: FIRST },
      ],
      { by: bulk.other },
    )
    expect(verdicts.map((one) => one?.verdict)).toEqual(['other-body', 'other-body'])
    expect(accepted).toBe(0)
  })

  it('about another body’s certificate that is hidden is refused when the key of the number says so', async () => {
    const number = bulk.fresh()
    await bulk.write([{ number, act: 'issue', effective: FIRST }])
    await bulk.db.owner`-- test.hide
      update attestation set public = false where attestation.number = ${number}`
    const row: Said = { number, act: 'issue', effective: FIRST }
    await expect(bulk.write([row], { by: bulk.other })).rejects.toThrow(Overtaken)
    const { verdicts } = await bulk.write([row], { by: bulk.other, again: true })
    expect(verdicts[0]?.verdict).toBe('other-body')
  })

  it('with characters that COPY gives a meaning is kept as it is', async () => {
    const number = `N\\t\\\\${bulk.fresh()}`
    await bulk.write([{ number, act: 'issue', effective: FIRST }])
    expect((await bulk.find([number])).get(number)?.number).toBe(number)
  })
})

describe('holders', () => {
  it('are one firm for one identifier, whoever reports it', async () => {
    const [a, b] = [bulk.fresh(), bulk.fresh()]
    await bulk.write([{ number: a, act: 'issue', effective: FIRST, holderId: '777' }])
    await bulk.write([{ number: b, act: 'issue', effective: FIRST, holderId: '777' }], { by: bulk.other })
    const [one, two] = await bulk.headers([a, b])
    expect(one?.holder_id).toBe(two?.holder_id)
  })

  it('are added once by two reports at the same time', async () => {
    const rows = (n: number): Said[] =>
      Array.from({ length: 50 }, (_, i) => ({
        number: `${bulk.fresh()}-${n}`,
        act: 'issue',
        effective: FIRST,
        holderId: String(9000 + i),
      }))
    await Promise.all([bulk.write(rows(1)), bulk.write(rows(2), { by: bulk.other })])
    const [found] = await bulk.db.owner<{ parties: number }[]>`-- test.parties
      select count(*) as parties from party p where exists (
        select from party_identifier i where i.party_id = p.id and i.value::bigint >= 9000 and i.value::bigint < 9050)`
    const [orphans] = await bulk.db.owner<{ n: number }[]>`-- test.orphans
      select count(*) as n from party p where p.kind = 'firm' and not exists (select from party_identifier i where i.party_id = p.id)`
    expect(found?.parties).toBe(50)
    expect(orphans?.n).toBe(0)
  })
})

describe('two transactions at once', () => {
  it('that issue the same number cannot both', async () => {
    const number = bulk.fresh()
    const row: Said = { number, act: 'issue', effective: FIRST }
    const outcomes = await Promise.allSettled([bulk.write([row]), bulk.write([row], { by: bulk.other })])
    const lost = outcomes.filter((one) => one.status === 'rejected')
    const won = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.accepted] : []))
    expect(won.reduce((sum, one) => sum + one, 0)).toBe(1)
    for (const one of lost) expect(one.reason).toBeInstanceOf(Overtaken)
  })
})

describe('a dry run', () => {
  it('lets later chunks rest on earlier ones and writes nothing', async () => {
    const number = bulk.fresh()
    const [report] = await bulk.db.owner<{ id: number }[]>`-- test.report
      insert into report (party_id, person, idempotency_key, sha256, bytes, format, dry_run, receipt, state)
      values (${bulk.party}, 'p', ${number}, '\\x00', 0, 'text/csv', true, '', 'reading') returning id`
    const dry = { report: report?.id ?? 0, dryRun: true }
    const before = await bulk.db.owner`-- test.counts
      select (select count(*) from act) as acts, (select count(*) from party) as parties, l.next_seq from ledger l`
    await bulk.write([{ number, act: 'issue', effective: FIRST, holderId: '424242' }], dry)
    const second = await bulk.write(
      [
        { number, act: 'issue', effective: FIRST, holderId: '424242' },
        { number, act: 'suspend', effective: addDays(FIRST, 3) },
        { number, act: 'extend', effective: addDays(FIRST, 4), item: 's/2' },
      ],
      dry,
    )
    expect(second.verdicts.map((one) => one?.verdict)).toEqual(['duplicate', undefined, undefined])
    const third = await bulk.write([{ number, act: 'suspend', effective: addDays(FIRST, 5) }], dry)
    expect(third.verdicts[0]?.flags.map((flag) => flag.code)).toEqual(['already-suspended'])
    const after = await bulk.db.owner`-- test.counts
      select (select count(*) from act) as acts, (select count(*) from party) as parties, l.next_seq from ledger l`
    expect(after).toEqual(before)
  })
})
