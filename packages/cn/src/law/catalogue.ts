import { day, type Gap, type LegalText, type LegalVersion } from '@zhengheng/core'
import { Type, type Static } from 'typebox'
import { readData } from '../data/read.ts'
import { DayText, EvidenceShape, NameShape } from '../data/shapes.ts'
import { readProvisions } from './provisions.ts'

const VersionShape = Type.Object({
  version: DayText,
  from: DayText,
  until: Type.Optional(DayText),
  number: Type.Optional(Type.String()),
  evidence: Type.Optional(EvidenceShape),
})

const QuoteShape = Type.Object({
  article: Type.String({ minLength: 1 }),
  quoted: Type.Object({ instrument: Type.String(), article: Type.String(), numbering: DayText }),
})

const GapShape = Type.Object({
  code: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  what: NameShape,
  needed: NameShape,
})

/** From the highest to the lowest. */
export const LEVELS = [
  'law',
  'administrative-regulation',
  'departmental-rule',
  'normative-document',
  'certification-rule',
] as const

const TextShape = Type.Object({
  id: Type.String({ pattern: '^[a-z]+(-[a-z0-9]+)+$' }),
  name: NameShape,
  level: Type.Union(LEVELS.map((level) => Type.Literal(level))),
  number: Type.Optional(Type.String()),
  issuer: Type.Optional(Type.String()),
  versions: Type.Array(VersionShape),
  earlierUnknown: Type.Optional(Type.Literal(true)),
  replacedBy: Type.Optional(Type.String()),
  replaces: Type.Optional(NameShape),
  quotes: Type.Optional(Type.Array(QuoteShape)),
  address: Type.Optional(Type.String({ pattern: '^https://' })),
  note: Type.Optional(NameShape),
  gaps: Type.Optional(Type.Array(GapShape)),
  evidence: EvidenceShape,
  source: Type.String({ minLength: 1 }),
})

const LawShape = Type.Object({ gaps: Type.Array(GapShape), items: Type.Array(TextShape) })

type Item = Static<typeof TextShape>

function version({ from, until, ...rest }: Static<typeof VersionShape>): LegalVersion {
  return { ...rest, from: day(from), ...(until !== undefined && { until: day(until) }) }
}

function legalText({ gaps: _gaps, versions, ...item }: Item, provisions: LegalText['provisions']): LegalText {
  return { ...item, versions: versions.map(version), ...(provisions && { provisions }) }
}

/** The legal catalogue. A text whose days are not known has no versions, and is cited without one. */
export function readLaw(): readonly LegalText[] {
  const provisions = readProvisions()
  return readData('law.json', LawShape).items.map((item) => legalText(item, provisions.get(item.id)))
}

/** What is not on file about the law, as a whole and text by text, each said on its own page. */
export function readLawGaps(): readonly Gap[] {
  const { gaps, items } = readData('law.json', LawShape)
  return [
    ...gaps.map((gap) => Object.assign({}, gap, { shownAt: ['/law'] })),
    ...items.flatMap((item) => textGaps(item)),
  ]
}

function textGaps({ id, name, gaps = [] }: Item): readonly Gap[] {
  return gaps.map(({ code, what, needed }) => ({
    code,
    what: { zh: `《${name.zh}》：${what.zh}`, en: `${name.en}: ${what.en}` },
    needed,
    shownAt: [`/law/${id}`],
  }))
}
