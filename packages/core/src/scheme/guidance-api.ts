import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { BasisShape, DayText, InstantText, NameShape } from '../api/shapes.ts'

const EvidenceShape = Type.Union([Type.Literal('confirmed'), Type.Literal('recalled')])
const ItemText = Type.String({ minLength: 1, maxLength: 200, description: "An item's whole code, e.g. 'ccc/07/0701'." })
const PartText = Type.String({
  maxLength: 200,
  description: "The Chinese name of the part of a divided item, or 'none'.",
})

const HolderShape = Type.Object({ number: Type.String(), name: Type.String(), nameEn: Type.Optional(Type.String()) })

const ProcedureShape = Type.Object({
  code: Type.String(),
  name: NameShape,
  leadsTo: Type.String(),
  closedFrom: Type.Optional(DayText),
  until: Type.Optional(DayText),
  evidence: EvidenceShape,
  source: Type.String(),
})

export const GuidanceShape = Type.Object({
  scheme: Type.Object({ code: Type.String(), name: NameShape }),
  item: Type.Object({ code: Type.String(), name: NameShape }),
  on: DayText,
  membership: Type.Union([Type.Literal('out'), Type.Literal('accepted'), Type.Literal('mandatory')]),
  acceptedFrom: Type.Optional(DayText),
  mandatoryFrom: Type.Optional(DayText),
  until: Type.Optional(DayText),
  parts: Type.Array(NameShape),
  procedures: Type.Array(ProcedureShape),
  rule: Type.Optional(Type.Object({ value: Type.String(), evidence: EvidenceShape, source: Type.String() })),
  standards: Type.Array(Type.String()),
  standardsEvidence: Type.Optional(EvidenceShape),
  changesOn: Type.Optional(DayText),
  basis: Type.Array(BasisShape),
  note: Type.Optional(NameShape),
  evidence: EvidenceShape,
  source: Type.String(),
  /** Who holds, on the day, everything that the scheme asks of whoever issues; by name, the first fifty. */
  bodies: Type.Array(HolderShape),
  /** Null: nothing is asked of a body, as for a declaration. */
  bodyCount: Type.Union([Type.Integer(), Type.Null()]),
  laboratories: Type.Array(HolderShape),
  /** Null: nothing is asked of a laboratory that the register could tell. */
  laboratoryCount: Type.Union([Type.Integer(), Type.Null()]),
})
/** The whole answer: of the catalogue, and of the register on the same day. */
export type GuidanceView = Static<typeof GuidanceShape>

const CandidateShape = Type.Object({
  scheme: Type.Object({ code: Type.String(), name: NameShape }),
  item: Type.Object({ code: Type.String(), name: NameShape }),
  membership: Type.String(),
  by: Type.Union([Type.Literal('code'), Type.Literal('words'), Type.Literal('near-code')]),
})
export type CandidateView = Static<typeof CandidateShape>

/** Without `item` the answer has candidates for `q`; with it, the answer itself. */
export const findRoute = endpoint({
  name: 'findRoute',
  summary: 'What a product needs: candidates for a description or code, or the answer for an item on a day',
  method: 'GET',
  path: '/api/v1/route',
  input: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 200 })),
    item: Type.Optional(ItemText),
    part: Type.Optional(PartText),
    on: Type.Optional(DayText),
  }),
  answer: Type.Object({
    on: DayText,
    candidates: Type.Array(CandidateShape),
    guidance: Type.Union([GuidanceShape, Type.Null()]),
  }),
  problems: ['not-found', 'invalid-input'],
})

export const GuidanceReceiptShape = Type.Object({
  id: Type.String(),
  madeAt: InstantText,
  item: Type.String(),
  part: Type.Optional(Type.String()),
  on: DayText,
  guidance: GuidanceShape,
  /** Compact JWS (RFC 7515) by the key of the register, type `guidance+jwt`. */
  receipt: Type.String(),
  /** Whether the catalogue, as it is known now, still gives this answer for that day, and for today. */
  stillSo: Type.Object({ thatDay: Type.Boolean(), today: Type.Boolean() }),
})
export type GuidanceReceiptView = Static<typeof GuidanceReceiptShape>

export const keepGuidance = endpoint({
  name: 'keepGuidance',
  summary: 'Keep an answer: a dated receipt, signed by the register',
  method: 'POST',
  path: '/api/v1/guidance',
  input: Type.Object({ item: ItemText, part: Type.Optional(PartText), on: Type.Optional(DayText) }),
  answer: GuidanceReceiptShape,
  status: 201,
  problems: ['not-found', 'invalid-input', 'too-many-requests'],
})

export const lookUpGuidance = endpoint({
  name: 'lookUpGuidance',
  summary: 'A kept answer, for good, and whether it still is the answer',
  method: 'GET',
  path: '/api/v1/guidance/:id',
  input: Type.Object({ id: Type.String({ pattern: '^[0-9a-z]{20}$' }) }),
  answer: GuidanceReceiptShape,
  problems: ['not-found', 'invalid-input'],
})
