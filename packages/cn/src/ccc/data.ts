import { Type, type Static } from 'typebox'
import { readData } from '../data/read.ts'
import { DayText, EvidenceShape, NameShape, PeriodShape } from '../data/shapes.ts'

const CodeText = Type.String({ pattern: '^\\d{4}$' })
const ProcedureShape = Type.Union([
  Type.Literal('certification'),
  Type.Literal('self-declaration-A'),
  Type.Literal('self-declaration-B'),
])
const Standards = {
  standards: Type.Optional(Type.Array(Type.String())),
  standardsEvidence: Type.Optional(EvidenceShape),
}

/** A kind 产品种类 of one edition of the catalogue: it may have several codes, and its number holds in that edition. */
const KindShape = Type.Object({
  no: Type.Integer({ minimum: 1 }),
  name: NameShape,
  codes: Type.Array(CodeText, { minItems: 1 }),
  procedure: ProcedureShape,
  procedureUntil: Type.Optional(DayText),
  procedureAfter: Type.Optional(ProcedureShape),
  evidence: EvidenceShape,
  nameEnEvidence: Type.Optional(EvidenceShape),
  support: Type.Optional(Type.String()),
  sources: Type.Optional(Type.Array(Type.String())),
  rule: Type.Optional(Type.String()),
  ...Standards,
  note: Type.Optional(Type.String()),
})

const EditionShape = Type.Object({
  version: Type.String(),
  announcement: Type.String(),
  during: PeriodShape,
  evidence: EvidenceShape,
  note: Type.String(),
  officialTotals: Type.Record(Type.String(), Type.Integer()),
  categories: Type.Array(Type.Object({ no: Type.Integer(), name: NameShape, kinds: Type.Array(KindShape) })),
})

const ChangeShape = Type.Object({
  announcement: Type.String(),
  on: DayText,
  mandatoryFrom: Type.Optional(DayText),
  effect: Type.Union([Type.Literal('add'), Type.Literal('remove')]),
  codes: Type.Array(CodeText),
  evidence: EvidenceShape,
  sources: Type.Array(Type.String()),
  note: Type.Optional(Type.String()),
})

const UncodedShape = Type.Object({
  key: Type.String({ pattern: '^\\d{4}-[A-Z]\\d$' }),
  name: NameShape,
  procedure: ProcedureShape,
  acceptedFrom: DayText,
  acceptedEvidence: Type.Optional(EvidenceShape),
  mandatoryFrom: DayText,
  evidence: EvidenceShape,
  sources: Type.Array(Type.String()),
  ...Standards,
  within: Type.Optional(CodeText),
  note: Type.String(),
})

const CatalogueShape = Type.Object({
  versions: Type.Array(EditionShape),
  changes: Type.Array(ChangeShape),
  uncoded: Type.Array(UncodedShape),
  groups: Type.Array(
    Type.Object({ code: Type.String({ pattern: '^\\d{2}$' }), name: NameShape, version: Type.String() }),
  ),
  sources: Type.Array(
    Type.Object({ id: Type.String(), url: Type.Union([Type.String(), Type.Null()]), title: Type.String() }),
  ),
})

export type Catalogue = Static<typeof CatalogueShape>
export type Edition = Static<typeof EditionShape>
export type Kind = Static<typeof KindShape>
export type Uncoded = Static<typeof UncodedShape>

export function readCatalogue(): Catalogue {
  return readData('catalogue.json', CatalogueShape)
}
