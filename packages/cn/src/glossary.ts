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

const BasisShape = Type.Object({ instrument: Type.String(), article: Type.String({ minLength: 1 }) })

const TermsShape = Type.Object({
  source: Type.String(),
  levels: Type.Array(
    Type.Object({ key: Type.String({ pattern: '^level/[a-z-]+$' }), name: NameShape, evidence: EvidenceShape }),
  ),
  terms: Type.Array(
    Type.Object({
      key: Type.String({ pattern: '^term/[a-z0-9]+(-[a-z0-9]+)*$' }),
      topic: Type.Union(
        ['apart', 'parties', 'certification', 'certificates', 'procedure'].map((topic) => Type.Literal(topic)),
      ),
      name: NameShape,
      reference: Type.Optional(Type.String({ minLength: 3 })),
      basis: Type.Optional(Type.Array(BasisShape, { minItems: 1 })),
      note: Type.Optional(NameShape),
      evidence: EvidenceShape,
    }),
  ),
})

/**
 * The law's words: for families, statuses, acts, links and levels of law, and those that readers look up. 撤销, 注销 and 吊销
 * are never one word.
 */
export function readGlossary(): readonly Term[] {
  const { levels, terms } = readData('terms.json', TermsShape)
  return [...readData('glossary.json', GlossaryShape).items, ...levels, ...terms]
}
