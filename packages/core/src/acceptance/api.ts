import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { AsOfInput, DayText, InstantText, NumberText } from '../api/shapes.ts'

/** So many numbers may be asked for at once. */
export const MOST_NUMBERS = 10_000

const Optional = {
  family: Type.Optional(Type.String()),
  holder: Type.Optional(Type.String()),
  issuer: Type.Optional(Type.String()),
  scheme: Type.Optional(Type.String()),
  status: Type.Optional(Type.String()),
  statusSince: Type.Optional(DayText),
  validFrom: Type.Optional(DayText),
  validTo: Type.Optional(Type.Union([DayText, Type.Null()])),
  standing: Type.Optional(Type.String()),
  basisAtIssue: Type.Optional(Type.String()),
  reasons: Type.Optional(Type.Array(Type.String())),
}

export const CheckedShape = Type.Object({
  /** As it was asked. */
  asked: Type.String(),
  /** `trusted`, `not-trusted` or `incomplete` as for a trust path; else why there is none. */
  verdict: Type.String(),
  /** As the register has it. */
  number: Type.Optional(Type.String()),
  ...Optional,
})
/** The answer for one number. */
export type Checked = Static<typeof CheckedShape>

export const VerificationShape = Type.Object({
  issuer: Type.String(),
  asOf: Type.Object({ on: DayText, known: Type.Union([DayText, Type.Null()]), at: InstantText }),
  counts: Type.Record(Type.String(), Type.Integer()),
  items: Type.Array(CheckedShape),
  /** Detached JWS (RFC 7515, appendix F) over the canonical JSON (RFC 8785) of everything else in this answer. */
  signature: Type.String(),
})
export type VerificationView = Static<typeof VerificationShape>

/**
 * Checks a list of certificate numbers, sent as JSON or as a CSV file with one number in each row. Answers JSON, a CSV file
 * (`Accept: text/csv`) or the signed result alone (`Accept: application/jose`).
 */
export const verifyNumbers = endpoint({
  name: 'verifyNumbers',
  summary: 'Check up to 10,000 certificate numbers for one day, with a signed result',
  method: 'POST',
  path: '/api/v1/verifications',
  input: Type.Object({
    numbers: Type.Array(NumberText, { minItems: 1, maxItems: MOST_NUMBERS }),
    ...AsOfInput,
  }),
  answer: VerificationShape,
  problems: ['invalid-input', 'payload-too-large', 'unsupported-format', 'too-many-requests'],
})
