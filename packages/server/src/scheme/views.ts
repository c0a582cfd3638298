import {
  contains,
  countOn,
  includes,
  itemStateOn,
  itemsUnder,
  listingsOn,
  nameOn,
  membershipOn,
  proceduresOn,
  schemeOf,
  standardsOn,
  type Code,
  type Day,
  type ItemView,
  type Pack,
  type Scheme,
  type SchemeHead,
  type SchemeItem,
  type SchemeView,
} from '@zhengheng/core'
import type { Services } from '../services.ts'

/** The scheme of a code, which may be the code of one of its items. */
export function findScheme(pack: Pack, code: Code): Scheme | undefined {
  return pack.schemes.find((scheme) => scheme.code === schemeOf(code))
}

export function schemeHead(pack: Pack, scheme: Scheme, on: Day): SchemeHead {
  const field = pack.fields.find((known) => known.code === scheme.field)
  const count = countOn(scheme, on)
  const items = itemsUnder(scheme, scheme.code, on).length
  return {
    code: scheme.code,
    name: scheme.name,
    category: scheme.category,
    ...(field && { field: { code: field.code, name: field.name } }),
    certificateKind: scheme.certificateKind,
    count: { ...count, items },
    evidence: scheme.evidence,
    source: scheme.source,
  }
}

/** A scheme on a day with its items beneath `asked`, whether they are in the catalogue then or not. */
export function schemeView({ pack, register }: Services, scheme: Scheme, asked: Code, on: Day): SchemeView {
  const { validityYears, surveillance, suspension, nationallyUnified, mark, note } = scheme
  const needs = (pack.needs[scheme.code] ?? []).filter((need) => includes(need.during, on))
  return {
    ...schemeHead(pack, scheme, on),
    on,
    ...(validityYears && { validityYears }),
    ...(surveillance && { surveillance }),
    ...(suspension && { suspension }),
    ...(nationallyUnified && { nationallyUnified }),
    ...(mark && { mark }),
    reportCodes: [...(scheme.reportCodes ?? [])],
    standards: [...(scheme.standards ?? [])],
    ...(note && { note }),
    basis: [...register.index.cite(scheme.basis, on)],
    needs: needs.map(({ role, holder, family, covers, day, basis }) => ({
      role,
      holder,
      family,
      covers,
      day,
      basis: [...register.index.cite(basis, on)],
    })),
    items: itemsUnder(scheme, asked).map((item) => itemView(scheme, item, on)),
  }
}

/** An item on a day; outside the catalogue it keeps its name and days, and has no procedure. */
export function itemView(scheme: Scheme, item: SchemeItem, on: Day): ItemView {
  const [listed] = listingsOn(item, on)
  return {
    code: item.code,
    name: nameOn(item, on),
    membership: membershipOn(item, on),
    during: item.during.map((period) => ({ ...period })),
    ...(listed && {
      listed: {
        edition: listed.edition,
        kind: listed.kind,
        ...(listed.category && { category: { ...listed.category } }),
      },
    }),
    procedures: proceduresOn(item, on).flatMap(({ procedure, ...rest }) => {
      const known = scheme.procedures?.find((one) => one.code === procedure)
      return known ? [{ code: known.code, name: known.name, ...rest }] : []
    }),
    standards: itemStateOn(item, on) ? [...standardsOn(item, on)] : [],
    ...(item.standardsEvidence && { standardsEvidence: item.standardsEvidence }),
    ...(item.rule && { rule: item.rule }),
    ...(item.note && { note: item.note }),
    evidence: item.evidence,
    source: item.source,
  }
}

/** Whether the scheme has anything at or beneath the code: itself, a group, an item. */
export function hasCode(scheme: Scheme, code: Code): boolean {
  return code === scheme.code || scheme.items.some((item) => contains(code, item.code))
}
