import { Type, type Static } from 'typebox'
import { readData } from '../data/read.ts'
import { DayText, EvidenceShape, NameShape, PeriodShape } from '../data/shapes.ts'

const CodeText = Type.String({ pattern: '^\\d{4}$' })
/** `self-declaration`: that it is one is known, which of the two is not. */
const ProcedureShape = Type.Union(
  (['certification', 'self-declaration', 'self-declaration-A', 'self-declaration-B'] as const).map((procedure) =>
    Type.Literal(procedure),
  ),
)
const Sources = Type.Array(Type.String())
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
  evidence: EvidenceShape,
  nameEnEvidence: Type.Optional(EvidenceShape),
  support: Type.Optional(Type.String()),
  sources: Type.Optional(Sources),
  rule: Type.Optional(Type.String()),
  ...Standards,
  note: Type.Optional(NameShape),
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
  sources: Sources,
  note: Type.Optional(Type.String()),
})

/** Another procedure for some codes: bodies take applications from the first day, the old one ends on the second. */
const ProcedureChangeShape = Type.Object({
  announcement: Type.String(),
  codes: Type.Array(CodeText),
  to: ProcedureShape,
  accepted: DayText,
  mandatory: DayText,
  /** Nothing new is begun under the old one from this day on, where the announcement says so. */
  closed: Type.Optional(DayText),
  evidence: EvidenceShape,
  sources: Sources,
  note: Type.Optional(Type.String()),
})

/** A part of a whole category that has a procedure of its own. */
const DividedShape = Type.Object({
  category: Type.Integer(),
  version: Type.String(),
  from: DayText,
  procedure: ProcedureShape,
  only: NameShape,
  evidence: EvidenceShape,
  sources: Sources,
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
  sources: Sources,
  ...Standards,
  within: Type.Optional(CodeText),
  note: NameShape,
})

const CatalogueShape = Type.Object({
  versions: Type.Array(EditionShape),
  changes: Type.Array(ChangeShape),
  procedureChanges: Type.Array(ProcedureChangeShape),
  divided: Type.Array(DividedShape),
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

/** What the sources are called, by their ids; without any it is general knowledge. */
export function sourceText(ids: readonly string[] | undefined, catalogue: Catalogue): string {
  const found = (ids ?? []).map((id) => catalogue.sources.find((source) => source.id === id))
  const texts = found.flatMap((source) => (source ? [source.url ?? source.title] : []))
  return texts.length > 0 ? texts.join('; ') : 'general knowledge'
}
