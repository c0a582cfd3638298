import {
  day,
  type Category,
  type Classification,
  type Field,
  type LegalBasis,
  type Scheme,
  type SchemeItem,
} from '@zhengheng/core'
import { article } from '../law/article.ts'
import type { Voluntary, VoluntaryScheme } from './data.ts'

/** No voluntary certificate is older than the Regulations; when each scheme began is not on file. */
const REGULATIONS = day('2003-11-01')

const CERTIFICATE: Readonly<Record<Category, string>> = {
  product: 'product-certificate',
  service: 'service-certificate',
  'management-system': 'system-certificate',
}

/** What each kind of certificate must carry, and that a body works within its approval (rules for bodies, art. 7). */
function basisOf({ category, basis }: VoluntaryScheme): readonly LegalBasis[] {
  const contents = { product: '7', service: '8', 'management-system': '9' }[category]
  return [...(basis ?? []), { instrument: 'rule-mark', article: contents }, ...article('bodies', '7')]
}

function itemsOf(
  scheme: VoluntaryScheme,
  voluntary: Voluntary,
  scopes: Classification | undefined,
): readonly SchemeItem[] {
  const during = [{ from: REGULATIONS, atEarliest: true as const }]
  const item = (code: string, name: SchemeItem['name'], source: string): SchemeItem => ({
    code: `${scheme.code}/${code}`,
    name,
    during,
    evidence: 'recalled',
    source,
  })
  if (scheme.category === 'management-system') {
    return (scopes?.items ?? []).map(({ code, name }) => item(code, name, scopes?.source ?? ''))
  }
  const field = voluntary.fields.find((known) => known.code === scheme.field)
  return field ? [item(field.code, field.name, field.source)] : []
}

/** The fields 认证领域 for which bodies are approved, as scope codes. */
export function readFields(voluntary: Voluntary): readonly Field[] {
  return voluntary.fields.map((field) => ({ ...field, code: `field/${field.code}` }))
}

/**
 * The voluntary schemes. A management system is certified for business scopes, a product or service within its field;
 * both may be divided further than the lists of the pack go.
 */
export function voluntarySchemes(voluntary: Voluntary, classifications: readonly Classification[]): readonly Scheme[] {
  const scopes = classifications.find((list) => list.code === 'iaf')
  return voluntary.schemes.map((scheme) => ({
    ...scheme,
    field: `field/${scheme.field}`,
    certificateKind: CERTIFICATE[scheme.category],
    items: itemsOf(scheme, voluntary, scopes),
    isOpen: true,
    basis: basisOf(scheme),
  }))
}
