import {
  belongsOn,
  cite,
  findItem,
  includes,
  type AttestationKind,
  type Citation,
  type Code,
  type Day,
  type Family,
  type Ground,
  type LegalBasis,
  type LegalText,
  type Name,
  type Need,
  type Pack,
  type Procedure,
  type Root,
  type Scheme,
} from '@zhengheng/core'

/** The pack by what it is asked for. Built once at start. */
export interface PackIndex {
  needs(scheme: Code): readonly Need[]
  itemOn(item: Code, on: Day): boolean | undefined
  root(party: number, family: Family): Root | undefined
  rootParties(): readonly (Root & { readonly id: number })[]
  scheme(code: Code): Scheme | undefined
  schemeOfItem(item: Code): Scheme | undefined
  nameOf(item: Code): Name
  duringOf(item: Code): readonly { from: Day; until?: Day }[]
  kind(code: Code): AttestationKind | undefined
  ground(code: string, act: string): Ground | undefined
  cite(basis: readonly LegalBasis[], on: Day): readonly Citation[]
  /** A new matter is taken under the version of its day; a matter keeps the version it began with. */
  procedure(code: string, asked: { readonly on: Day } | { readonly version: number }): Procedure
}

/** `rootParties` are the ids under which the pack's roots stand in this register. */
export function indexPack(pack: Pack, rootParties: ReadonlyMap<Root, number>): PackIndex {
  const texts = new Map(pack.law.map((text) => [text.id, text]))
  const items = new Map(pack.schemes.flatMap((scheme) => scheme.items.map((item) => [item.code, item] as const)))
  const schemes = new Map(pack.schemes.map((scheme) => [scheme.code, scheme]))
  const kinds = new Map(pack.kinds.map((kind) => [kind.code, kind]))
  const roots = [...rootParties].map(([root, id]) => ({ ...root, id }))
  const fields = new Map(pack.fields.map((field) => [field.code, field]))
  const schemeOfItem = (item: Code) => schemes.get(item.split('/')[0] ?? item)
  const itemOf = (code: Code) => {
    const known = items.get(code)
    if (known) return known
    const scheme = schemeOfItem(code)
    return scheme?.isOpen ? findItem(scheme, code) : undefined
  }
  return {
    needs: (scheme) => pack.needs[scheme] ?? [],
    itemOn(item, on) {
      if (!schemeOfItem(item)) return undefined
      const known = itemOf(item)
      return known ? belongsOn(known, on) : schemes.has(item)
    },
    root: (party, family) => roots.find((root) => root.id === party && root.families.includes(family)),
    rootParties: () => roots,
    scheme: (code) => schemes.get(code),
    schemeOfItem,
    nameOf: (item) => itemOf(item)?.name ?? schemes.get(item)?.name ?? fields.get(item)?.name ?? { zh: item, en: item },
    duringOf: (item) => itemOf(item)?.during ?? [],
    kind: (code) => kinds.get(code),
    ground: (code, act) => pack.grounds.find((ground) => ground.code === code && ground.acts.some((of) => of === act)),
    cite: rememberCitations(texts),
    procedure(code, asked) {
      const versions = pack.procedures.filter((known) => known.code === code)
      const wanted = versions.find((known) =>
        'version' in asked ? known.version === asked.version : includes(known.during, asked.on),
      )
      if (!wanted) throw new Error(`the pack ${pack.code} has no procedure ${code} for ${JSON.stringify(asked)}`)
      return wanted
    },
  }
}

const MOST_CITED = 50_000

/** A basis of the pack on a day is cited the same way every time, and many times for every path. */
function rememberCitations(texts: ReadonlyMap<string, LegalText>): PackIndex['cite'] {
  let known = new Map<string, Citation>()
  return (basis, on) =>
    basis.map((one) => {
      const name = `${one.instrument} ${one.article} ${on}`
      const old = known.get(name)
      if (old) return old
      if (known.size >= MOST_CITED) known = new Map()
      const made = cite(one, on, texts)
      known.set(name, made)
      return made
    })
}
