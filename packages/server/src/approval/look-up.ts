import {
  knownActs,
  namedAt,
  numberKey,
  Problem,
  scopeAt,
  statusAt,
  statusSince,
  validAt,
  type BodyView,
  type GrantView,
} from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import { historyView, lastDay, scopeView } from '../attestation/views.ts'
import type { PartyNames } from '../certification/path-view.ts'
import type { PackIndex } from '../scheme/pack-index.ts'
import type { Services } from '../services.ts'

/** A body by the number of its approval, with everything it holds as of a day: what it may do, and since when. */
export async function getBody(services: Services, approvalNumber: string, asOf: AsOf): Promise<BodyView> {
  const { register } = services
  const { grantsSeq } = await register.certificates('')
  const reference = { family: 'approval', number: numberKey(approvalNumber) } as const
  const approval = (await register.grants.load(grantsSeq, [], [reference])).find(reference)
  if (!approval || statusAt(approval, asOf.on, asOf.known) === undefined)
    throw new Problem('not-found', { number: approvalNumber })
  const held = (await register.grants.load(grantsSeq, [approval.holder], [])).heldBy(approval.holder)
  const names = await register.names([approval.holder, ...held.map((grant) => grant.issuer)])
  const named = namedAt(approval, asOf.on, asOf.known)
  const nameEn = names.get(approval.holder)?.nameEn
  return {
    approvalNumber: approval.number,
    name: named?.name ?? names.get(approval.holder)?.name ?? '',
    ...(nameEn !== undefined && { nameEn }),
    grants: held.flatMap((grant) => grantView(register.index, names, grant, asOf)).toSorted(byFamily),
    asOf: { on: asOf.on, known: asOf.known ?? null },
  }
}

const ORDER = ['approval', 'designation', 'accreditation', 'qualification', 'recognition', 'registration']

function byFamily(a: GrantView, b: GrantView): number {
  return ORDER.indexOf(a.family) - ORDER.indexOf(b.family) || (a.number < b.number ? -1 : 1)
}

function grantView(index: PackIndex, names: PartyNames, grant: StoredAttestation, { on, known }: AsOf): GrantView[] {
  const status = statusAt(grant, on, known)
  const valid = validAt(grant, on, known)
  const scope = scopeAt(grant, on, known)
  if (!status || !valid || !scope) return []
  return [
    {
      family: grant.family,
      kind: grant.kind,
      number: grant.number,
      issuer: names.get(grant.issuer)?.name ?? '',
      status,
      statusSince: statusSince(grant, on, known) ?? valid.from,
      scope: scopeView(index, scope.includes),
      except: scopeView(index, scope.excludes),
      validFrom: valid.from,
      validTo: lastDay(valid),
      history: historyView(index, knownActs(grant, known)),
      version: grant.version,
    },
  ]
}
