import { day, Problem } from '@zhengheng/core'
import { pack } from '@zhengheng/cn'
import { beforeAll, describe, expect, it } from 'vitest'
import { readAsOf } from '../as-of.ts'
import { actOnAttestation } from '../attestation/acts.ts'
import { readGrants } from '../attestation/reads.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { findTrustPath, getCertificate } from './look-up.ts'

let services: TestServices
let country: TestCountry

beforeAll(async () => {
  services = await testServices(await testDatabase(), pack)
  country = await makeCountry(services)
})

const asOf = (on?: string, known?: string) =>
  readAsOf(services, { ...(on !== undefined && { on }), ...(known !== undefined && { known }) })

describe('a certificate looked up by its number', () => {
  it('is answered with its holder, issuer, scope and last day of validity', async () => {
    expect(await getCertificate(services, country.certificate, asOf())).toMatchObject({
      number: country.certificate,
      status: 'valid',
      validFrom: '2024-05-06',
      validTo: '2029-05-05',
      holder: { name: '示例电器有限公司', identifiers: [{ scheme: 'uscc', value: '91100000TE5T000089' }] },
      issuer: { approvalNumber: country.approval },
      scope: [{ code: 'ccc/07/0701' }],
      history: [{ act: 'issue', effective: '2024-05-06' }],
      asOf: { on: '2026-11-20', known: null },
    })
  })
  it('is found with full-width digits and spaces', async () => {
    const wide = Array.from(country.certificate, (digit) => String.fromCodePoint(Number(digit) + 0xff10)).join(' ')
    expect((await getCertificate(services, wide, asOf())).number).toBe(country.certificate)
  })
  it('is pending before and expired after its validity', async () => {
    expect((await getCertificate(services, country.certificate, asOf('2029-05-06'))).status).toBe('expired')
    expect((await getCertificate(services, country.certificate, asOf('2024-05-05'))).status).toBe('pending')
  })
  it('was not known before it was recorded', async () => {
    await expect(getCertificate(services, country.certificate, asOf('2026-11-20', '2024-05-05'))).rejects.toMatchObject(
      {
        code: 'never-reported',
      },
    )
  })
  it.each([
    ['a wrong digit', '2024900701000002', 'similar-exist'],
    ['two digits swapped', '2024907001000001', 'similar-exist'],
    ['a letter read for a digit', '2O24900701000001', 'similar-exist'],
    ['another number', '1999000000000000', 'never-reported'],
    ['nothing', '  ', 'malformed-number'],
    ['five hundred characters', '1'.repeat(500), 'malformed-number'],
    ['control characters', '2024\u0000', 'malformed-number'],
  ])('says what is wrong with %s', async (_what, number, code) => {
    const problem = await getCertificate(services, number, asOf()).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(Problem)
    expect((problem as Problem).code).toBe(code)
    expect((problem as Problem).params['similar']).toEqual(code === 'similar-exist' ? [country.certificate] : undefined)
  })
})

describe('the trust path', () => {
  it('trusts what was rightly issued and still holds, link by link', async () => {
    const { view: path } = await findTrustPath(services, country.certificate, asOf())
    expect(path.steps.filter((step) => step.missing !== undefined)).toEqual([])
    expect(path).toMatchObject({
      verdict: 'trusted',
      standing: { verdict: 'trusted' },
      basisAtIssue: { verdict: 'trusted', day: '2024-05-06' },
    })
    expect(path.steps.map((step) => step.role)).toEqual(
      expect.arrayContaining([
        'certificate',
        'approval',
        'accreditation',
        'designation',
        'laboratory',
        'auditor',
        'reviewer',
        'decider',
      ]),
    )
    const approval = path.steps.find((step) => step.role === 'approval')
    expect(approval).toMatchObject({
      day: '2024-05-06',
      number: country.approval,
      status: 'valid',
      above: [{ role: 'authority' }],
    })
    expect(approval?.basis[0]).toMatchObject({ title: { zh: expect.stringContaining('条例') } })
  })
  it('is answered anew as soon as a grant behind it was acted on: no answer rests on an older one', async () => {
    await reduceApproval('ccc/07', '2024-05-04')
    const { view: path } = await findTrustPath(services, country.certificate, asOf())
    expect(path).toMatchObject({
      verdict: 'not-trusted',
      standing: { verdict: 'trusted' },
      basisAtIssue: { reasons: ['outside-scope'] },
    })
  })
})

async function reduceApproval(item: string, effective: string): Promise<void> {
  const [approval] = await readGrants(
    services.db.reads,
    pack.zone,
    [],
    [{ family: 'approval', number: country.approval }],
  )
  if (!approval) throw new Error('no approval')
  const act = { act: 'reduce', effective: day(effective), facts: { scope: [item] } } as const
  await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, approval, act, day('2026-11-20')))
}
