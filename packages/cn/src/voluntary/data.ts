import { CATEGORIES } from '@zhengheng/core'
import { Type, type Static } from 'typebox'
import { readData } from '../data/read.ts'
import { EvidenceShape, NameShape } from '../data/shapes.ts'

const CategoryShape = Type.Union(CATEGORIES.map((category) => Type.Literal(category)))
const Evidenced = { evidence: EvidenceShape, source: Type.String({ minLength: 1 }) }
const Months = Type.Integer({ minimum: 1 })

const FieldShape = Type.Object({
  code: Type.String({ pattern: '^(PV\\d{2}|SC\\d{2}|MS\\d)$' }),
  category: CategoryShape,
  name: NameShape,
  note: Type.Optional(NameShape),
  ...Evidenced,
})

const VoluntarySchemeShape = Type.Object({
  code: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
  name: NameShape,
  category: CategoryShape,
  field: Type.String(),
  standards: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  reportCodes: Type.Optional(Type.Array(Type.String({ pattern: '^[A-D]\\d{2}(\\d{2}){0,2}$' }))),
  validityYears: Type.Object({ value: Type.Integer({ minimum: 1 }), ...Evidenced }),
  surveillance: Type.Optional(
    Type.Object({
      firstWithinMonths: Type.Optional(Months),
      thenEveryMonths: Type.Optional(Months),
      note: Type.Optional(NameShape),
      ...Evidenced,
    }),
  ),
  suspension: Type.Optional(Type.Object({ maxMonths: Months, ...Evidenced })),
  nationallyUnified: Type.Object({ value: Type.Boolean(), ...Evidenced }),
  mark: Type.Optional(Type.Object({ value: NameShape, ...Evidenced })),
  note: Type.Optional(NameShape),
  basis: Type.Optional(Type.Array(Type.Object({ instrument: Type.String(), article: Type.String() }))),
  ...Evidenced,
})

const VoluntaryShape = Type.Object({
  fields: Type.Array(FieldShape),
  schemes: Type.Array(VoluntarySchemeShape),
})

export type Voluntary = Static<typeof VoluntaryShape>
export type VoluntaryScheme = Static<typeof VoluntarySchemeShape>

export function readVoluntary(): Voluntary {
  return readData('voluntary.json', VoluntaryShape)
}
