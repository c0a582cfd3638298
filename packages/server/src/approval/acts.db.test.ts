import { Problem, type FileView } from '@zhengheng/core'
import { pack } from '@zhengheng/cn'
import { beforeAll, describe, expect, it } from 'vitest'
import { readAsOf } from '../as-of.ts'
import { findTrustPath } from '../certification/look-up.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import type { Caller } from '../http/access.ts'
import { performDeemedActs } from '../proceeding/deemed.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { getFile, openReduction, performAct, type Asked } from './acts.ts'
import { getBody } from './look-up.ts'

let db: TestDatabase
let services: TestServices
let country: TestCountry

beforeAll(async () => {
  db = await testDatabase()
  services = await testServices(db, pack)
  country = await makeCountry(services)
})

function asking(caller: Caller): Asked {
  const capacity = caller.role === 'body' ? 'body' : 'authority'
  return { caller, context: { capacity, party: caller.party, person: caller.person } }
}
const body = () => asking({ party: country.body, person: 'body/li', role: 'body' })
const stranger = () => asking({ party: country.otherBody, person: 'other/wu', role: 'body' })
const officer = () => asking({ party: country.authority, person: 'cnca/wang', role: 'officer' })
const head = () => asking({ party: country.authority, person: 'cnca/zhao', role: 'head' })

const code = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )
const act = async (who: Asked, file: FileView, name: string, more: object = {}) =>
  performAct(services, who, { number: file.number, act: name, version: file.version, ...more })

describe('the reduction of an approved scope', () => {
  it('is not open to another body, for items that are not in the scope, or for an approval that is not there', async () => {
    const asked = { number: country.approval, scope: ['ccc/07'], reason: '业务调整' }
    expect(await code(openReduction(services, stranger(), asked))).toBe('not-permitted')
    expect(await code(openReduction(services, body(), { ...asked, scope: ['xyz'] }))).toBe('not-in-scope')
    expect(await code(openReduction(services, body(), { ...asked, number: 'CNCA-R-1900-001' }))).toBe('not-found')
  })

  it('goes by its procedure, takes a second person for the decision, and changes the register in the same act', async () => {
    let file = await openReduction(services, body(), {
      number: country.approval,
      scope: ['ccc/07'],
      reason: '业务调整',
    })
    expect(file).toMatchObject({
      state: { code: 'submitted' },
      about: country.approval,
      content: { scope: ['ccc/07'] },
    })
    expect(file.clocks.find((clock) => clock.clock === 'acceptance')).toMatchObject({
      state: 'running',
      due: '2026-11-27',
    })
    expect(await code(getFile(services, stranger(), file.number))).toBe('not-found')
    expect(await code(act(body(), file, 'accept'))).toBe('not-permitted')
    file = await act(officer(), file, 'accept')
    expect(await code(act(officer(), { ...file, version: file.version - 1 }, 'propose'))).toBe('changed-meanwhile')
    file = await act(officer(), file, 'propose')
    expect(await code(act(officer(), file, 'decide'))).toBe('not-permitted')
    const sameBothWays = asking({ party: country.authority, person: 'cnca/wang', role: 'head' })
    expect(await code(act(sameBothWays, file, 'decide'))).toBe('same-person')
    expect(await code(act(head(), file, 'decide', { effective: '2026-11-01' }))).toBe('invalid-input')
    const before = await getBody(services, country.approval, readAsOf(services, {}))
    file = await act(head(), file, 'decide', { effective: '2026-12-01' })
    expect(file).toMatchObject({ state: { code: 'reduced' } })
    const now = await getBody(services, country.approval, readAsOf(services, {}))
    const then = await getBody(services, country.approval, readAsOf(services, { on: '2026-12-01' }))
    const approvalOf = (view: typeof now) => view.grants.find((grant) => grant.family === 'approval')
    expect(approvalOf(before)?.except).toEqual([])
    expect(approvalOf(now)?.except).toEqual([])
    expect(approvalOf(then)?.except).toMatchObject([{ code: 'ccc/07' }])
    expect(approvalOf(now)?.history.at(-1)).toMatchObject({
      act: 'reduce',
      effective: '2026-12-01',
      basis: expect.arrayContaining([expect.objectContaining({ article: '11' })]),
    })
  })

  it('writes the decision of the file and the act on the register side by side, in one transaction', async () => {
    const rows = await db.owner<{ subject: string; act: string; audit_id: number; person: string }[]>`
      select t.subject, t.act, t.audit_id, t.person from act t order by t.seq desc limit 2`
    expect(rows.map((row) => [row.subject, row.act, row.person])).toEqual([
      ['attestation', 'reduce', 'cnca/zhao'],
      ['proceeding', 'decide', 'cnca/zhao'],
    ])
    expect(rows[0]?.audit_id).toBe(rows[1]?.audit_id)
  })

  it('does not touch certificates that were issued while the item was in the scope', async () => {
    const { view: path } = await findTrustPath(services, country.certificate, readAsOf(services, { on: '2026-12-02' }))
    expect(path.verdict).toBe('trusted')
  })

  it('is deemed accepted by the calendar when the authority is silent for five working days', async () => {
    const opened = await openReduction(services, body(), {
      number: country.approval,
      scope: ['ccc/01'],
      reason: '业务调整',
    })
    services.setNow('2026-11-27T23:00:00+08:00')
    expect(await performDeemedActs(services)).toBe(0)
    services.setNow('2026-11-28T00:30:00+08:00')
    expect(await performDeemedActs(services)).toBe(1)
    expect(await performDeemedActs(services)).toBe(0)
    const file = await getFile(services, body(), opened.number)
    expect(file).toMatchObject({
      state: { code: 'examining' },
      log: [{ act: 'apply' }, { act: 'deem-accept', by: 'system', on: '2026-11-28' }],
    })
    services.setNow('2026-11-20T10:00:00+08:00')
  })

  it('opened by order starts with the notice to the holder', async () => {
    const file = await openReduction(services, officer(), {
      number: country.approval,
      scope: ['ccc/02'],
      reason: '不再具备条件',
    })
    expect(file).toMatchObject({ state: { code: 'notified' }, log: [{ act: 'order' }] })
    const seen = await getFile(services, body(), file.number)
    expect(seen.acts.filter((one) => one.open).map((one) => one.act)).toEqual(['statement'])
    expect(seen.acts.find((one) => one.act === 'drop')).toMatchObject({ open: false, why: 'not-your-role' })
  })

  it('numbers its files without gaps, also when a try was refused', async () => {
    const numbers = await db.owner<{ number: string }[]>`select p.number from proceeding p order by p.id`
    expect(numbers.map((row) => row.number.slice(-6))).toEqual(['000001', '000002', '000003'])
  })
})
