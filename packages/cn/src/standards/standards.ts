import {
  ADOPTION_DEGREES,
  day,
  standardKey,
  type Evidence,
  type Scheme,
  type Standard,
  type StandardEdition,
} from '@zhengheng/core'
import { Type, type Static } from 'typebox'
import { readData } from '../data/read.ts'
import { DayText, EvidenceShape, NameShape } from '../data/shapes.ts'

const Evidenced = { evidence: EvidenceShape, source: Type.String({ minLength: 1 }) }

const StandardsShape = Type.Object({
  standards: Type.Array(
    Type.Object({
      number: Type.String({ minLength: 1 }),
      name: Type.Optional(NameShape),
      editions: Type.Array(
        Type.Object({
          number: Type.String({ minLength: 1 }),
          from: Type.Optional(DayText),
          until: Type.Optional(DayText),
          adopts: Type.Optional(
            Type.Object({
              number: Type.String({ minLength: 1 }),
              degree: Type.Optional(Type.Union(ADOPTION_DEGREES.map((degree) => Type.Literal(degree)))),
            }),
          ),
          note: Type.Optional(NameShape),
          ...Evidenced,
        }),
        { minItems: 1 },
      ),
      ...Evidenced,
    }),
  ),
})

/** One standard, as the rules of schemes write it: no list of parts and no series. */
const ONE_NUMBER = /^[A-Z][A-Z/]* (?:TS |TR )?[\d.]+(?:[-:]\d{4})?$/

function editionOf(edition: Static<typeof StandardsShape>['standards'][number]['editions'][number]): StandardEdition {
  const { from, until, ...rest } = edition
  return { ...rest, ...(from !== undefined && { from: day(from) }), ...(until !== undefined && { until: day(until) }) }
}

interface Use {
  readonly number: string
  readonly evidence: Evidence
  readonly source: string
}

function usesOf(scheme: Scheme): readonly Use[] {
  const own = (scheme.standards ?? []).map((number) => ({
    number,
    evidence: 'recalled' as const,
    source: scheme.source,
  }))
  const items = scheme.items.flatMap(({ standards = [], standardsEvidence = 'recalled', source }) =>
    standards.map((number) => ({ number, evidence: standardsEvidence, source })),
  )
  return [...own, ...items].filter(({ number }) => ONE_NUMBER.test(number))
}

function compare(a: { readonly number: string }, b: { readonly number: string }): number {
  return a.number < b.number ? -1 : 1
}

/**
 * Every standard that is on file: those of the list, and those that schemes name, with the editions that either names.
 * An edition without a year stands for the standard in whatever edition holds; it is left out beside one with a year.
 */
export function readStandards(schemes: readonly Scheme[]): readonly Standard[] {
  const { standards } = readData('standards.json', StandardsShape)
  const found = new Map<string, Standard>(
    standards.map((standard) => [
      standardKey(standard.number),
      { ...standard, editions: standard.editions.map(editionOf) },
    ]),
  )
  for (const use of schemes.flatMap(usesOf)) {
    const key = standardKey(use.number)
    const known = found.get(key) ?? { ...use, number: use.number.replace(/[-:]\d{4}$/u, ''), editions: [] }
    if (known.editions.some((edition) => edition.number === use.number)) continue
    found.set(key, { ...known, editions: [...known.editions, use].toSorted(compare) })
  }
  return [...found.values()].map(withoutUndated).toSorted(compare)
}

function withoutUndated(standard: Standard): Standard {
  const dated = standard.editions.filter((edition) => edition.number !== standard.number)
  return dated.length > 0 ? { ...standard, editions: dated } : standard
}
