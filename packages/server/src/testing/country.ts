import { day, type Content, type Day, type Family, type Reference } from '@zhengheng/core'
import { issueAttestation } from '../attestation/acts.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { findPartyByIdentifier } from '../party/reads.ts'
import { addParty } from '../party/store.ts'
import type { Services } from '../services.ts'

/** A tiny country under the pack `cn` for tests: one of everything, all in force since 2020. */
export interface TestCountry {
  readonly authority: number
  readonly body: number
  readonly otherBody: number
  readonly laboratory: number
  readonly approval: string
  readonly certificate: string
}

const SINCE = day('2020-01-01')
const NUMBERS = {
  approval: 'CNCA-R-2099-990',
  otherApproval: 'CNCA-R-2099-991',
  laboratory: 'LAB-0001',
  inspector: '2099-1-CCC-0001',
  reviewer: '2099-1-CCC-0002',
  decider: '2099-1-CCC-0003',
  certificate: '2024900701000001',
}

export async function makeCountry(services: Services): Promise<TestCountry> {
  const root = async (value: string) =>
    required(await findPartyByIdentifier(services.db.reads, { scheme: 'authority', value }))
  const [cnca, cnas, ccaa] = [await root('CNCA'), await root('CNAS'), await root('CCAA')]
  const body = await party(services, 'body', '示例认证有限公司')
  const otherBody = await party(services, 'body', '另一认证有限公司')
  const laboratory = await party(services, 'laboratory', '示例检测实验室')
  const firm = await party(services, 'firm', '示例电器有限公司', { scheme: 'uscc', value: '91100000TE5T000089' })
  const grant = async (family: Family, kind: string, number: string, issuer: number, holder: number, scope: string[]) =>
    issue(services, { family, kind, number, issuer, content: { ...base(holder, '持有人'), scope } })
  await grant('approval', 'cb-approval', NUMBERS.approval, cnca, body, ['ccc'])
  await grant('approval', 'cb-approval', NUMBERS.otherApproval, cnca, otherBody, ['ccc/07'])
  await grant('accreditation', 'cb-accreditation', 'CNAS C990-P', cnas, body, ['ccc'])
  await grant('designation', 'ccc-designation', 'CCC-D-990', cnca, body, ['ccc/07'])
  await grant('designation', 'ccc-lab-designation', NUMBERS.laboratory, cnca, laboratory, ['ccc/07'])
  for (const number of [NUMBERS.inspector, NUMBERS.reviewer, NUMBERS.decider]) {
    const person = await party(services, 'person', number)
    await grant('registration', 'inspector', number, ccaa, person, [])
  }
  await issue(services, {
    family: 'certificate',
    kind: 'ccc-certificate',
    number: NUMBERS.certificate,
    issuer: body,
    content: certificateContent(firm),
    effective: day('2024-05-06'),
  })
  return { authority: cnca, body, otherBody, laboratory, approval: NUMBERS.approval, certificate: NUMBERS.certificate }
}

function base(holder: number, name: string): Content {
  const named = { name, identifiers: [] }
  return { holder, named, scope: [], valid: { from: SINCE, until: day('2032-01-01') }, standards: [], detail: {} }
}

function registration(number: string): Reference {
  return { family: 'registration', number }
}

/** Tested, inspected, reviewed and decided in good order in April and May 2024. */
function certificateContent(holder: number): Content {
  return {
    holder,
    named: { name: '示例电器有限公司', identifiers: [{ scheme: 'uscc', value: '91100000TE5T000089' }] },
    scope: ['ccc/07/0701'],
    valid: { from: day('2024-05-06'), until: day('2029-05-06') },
    standards: ['GB 4706.1-2005'],
    detail: {
      product: '家用电冰箱',
      models: ['BCD-200'],
      work: {
        tests: [{ laboratory: { family: 'designation', number: NUMBERS.laboratory }, on: day('2024-04-01') }],
        audits: [
          { auditor: registration(NUMBERS.inspector), period: { from: day('2024-04-10'), until: day('2024-04-12') } },
        ],
        review: { by: registration(NUMBERS.reviewer), on: day('2024-05-05') },
        decision: { by: registration(NUMBERS.decider), on: day('2024-05-06') },
      },
    },
  }
}

interface Issued {
  readonly family: Family
  readonly kind: string
  readonly number: string
  readonly issuer: number
  readonly content: Content
  readonly effective?: Day
}

async function issue(services: Services, issued: Issued): Promise<number> {
  const origin = { type: 'register', id: 'test' } as const
  return transact(services.db, SYSTEM, async (tx) =>
    issueAttestation(tx, SYSTEM, { effective: SINCE, ...issued, origin }),
  )
}

async function party(
  services: Services,
  kind: 'body' | 'laboratory' | 'firm' | 'person',
  name: string,
  identifier?: { scheme: string; value: string },
): Promise<number> {
  return transact(services.db, SYSTEM, async (tx) =>
    addParty(tx, { kind, name, identifiers: identifier ? [identifier] : [] }),
  )
}

function required(id: number | undefined): number {
  if (id === undefined) throw new Error('a root of the pack is not in the register')
  return id
}
