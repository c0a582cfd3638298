import type { Ground } from '@zhengheng/core'
import { Type, type Static } from 'typebox'
import { readData } from '../data/read.ts'
import { EvidenceShape, NameShape } from '../data/shapes.ts'
import { article } from '../law/article.ts'

const ActShape = Type.Union(
  (['suspend', 'withdraw', 'cancel', 'change', 'correct', 'transfer', 'replace'] as const).map((act) =>
    Type.Literal(act),
  ),
)

const GroundsShape = Type.Object({
  evidence: EvidenceShape,
  source: Type.String(),
  items: Type.Array(
    Type.Object({
      code: Type.String({ minLength: 2 }),
      name: NameShape,
      acts: Type.Array(ActShape, { minItems: 1 }),
      article: Type.Optional(Type.String()),
      table: Type.String(),
    }),
  ),
})

function ground(item: Static<typeof GroundsShape>['items'][number]): Ground {
  const { code, name, acts } = item
  return item.article ? { code, name, acts, basis: article('compulsory', item.article) } : { code, name, acts }
}

/**
 * Grounds by the code that bodies report. The tables of the reporting rule number each act's grounds from 0201: a code
 * means nothing without its act.
 */
export function readGrounds(): readonly Ground[] {
  return readData('grounds.json', GroundsShape).items.map(ground)
}
