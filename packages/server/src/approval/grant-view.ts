import { knownActs, scopeAt, statusAt, statusSince, validAt, type GrantView } from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import { historyView, lastDay, scopeView } from '../attestation/views.ts'
import type { PartyNames } from '../certification/path-view.ts'
import type { PackIndex } from '../scheme/pack-index.ts'

const ORDER = ['approval', 'designation', 'accreditation', 'qualification', 'recognition', 'registration']

/** Everything that somebody holds, as of a day: approvals first, then as the law ranks them. What was not known is left out. */
export function grantViews(
  index: PackIndex,
  names: PartyNames,
  held: readonly StoredAttestation[],
  asOf: AsOf,
): GrantView[] {
  return held.flatMap((grant) => grantView(index, names, grant, asOf)).toSorted(byFamily)
}

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
