import { describe, expect, it } from 'vitest'
import type { Attestation, Detail } from './model.ts'
import type { Need } from './need.ts'
import {
  act,
  attestation,
  certificate,
  everything,
  HOLDER,
  ITEM,
  NEEDS,
  pathOf,
  stepOf,
  WORK,
} from './testing/world.ts'

const ITEMS_LABORATORY = NEEDS.find((need) => need.role === 'laboratory') as Need
const ACCREDITATION: Need = {
  role: 'accreditation',
  holder: 'issuer',
  family: 'accreditation',
  day: 'decision',
  covers: 'nothing',
  marks: ['01'],
  during: ITEMS_LABORATORY.during,
  basis: [],
}
const OF_DECLARATIONS: Need = { ...ITEMS_LABORATORY, statement: 'declaration', procedures: ['b'] }

/** A declaration of its maker, which nobody else answers for. */
function declared(detail: Detail): Attestation {
  return attestation(
    'declaration',
    { number: 'M1', issuer: HOLDER },
    { valid: ['2021-05-01', '2031-05-01'], scope: [ITEM], detail },
  )
}

function rolesOf(subject: Attestation, needs: readonly Need[]): readonly string[] {
  return pathOf(subject, everything(), { rules: { needs } }).steps.map((step) => step.role)
}

describe('a declaration', () => {
  it('rests on nothing that certificates rest on', () => {
    expect(rolesOf(declared({ procedure: 'a' }), [...NEEDS, OF_DECLARATIONS])).toEqual(['certificate'])
    expect(
      pathOf(declared({ procedure: 'a' }), everything(), { rules: { needs: [...NEEDS, OF_DECLARATIONS] } }).verdict,
    ).toBe('trusted')
  })

  it('rests on a laboratory where its procedure asks for one', () => {
    const path = pathOf(declared({ procedure: 'b', work: WORK }), everything(), { rules: { needs: [OF_DECLARATIONS] } })
    expect(stepOf(path, 'laboratory')?.missing).toBeUndefined()
    expect(path.basisAtIssue.verdict).toBe('trusted')
  })

  it('of a procedure that asks for a laboratory names one, or its basis is incomplete', () => {
    const path = pathOf(declared({ procedure: 'b' }), everything(), { rules: { needs: [OF_DECLARATIONS] } })
    expect([path.basisAtIssue.verdict, stepOf(path, 'laboratory')?.missing]).toEqual(['incomplete', 'not-named'])
  })

  it('that does not say its procedure is asked for whatever any of them asks', () => {
    expect(rolesOf(declared({}), [OF_DECLARATIONS])).toEqual(['certificate', 'laboratory'])
  })

  it('of a scheme without declarations has no rules', () => {
    const path = pathOf(declared({ procedure: 'a' }), everything(), { rules: { needs: NEEDS } })
    expect(path.basisAtIssue.reasons).toEqual(['no-rules-on-day'])
  })

  it('does not change what a certificate rests on', () => {
    const before = rolesOf(certificate(), NEEDS)
    expect(rolesOf(certificate(), [...NEEDS, OF_DECLARATIONS])).toEqual(before)
  })
})

describe('a mark of accreditation', () => {
  const shown = (mark: string | undefined) =>
    certificate({}, { detail: { work: WORK, ...(mark !== undefined && { accreditation: { mark } }) } })

  it.each([
    ['01', true],
    ['02', false],
    [undefined, false],
  ])('%s on a certificate asks for the accreditation of its body: %s', (mark, asked) => {
    expect(rolesOf(shown(mark), [ACCREDITATION]).includes('accreditation')).toBe(asked)
  })

  it('that the body may not show makes the certificate not trusted', () => {
    const { accreditation: _none, ...world } = everything()
    const path = pathOf(shown('01'), world, { rules: { needs: [ACCREDITATION] } })
    expect(path.basisAtIssue).toMatchObject({ verdict: 'not-trusted', reasons: ['none-held'] })
  })
})

describe('a sub-certificate', () => {
  const sub = certificate({ number: 'C1-1' }, { detail: { work: WORK, main: { family: 'certificate', number: 'c1' } } })
  const main = (...later: NonNullable<Parameters<typeof certificate>[0]>['later'] & object): Attestation =>
    certificate({ number: 'C1', later })

  it('stands as long as its main certificate stands', () => {
    const path = pathOf(sub, { ...everything(), main: main() })
    expect([path.standing.verdict, path.steps[1]?.role, path.steps[1]?.missing]).toEqual(['trusted', 'main', undefined])
  })

  it.each(['suspend', 'withdraw', 'cancel'] as const)('falls with it on the day of %s, and not before', (kind) => {
    const world = { ...everything(), main: main(act(kind, '2021-08-01', {})) }
    expect(pathOf(sub, world, { on: '2021-07-31' }).standing.verdict).toBe('trusted')
    expect(pathOf(sub, world, { on: '2021-08-01' }).standing).toMatchObject({
      verdict: 'not-trusted',
      status: 'valid',
      reasons: ['main-not-valid'],
    })
  })

  it('stands again when its main certificate is restored', () => {
    const world = { ...everything(), main: main(act('suspend', '2021-08-01', {}), act('restore', '2021-09-01', {})) }
    expect(pathOf(sub, world, { on: '2021-09-01' }).standing.verdict).toBe('trusted')
  })

  it('was not rightly issued while its main certificate did not hold', () => {
    const world = { ...everything(), main: main(act('suspend', '2021-05-01', {})) }
    expect(pathOf(sub, world).basisAtIssue.reasons).toContain('main-not-valid')
  })

  it('of a main certificate that nobody reported is not trusted', () => {
    expect(pathOf(sub).standing.reasons).toEqual(['main-not-found'])
  })

  it('that has ended itself tells nothing of its main certificate', () => {
    const ended = { ...sub, acts: [...sub.acts, act('withdraw', '2021-10-01', {})] }
    expect(pathOf(ended).standing.reasons).toEqual(['status-withdrawn'])
  })
})
