import type { Classification } from '@zhengheng/core'
import { Type } from 'typebox'
import { readData } from '../data/read.ts'
import { EvidenceShape, NameShape } from '../data/shapes.ts'

const IafShape = Type.Object({
  source: Type.String(),
  evidence: Type.Object({ codes: EvidenceShape, zh: EvidenceShape, en: EvidenceShape, nace: EvidenceShape }),
  note: Type.String(),
  shape: Type.String(),
  items: Type.Array(Type.Object({ code: Type.String({ pattern: '^\\d{2}$' }), name: NameShape, nace: Type.String() })),
})

/** Scopes of management systems, `NN`, with two lower levels `NN.NN.NN` that the accreditor keeps and that are not on file. */
function iaf(): Classification {
  const { items, source } = readData('iaf.json', IafShape)
  return {
    code: 'iaf',
    name: { zh: '管理体系认证业务范围', en: 'Scopes of management systems (IAF)' },
    shape: /^(0[1-9]|[12]\d|3\d)(\.\d{2}){0,2}$/,
    complete: true,
    // The Chinese names are recalled; an item is as good as its weaker name.
    items: items.map(({ code, name, nace }) => ({
      code,
      name,
      related: { 'nace-2': nace.split(',') },
      evidence: 'recalled',
    })),
    source,
  }
}

/**
 * Industries by GB/T 4754: a letter of the section and up to four digits. Of its classes only the one that statistics of
 * certification name is on file, so that the shape of a code is checked and nothing else.
 */
const INDUSTRY: Classification = {
  code: 'industry',
  name: { zh: '国民经济行业分类（GB/T 4754）', en: 'Industries of the national economy (GB/T 4754)' },
  shape: /^[A-T]?\d{2}(\d{1,2})?$|^[A-T]$/,
  complete: false,
  items: [
    {
      code: 'M7455',
      name: { zh: '认证认可服务', en: 'Certification and accreditation services' },
      evidence: 'confirmed',
    },
  ],
  source: 'GB/T 4754-2017; class 7455 by the guide of CNCA to its statistics',
}

export function readClassifications(): readonly Classification[] {
  return [iaf(), INDUSTRY]
}
