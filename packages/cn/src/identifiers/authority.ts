import { numberKey, type IdentifierScheme, type Name } from '@zhengheng/core'
import { Type } from 'typebox'
import { readData } from '../data/read.ts'
import { EvidenceShape, NameShape } from '../data/shapes.ts'

const AuthoritiesShape = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String({ pattern: '^[A-Z]+$' }),
      name: NameShape,
      does: NameShape,
      evidence: EvidenceShape,
      source: Type.String(),
    }),
  ),
})

/** An authority, or a body that the law names, by the code under which the pack knows it. */
export interface Authority {
  readonly code: string
  readonly name: Name
  readonly does: Name
}

export function readAuthorities(): readonly Authority[] {
  return readData('authorities.json', AuthoritiesShape).items
}

/** Codes of the pack's own list: there is no official number for them. */
export function authorityScheme(authorities: readonly Authority[]): IdentifierScheme {
  const codes = new Set(authorities.map((authority) => authority.code))
  return {
    code: 'authority',
    name: { zh: '主管机关代号', en: 'Code of the authority' },
    of: 'organisation',
    normalise: numberKey,
    fault: (value) => (codes.has(value) ? undefined : 'unknown'),
    source: 'list of the pack',
  }
}
