import { describe, expect, it } from 'vitest'
import { testDatabase } from '../db/testing/test-database.ts'
import { csv, done, issued, openWorkplace } from './testing/workplace.ts'

const db = await testDatabase()
const place = openWorkplace(db)

const statusOf = async (number: string) => {
  const [row] = await db.owner`-- test.status
    select a.status, a.status_since, a.version, a.valid_until, a.holder_id, (select count(*) from act t where t.subject_id = a.id) as acts
    from attestation a where a.number = ${number}`
  return row
}
const counts = ({ read, accepted, rejected, duplicate, flagged }: Record<string, unknown>) => ({ read, accepted, rejected, duplicate, flagged })

describe('a report', () => {
  it('puts certificates and what happened to them into the register', async () => {
    const body = await place.body()
    const ended = await place.report(body, csv([
      issued('A-1'),
      issued('A-2', { holderId: '1002', holderName: 'Firm Two' }),
      done('suspend', 'A-1', '2026-06-05'),
      done('restore', 'A-1', '2026-06-07'),
      done('withdraw', 'A-2', '2026-06-09'),
    ]))
    expect(place.defects).toEqual([])
    expect(ended.findings).toEqual([])
    expect(ended).toMatchObject({ state: 'committed', failure: null })
    expect(counts(ended)).toEqual({ read: 5, accepted: 5, rejected: 0, duplicate: 0, flagged: 0 })
    expect(await statusOf('A-1')).toMatchObject({ status: 'valid', status_since: '2026-06-07', valid_until: '2031-06-01', acts: 3 })
    expect(await statusOf('A-2')).toMatchObject({ status: 'withdrawn', status_since: '2026-06-09', acts: 2 })
  })
})
