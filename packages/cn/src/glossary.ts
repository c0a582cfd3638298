import type { Term } from '@zhengheng/core'
import { Type } from 'typebox'
import { readData } from './data/read.ts'
import { EvidenceShape, NameShape } from './data/shapes.ts'

const GlossaryShape = Type.Object({
  source: Type.String(),
  items: Type.Array(
    Type.Object({
      key: Type.String({ pattern: '^(family|status|act|role)/[a-z]+$' }),
      name: NameShape,
      evidence: EvidenceShape,
    }),
  ),
})

/** The law's words for families, statuses, acts and links: 撤销, 注销 and 吊销 are never one word. */
export function readGlossary(): readonly Term[] {
  return readData('glossary.json', GlossaryShape).items
}
