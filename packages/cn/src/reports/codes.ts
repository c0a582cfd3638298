import type { Ground, TemplateCode } from '@zhengheng/core'
import { Type } from 'typebox'
import { readData } from '../data/read.ts'
import { EvidenceShape, NameShape } from '../data/shapes.ts'
import { article } from '../law/article.ts'

const CodesShape = Type.Object({
  note: Type.String(),
  tables: Type.Record(
    Type.String({ pattern: '^[a-z0-9-]+$' }),
    Type.Object({
      evidence: EvidenceShape,
      source: Type.String({ minLength: 1 }),
      codes: Type.Array(Type.Object({ code: Type.String({ minLength: 1 }), name: NameShape }), { minItems: 1 }),
    }),
  ),
})

/** The lists of codes that bodies filled in, by the names of the lists. */
export function readCodeTables(): Readonly<Record<string, readonly TemplateCode[]>> {
  const { tables } = readData('report-codes.json', CodesShape)
  return Object.fromEntries(Object.entries(tables).map(([name, { codes }]) => [name, codes]))
}

/**
 * Grounds for suspending and withdrawing certificates of management systems. Each list numbers its grounds from 0111: a code
 * means nothing without its act. How long a suspension lasts is a matter of the scheme's rule (measures for bodies, art. 21).
 */
export function readSystemGrounds(): readonly Ground[] {
  const tables = readCodeTables()
  const groundsOf = (table: string, act: 'suspend' | 'withdraw'): readonly Ground[] =>
    (tables[table] ?? []).map(({ code, name }) => ({ code, name, acts: [act], basis: article('bodies', '21') }))
  return [...groundsOf('management-suspend-reason', 'suspend'), ...groundsOf('management-withdraw-reason', 'withdraw')]
}
