import type { Code, Name } from '../codes/code.ts'
import type { LegalBasis } from '../law/basis.ts'
import type { DatedBasis } from '../law/text.ts'
import type { Period } from '../time/day.ts'
import type { Pack } from './model.ts'

export const LAW_REFERENCE_KINDS = ['root', 'scheme', 'need', 'procedure', 'ground', 'report', 'text', 'term'] as const
export type LawReferenceKind = (typeof LAW_REFERENCE_KINDS)[number]

/** One place of the pack that relies on an article. */
export interface LawReference {
  readonly kind: LawReferenceKind
  /** What relies on it: the code of a scheme, procedure, ground, authority, text or term; the act of a report, or 'late'. */
  readonly of: Code
  readonly name: Name
  /** Where in it: the role of a need, the act or clock of a procedure, the article of a text that quotes. */
  readonly part?: string
  readonly partName?: Name
  readonly basis: DatedBasis
  /** The days on which it is relied on; always, when absent. */
  readonly during?: Period
}

type Source = Omit<LawReference, 'basis'>

function each(source: Source, basis: readonly LegalBasis[]): readonly LawReference[] {
  return basis.map((one) => Object.assign({}, source, { basis: one }))
}

/** Every reference of a pack to its legal catalogue, place by place. */
export function referencesOf(pack: Pack): readonly LawReference[] {
  return [
    ...rootReferences(pack),
    ...schemeReferences(pack),
    ...needReferences(pack),
    ...procedureReferences(pack),
    ...pack.grounds.flatMap(({ code, name, basis }) => each({ kind: 'ground', of: code, name }, basis ?? [])),
    ...reportReferences(pack),
    ...quoteReferences(pack),
    ...pack.glossary.flatMap(({ key, name, basis }) => each({ kind: 'term', of: key, name }, basis ?? [])),
  ]
}

function rootReferences(pack: Pack): readonly LawReference[] {
  return pack.roots.flatMap(({ party, name, basis }) => each({ kind: 'root', of: party.value, name }, basis))
}

function schemeReferences(pack: Pack): readonly LawReference[] {
  return pack.schemes.flatMap((scheme) => [
    ...each({ kind: 'scheme', of: scheme.code, name: scheme.name }, scheme.basis),
    ...(scheme.procedures ?? []).flatMap(({ code, name, basis }) =>
      each({ kind: 'scheme', of: scheme.code, name: scheme.name, part: code, partName: name }, basis ?? []),
    ),
  ])
}

function needReferences(pack: Pack): readonly LawReference[] {
  const names = new Map(pack.schemes.map((scheme) => [scheme.code, scheme.name]))
  return Object.entries(pack.needs).flatMap(([scheme, needs]) =>
    needs.flatMap(({ role, during, basis }) => {
      const name = names.get(scheme) ?? { zh: scheme, en: scheme }
      return each({ kind: 'need', of: scheme, name, part: role, during }, basis)
    }),
  )
}

/** Acts and clocks may have the same name; each is a place of its own. */
function procedureReferences(pack: Pack): readonly LawReference[] {
  return pack.procedures.flatMap(({ code, name, during, acts, clocks }) =>
    [...Object.entries(acts), ...Object.entries(clocks)].flatMap(([part, rule]) =>
      each({ kind: 'procedure', of: code, name, part, partName: rule.name, during }, rule.basis),
    ),
  )
}

function reportReferences({ reports, glossary }: Pack): readonly LawReference[] {
  const word = (act: string): Name => glossary.find((term) => term.key === `act/${act}`)?.name ?? { zh: act, en: act }
  return [
    ...each({ kind: 'report', of: 'late', name: word('late') }, reports.late.basis),
    ...Object.entries(reports.basis).flatMap(([act, basis]) =>
      each({ kind: 'report', of: act, name: word(act) }, basis),
    ),
  ]
}

function quoteReferences(pack: Pack): readonly LawReference[] {
  return pack.law.flatMap((text) =>
    (text.quotes ?? []).flatMap(({ article, quoted }) =>
      text.versions.map((during): LawReference => ({
        kind: 'text',
        of: text.id,
        name: text.name,
        part: article,
        basis: quoted,
        during,
      })),
    ),
  )
}
