import {
  contains,
  covers,
  holderAt,
  includes,
  scopeAt,
  statusAt,
  touches,
  type Attestation,
  type Code,
  type Day,
  type Guidance,
  type GuidanceView,
  type Need,
  type NeedHolder,
} from '@zhengheng/core'
import type { GrantView } from '../attestation/grants.ts'
import type { PartyNames } from '../certification/path-view.ts'
import type { Services } from '../services.ts'
import { readHolders } from './reads.ts'

const MOST = 50

export interface Holders {
  readonly holders: GuidanceView['bodies']
  readonly count: number
}

/** What everything asked for is held under: the first of them by which the public looks the holder up. */
interface Held {
  readonly party: number
  readonly number: string
}

/**
 * Who holds on the day, as is known today, everything that the scheme asks of an issuer, or of a laboratory, for the item.
 * Undefined when nothing is asked of them: a declaration needs no body, some procedures leave
 * the laboratory open, and outside the catalogue nobody certifies.
 */
export async function holdersOn(
  services: Services,
  guidance: Guidance,
  holder: Extract<NeedHolder, 'issuer' | 'laboratory'>,
): Promise<Holders | undefined> {
  const { register, db, pack } = services
  const { on, item } = guidance
  if (guidance.membership === 'out') return undefined
  const ways = waysOf(services, guidance)
  const needs = (pack.needs[guidance.scheme.code] ?? []).filter(
    (need) => need.holder === holder && includes(need.during, on) && ways.some((way) => isAskedOf(need, way)),
  )
  const [first] = needs
  if (!first) return undefined
  const { grantsSeq } = await register.certificates('')
  const parties = await readHolders(db.byKey, [first.family], first.kinds ?? [])
  const view = await register.grants.load(grantsSeq, parties, [])
  const held = parties.flatMap((party) => heldBy(view, party, needs, item.code, on))
  const names = await register.names(held.map(({ party }) => party))
  const holders = held.map((one) => named(one, names)).toSorted(byName)
  return { holders: holders.slice(0, MOST), count: holders.length }
}

/** A way to show conformity that is open on the day: what it ends with, and by which procedures. */
interface Way {
  readonly isDeclared: boolean
  readonly procedures: readonly Code[]
}

function waysOf({ pack, register }: Services, { scheme, procedures, on }: Guidance): readonly Way[] {
  const open = procedures.filter(({ closedFrom }) => closedFrom === undefined || on < closedFrom)
  const known = pack.schemes.find(({ code }) => code === scheme.code)?.procedures ?? []
  const ways = open.map(({ code, leadsTo }) => ({
    isDeclared: register.index.kind(leadsTo)?.family === 'declaration',
    procedures: [code, ...(known.find((one) => one.code === code)?.oneOf ?? [])],
  }))
  return ways.length > 0 ? ways : [{ isDeclared: false, procedures: [] }]
}

/** What only a claim of accreditation asks for is not asked of everybody. */
function isAskedOf({ statement, procedures, marks }: Need, way: Way): boolean {
  if (marks !== undefined || (statement === 'declaration') !== way.isDeclared) return false
  return procedures === undefined || procedures.some((code) => way.procedures.includes(code))
}

function heldBy(view: GrantView, party: number, needs: readonly Need[], item: Code, on: Day): readonly Held[] {
  const grants = needs.map((need) => view.heldBy(party).find((one) => answers(one, need, party, item, on)))
  if (grants.includes(undefined)) return []
  // Bodies are looked up by their approval, laboratories by whatever it is that they hold.
  const shown = grants.find((grant) => grant?.family === 'approval') ?? grants[0]
  return shown ? [{ party, number: shown.number }] : []
}

function answers(held: Attestation, need: Need, party: number, item: Code, on: Day): boolean {
  if (held.family !== need.family || holderAt(held, on) !== party || statusAt(held, on) !== 'valid') return false
  if (need.kinds && !need.kinds.some((kind) => contains(kind, held.kind))) return false
  const scope = scopeAt(held, on)
  if (!scope || need.covers === 'nothing') return scope !== undefined
  if (need.covers === 'scheme') return touches(scope, item.split('/')[0] ?? item)
  return covers(scope, need.covers === 'field' ? (need.field ?? item) : item)
}

function named({ party, number }: Held, names: PartyNames): GuidanceView['bodies'][number] {
  const found = names.get(party)
  return { number, name: found?.name ?? '', ...(found?.nameEn !== undefined && { nameEn: found.nameEn }) }
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  if (a.name === b.name) return 0
  return a.name < b.name ? -1 : 1
}
