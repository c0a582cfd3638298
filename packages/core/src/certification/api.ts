import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import {
  AsOfInput,
  BasisShape,
  DayText,
  IdentifierShape,
  InstantText,
  NameShape,
  NumberText,
  PartyShape,
  ScopeItemShape,
} from '../api/shapes.ts'

export const HistoryShape = Type.Object({
  act: Type.String(),
  effective: DayText,
  recorded: DayText,
  seq: Type.Integer(),
  reason: Type.Optional(Type.Object({ code: Type.String(), name: NameShape })),
  basis: Type.Array(BasisShape),
})

export const PredecessorShape = Type.Object({
  number: Type.String(),
  relation: Type.String(),
  /** Approval number of the body that issued it, where it is another one. */
  body: Type.Optional(Type.String()),
})

export const CertificateShape = Type.Object({
  number: Type.String(),
  family: Type.String(),
  kind: Type.String(),
  status: Type.String(),
  statusSince: DayText,
  holder: PartyShape,
  issuer: Type.Object({
    name: Type.String(),
    nameEn: Type.Optional(Type.String()),
    approvalNumber: Type.Union([Type.String(), Type.Null()]),
  }),
  scheme: Type.Object({ code: Type.String(), name: NameShape }),
  scope: Type.Array(ScopeItemShape),
  standards: Type.Array(Type.String()),
  product: Type.Optional(Type.String()),
  models: Type.Array(Type.String()),
  manufacturer: Type.Optional(Type.String()),
  factory: Type.Optional(Type.String()),
  factoryAddress: Type.Optional(Type.String()),
  manufacturerId: Type.Optional(IdentifierShape),
  factoryId: Type.Optional(IdentifierShape),
  sites: Type.Array(Type.String()),
  /** The scope in the words of the certificate. */
  scopeText: Type.Optional(Type.String()),
  /** Of a sub-certificate: the number of its main certificate. */
  main: Type.Optional(Type.String()),
  /** Of a declaration: the procedure that its maker followed. */
  procedure: Type.Optional(Type.Object({ code: Type.String(), name: NameShape })),
  mode: Type.Optional(Type.String()),
  accreditation: Type.Optional(
    Type.Object({ number: Type.Optional(Type.String()), mark: Type.Optional(Type.String()) }),
  ),
  holderFormerName: Type.Optional(Type.String()),
  firstIssued: Type.Optional(DayText),
  validFrom: DayText,
  validTo: Type.Union([DayText, Type.Null()]),
  predecessor: Type.Optional(PredecessorShape),
  history: Type.Array(HistoryShape),
  origin: Type.Object({ type: Type.String(), id: Type.String() }),
  version: Type.Integer(),
  asOf: Type.Object({ on: DayText, known: Type.Union([DayText, Type.Null()]), at: InstantText }),
})
/** A certificate as it was on a day; `validTo` is the last day of validity, inclusive; null: without end. */
export type CertificateView = Static<typeof CertificateShape>

const StepFields = {
  role: Type.String(),
  family: Type.Optional(Type.String()),
  kind: Type.Optional(Type.String()),
  number: Type.Optional(Type.String()),
  holder: Type.Optional(Type.String()),
  holderEn: Type.Optional(Type.String()),
  issuer: Type.Optional(Type.String()),
  scopeItem: Type.Optional(ScopeItemShape),
  day: Type.Union([DayText, Type.Null()]),
  status: Type.Optional(Type.String()),
  validFrom: Type.Optional(DayText),
  validTo: Type.Optional(Type.Union([DayText, Type.Null()])),
  basis: Type.Array(BasisShape),
  /** Where the facts of the link stand: the sequence numbers of its acts in the public log. */
  evidence: Type.Object({ acts: Type.Array(Type.Integer()) }),
  missing: Type.Optional(Type.String()),
}

