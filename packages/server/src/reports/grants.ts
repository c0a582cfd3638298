import { holderAt, type Family, type Reference } from '@zhengheng/core'
import type { GrantView } from '../attestation/grants.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import type { Services } from '../services.ts'
import type { ToldGrants } from './basis.ts'

/** Answers what the register holds of those who are named, each thing once for as long as no grant changes. */
export type TellGrants = (references: readonly Reference[]) => Promise<ToldGrants>

/** For one report: what its body holds, what those hold whom its rows name, as the public sees it. */
export function openTold(services: Pick<Services, 'register' | 'pack'>, party: number): TellGrants {
  const { register, pack } = services
  let told = { seq: -2, ids: new Set<number>() }
  return async (references) => {
    // No certificate has this number; the newest act on any grant comes with every answer.
    const { grantsSeq } = await register.certificates('')
    const named = await register.grants.load(grantsSeq, [party], references)
    const found = references.flatMap((reference) => named.find(reference) ?? [])
    const holders = found.filter((one) => one.family === pack.reports.laboratory.family).flatMap(holdersOf)
    const view = await register.grants.load(grantsSeq, holders, [])
    const all = [...found, ...heldBy(view, [party, ...holders])]
    const reset = told.seq !== grantsSeq
    if (reset) told = { seq: grantsSeq, ids: new Set() }
    const grants = all.filter((one) => !told.ids.has(one.id) && told.ids.add(one.id)).map(plain)
    return { reset, grants }
  }
}

function heldBy(view: GrantView, parties: readonly number[]): readonly StoredAttestation[] {
  return parties.flatMap((party) => view.heldBy(party))
}

/** A laboratory's number may have passed to another firm. */
function holdersOf(grant: StoredAttestation): readonly number[] {
  return [...new Set([grant.holder, ...grant.acts.map((act) => holderAt(grant, act.effective) ?? grant.holder)])]
}

/** What is judged by, without salts and times: it is copied to another thread. */
function plain({
  id,
  family,
  kind,
  number,
  issuer,
  origin,
  acts,
  holder,
}: StoredAttestation): ToldGrants['grants'][number] {
  const copy: ToldGrants['grants'][number] & { readonly holder: number; readonly family: Family } = {
    id,
    family,
    kind,
    number,
    issuer,
    origin,
    acts,
    holder,
  }
  return copy
}
