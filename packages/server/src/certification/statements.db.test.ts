import { pack } from '@zhengheng/cn'
import { day, type Content, type Family } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { readAsOf } from '../as-of.ts'
import { actOnAttestation, issueAttestation } from '../attestation/acts.ts'
import { testDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { addParty } from '../party/store.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { findTrustPath, getCertificate } from './look-up.ts'

let services: TestServices
let country: TestCountry
let firm: number

beforeAll(async () => {
  services = await testServices(await testDatabase(), pack)
  country = await makeCountry(services)
  const identifiers = [{ scheme: 'uscc', value: '91100000TE5T000164' }]
  firm = await transact(services.db, SYSTEM, async (tx) =>
    addParty(tx, { kind: 'firm', name: '示例灯具厂', identifiers }),
  )
  await issue('declaration', 'ccc-declaration', 'SD-1', firm, {
    scope: ['ccc/07/0701'],
    detail: {
      procedure: 'self-declaration-B',
      work: {
        tests: [{ laboratory: { family: 'designation', number: 'LAB-0001' }, on: day('2024-05-01') }],
        audits: [],
      },
    },
  })
  await issue('certificate', 'system-certificate', 'Q-1', country.body, { scope: ['qms/19'] })
  await issue('certificate', 'system-certificate', 'Q-1-1', country.body, {
    scope: ['qms/19'],
    detail: { main: { family: 'certificate', number: 'q-1' }, sites: ['二厂 天津'], scopeText: '灯具的制造' },
  })
})

async function issue(family: Family, kind: string, number: string, issuer: number, given: Partial<Content>) {
  const effective = day('2024-05-06')
  const named = { name: '示例灯具厂', identifiers: [] }
  const content: Content = {
    holder: firm,
    named,
    scope: [],
    valid: { from: effective },
    standards: [],
    detail: {},
    ...given,
  }
  const origin = { type: 'report', id: '1' } as const
  return transact(services.db, SYSTEM, async (tx) =>
    issueAttestation(tx, SYSTEM, { family, kind, number, issuer, origin, content, effective }),
  )
}

async function act(number: string, kind: 'suspend' | 'restore', effective: string) {
  const { found } = await services.register.certificates(number)
  if (!found) throw new Error(number)
  const done = { act: kind, effective: day(effective), facts: {} } as const
  await transact(services.db, SYSTEM, async (tx) => actOnAttestation(tx, SYSTEM, found, done, day('2026-11-20')))
}

const asOf = (on?: string) => readAsOf(services, on === undefined ? {} : { on })

describe('a declaration looked up by its number', () => {
  it('is answered with its family, and with its maker as the one who states it', async () => {
    expect(await getCertificate(services, 'sd-1', asOf())).toMatchObject({
      number: 'SD-1',
      family: 'declaration',
      kind: 'ccc-declaration',
      status: 'valid',
      holder: { name: '示例灯具厂' },
      issuer: { name: '示例灯具厂', approvalNumber: null },
      procedure: { code: 'self-declaration-B' },
    })
  })

  it('rests on its laboratory and on no body', async () => {
    const { view } = await findTrustPath(services, 'SD-1', asOf())
    expect(view.steps.map(({ role, missing }) => [role, missing])).toEqual([
      ['certificate', undefined],
      ['laboratory', undefined],
    ])
    expect(view.verdict).toBe('trusted')
  })

  it('gives way to a certificate of the same number', async () => {
    await issue('declaration', 'ccc-declaration', country.certificate, firm, { scope: ['ccc/07/0701'] })
    expect((await getCertificate(services, country.certificate, asOf())).family).toBe('certificate')
  })

  it('makes nobody forget what is known of grants', async () => {
    const { grantsSeq } = await services.register.certificates('SD-1')
    await issue('declaration', 'ccc-declaration', 'SD-2', firm, { scope: ['ccc/07/0701'] })
    expect((await services.register.certificates('SD-2')).grantsSeq).toBe(grantsSeq)
  })
})

describe('a sub-certificate looked up by its number', () => {
  it('names its main certificate, its sites and its scope in words', async () => {
    expect(await getCertificate(services, 'Q-1-1', asOf())).toMatchObject({
      main: 'q-1',
      sites: ['二厂 天津'],
      scopeText: '灯具的制造',
      scheme: { code: 'qms' },
    })
  })

  it('falls and rises with its main certificate, at once', async () => {
    const standing = async (on?: string) => (await findTrustPath(services, 'Q-1-1', asOf(on))).view.standing
    expect(await standing()).toMatchObject({ verdict: 'trusted', status: 'valid' })
    await act('Q-1', 'suspend', '2026-10-01')
    expect(await standing()).toEqual({ verdict: 'not-trusted', status: 'valid', reasons: ['main-not-valid'] })
    expect(await standing('2026-09-30')).toMatchObject({ verdict: 'trusted' })
    await act('Q-1', 'restore', '2026-11-01')
    expect(await standing()).toMatchObject({ verdict: 'trusted' })
  })
})
