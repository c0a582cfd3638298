import { ACT_KINDS } from '../attestation/family.ts'
import type { Need } from '../attestation/need.ts'
import { checkProcedures } from '../proceeding/check.ts'
import type { Fault } from '../problem/problem.ts'
import type { Scheme } from '../scheme/model.ts'
import { dayIn } from '../time/clock.ts'
import { basisFaults, duplicates, fault, grouped, periodFaults, unknowns } from './faults.ts'
import { classificationFaults, gapFaults, regionFaults } from './list-faults.ts'
import type { Pack } from './model.ts'
import { catalogueFaults, fieldNeedFaults, standardFaults } from './scheme-faults.ts'

/** What the parts of a pack may refer to. */
interface Known {
  readonly texts: ReadonlySet<string>
  readonly kinds: ReadonlyMap<string, string>
  readonly schemes: ReadonlySet<string>
  readonly identifiers: ReadonlySet<string>
  readonly procedures: ReadonlySet<string>
}

/**
 * Everything that is wrong with a pack, as pointers into it; empty when it may be loaded. Checked: that what it refers to
 * exists and is of the right family, that versions do not overlap, that items have their parents, that every family a
 * scheme asks for ends at a root, and its procedures.
 */
export function checkPack(pack: Pack): readonly Fault[] {
  const known: Known = {
    texts: new Set(pack.law.map((text) => text.id)),
    kinds: new Map(pack.kinds.map((kind) => [kind.code, kind.family])),
    schemes: new Set(pack.schemes.map((scheme) => scheme.code)),
    identifiers: new Set(pack.identifiers.map((scheme) => scheme.code)),
    procedures: new Set(pack.procedures.map((procedure) => procedure.code)),
  }
  return [
    ...settingFaults(pack),
    ...nameFaults(pack),
    ...pack.law.flatMap((text) => periodFaults(`/law/${text.id}/versions`, text.versions)),
    ...kindFaults(pack, known),
    ...pack.schemes.flatMap((scheme) => [
      ...schemeFaults(scheme, known),
      ...catalogueFaults(scheme, { fields: pack.fields, kinds: known.kinds }),
    ]),
    ...standardFaults(pack.standards),
    ...Object.entries(pack.needs).flatMap(([scheme, needs]) =>
      needs.flatMap((need, index) => fieldNeedFaults(`/needs/${scheme}/${index}`, need, pack.fields)),
    ),
    ...needsFaults(pack, known),
    ...rootFaults(pack, known),
    ...procedureFaults(pack, known),
    ...groundFaults(pack, known),
    ...reportFaults(pack, known),
    ...regionFaults(pack.regions),
    ...classificationFaults(pack.classifications),
    ...gapFaults(pack.gaps),
    ...unknowns('/uses', 'procedure', Object.values(pack.uses), known.procedures),
  ]
}

function settingFaults(pack: Pack): readonly Fault[] {
  const { weekend, holidays, workedRestDays } = pack.calendar
  const both = [...holidays].filter((on) => workedRestDays.has(on))
  const isMinor = Number.isInteger(pack.currency.minorDigits) && pack.currency.minorDigits >= 0
  return [
    ...(isZone(pack.zone) ? [] : [fault('/zone', 'unknown-zone', pack.zone)]),
    ...(isMinor ? [] : [fault('/currency/minorDigits', 'not-a-count')]),
    ...weekend
      .filter((on) => ![0, 1, 2, 3, 4, 5, 6].includes(on))
      .map((on) => fault('/calendar', 'no-weekday', `${on}`)),
    ...both.map((on) => fault('/calendar', 'holiday-and-worked', on)),
  ]
}

function isZone(zone: string): boolean {
  try {
    dayIn(zone, new Date(0))
    return true
  } catch {
    return false
  }
}

function nameFaults(pack: Pack): readonly Fault[] {
  const versions = pack.procedures.map((procedure) => `${procedure.code} ${procedure.version}`)
  const grounds = pack.grounds.flatMap((ground) => ground.acts.map((act) => `${act} ${ground.code}`))
  const roots = pack.roots.map(({ party }) => `${party.scheme} ${party.value}`)
  return [
    ...duplicates('/identifiers', codes(pack.identifiers)),
    ...duplicates('/kinds', codes(pack.kinds)),
    ...duplicates('/schemes', codes(pack.schemes)),
    ...duplicates('/roots', roots),
    ...duplicates('/procedures', versions),
    ...duplicates('/grounds', grounds),
    ...duplicates(
      '/law',
      pack.law.map((text) => text.id),
    ),
    ...duplicates(
      '/glossary',
      pack.glossary.map((term) => term.key),
    ),
  ]
}

function codes(members: readonly { readonly code: string }[]): readonly string[] {
  return members.map((member) => member.code)
}

function kindFaults(pack: Pack, known: Known): readonly Fault[] {
  const kinds = new Set(known.kinds.keys())
  return pack.numbers.flatMap(({ kind, pattern, example }) => [
    ...unknowns('/numbers', 'kind', [kind], kinds),
    ...(pattern.test(example) ? [] : [fault(`/numbers/${kind}`, 'example-of-another-form', example)]),
  ])
}

