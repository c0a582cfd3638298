import { day, type LegalText } from '@zhengheng/core'
import { Type, type Static } from 'typebox'
import { readData } from '../data/read.ts'
import { DayText, EvidenceShape, NameShape } from '../data/shapes.ts'

const VersionShape = Type.Object({
  version: DayText,
  from: DayText,
  until: Type.Optional(DayText),
  number: Type.Optional(Type.String()),
})

const LawShape = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String({ pattern: '^[a-z]+(-[a-z0-9]+)+$' }),
      name: NameShape,
      level: Type.Union(
        ['law', 'administrative-regulation', 'departmental-rule', 'normative-document', 'certification-rule'].map(
          (level) => Type.Literal(level),
        ),
      ),
      number: Type.Optional(Type.String()),
      issuer: Type.Optional(Type.String()),
      versions: Type.Array(VersionShape),
      articlesUsed: Type.Array(Type.String()),
      evidence: EvidenceShape,
      source: Type.String(),
      note: Type.Optional(Type.String()),
    }),
  ),
})

function legalText(item: Static<typeof LawShape>['items'][number]): LegalText {
  const versions = item.versions.map(({ version, from, until, number }) => ({
    version,
    from: day(from),
    ...(until && { until: day(until) }),
    ...(number && { number }),
  }))
  const { id, name, level, issuer, evidence, source } = item
  return { id, name, level, versions, evidence, source, ...(issuer && { issuer }) }
}

/** The legal catalogue. A text whose days are not known has no versions, and is cited without one. */
export function readLaw(): readonly LegalText[] {
  return readData('law.json', LawShape).items.map(legalText)
}
