import type { Region } from '@zhengheng/core'
import { Type } from 'typebox'
import { readData } from './data/read.ts'
import { EvidenceShape, NameShape } from './data/shapes.ts'

const RegionsShape = Type.Object({
  source: Type.String(),
  items: Type.Array(
    Type.Object({
      code: Type.String({ pattern: '^\\d{2}0000$' }),
      name: NameShape,
      codeEvidence: EvidenceShape,
      nameEvidence: EvidenceShape,
    }),
  ),
})

/** Divisions at the level of the province, by GB/T 2260 code. */
export function readRegions(): readonly Region[] {
  return readData('regions.json', RegionsShape).items.map(({ code, name }) => ({ code, name }))
}
