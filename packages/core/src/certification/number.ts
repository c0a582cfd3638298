import type { Code, Name } from '../codes/code.ts'
import { numberKey } from '../codes/identifier.ts'
import type { Evidence } from '../law/basis.ts'
import type { Pack } from '../pack/model.ts'

/** One part of a number: which, in words, and what stands there. */
export interface NumberPart {
  readonly part: string
  readonly name: Name
  readonly text: string
}

/**
 * What a number says by its form. `parsed` is always true: nothing of it is a fact of the register, and a reader must be told
 * so.
 */
export interface ParsedNumber {
  readonly parsed: true
  readonly kind: Code
  readonly parts: readonly NumberPart[]
  readonly evidence: Evidence
}

/** Reads a number by the forms that the pack knows; undefined for any other number, which is as good as these. */
export function parseNumber(number: string, pack: Pack): ParsedNumber | undefined {
  const key = numberKey(number)
  for (const { kind, pattern, segments = {}, evidence } of pack.numbers) {
    const found = pattern.exec(key)
    if (!found) continue
    const parts = Object.entries(segments).flatMap(([part, name]): NumberPart[] => {
      const text = found.groups?.[part]
      return text === undefined ? [] : [{ part, name, text }]
    })
    return { parsed: true, kind, parts, evidence }
  }
  return undefined
}
