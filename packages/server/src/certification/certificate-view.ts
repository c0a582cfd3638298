import {
  detailAt,
  knownActs,
  namedAt,
  scopeAt,
  standardsAt,
  statusAt,
  statusSince,
  validAt,
  type CertificateView,
} from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { GrantView } from '../attestation/grants.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import type { PackIndex } from '../scheme/pack-index.ts'
import { historyView, lastDay, originView, scopeView } from './views.ts'

/** The certificate as of a day; undefined when nothing of it was known then. */
export function certificateView(
  index: PackIndex,
  stored: StoredAttestation,
  grants: GrantView,
  asOf: AsOf,
): CertificateView | undefined {
  const { on, known } = asOf
  const status = statusAt(stored, on, known)
  const valid = validAt(stored, on, known)
  const scope = scopeAt(stored, on, known)
  if (!status || !valid || !scope) return undefined
  const detail = detailAt(stored, on, known) ?? {}
  const scheme = index.schemeOfItem(scope.includes[0] ?? '')
  return {
    number: stored.number,
    family: stored.family,
    kind: stored.kind,
    status,
    statusSince: statusSince(stored, on, known) ?? valid.from,
    holder: holderView(stored, asOf),
    issuer: issuerView(stored, grants, asOf),
    scheme: { code: scheme?.code ?? '', name: { ...(scheme?.name ?? { zh: '', en: '' }) } },
    scope: scopeView(index, scope.includes),
    standards: [...(standardsAt(stored, on, known) ?? [])],
    models: [...(detail.models ?? [])],
    sites: [...(detail.sites ?? [])],
    ...(detail.product !== undefined && { product: detail.product }),
    ...(detail.manufacturer !== undefined && { manufacturer: detail.manufacturer }),
    ...(detail.factory !== undefined && { factory: detail.factory }),
    ...(detail.factoryAddress !== undefined && { factoryAddress: detail.factoryAddress }),
    validFrom: valid.from,
    validTo: lastDay(valid),
    ...(detail.predecessor && {
      predecessor: { number: detail.predecessor.number, relation: detail.predecessor.relation },
    }),
    history: historyView(index, knownActs(stored, known)),
    origin: originView(stored),
    version: stored.version,
    asOf: { on, known: known ?? null, at: asOf.at.toISOString() },
  }
}

function holderView(stored: StoredAttestation, { on, known }: AsOf): CertificateView['holder'] {
  const named = namedAt(stored, on, known)
  return {
    name: named?.name ?? '',
    identifiers: (named?.identifiers ?? []).map((identifier) => ({ ...identifier })),
    ...(stored.region !== null && { region: stored.region }),
  }
}

/** The body by the approval it held when it issued; its name is the one of that day. */
function issuerView(stored: StoredAttestation, grants: GrantView, { on, known }: AsOf): CertificateView['issuer'] {
  const approvals = grants.heldBy(stored.issuer).filter((grant) => grant.family === 'approval')
  const approval = approvals.find((one) => statusAt(one, on, known) === 'valid') ?? approvals[0]
  const name = approval
    ? (namedAt(approval, on, known) ?? namedAt(approval, approval.acts[0]?.effective ?? on, known))
    : undefined
  return { name: name?.name ?? '', approvalNumber: approval?.number ?? null }
}
