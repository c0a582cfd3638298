import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { DayText, InstantText, NameShape } from '../api/shapes.ts'

export const GapShape = Type.Object({
  code: Type.String(),
  what: NameShape,
  needed: NameShape,
  shownAt: Type.Array(Type.String()),
})

const Digest = Type.String({ description: 'SHA-256 over the data of the pack as canonical JSON (RFC 8785), in hex.' })

const YearShape = Type.Object({
  year: Type.Integer(),
  origin: Type.Union([Type.Literal('pack'), Type.Literal('loaded')]),
  workingDays: Type.Integer(),
  source: Type.Optional(Type.String()),
  published: Type.Optional(DayText),
  seq: Type.Optional(Type.Integer()),
})

export const PackShape = Type.Object({
  code: Type.String(),
  version: Type.String(),
  name: NameShape,
  digest: Digest,
  counts: Type.Record(Type.String(), Type.Integer()),
  evidence: Type.Array(Type.Object({ part: Type.String(), confirmed: Type.Integer(), recalled: Type.Integer() })),
  calendar: Type.Object({ publishedUntil: DayText, years: Type.Array(YearShape) }),
  gaps: Type.Array(GapShape),
  history: Type.Array(
    Type.Object({
      code: Type.String(),
      version: Type.String(),
      digest: Digest,
      recordedAt: InstantText,
      seq: Type.Integer(),
    }),
  ),
})
/** The country pack under which the register works, what its facts rest on, and what is not on file. */
export type PackView = Static<typeof PackShape>

export const lookUpPack = endpoint({
  name: 'lookUpPack',
  summary:
    'The country pack: version, digest, how many facts rest on what, published working days, and what is not on file',
  method: 'GET',
  path: '/api/v1/pack',
  input: Type.Object({}),
  answer: PackShape,
  problems: ['invalid-input'],
})