function schemeFaults(scheme: Scheme, known: Known): readonly Fault[] {
  const pointer = `/schemes/${scheme.code}`
  const family = known.kinds.get(scheme.certificateKind)
  const items = new Set(scheme.items.map((item) => item.code))
  const orphans = scheme.items.filter(({ code }) => {
    const parent = code.slice(0, code.lastIndexOf('/'))
    return parent !== scheme.code && !items.has(parent)
  })
  return [
    ...(family === 'certificate' || family === 'declaration'
      ? []
      : [fault(`${pointer}/certificateKind`, family ? 'wrong-family' : 'unknown-kind', scheme.certificateKind)]),
    ...duplicates(`${pointer}/items`, codes(scheme.items)),
    ...orphans.map((item) => fault(`${pointer}/items`, 'no-parent', item.code)),
    ...scheme.items.flatMap((item) => periodFaults(`${pointer}/items/${item.code}`, item.during)),
    ...basisFaults(`${pointer}/basis`, scheme.basis, known.texts),
  ]
}

function needsFaults(pack: Pack, known: Known): readonly Fault[] {
  return Object.entries(pack.needs).flatMap(([scheme, needs]) => needsOfFaults(scheme, needs, known))
}

/** Two rules for the same link, on the same day, would both have to be met: that is a mistake of the data. */
function needsOfFaults(scheme: string, needs: readonly Need[], known: Known): readonly Fault[] {
  const single = needs.flatMap((need, index) => needFaults(`/needs/${scheme}/${index}`, need, known))
  const several = [...grouped(needs, linkOf).values()].flatMap((rules) =>
    periodFaults(
      `/needs/${scheme}/${rules[0]?.role ?? ''}`,
      rules.map((need) => need.during),
    ),
  )
  return [...unknowns('/needs', 'scheme', [scheme], known.schemes), ...single, ...several]
}

function linkOf({ role, holder, family, kinds, statement, procedures, marks }: Need): string {
  return JSON.stringify([role, holder, family, kinds, statement, procedures, marks])
}

function needFaults(pointer: string, need: Need, known: Known): readonly Fault[] {
  const kinds = need.kinds ?? []
  const foreign = kinds.filter((kind) => known.kinds.has(kind) && known.kinds.get(kind) !== need.family)
  return [
    ...unknowns(`${pointer}/kinds`, 'kind', kinds, new Set(known.kinds.keys())),
    ...foreign.map((kind) => fault(`${pointer}/kinds`, 'wrong-family', kind)),
    ...basisFaults(`${pointer}/basis`, need.basis, known.texts),
  ]
}

function rootFaults(pack: Pack, known: Known): readonly Fault[] {
  const granted = new Set(pack.roots.flatMap((root) => root.families))
  const asked = new Set(Object.values(pack.needs).flatMap((needs) => needs.map((need) => need.family)))
  const wrong = pack.roots.filter(({ party }) => {
    const scheme = pack.identifiers.find((one) => one.code === party.scheme)
    return scheme !== undefined && scheme.fault(party.value) !== undefined
  })
  return [
    ...pack.roots.flatMap((root) => [
      ...unknowns('/roots', 'identifier-scheme', [root.party.scheme], known.identifiers),
      ...basisFaults(`/roots/${root.party.value}`, root.basis, known.texts),
    ]),
    ...wrong.map(({ party }) => fault('/roots', 'identifier-fault', party.value)),
    ...[...asked].filter((family) => !granted.has(family)).map((family) => fault('/roots', 'no-root', family)),
  ]
}

function procedureFaults(pack: Pack, known: Known): readonly Fault[] {
  const bases = pack.procedures.flatMap((procedure) => {
    const rules = { ...procedure.clocks, ...procedure.acts }
    return Object.entries(rules).map(([name, rule]) => ({ pointer: `/procedures/${procedure.code}/${name}`, rule }))
  })
  const versions = grouped(pack.procedures, (procedure) => procedure.code)
  return [
    ...checkProcedures(pack.procedures).map((found) =>
      Object.assign({}, found, { pointer: `/procedures${found.pointer}` }),
    ),
    ...bases.flatMap(({ pointer, rule }) => basisFaults(pointer, rule.basis, known.texts)),
    ...[...versions].flatMap(([code, all]) =>
      periodFaults(
        `/procedures/${code}/during`,
        all.map((procedure) => procedure.during),
      ),
    ),
  ]
}

function groundFaults(pack: Pack, known: Known): readonly Fault[] {
  return pack.grounds.flatMap((ground) => [
    ...(ground.acts.length === 0 ? [fault(`/grounds/${ground.code}`, 'for-no-act')] : []),
    ...basisFaults(`/grounds/${ground.code}`, ground.basis ?? [], known.texts),
  ])
}

function reportFaults({ reports }: Pack, known: Known): readonly Fault[] {
  const { kind, scheme, holderScheme, late, columns, acts, basis } = reports
  const isDay = late.rule === 'days' || (late.day >= 1 && late.day <= 28)
  return [
    ...unknowns('/reports/kind', 'kind', [kind], new Set(known.kinds.keys())),
    ...unknowns('/reports/scheme', 'scheme', [scheme], known.schemes),
    ...unknowns('/reports/holderScheme', 'identifier-scheme', [holderScheme], known.identifiers),
    ...unknowns('/reports/acts', 'act', Object.keys(acts), new Set<string>(ACT_KINDS)),
    ...duplicates('/reports/columns', Object.values(columns).flat()),
    ...duplicates('/reports/acts', Object.values(acts).flat()),
    ...(isDay ? [] : [fault('/reports/late', 'no-day-of-every-month', `${late.day}`)]),
    ...(reports.longestYears > 0 ? [] : [fault('/reports/longestYears', 'not-a-count')]),
    ...basisFaults('/reports/late', late.basis, known.texts),
    ...Object.entries(basis).flatMap(([act, rule]) => basisFaults(`/reports/basis/${act}`, rule, known.texts)),
  ]
}
