import { numberKey, statusAt, type Family } from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import type { PartyNames } from '../certification/path-view.ts'
import type { Services } from '../services.ts'

/** Somebody found by the number of something it holds: that, everything else it holds, and the names of who granted it. */
export interface FoundHolder {
  readonly asked: StoredAttestation
  readonly held: readonly StoredAttestation[]
  readonly names: PartyNames
}

/** Undefined when no family knows the number, or nothing of it was known then. */
export async function findHolder(
  services: Services,
  families: readonly Family[],
  number: string,
  asOf: AsOf,
): Promise<FoundHolder | undefined> {
  const { register } = services
  const { grantsSeq } = await register.certificates('')
  const references = families.map((family) => ({ family, number: numberKey(number) }))
  const view = await register.grants.load(grantsSeq, [], references)
  const asked = references.flatMap((reference) => view.find(reference) ?? []).find((one) => known(one, asOf))
  if (!asked) return undefined
  const held = (await register.grants.load(grantsSeq, [asked.holder], [])).heldBy(asked.holder)
  const names = await register.names([asked.holder, ...held.map((grant) => grant.issuer)])
  return { asked, held, names }
}

function known(grant: StoredAttestation, { on, known: recorded }: AsOf): boolean {
  return statusAt(grant, on, recorded) !== undefined
}
