import type { Region } from '@zhengheng/core'
import { Type } from 'typebox'
import { readData } from './data/read.ts'
import { DayText, EvidenceShape, NameShape } from './data/shapes.ts'

const ProvincesShape = Type.Object({
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

const DivisionsShape = Type.Object({
  source: Type.String(),
  licence: Type.String(),
  state: DayText,
  evidence: EvidenceShape,
  left_out: Type.String(),
  items: Type.Array(Type.Tuple([Type.String({ pattern: '^\\d{6}$' }), Type.String({ minLength: 1 })])),
})

/**
 * Divisions by their GB/T 2260 code: provinces with both names, prefectures and counties as they stood on the day of the
 * list. Their English names, and which codes were before and after, are not on file: see the gaps.
 */
export function readRegions(): readonly Region[] {
  const provinces = readData('regions.json', ProvincesShape).items.map(
    ({ code, name, codeEvidence, nameEvidence }): Region => ({
      code,
      name,
      level: 'province',
      evidence: codeEvidence === 'confirmed' && nameEvidence === 'confirmed' ? 'confirmed' : 'recalled',
    }),
  )
  const { items, evidence } = readData('regions-2023.json', DivisionsShape)
  const below = items.map(([code, zh]): Region => ({
    code,
    name: { zh, en: zh },
    level: code.endsWith('00') ? 'prefecture' : 'county',
    evidence,
  }))
  return [...provinces, ...below]
}
