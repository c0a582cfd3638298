import { contains, type Code, type Name } from '../codes/code.ts'
import type { Day } from '../time/day.ts'
import {
  belongsOn,
  membershipOn,
  nameOn,
  proceduresOn,
  type Membership,
  type Scheme,
  type SchemeItem,
} from './model.ts'
import { standardKey } from './standard.ts'

/** A procedure as it stands on a day: `closed` when nothing new is begun under it, `only` where it is for a part. */
export interface ProcedureState {
  readonly procedure: Code
  readonly only?: Name
  readonly closed?: true
}

/** Everything a comparison looks at: what an item is on one day. */
export interface ItemState {
  readonly code: Code
  readonly name: Name
  readonly membership: Exclude<Membership, 'out'>
  readonly procedures: readonly ProcedureState[]
  readonly standards: readonly string[]
}

const YEAR = /[-:](\d{4})$/u

function yearOf(number: string): number {
  return Number(YEAR.exec(number)?.[1] ?? 0)
}

/**
 * The standards of an item on a day. The day of an edition is rarely on file, its year stands in its number: an edition of
 * a later year is not named yet, and of several editions the newest one counts.
 */
export function standardsOn(item: SchemeItem, on: Day): readonly string[] {
  const known = (item.standards ?? []).filter((number) => yearOf(number) <= Number(on.slice(0, 4)))
  return known.filter(
    (number) => !known.some((other) => standardKey(other) === standardKey(number) && yearOf(other) > yearOf(number)),
  )
}

/** What the item is on a day; nothing when it does not belong to the catalogue. */
export function itemStateOn(item: SchemeItem, on: Day): ItemState | undefined {
  const membership = membershipOn(item, on)
  if (membership === 'out') return undefined
  const procedures = proceduresOn(item, on).map(({ procedure, only, closedFrom }): ProcedureState => {
    const closed = closedFrom !== undefined && closedFrom <= on
    return { procedure, ...(only && { only }), ...(closed && { closed }) }
  })
  return { code: item.code, name: nameOn(item, on), membership, procedures, standards: standardsOn(item, on) }
}

/** Items that others lie beneath are groups: they are not compared, their members are. */
export function leavesOf(scheme: Scheme): readonly SchemeItem[] {
  const parents = new Set(scheme.items.map(({ code }) => code.slice(0, code.lastIndexOf('/'))))
  return scheme.items.filter((item) => !parents.has(item.code))
}

/** The catalogue of a scheme on a day, by code. */
export function schemeStateOn(scheme: Scheme, on: Day): ReadonlyMap<Code, ItemState> {
  const found = leavesOf(scheme).flatMap((item) => itemStateOn(item, on) ?? [])
  return new Map(found.map((state) => [state.code, state]))
}

/** The next day after `on` on which the item is something else, as far as it is known today. */
export function nextChangeAfter(item: SchemeItem, on: Day): Day | undefined {
  const days = [...item.during, ...(item.procedures ?? []), ...(item.formerNames ?? [])].flatMap(daysOf)
  return days.filter((day) => day > on).toSorted()[0]
}

function daysOf(period: {
  readonly from: Day
  readonly until?: Day
  readonly mandatoryFrom?: Day
  readonly closedFrom?: Day
}): readonly Day[] {
  return [period.from, period.until, period.mandatoryFrom, period.closedFrom].filter((day) => day !== undefined)
}

/** The part of a scheme that a code names: all of it, a group or an item. Groups must have a member on the day. */
export function itemsUnder(scheme: Scheme, code: Code, on?: Day): readonly SchemeItem[] {
  return leavesOf(scheme).filter((item) => contains(code, item.code) && (on === undefined || belongsOn(item, on)))
}
