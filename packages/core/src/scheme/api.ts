import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { BasisShape, DayText, NameShape } from '../api/shapes.ts'

const EvidenceShape = Type.Union([Type.Literal('confirmed'), Type.Literal('recalled')])
const CodeText = Type.String({ minLength: 1, maxLength: 200, description: "A code, e.g. 'ccc' or 'ccc/07/0701'." })
const FormatInput = {
  format: Type.Optional(
    Type.Union([Type.Literal('json'), Type.Literal('csv')], { description: 'csv: UTF-8 with byte order mark.' }),
  ),
}

function sourced<Shape extends Parameters<typeof Type.Optional>[0]>(value: Shape) {
  return Type.Object({ value, evidence: EvidenceShape, source: Type.String() })
}

const CountShape = Type.Object({ categories: Type.Integer(), kinds: Type.Integer(), items: Type.Integer() })

const SchemeFields = {
  code: Type.String(),
  name: NameShape,
  category: Type.String(),
  field: Type.Optional(Type.Object({ code: Type.String(), name: NameShape })),
  certificateKind: Type.String(),
  /** What its list holds on the day; `kinds` and `categories` are 0 where the list is not numbered. */
  count: CountShape,
  evidence: EvidenceShape,
  source: Type.String(),
}
export const SchemeHeadShape = Type.Object(SchemeFields)
export type SchemeHead = Static<typeof SchemeHeadShape>

const ProcedureShape = Type.Object({
  code: Type.String(),
  name: NameShape,
  only: Type.Optional(NameShape),
  from: DayText,
  until: Type.Optional(DayText),
  closedFrom: Type.Optional(DayText),
  evidence: EvidenceShape,
  source: Type.String(),
})

export const ItemViewShape = Type.Object({
  code: Type.String(),
  name: NameShape,
  membership: Type.Union([Type.Literal('out'), Type.Literal('accepted'), Type.Literal('mandatory')]),
  /** Days on which it belongs to the scheme, `until` exclusive; `atEarliest`: the first day is not on file. */
  during: Type.Array(
    Type.Object({
      from: DayText,
      until: Type.Optional(DayText),
      mandatoryFrom: Type.Optional(DayText),
      atEarliest: Type.Optional(Type.Boolean()),
    }),
  ),
  listed: Type.Optional(
    Type.Object({
      edition: Type.String(),
      kind: Type.String(),
      category: Type.Optional(Type.Object({ number: Type.Integer(), name: NameShape })),
    }),
  ),
  procedures: Type.Array(ProcedureShape),
  standards: Type.Array(Type.String()),
  standardsEvidence: Type.Optional(EvidenceShape),
  rule: Type.Optional(sourced(Type.String())),
  note: Type.Optional(NameShape),
  evidence: EvidenceShape,
  source: Type.String(),
})
export type ItemView = Static<typeof ItemViewShape>

const NeedViewShape = Type.Object({
  role: Type.String(),
  holder: Type.String(),
  family: Type.String(),
  covers: Type.String(),
  day: Type.String(),
  basis: Type.Array(BasisShape),
})

export const SchemeViewShape = Type.Object({
  ...SchemeFields,
  on: DayText,
  validityYears: Type.Optional(sourced(Type.Integer())),
  surveillance: Type.Optional(
    Type.Object({
      firstWithinMonths: Type.Optional(Type.Integer()),
      thenEveryMonths: Type.Optional(Type.Integer()),
      note: Type.Optional(NameShape),
      evidence: EvidenceShape,
      source: Type.String(),
    }),
  ),
  suspension: Type.Optional(
    Type.Object({
      maxMonths: Type.Integer(),
      onRequestMaxMonths: Type.Optional(Type.Integer()),
      evidence: EvidenceShape,
      source: Type.String(),
    }),
  ),
  nationallyUnified: Type.Optional(sourced(Type.Boolean())),
  mark: Type.Optional(sourced(NameShape)),
  reportCodes: Type.Array(Type.String()),
  standards: Type.Array(Type.String()),
  note: Type.Optional(NameShape),
  basis: Type.Array(BasisShape),
  needs: Type.Array(NeedViewShape),
  items: Type.Array(ItemViewShape),
})
/** A scheme on a day; `items` are those beneath the code that was asked for, in the catalogue on the day or not. */
export type SchemeView = Static<typeof SchemeViewShape>

