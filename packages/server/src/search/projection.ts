import { documentOf, facetGram, gramsOf, searchKey, tokenOf, type SearchLine } from '@zhengheng/core'
import { soundsOf } from './sounds.ts'

/** What an act says about its attestation, as far as it is found by it. */
export interface Said {
  readonly holder: number | null
  readonly name: string | null
  readonly nameEn: string | null
  readonly formerName: string | null
  readonly product: string | null
  readonly manufacturer: string | null
  readonly factory: string | null
  readonly models: readonly string[] | null
}

/** An attestation with everything that its acts said. */
export interface Source {
  readonly id: number
  readonly family: string
  readonly number: string
  readonly holder: number
  readonly issuer: number
  readonly scope: readonly string[]
  readonly region: string | null
  /** The holder's names in the register; null where it is a natural person. */
  readonly register: { readonly name: string; readonly nameEn: string | null } | null
  readonly said: readonly Said[]
}

export interface SearchedName {
  readonly party: number
  readonly key: string
  readonly name: string
  readonly doc: string
  readonly tokens: readonly number[]
}

/** The names that an attestation tells of, whosever they are: those of the register, and those that its acts used. */
export function namesOf(source: Source): readonly { readonly party: number; readonly name: string }[] {
  const { register, holder, said } = source
  const own = register ? [register.name, register.nameEn] : []
  const told = said.flatMap((one) =>
    [one.name, one.nameEn, one.formerName].map((name) => ({ party: one.holder ?? holder, name })),
  )
  return [...own.map((name) => ({ party: holder, name })), ...told].flatMap(({ party, name }) =>
    name === null || searchKey(name) === '' ? [] : [{ party, name }],
  )
}

export function searchedName(party: number, name: string): SearchedName {
  const doc = documentOf([{ field: 'holder', written: name }, ...soundsOf(name)])
  return { party, key: searchKey(name), name, doc, tokens: gramsOf(doc).map((gram) => tokenOf(0, gram)) }
}

export interface SearchedText {
  readonly id: number
  readonly family: string
  readonly doc: string
  readonly tokens: readonly number[]
}

/** The text an attestation is found by: `names` are all those of its holder. */
export function searchedText(source: Source, names: readonly string[]): SearchedText {
  const { id, family } = source
  const doc = documentOf(linesOf(source, names))
  const grams = [...gramsOf(doc), ...facetsOf(source)]
  return { id, family, doc, tokens: grams.map((gram) => tokenOf(id, gram)) }
}

/** Everything it is found by, as it was written; what it was called before is among it. */
export function linesOf(source: Pick<Source, 'number' | 'said'>, names: readonly string[]): readonly SearchLine[] {
  const line = (field: SearchLine['field'], written: string | null) => (written === null ? [] : [{ field, written }])
  return [
    ...line('number', source.number),
    ...names.flatMap((name) => line('holder', name)),
    ...source.said.flatMap((said) => [
      ...line('product', said.product),
      ...line('maker', said.manufacturer),
      ...line('maker', said.factory),
    ]),
    ...source.said.flatMap((said) => (said.models ?? []).flatMap((model) => line('model', model))),
  ]
}

/** What lists are narrowed by; the columns of the register have the last word. */
export interface Facets {
  readonly of: 'statement' | 'grant'
  readonly region?: string | undefined
  readonly scheme?: string | undefined
  readonly issuer?: number | undefined
}

function facetsOf({ family, region, scope, issuer }: Source): number[] {
  const regions = region === null ? [] : regionLevels(region)
  const schemes = [...new Set(scope.map((item) => item.split('/', 1)[0] ?? item))]
  return [
    facetGram('F', family === 'certificate' || family === 'declaration' ? 'statement' : 'grant'),
    facetGram('I', String(issuer)),
    ...regions.map((level) => facetGram('R', level)),
    ...schemes.map((scheme) => facetGram('S', scheme)),
  ]
}

/** Grams that everything has that these facets leave. */
export function gramsOfFacets({ of, region, scheme, issuer }: Facets): number[] {
  return [
    ...(of === 'grant' ? [facetGram('F', of)] : []),
    ...(issuer === undefined ? [] : [facetGram('I', String(issuer))]),
    ...(region !== undefined && LEVELS.includes(region.length) ? [facetGram('R', region)] : []),
    ...(scheme === undefined ? [] : [facetGram('S', scheme.split('/', 1)[0] ?? scheme)]),
  ]
}

/** Lengths of a code under which its region is looked for: each level adds two digits. */
const LEVELS: readonly number[] = [2, 4, 6]

function regionLevels(region: string): string[] {
  return LEVELS.filter((length) => length <= region.length).map((length) => region.slice(0, length))
}

/** The beginning that the codes of all regions within have: a code of a higher level is padded with zeros. */
export function regionWithin(code: string): string {
  return code.replace(/(00)+$/, '')
}
