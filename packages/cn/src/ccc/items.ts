import { day, type Day, type Evidence, type Period, type SchemeItem } from '@zhengheng/core'
import type { Catalogue, Kind, Uncoded } from './data.ts'
import { codesOf, membershipOf } from './membership.ts'

/** The parent of products whose official code the material does not name: they are kept under a local key. */
const UNCODED = 'ccc/uncoded'

function sourceText(ids: readonly string[] | undefined, catalogue: Catalogue): string {
  const found = (ids ?? []).map((id) => catalogue.sources.find((source) => source.id === id))
  const texts = found.flatMap((source) => (source ? [source.url ?? source.title] : []))
  return texts.length > 0 ? texts.join('; ') : 'general knowledge'
}

/** The kind that has the code in the newest edition that knows it: its name is the one shown. */
function newestKind(code: string, catalogue: Catalogue): Kind | undefined {
  const kinds = catalogue.versions.flatMap((edition) => edition.categories.flatMap((category) => category.kinds))
  return kinds.findLast((kind) => kind.codes.includes(code))
}

function weaker(...all: readonly (Evidence | undefined)[]): Evidence {
  return all.includes('recalled') ? 'recalled' : 'confirmed'
}

function codedItem(code: string, catalogue: Catalogue): SchemeItem[] {
  const membership = membershipOf(code, catalogue)
  const kind = newestKind(code, catalogue)
  if (!membership || !kind) return []
  return [
    {
      code: `ccc/${code.slice(0, 2)}/${code}`,
      name: kind.name,
      during: [membership.during],
      evidence: weaker(kind.evidence, membership.left),
      source: sourceText(kind.sources, catalogue),
      ...(kind.standards && { standards: kind.standards }),
    },
  ]
}

function uncodedItem(product: Uncoded, catalogue: Catalogue): SchemeItem {
  return {
    code: `${UNCODED}/${product.key}`,
    name: product.name,
    during: [{ from: day(product.acceptedFrom) }],
    evidence: weaker(product.evidence, product.acceptedEvidence),
    source: sourceText(product.sources, catalogue),
    ...(product.standards && { standards: product.standards }),
  }
}

function latest(periods: readonly Period[]): Day | undefined {
  const ends = periods.flatMap((period) => (period.until ? [period.until] : []))
  return ends.toSorted((a, b) => (a < b ? -1 : 1)).at(-1)
}

/** A group is there as long as one of its members: from the first to join, to the last to leave. */
function span(members: readonly SchemeItem[]): Period[] {
  const periods = members.flatMap((member) => member.during)
  const from = periods.map((period) => period.from).toSorted()[0]
  if (!from) return []
  const ends = periods.map((period) => period.until)
  const until = ends.includes(undefined) ? undefined : latest(periods)
  return [until ? { from, until } : { from }]
}

/** All items of the catalogue 目录 and their groups, which are the first two digits of the codes. */
export function cccItems(catalogue: Catalogue): readonly SchemeItem[] {
  const codes = [...new Set(catalogue.versions.flatMap(codesOf))].toSorted()
  const coded = codes.flatMap((code) => codedItem(code, catalogue))
  const uncoded = catalogue.uncoded.map((product) => uncodedItem(product, catalogue))
  const groups = catalogue.groups.map((group): SchemeItem => {
    const code = `ccc/${group.code}`
    const members = coded.filter((item) => item.code.startsWith(`${code}/`))
    const edition = catalogue.versions.find((known) => known.version === group.version)
    const source = edition?.announcement ?? 'general knowledge'
    return { code, name: group.name, during: span(members), evidence: 'confirmed', source }
  })
  const rest: SchemeItem = {
    code: UNCODED,
    name: { zh: '产品代码未查明', en: 'Official code not found' },
    during: span(uncoded),
    evidence: 'confirmed',
    source: 'group of the pack',
  }
  return [...groups, rest, ...coded, ...uncoded].toSorted((a, b) => (a.code < b.code ? -1 : 1))
}