const StateShape = Type.Object({
  code: Type.String(),
  name: NameShape,
  membership: Type.String(),
  procedures: Type.Array(
    Type.Object({ procedure: Type.String(), only: Type.Optional(NameShape), closed: Type.Optional(Type.Boolean()) }),
  ),
  standards: Type.Array(Type.String()),
})

export const ComparisonShape = Type.Object({
  scheme: Type.String(),
  from: DayText,
  to: DayText,
  added: Type.Array(StateShape),
  removed: Type.Array(StateShape),
  changed: Type.Array(Type.Object({ before: StateShape, after: StateShape, changed: Type.Array(Type.String()) })),
  /** This comparison, for good. */
  address: Type.String(),
})
export type ComparisonView = Static<typeof ComparisonShape>

const EditionViewShape = Type.Object({
  number: Type.String(),
  from: Type.Optional(DayText),
  until: Type.Optional(DayText),
  adopts: Type.Optional(Type.Object({ number: Type.String(), degree: Type.Optional(Type.String()) })),
  note: Type.Optional(NameShape),
  evidence: EvidenceShape,
  source: Type.String(),
})

const StandardFields = {
  number: Type.String(),
  name: Type.Optional(NameShape),
  editions: Type.Array(EditionViewShape),
  evidence: EvidenceShape,
  source: Type.String(),
}
const UsedByShape = Type.Object({ scheme: Type.String(), code: Type.String(), name: NameShape, as: Type.String() })
export const StandardViewShape = Type.Object({ ...StandardFields, usedBy: Type.Array(UsedByShape) })
/** A standard with the schemes and items that name it, each as it writes the number. */
export type StandardView = Static<typeof StandardViewShape>

export const listSchemes = endpoint({
  name: 'listSchemes',
  summary: 'All schemes, with what their lists hold on a day',
  method: 'GET',
  path: '/api/v1/schemes',
  input: Type.Object({ on: Type.Optional(DayText), ...FormatInput }),
  answer: Type.Object({ on: DayText, items: Type.Array(SchemeHeadShape) }),
  problems: ['invalid-input'],
})

/** `item` narrows the list to what lies beneath a code; `state` to what is in the catalogue on the day. */
export const lookUpScheme = endpoint({
  name: 'lookUpScheme',
  summary: 'A scheme on a day: what it asks for, and its items with membership, procedures and standards',
  method: 'GET',
  path: '/api/v1/schemes/:code',
  input: Type.Object({
    code: CodeText,
    on: Type.Optional(DayText),
    item: Type.Optional(CodeText),
    state: Type.Optional(Type.Union([Type.Literal('in'), Type.Literal('all')])),
    ...FormatInput,
  }),
  answer: SchemeViewShape,
  problems: ['not-found', 'invalid-input'],
})

export const lookUpComparison = endpoint({
  name: 'compareScheme',
  summary: 'What joined, left and changed in a scheme between two days',
  method: 'GET',
  path: '/api/v1/schemes/:code/comparison',
  input: Type.Object({ code: CodeText, from: DayText, to: Type.Optional(DayText) }),
  answer: ComparisonShape,
  problems: ['not-found', 'invalid-input'],
})

export const listStandards = endpoint({
  name: 'listStandards',
  summary: 'The standards that are on file, by number or words of their name',
  method: 'GET',
  path: '/api/v1/standards',
  input: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) }),
  answer: Type.Object({ items: Type.Array(Type.Object(StandardFields)) }),
  problems: ['invalid-input'],
})

export const lookUpStandard = endpoint({
  name: 'lookUpStandard',
  summary: 'A standard: its editions, what they adopt, and which schemes and items name it',
  method: 'GET',
  path: '/api/v1/standards/:number',
  input: Type.Object({ number: Type.String({ minLength: 1, maxLength: 200 }) }),
  answer: StandardViewShape,
  problems: ['not-found', 'invalid-input'],
})
