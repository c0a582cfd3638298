import type { Code } from '../../codes/code.ts'
import { numberKey } from '../../codes/identifier.ts'
import { day, includes, type Day, type Period } from '../../time/day.ts'
import type { ActKind, Family } from '../family.ts'
import type { Act, ActFacts, Attestation, Content, Reference, Work } from '../model.ts'
import type { Need, Root } from '../need.ts'
import { trustPath, type Register, type Step, type TrustPath } from '../trust-path.ts'

/** A little country: an authority, an accreditor, one body with its people, one laboratory, one holder. */
export const AUTHORITY = 1
export const ACCREDITOR = 2
export const BODY = 3
export const LABORATORY = 4
export const AUDITOR = 5
const REVIEWER = 6
const DECIDER = 7
export const HOLDER = 8

let seq = 0

interface When {
  readonly on: string
  readonly recorded?: string
}

/** An act on a day, recorded on the same day unless told. */
export function act<K extends ActKind>(kind: K, when: string | When, facts: ActFacts[K]): Act<K> {
  const { on, recorded = on } = typeof when === 'string' ? { on: when } : when
  seq += 1
  const made: unknown = { act: kind, seq, effective: day(on), recorded: day(recorded), facts }
  return made as Act<K>
}

export function content(given: Partial<Omit<Content, 'valid'>> & { valid?: [string, string?] }): Content {
  const [from, until] = given.valid ?? ['2019-01-01']
  return {
    holder: HOLDER,
    scope: [],
    standards: [],
    detail: {},
    ...given,
    valid: until === undefined ? { from: day(from) } : { from: day(from), until: day(until) },
  }
}

interface Given {
  readonly number: string
  readonly issuer: number
  readonly on?: string
  readonly kind?: Code
  readonly later?: readonly Act[]
}

/** An attestation that was issued on its first day of validity, unless told. */
export function attestation(family: Family, given: Given, said: Parameters<typeof content>[0]): Attestation {
  const issued = content(said)
  const id = (seq += 1)
  return {
    id,
    family,
    kind: given.kind ?? family,
    number: given.number,
    issuer: given.issuer,
    origin: { register: 'test' },
    acts: [act('issue', given.on ?? issued.valid.from, issued), ...(given.later ?? [])],
  }
}

export const WORK: Work = {
  tests: [{ laboratory: { family: 'qualification', number: 'L1' }, on: day('2021-03-10'), report: 'T1' }],
  audits: [
    {
      auditor: { family: 'registration', number: 'P1' },
      period: { from: day('2021-04-01'), until: day('2021-04-04') },
    },
  ],
  review: { by: { family: 'registration', number: 'P2' }, on: day('2021-04-20') },
  decision: { by: { family: 'registration', number: 'P3' }, on: day('2021-04-25') },
}

export const ALWAYS: Period = { from: day('2000-01-01') }
const basis = [{ instrument: 'rules', article: '7' }]

export const NEEDS: readonly Need[] = [
  { role: 'approval', holder: 'issuer', family: 'approval', day: 'issue', covers: 'items', during: ALWAYS, basis },
  {
    role: 'accreditation',
    holder: 'issuer',
    family: 'accreditation',
    day: 'issue',
    covers: 'items',
    during: ALWAYS,
    basis,
  },
  {
    role: 'designation',
    holder: 'issuer',
    family: 'designation',
    day: 'issue',
    covers: 'items',
    during: ALWAYS,
    basis,
  },
  {
    role: 'laboratory',
    holder: 'laboratory',
    family: 'designation',
    day: 'test',
    covers: 'items',
    during: ALWAYS,
    basis,
  },
  {
    role: 'auditor',
    holder: 'auditor',
    family: 'registration',
    day: 'audit',
    covers: 'nothing',
    during: ALWAYS,
    basis,
  },
  {
    role: 'reviewer',
    holder: 'reviewer',
    family: 'registration',
    day: 'decision',
    covers: 'scheme',
    during: ALWAYS,
    basis,
  },
  {
    role: 'decider',
    holder: 'decider',
    family: 'registration',
    day: 'decision',
    covers: 'nothing',
    during: ALWAYS,
    basis,
    apartFrom: ['auditor', 'reviewer'],
  },
]

export const ITEM = 's/1/x'

