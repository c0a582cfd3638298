import { day, type Day, type Evidence, type ItemPeriod, type Period, type SchemeItem } from '@zhengheng/core'
import { sourceText, type Catalogue, type Kind, type Uncoded } from './data.ts'
import { codesOf, membershipOf } from './membership.ts'
import { formerNamesOf, placesOf } from './places-of.ts'
import { proceduresOf } from './procedures-of.ts'

/** The parent of products whose official code the material does not name: they are kept under a local key. */
const UNCODED = 'ccc/uncoded'

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
  const { during, mandatoryFrom } = membership
  const formerNames = formerNamesOf(code, during, catalogue)
  const source = sourceText(kind.sources, catalogue)
  return [
    {
      code: `ccc/${code.slice(0, 2)}/${code}`,
      name: kind.name,
      during: [{ ...during, mandatoryFrom }],
      places: placesOf(code, during, catalogue),
      procedures: proceduresOf(code, during, catalogue),
      evidence: weaker(kind.evidence, membership.left),
      source,
      ...(formerNames.length > 0 && { formerNames }),
      ...(kind.standards && { standards: kind.standards, standardsEvidence: kind.standardsEvidence ?? 'recalled' }),
      ...(kind.rule && { rule: { value: kind.rule, evidence: 'confirmed' as const, source } }),
      ...(kind.note && { note: kind.note }),
    },
  ]
}

function uncodedItem(product: Uncoded, catalogue: Catalogue): SchemeItem {
  const from = day(product.acceptedFrom)
  const source = sourceText(product.sources, catalogue)
  const evidence = weaker(product.evidence, product.acceptedEvidence)
  return {
    code: `${UNCODED}/${product.key}`,
    name: product.name,
    during: [{ from, mandatoryFrom: day(product.mandatoryFrom) }],
    // What falls under a kind that has its number already is not a kind of its own.
    ...(product.within === undefined && { places: [{ edition: 'since 2023', kind: product.key, from }] }),
    procedures: [{ procedure: product.procedure, from, evidence, source }],
    evidence,
    source,
    ...(product.standards && {
      standards: product.standards,
      standardsEvidence: product.standardsEvidence ?? 'recalled',
    }),
    note: product.note,
  }
}

function latest(periods: readonly Period[]): Day | undefined {
  const ends = periods.flatMap((period) => (period.until ? [period.until] : []))
  return ends.toSorted((a, b) => (a < b ? -1 : 1)).at(-1)
}

function firstOf(days: readonly Day[]): Day | undefined {
  return days.toSorted()[0]
}

/** A group is there as long as one of its members: from the first to join, to the last to leave. */
function span(members: readonly SchemeItem[]): ItemPeriod[] {
  const periods = members.flatMap((member) => member.during)
  const from = firstOf(periods.map((period) => period.from))
  if (!from) return []
  const ends = periods.map((period) => period.until)
  const until = ends.includes(undefined) ? undefined : latest(periods)
  const mandatoryFrom = firstOf(periods.flatMap((period) => period.mandatoryFrom ?? []))
  const asked = mandatoryFrom === undefined ? {} : { mandatoryFrom }
  return [until ? { from, ...asked, until } : { from, ...asked }]
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
