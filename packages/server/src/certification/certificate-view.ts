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
  type Code,
  type Detail,
} from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { GrantView } from '../attestation/grants.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import type { PackIndex } from '../scheme/pack-index.ts'
import { present } from '../present.ts'
import { historyView, lastDay, originView, schemeView, scopeView } from '../attestation/views.ts'

/** The certificate as of a day; undefined when nothing of it was known then. */
export function certificateView(
  index: PackIndex,
  stored: StoredAttestation,
  around: { readonly grants: GrantView; readonly issuer: { readonly nameEn?: string } | undefined },
  asOf: AsOf,
): CertificateView | undefined {
  const { on, known } = asOf
  const status = statusAt(stored, on, known)
  const valid = validAt(stored, on, known)
  const scope = scopeAt(stored, on, known)
  if (!status || !valid || !scope) return undefined
  const detail = detailAt(stored, on, known) ?? {}
  return {
    number: stored.number,
    family: stored.family,
    kind: stored.kind,
    status,
    statusSince: statusSince(stored, on, known) ?? valid.from,
    holder: holderView(stored, asOf),
    issuer: statedBy(stored, around, asOf),
    scheme: schemeView(index, scope.includes),
    scope: scopeView(index, scope.includes),
    standards: [...(standardsAt(stored, on, known) ?? [])],
    models: [...(detail.models ?? [])],
    sites: [...(detail.sites ?? [])],
    ...detailView(index, scope.includes, detail),
    validFrom: valid.from,
    validTo: lastDay(valid),
    history: historyView(index, knownActs(stored, known)),
    origin: originView(stored),
    version: stored.version,
    asOf: { on, known: known ?? null, at: asOf.at.toISOString() },
  }
}

/** Who states it: the body, or the maker itself of a declaration. */
function statedBy(
  stored: StoredAttestation,
  { grants, issuer }: { readonly grants: GrantView; readonly issuer: { readonly nameEn?: string } | undefined },
  asOf: AsOf,
): CertificateView['issuer'] {
  const nameEn = present({ nameEn: issuer?.nameEn })
  if (stored.family !== 'declaration') return { ...issuerView(stored, grants, asOf), ...nameEn }
  return { name: namedAt(stored, asOf.on, asOf.known)?.name ?? '', ...nameEn, approvalNumber: null }
}

function detailView(index: PackIndex, scope: readonly Code[], detail: Detail): Partial<CertificateView> {
  const { product, manufacturer, factory, factoryAddress, scopeText, mode, holderFormerName, firstIssued } = detail
  return present({
    product,
    manufacturer,
    manufacturerId: detail.manufacturerId && { ...detail.manufacturerId },
    factory,
    factoryId: detail.factoryId && { ...detail.factoryId },
    factoryAddress,
    scopeText,
    main: detail.main?.number,
    procedure: procedureView(index, scope, detail),
    mode,
    accreditation: detail.accreditation && { ...detail.accreditation },
    holderFormerName,
    firstIssued,
    predecessor: predecessorOf(detail),
  })
}

function procedureView(
  index: PackIndex,
  scope: readonly Code[],
  { procedure: code }: Detail,
): CertificateView['procedure'] {
  if (code === undefined) return undefined
  const known = index.schemeOfItem(scope[0] ?? '')?.procedures?.find((one) => one.code === code)
  return { code, name: known ? { ...known.name } : { zh: code, en: code } }
}

function predecessorOf({ predecessor }: Detail): CertificateView['predecessor'] {
  return (
    predecessor && {
      number: predecessor.number,
      relation: predecessor.relation,
      ...present({ body: predecessor.body }),
    }
  )
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
