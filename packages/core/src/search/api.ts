import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { DayText, IdentifierShape, NameShape } from '../api/shapes.ts'

/** What a search may find, in the order in which it is shown. */
export const FOUND_KINDS = ['certificate', 'organisation', 'body', 'laboratory', 'scheme', 'standard', 'law'] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** Why something was found: in which of its fields, by which text. `former`: it is not called so any more. */
export const WhyShape = Type.Object({
  field: Type.String(),
  text: Type.String(),
  former: Type.Optional(Type.Boolean()),
})
export type WhyView = Static<typeof WhyShape>

export const FoundShape = Type.Object({
  kind: Type.String(),
  name: NameShape,
  /** Its page on this site; absent when it has none. */
  path: Type.Optional(Type.String()),
  number: Type.Optional(Type.String()),
  family: Type.Optional(Type.String()),
  status: Type.Optional(Type.String()),
  validTo: Type.Optional(Type.Union([DayText, Type.Null()])),
  scheme: Type.Optional(NameShape),
  issuer: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  identifiers: Type.Optional(Type.Array(IdentifierShape)),
  why: Type.Optional(WhyShape),
})
export type FoundView = Static<typeof FoundShape>

export const TotalShape = Type.Object({
  value: Type.Integer(),
  relation: Type.Union([Type.Literal('eq'), Type.Literal('gte')]),
})

export const GroupShape = Type.Object({
  kind: Type.String(),
  items: Type.Array(FoundShape),
  total: TotalShape,
  next: Type.Union([Type.String(), Type.Null()]),
})
export type GroupView = Static<typeof GroupShape>

/**
 * What may be wrong with the words, or with the answer: `too-short`, `only-wildcards`, `check-digit` (of an identifier),
 * `behind` (acts that the search does not know yet), and near matches where nothing was found.
 */
export const HintShape = Type.Object({
  code: Type.String(),
  params: Type.Record(Type.String(), Type.String()),
  near: Type.Array(FoundShape),
})
export type HintView = Static<typeof HintShape>

const KindShape = Type.Union([
  Type.Literal('certificate'),
  Type.Literal('organisation'),
  Type.Literal('body'),
  Type.Literal('laboratory'),
  Type.Literal('scheme'),
  Type.Literal('standard'),
  Type.Literal('law'),
])
const Text = Type.String({ maxLength: 200 })

/** One search for everything public. A group that is named alone is given page by page, otherwise the best of each. */
export const searchEverything = endpoint({
  name: 'searchEverything',
  summary: 'Everything public that the words may mean, grouped by what it is, with the reason for each match',
  method: 'GET',
  path: '/api/v1/search',
  input: Type.Object({
    q: Text,
    kind: Type.Optional(KindShape),
    status: Type.Optional(Text),
    scheme: Type.Optional(Text),
    region: Type.Optional(Text),
    issuer: Type.Optional(Text),
    validOn: Type.Optional(DayText),
    cursor: Type.Optional(Text),
    limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,2}$' })),
  }),
  answer: Type.Object({
    query: Type.String(),
    groups: Type.Array(GroupShape),
    hints: Type.Array(HintShape),
  }),
  problems: ['invalid-input', 'too-many-requests'],
})