export interface StepView {
  role: string
  family?: string
  kind?: string
  number?: string
  holder?: string
  holderEn?: string
  issuer?: string
  scopeItem?: Static<typeof ScopeItemShape>
  day: string | null
  status?: string
  validFrom?: string
  validTo?: string | null
  basis: Static<typeof BasisShape>[]
  evidence: { acts: number[] }
  missing?: string
  above: StepView[]
}

/** Links rest on links: predecessors nest deepest. The recursion is written once, and cut by the depth of the path. */
const StepShape = Type.Cyclic({ Step: Type.Object({ ...StepFields, above: Type.Array(Type.Ref('Step')) }) }, 'Step')

export const TrustPathShape = Type.Object({
  number: Type.String(),
  on: DayText,
  known: Type.Union([DayText, Type.Null()]),
  standing: Type.Object({ verdict: Type.String(), status: Type.String(), reasons: Type.Array(Type.String()) }),
  basisAtIssue: Type.Object({ verdict: Type.String(), day: DayText, reasons: Type.Array(Type.String()) }),
  verdict: Type.String(),
  steps: Type.Array(StepShape),
})
export interface TrustPathView {
  number: string
  on: string
  known: string | null
  standing: { verdict: string; status: string; reasons: string[] }
  basisAtIssue: { verdict: string; day: string; reasons: string[] }
  verdict: string
  steps: StepView[]
}

/** The state of a certificate on a day, as recorded up to a day. What is not public answers as if never reported. */
export const lookUpCertificate = endpoint({
  name: 'lookUpCertificate',
  summary: 'A certificate as it was on a day, as known on a day',
  method: 'GET',
  path: '/api/v1/certificates/:number',
  input: Type.Object({ number: NumberText, ...AsOfInput }),
  answer: CertificateShape,
  problems: ['never-reported', 'malformed-number', 'similar-exist', 'invalid-input'],
})

export const lookUpTrustPath = endpoint({
  name: 'lookUpTrustPath',
  summary: 'Why the certificate may be trusted: standing on a day and basis at issue, link by link',
  method: 'GET',
  path: '/api/v1/certificates/:number/trust-path',
  input: Type.Object({ number: NumberText, ...AsOfInput }),
  answer: TrustPathShape,
  problems: ['never-reported', 'malformed-number', 'similar-exist', 'invalid-input'],
})

const Text = Type.String({ maxLength: 200 })
export const CertificateRowShape = Type.Object({
  number: Type.String(),
  family: Type.String(),
  status: Type.String(),
  holder: Type.Object({
    name: Type.String(),
    nameEn: Type.Optional(Type.String()),
    identifiers: Type.Array(IdentifierShape),
    region: Type.Optional(Type.String()),
  }),
  issuer: Type.Object({ name: Type.String() }),
  scheme: Type.Object({ code: Type.String(), name: NameShape }),
  scope: Type.Array(Type.String()),
  validFrom: DayText,
  validTo: Type.Union([DayText, Type.Null()]),
})
export type CertificateRow = Static<typeof CertificateRowShape>

/**
 * `q` is a number, whole or in part, an identifier of the holder, or words of the names of holder and maker, the product or
 * a model; `*` stands for any characters. All words must be found, in whatever order. At least two characters.
 */
export const searchCertificates = endpoint({
  name: 'searchCertificates',
  summary: 'Certificates by number, holder and filters, newest first unless asked otherwise',
  method: 'GET',
  path: '/api/v1/certificates',
  input: Type.Object({
    q: Type.Optional(Text),
    status: Type.Optional(Text),
    scheme: Type.Optional(Text),
    region: Type.Optional(Text),
    issuer: Type.Optional(Text),
    holder: Type.Optional(Text),
    validOn: Type.Optional(DayText),
    sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest')])),
    cursor: Type.Optional(Text),
    limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,2}$' })),
  }),
  answer: Type.Object({
    items: Type.Array(CertificateRowShape),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Object({ value: Type.Integer(), relation: Type.Union([Type.Literal('eq'), Type.Literal('gte')]) }),
    facets: Type.Object({ status: Type.Record(Type.String(), Type.Integer()) }),
  }),
  problems: ['invalid-input'],
})
