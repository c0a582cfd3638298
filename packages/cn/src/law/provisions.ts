import { day, type Place, type Provision } from '@zhengheng/core'
import { Type, type Static } from 'typebox'
import { readData } from '../data/read.ts'
import { DayText, EvidenceShape, NameShape } from '../data/shapes.ts'

const PlaceShape = Type.Object({
  article: Type.String({ minLength: 1 }),
  from: Type.Optional(DayText),
  until: Type.Optional(DayText),
})

const ProvisionsShape = Type.Record(
  Type.String(),
  Type.Array(
    Type.Object({
      use: Type.Optional(NameShape),
      places: Type.Array(PlaceShape, { minItems: 1 }),
      evidence: EvidenceShape,
    }),
  ),
)

function place({ article, from, until }: Static<typeof PlaceShape>): Place {
  return { article, ...(from !== undefined && { from: day(from) }), ...(until !== undefined && { until: day(until) }) }
}

/**
 * What the articles are relied on for, by the text they stand in. The words are the product's own. A number is stated only
 * for the days whose text was read: where it stood before is not on file, unless the material names the move.
 */
export function readProvisions(): ReadonlyMap<string, readonly Provision[]> {
  const byText = Object.entries(readData('law-provisions.json', ProvisionsShape))
  return new Map(
    byText.map(([text, rules]) => [
      text,
      rules.map(({ places, ...rule }) => Object.assign({}, rule, { places: places.map(place) })),
    ]),
  )
}
