import { Type } from 'typebox'

export const DayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const NameShape = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) })
export const EvidenceShape = Type.Union([Type.Literal('confirmed'), Type.Literal('recalled')])
export const PeriodShape = Type.Object({ from: DayText, until: Type.Optional(DayText) })
