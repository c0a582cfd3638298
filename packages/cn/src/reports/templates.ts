import { REPORT_COLUMNS, TEMPLATE_MEANINGS, type ReportTemplate } from '@zhengheng/core'
import { Type } from 'typebox'
import { readData } from '../data/read.ts'
import { EvidenceShape, NameShape } from '../data/shapes.ts'
import { readCodeTables } from './codes.ts'

const Codes = Type.Array(Type.String())
const literals = <Word extends string>(words: readonly Word[]) => Type.Union(words.map((word) => Type.Literal(word)))

const TemplateShape = Type.Object({
  code: Type.String(),
  name: NameShape,
  columns: Type.Array(
    Type.Object({
      no: Type.Integer({ minimum: 1 }),
      name: Type.Optional(Type.String({ minLength: 1 })),
      nameEn: Type.Optional(Type.String({ minLength: 1 })),
      code: Type.Optional(Type.String({ pattern: '^Z[A-Za-z_]+$' })),
      otherNames: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
      means: Type.Optional(literals([...REPORT_COLUMNS, ...TEMPLATE_MEANINGS])),
      table: Type.Optional(Type.String()),
    }),
    { minItems: 1 },
  ),
  statuses: Type.Record(Type.String(), literals(['valid', 'suspended', 'withdrawn', 'cancelled', 'expired'])),
  changes: Type.Record(
    Type.String(),
    literals(['change', 'extend', 'reduce', 'suspend', 'restore', 'withdraw', 'cancel', 'none']),
  ),
  recertification: Codes,
  initial: Codes,
  newTypes: Codes,
  replacementTypes: Codes,
  transferReasons: Codes,
  yes: Codes,
  note: Type.String(),
  evidence: EvidenceShape,
  source: Type.String({ minLength: 1 }),
})

/**
 * The national templates of 2012 (59 columns) and 2016 (73), as public programs of bodies filled them in. Those after 2021
 * are not on file.
 */
export function readTemplates(): readonly ReportTemplate[] {
  const tables = readCodeTables()
  const { templates } = readData('report-templates.json', Type.Object({ templates: Type.Array(TemplateShape) }))
  return templates.map(({ note: _toReaders, ...template }) => {
    const named = template.columns.flatMap(({ table }) => table ?? [])
    const used = Object.fromEntries(named.map((table) => [table, tables[table] ?? []]))
    return { ...template, tables: used }
  })
}
