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
  type GuidanceView,
  type Need,
  type NeedHolder,
  type Scheme,
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
 * A scheme that asks nothing of them answers nobody: anybody may do it then.
 */
export async function holdersOn(
  services: Services,
  scheme: Scheme,
  item: Code,
  holder: Extract<NeedHolder, 'issuer' | 'laboratory'>,
  on: Day,
): Promise<Holders> {
  const { register, db, pack } = services
  const needs = (pack.needs[scheme.code] ?? []).filter((need) => need.holder === holder && includes(need.during, on))
  const [first] = needs
  if (!first) return { holders: [], count: 0 }
  const { grantsSeq } = await register.certificates('')
  const parties = await readHolders(db.byKey, [first.family], first.kinds ?? [])
  const view = await register.grants.load(grantsSeq, parties, [])
  const held = parties.flatMap((party) => heldBy(view, party, needs, item, on))
  const names = await register.names(held.map(({ party }) => party))
  const holders = held.map((one) => named(one, names)).toSorted(byName)
  return { holders: holders.slice(0, MOST), count: holders.length }
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
