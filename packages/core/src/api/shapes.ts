import { Type } from 'typebox'

/** 'YYYY-MM-DD', a civil day. Whether the day exists is checked at the door, beside the schema. */
export const DayText = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'A civil day, YYYY-MM-DD.',
  examples: ['2026-11-20'],
})
export const InstantText = Type.String({ description: 'RFC 3339 with offset.', examples: ['2026-11-20T10:00:00.000Z'] })
export const NumberText = Type.String({
  minLength: 1,
  maxLength: 500,
  description: 'A number as it is printed.',
  examples: ['2024900701000001'],
})

export const NameShape = Type.Object({ zh: Type.String(), en: Type.String() })
export const IdentifierShape = Type.Object({ scheme: Type.String(), value: Type.String() })

export const BasisShape = Type.Object({
  instrument: Type.String(),
  article: Type.String(),
  title: NameShape,
  version: Type.Optional(Type.String()),
  evidence: Type.Union([Type.Literal('confirmed'), Type.Literal('recalled')]),
})

export const ScopeItemShape = Type.Object({ code: Type.String(), name: NameShape })

export const PartyShape = Type.Object({
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  identifiers: Type.Array(IdentifierShape),
  region: Type.Optional(Type.String()),
})

/** A due day that a newly published calendar moved: `seq` is the act in the log, `source` the notice it rests on. */
export const MovedShape = Type.Object({
  was: Type.Union([DayText, Type.Null()]),
  became: DayText,
  told: InstantText,
  seq: Type.Integer(),
  source: Type.String(),
})

/** The two questions of every page of the register: which day, and as known on which day. */
export const AsOfInput = {
  on: Type.Optional(DayText),
  known: Type.Optional(DayText),
}
