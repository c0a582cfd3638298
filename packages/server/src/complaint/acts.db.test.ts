import { pack } from '@zhengheng/cn'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { getFile } from '../approval/acts.ts'
import { followProblem, reportProblem } from './acts.ts'

let db: TestDatabase
let services: TestServices
let country: TestCountry

beforeAll(async () => {
  db = await testDatabase()
  services = await testServices(db, pack)
  country = await makeCountry(services)
})

const anybody = { capacity: 'public' } as const
const text = '铭牌上的型号与证书不符'

describe('a problem reported by anybody', () => {
  it('gets a number, a key that is shown once, and the day by which it must be verified', async () => {
    const ticket = await reportProblem(services, anybody, { number: country.certificate, text })
    expect(ticket).toMatchObject({
      state: { code: 'received' },
      opened: '2026-11-20',
      due: '2026-12-11',
      provisional: false,
    })
    expect(ticket.followKey).toMatch(/^[\w-]{24}$/)
    const followed = await followProblem(services, ticket.number, ticket.followKey ?? '')
    expect(followed).toEqual({ ...ticket, followKey: undefined })
  })
  it('may be about a number that was never reported: forged certificates are what it is for', async () => {
    const ticket = await reportProblem(services, anybody, { number: '伪造-0001', text, contact: '13800000000' })
    const [row] = await db.owner<{ content: object; about_id: number | null }[]>`
      select p.content, p.about_id from proceeding p where p.number = ${ticket.number}`
    expect(row).toEqual({ content: { certificate: '伪造-0001', text, contact: '13800000000' }, about_id: null })
  })
  it('is provisional where its clock runs past the published calendar', async () => {
    services.setNow('2026-12-20T10:00:00+08:00')
    expect(await reportProblem(services, anybody, { number: country.certificate, text })).toMatchObject({
      provisional: true,
    })
    services.setNow('2026-11-20T10:00:00+08:00')
  })
  it('is shown to nobody with a wrong key, a right key for another number, or to a body', async () => {
    const one = await reportProblem(services, anybody, { number: country.certificate, text })
    const other = await reportProblem(services, anybody, { number: country.certificate, text })
    await expect(followProblem(services, one.number, other.followKey ?? '')).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(followProblem(services, one.number, '')).rejects.toMatchObject({ code: 'not-found' })
    const caller = { party: country.body, person: 'body/li', role: 'body' } as const
    const asking = { caller, context: { capacity: 'body', party: country.body, person: 'body/li' } } as const
    await expect(getFile(services, asking, one.number)).rejects.toMatchObject({ code: 'not-found' })
  })
  it('is worked on by the authority, with the words of the reporter and the acts that are open', async () => {
    const ticket = await reportProblem(services, anybody, { number: country.certificate, text })
    const caller = { party: country.authority, person: 'cnca/wang', role: 'officer' } as const
    const asking = {
      caller,
      context: { capacity: 'authority', party: country.authority, person: 'cnca/wang' },
    } as const
    const file = await getFile(services, asking, ticket.number)
    expect(file).toMatchObject({ content: { text }, about: country.certificate })
    expect(file.acts.filter((act) => act.open).map((act) => act.act)).toContain('verify')
  })
})
