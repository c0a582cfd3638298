import type { Need } from '../attestation/need.ts'
import type { Fault } from '../problem/problem.ts'
import type { Field, ItemPeriod, ItemProcedure, Scheme, SchemeItem } from '../scheme/model.ts'
import { standardKey, type Standard } from '../scheme/standard.ts'
import { includes } from '../time/day.ts'
import { duplicates, fault, periodFaults, unknowns } from './faults.ts'

/** What the schemes of a pack may refer to. */
export interface SchemeContext {
  readonly fields: readonly Field[]
  /** Families by kind. */
  readonly kinds: ReadonlyMap<string, string>
}

/** Fields that are of no or another category, procedures that the scheme lacks or that lead nowhere, days out of order. */
export function catalogueFaults(scheme: Scheme, { fields, kinds }: SchemeContext): readonly Fault[] {
  const pointer = `/schemes/${scheme.code}`
  const field = fields.find((known) => known.code === scheme.field)
  const asked = scheme.field === undefined ? [] : [scheme.field]
  const procedures = scheme.procedures ?? []
  const codes = procedures.map(({ code }) => code)
  const wrong = procedures.filter(({ leadsTo }) => !['certificate', 'declaration'].includes(kinds.get(leadsTo) ?? ''))
  return [
    ...unknowns(`${pointer}/field`, 'field', asked, new Set(fields.map(({ code }) => code))),
    ...(field && field.category !== scheme.category ? [fault(`${pointer}/field`, 'wrong-category', field.code)] : []),
    ...duplicates(`${pointer}/procedures`, codes),
    ...wrong.map(({ leadsTo }) =>
      fault(`${pointer}/procedures`, kinds.has(leadsTo) ? 'wrong-family' : 'unknown-kind', leadsTo),
    ),
    ...scheme.items.flatMap((item) => itemFaults(`${pointer}/items/${item.code}`, item, new Set(codes))),
  ]
}

function itemFaults(pointer: string, item: SchemeItem, procedures: ReadonlySet<string>): readonly Fault[] {
  const own = item.procedures ?? []
  return [
    ...item.during.flatMap((period) => mandatoryFaults(pointer, period)),
    ...unknowns(
      `${pointer}/procedures`,
      'procedure',
      own.map(({ procedure }) => procedure),
      procedures,
    ),
    ...own.flatMap((known) => procedureFaults(pointer, known)),
    ...periodFaults(`${pointer}/formerNames`, item.formerNames ?? []),
  ]
}

/** What is mandatory from a day on was taken before, and had not left. */
function mandatoryFaults(pointer: string, period: ItemPeriod): readonly Fault[] {
  const { mandatoryFrom } = period
  if (mandatoryFrom === undefined || includes(period, mandatoryFrom)) return []
  return [fault(pointer, 'mandatory-outside', mandatoryFrom)]
}

function procedureFaults(pointer: string, { procedure, from, until, closedFrom }: ItemProcedure): readonly Fault[] {
  const period = until === undefined ? { from } : { from, until }
  return [
    ...periodFaults(`${pointer}/procedures`, [period]),
    ...(closedFrom === undefined || includes(period, closedFrom)
      ? []
      : [fault(`${pointer}/procedures`, 'closed-outside', procedure)]),
  ]
}

/** A need names a field exactly when a field must be covered. */
export function fieldNeedFaults(pointer: string, need: Need, fields: readonly Field[]): readonly Fault[] {
  if (need.covers !== 'field') return need.field === undefined ? [] : [fault(pointer, 'field-not-asked', need.field)]
  if (need.field === undefined) return [fault(pointer, 'no-field')]
  return unknowns(`${pointer}/field`, 'field', [need.field], new Set(fields.map(({ code }) => code)))
}

/** A standard stands once, and its editions are its own and do not overlap where their days are known. */
export function standardFaults(standards: readonly Standard[]): readonly Fault[] {
  return [
    ...duplicates(
      '/standards',
      standards.map(({ number }) => standardKey(number)),
    ),
    ...standards.flatMap(({ number, editions }) => {
      const foreign = editions.filter((edition) => standardKey(edition.number) !== standardKey(number))
      const dated = editions.flatMap(({ from, until }) => {
        if (from === undefined) return []
        return [until === undefined ? { from } : { from, until }]
      })
      return [
        ...(editions.length === 0 ? [fault(`/standards/${number}`, 'no-edition')] : []),
        ...foreign.map((edition) => fault(`/standards/${number}`, 'edition-of-another', edition.number)),
        ...periodFaults(`/standards/${number}`, dated),
      ]
    }),
  ]
}
