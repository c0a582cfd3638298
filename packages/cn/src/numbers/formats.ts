import type { NumberFormat } from '@zhengheng/core'
import { Type } from 'typebox'
import { readData } from '../data/read.ts'
import { EvidenceShape, NameShape } from '../data/shapes.ts'

const FormatsShape = Type.Object({
  source: Type.String(),
  formats: Type.Array(
    Type.Object({
      kind: Type.String(),
      /** Of the compared form: no white space, capital letters. Its groups are the parts that a reader is told of. */
      pattern: Type.String(),
      example: Type.String(),
      segments: Type.Optional(Type.Record(Type.String(), NameShape)),
      evidence: EvidenceShape,
      source: Type.String({ minLength: 1 }),
    }),
  ),
})

/** Forms of numbers that are known. Any other number is taken as it comes, and none is refused for its form. */
export function readNumberFormats(): readonly NumberFormat[] {
  const { formats } = readData('number-formats.json', FormatsShape)
  return formats.map((format) => ({ ...format, pattern: new RegExp(format.pattern, 'u') }))
}