/** Everything that the certificate C1, issued on 2021-05-01, rests on; each entry may be replaced or left out. */
export function everything(): Record<string, Attestation> {
  const long: [string] = ['2019-01-01']
  return {
    approval: attestation(
      'approval',
      { number: 'A1', issuer: AUTHORITY },
      { holder: BODY, scope: ['s/1'], valid: long },
    ),
    accreditation: attestation(
      'accreditation',
      { number: 'K1', issuer: ACCREDITOR },
      { holder: BODY, scope: ['s'], valid: long },
    ),
    designation: attestation(
      'designation',
      { number: 'D1', issuer: AUTHORITY },
      { holder: BODY, scope: ['s/1/x', 's/1/y'], valid: long },
    ),
    laboratory: attestation(
      'qualification',
      { number: 'L1', issuer: AUTHORITY },
      { holder: LABORATORY, scope: ['s'], valid: long },
    ),
    laboratoryDesignation: attestation(
      'designation',
      { number: 'D2', issuer: AUTHORITY },
      { holder: LABORATORY, scope: ['s/1'], valid: long },
    ),
    auditor: attestation('registration', { number: 'P1', issuer: AUTHORITY }, { holder: AUDITOR, valid: long }),
    reviewer: attestation(
      'registration',
      { number: 'P2', issuer: AUTHORITY },
      { holder: REVIEWER, scope: ['s/1'], valid: long },
    ),
    decider: attestation('registration', { number: 'P3', issuer: AUTHORITY }, { holder: DECIDER, valid: long }),
  }
}

export function certificate(given: Partial<Given> = {}, said: Parameters<typeof content>[0] = {}): Attestation {
  return attestation(
    'certificate',
    { number: 'C1', issuer: BODY, ...given },
    { holder: HOLDER, scope: [ITEM], valid: ['2021-05-01', '2026-05-01'], detail: { work: WORK }, ...said },
  )
}

export interface Rules {
  readonly needs?: readonly Need[]
  readonly catalogue?: Readonly<Record<Code, Period>>
  readonly roots?: readonly number[]
}

const ROOT: Root = {
  party: { scheme: 'test', value: '1' },
  name: { zh: '局', en: 'authority' },
  kind: 'authority',
  families: ['approval', 'designation', 'accreditation', 'registration', 'qualification'],
  basis: [{ instrument: 'law', article: '1' }],
}

export function registerOf(attestations: readonly Attestation[], rules: Rules = {}): Register {
  const { needs = NEEDS, catalogue = { [ITEM]: ALWAYS, 's/1/y': ALWAYS }, roots = [AUTHORITY, ACCREDITOR] } = rules
  return {
    find: ({ family, number }) =>
      attestations.find((one) => one.family === family && numberKey(one.number) === numberKey(number)),
    heldBy: (party, family) =>
      attestations.filter((one) => {
        if (one.family !== family) return false
        return one.acts.some((line) => 'holder' in line.facts && line.facts.holder === party)
      }),
    needs: (scheme) => (scheme === 's' ? needs : []),
    itemOn: (item: Code, on: Day) => {
      const during = catalogue[item]
      return during ? includes(during, on) : false
    },
    root: (party) => (roots.includes(party) ? ROOT : undefined),
  }
}

export const ASKED = '2022-01-01'

export interface Asked {
  readonly on?: string
  readonly known?: string
  readonly rules?: Rules
  readonly more?: readonly Attestation[]
}

export function pathOf(subject: Attestation, world = everything(), asked: Asked = {}): TrustPath {
  const register = registerOf([subject, ...Object.values(world), ...(asked.more ?? [])], asked.rules)
  const known = asked.known === undefined ? undefined : day(asked.known)
  const path = trustPath(subject, day(asked.on ?? ASKED), register, known)
  if (!path) throw new Error('no issue known')
  return path
}

/** Verdict of standing, verdict of basis, and the reasons of the basis. */
export function summary(path: TrustPath): string {
  const { standing, basisAtIssue } = path
  return [standing.verdict, basisAtIssue.verdict, ...basisAtIssue.reasons].join(' ')
}

export function stepOf(path: TrustPath, role: Step['role']): Step | undefined {
  return path.steps.find((step) => step.role === role)
}

/** Everything but some of it. */
export function without(...keys: readonly string[]): Record<string, Attestation> {
  return Object.fromEntries(Object.entries(everything()).filter(([key]) => !keys.includes(key)))
}

export function issuedWith(work: Partial<Work>): Attestation {
  return certificate({}, { detail: { work: { ...WORK, ...work } } })
}

export function person(number: string): Reference {
  return { family: 'registration', number }
}
