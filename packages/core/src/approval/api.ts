import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import {
  AsOfInput,
  BasisShape,
  DayText,
  IdentifierShape,
  MovedShape,
  NameShape,
  NumberText,
  ScopeItemShape,
} from '../api/shapes.ts'
import { HistoryShape } from '../certification/api.ts'
import { CountShape } from '../party/api.ts'

export const GrantShape = Type.Object({
  family: Type.String(),
  kind: Type.String(),
  number: Type.String(),
  issuer: Type.String(),
  status: Type.String(),
  statusSince: DayText,
  scope: Type.Array(ScopeItemShape),
  except: Type.Array(ScopeItemShape),
  validFrom: DayText,
  validTo: Type.Union([DayText, Type.Null()]),
  history: Type.Array(HistoryShape),
  version: Type.Integer(),
})
export type GrantView = Static<typeof GrantShape>

const AsOfShape = Type.Object({ on: DayText, known: Type.Union([DayText, Type.Null()]) })

export const BodyShape = Type.Object({
  approvalNumber: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  grants: Type.Array(GrantShape),
  /** The certificates it issued, by scheme and their status on the day. */
  counts: Type.Array(CountShape),
  total: Type.Integer(),
  asOf: AsOfShape,
})
/** A certification body by the number of its approval, with everything it holds as of a day. */
export type BodyView = Static<typeof BodyShape>

export const lookUpBody = endpoint({
  name: 'lookUpBody',
  summary: 'A certification body and what it holds, as of a day',
  method: 'GET',
  path: '/api/v1/bodies/:number',
  input: Type.Object({ number: NumberText, ...AsOfInput }),
  answer: BodyShape,
  problems: ['not-found', 'invalid-input'],
})

export const LaboratoryShape = Type.Object({
  number: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  identifiers: Type.Array(IdentifierShape),
  region: Type.Optional(Type.String()),
  grants: Type.Array(GrantShape),
  asOf: AsOfShape,
})
/** A laboratory by the number of its designation, accreditation or qualification, with everything it holds as of a day. */
export type LaboratoryView = Static<typeof LaboratoryShape>

export const lookUpLaboratory = endpoint({
  name: 'lookUpLaboratory',
  summary: 'A laboratory and what it holds, as of a day',
  method: 'GET',
  path: '/api/v1/laboratories/:number',
  input: Type.Object({ number: NumberText, ...AsOfInput }),
  answer: LaboratoryShape,
  problems: ['not-found', 'invalid-input'],
})

export const PersonShape = Type.Object({
  number: Type.String(),
  /** Masked as the rules of the country allow; null where they allow none, or none is on file. */
  name: Type.Union([Type.String(), Type.Null()]),
  registrations: Type.Array(GrantShape),
  asOf: AsOfShape,
})
/** A registered person by number alone: what the law lets the public see of the registrations, as of a day. */
export type PersonView = Static<typeof PersonShape>

/** There is no search by name: whoever asks must know the number. */
export const lookUpPerson = endpoint({
  name: 'lookUpPerson',
  summary: 'The registrations of a person, by number, as of a day',
  method: 'GET',
  path: '/api/v1/persons/:number',
  input: Type.Object({ number: NumberText, ...AsOfInput }),
  answer: PersonShape,
  problems: ['not-found', 'invalid-input'],
})

const ClockShape = Type.Object({
  clock: Type.String(),
  name: NameShape,
  state: Type.String(),
  due: Type.Union([DayText, Type.Null()]),
  promised: Type.Union([DayText, Type.Null()]),
  provisional: Type.Boolean(),
})

export const FileShape = Type.Object({
  number: Type.String(),
  procedure: Type.String(),
  procedureVersion: Type.Integer(),
  name: NameShape,
  state: Type.Object({ code: Type.String(), name: NameShape }),
  about: Type.Union([Type.String(), Type.Null()]),
  content: Type.Record(Type.String(), Type.Unknown()),
  log: Type.Array(
    Type.Object({ act: Type.String(), name: NameShape, on: DayText, by: Type.String(), basis: Type.Array(BasisShape) }),
  ),
  acts: Type.Array(
    Type.Object({
      act: Type.String(),
      name: NameShape,
      by: Type.String(),
      open: Type.Boolean(),
      why: Type.Optional(Type.String()),
    }),
  ),
  clocks: Type.Array(ClockShape),
  moved: Type.Array(MovedShape),
  version: Type.Integer(),
})
/** A matter that is going on: its state, its log, which acts are open to the caller and why others are closed. */
export type FileView = Static<typeof FileShape>

/** A body applies for, or the authority orders, the reduction of an approved scope. */
export const openScopeReduction = endpoint({
  name: 'openScopeReduction',
  summary: 'Open a file on the reduction of an approved scope (application by the body, order by the authority)',
  method: 'POST',
  path: '/api/v1/approvals/:number/reductions',
  input: Type.Object({
    number: NumberText,
    scope: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 500 }),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  answer: FileShape,
  status: 201,
  problems: ['not-signed-in', 'not-permitted', 'not-found', 'not-in-scope', 'invalid-input'],
})

export const lookUpFile = endpoint({
  name: 'lookUpFile',
  summary: 'A file: state, log, clocks, and the acts open to the caller',
  method: 'GET',
  path: '/api/v1/files/:number',
  input: Type.Object({ number: NumberText }),
  answer: FileShape,
  problems: ['not-signed-in', 'not-found'],
})

/** Takes `If-Match: "version"`: 412 when somebody was faster. Deciding acts take another person than the proposing one. */
export const actOnFile = endpoint({
  name: 'actOnFile',
  summary: 'Perform an act of the procedure on a file',
  method: 'POST',
  path: '/api/v1/files/:number/acts',
  headers: {
    'if-match': {
      description: 'The version of the file on which the act was decided, as its ETag gives it.',
      example: '"123"',
      required: true,
    },
  },
  input: Type.Object({
    number: NumberText,
    act: Type.String({ minLength: 1, maxLength: 60 }),
    effective: Type.Optional(DayText),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  answer: FileShape,
  problems: [
    'not-signed-in',
    'not-permitted',
    'not-found',
    'act-not-open',
    'same-person',
    'not-in-scope',
    'changed-meanwhile',
    'if-match-required',
    'invalid-input',
  ],
})
