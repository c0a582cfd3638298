import {
  holderAt,
  numberKey,
  type Attestation,
  type Content,
  type Day,
  type Family,
  type Pack,
  type Reference,
  type Register,
  type Work,
} from '@zhengheng/core'
import type { Grants, GrantView } from '../attestation/grants.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import type { PackIndex } from '../scheme/pack-index.ts'
import type { CertificateSource } from './source.ts'

/** How far predecessors are followed: longer chains of replaced certificates are cut and said to be not found. */
const DEEPEST = 33

/** The certificate, its predecessors, and a view of everything that stood behind them. */
export interface LoadedPath {
  readonly register: Register
  /** The certificate first, then its predecessors, newest first, then its main certificate. */
  readonly certificates: readonly StoredAttestation[]
}

/** Loads whatever the trust path of a certificate may look at, in at most two questions beyond the certificate's own. */
export async function loadRegister(
  sources: {
    readonly certificates: CertificateSource
    readonly grants: Grants
    readonly index: PackIndex
    readonly pack: Pack
  },
  certificate: StoredAttestation,
  grantsSeq: number,
): Promise<LoadedPath> {
  const chain = [
    ...(await predecessors(sources.certificates, certificate)),
    ...(await mains(sources.certificates, certificate)),
  ]
  const issuers = chain.map((one) => one.issuer)
  const references = chain.flatMap(referencesOf)
  const first = await sources.grants.load(grantsSeq, issuers, references)
  const named = references.flatMap((reference) => holdersOf(first.find(reference)))
  const view = named.length > 0 ? await sources.grants.load(grantsSeq, named, []) : first
  return { register: registerOf(sources.index, view, chain), certificates: chain }
}

function registerOf(index: PackIndex, grants: GrantView, chain: readonly StoredAttestation[]): Register {
  return {
    find: (reference) =>
      reference.family === 'certificate' || reference.family === 'declaration'
        ? chain.find((one) => one.family === reference.family && one.numberKey === numberKey(reference.number))
        : grants.find(reference),
    judged: grants.judged,
    heldBy: (party, family) => grants.heldBy(party).filter((grant) => grant.family === family),
    needs: (scheme) => index.needs(scheme),
    itemOn: (item, on) => index.itemOn(item, on),
    root: (party: number, family: Family) => index.root(party, family),
  }
}

async function predecessors(
  source: CertificateSource,
  certificate: StoredAttestation,
): Promise<readonly StoredAttestation[]> {
  const chain = [certificate]
  for (let next = predecessorOf(certificate); next && chain.length < DEEPEST;) {
    const { found } = await source(next.number)
    if (!found || chain.some((one) => one.id === found.id)) break
    chain.push(found)
    next = predecessorOf(found)
  }
  return chain
}

/** The main certificates that it names: what they rest on themselves is not asked. */
async function mains(source: CertificateSource, certificate: StoredAttestation): Promise<readonly StoredAttestation[]> {
  const numbers = new Set(detailsOf(certificate).flatMap((detail) => detail.main?.number ?? []))
  const found = await Promise.all([...numbers].map(async (number) => (await source(number)).found))
  return found.filter((one) => one !== undefined)
}

/** All contents that any act gave: whichever day is asked for, its references are loaded. */
function detailsOf(attestation: Attestation): readonly Content['detail'][] {
  return attestation.acts.flatMap((act) => {
    const facts = act.facts as { detail?: Content['detail']; facts?: { detail?: Content['detail'] } }
    return [facts.detail, facts.facts?.detail].filter((detail) => detail !== undefined)
  })
}

function predecessorOf(attestation: Attestation): Reference | undefined {
  return detailsOf(attestation).find((detail) => detail.predecessor)?.predecessor
}

function worksOf(attestation: Attestation): readonly Work[] {
  return detailsOf(attestation).flatMap((detail) => (detail.work ? [detail.work] : []))
}

function referencesOf(attestation: Attestation): readonly Reference[] {
  return worksOf(attestation).flatMap((work) => [
    ...work.tests.map((test) => test.laboratory),
    ...work.audits.map((audit) => audit.auditor),
    ...(work.review?.by ? [work.review.by] : []),
    ...(work.decision?.by ? [work.decision.by] : []),
  ])
}

/** A number may have passed to another holder: whoever held it on any day is loaded. */
function holdersOf(grant: StoredAttestation | undefined): readonly number[] {
  if (!grant) return []
  const days = grant.acts.map((act): Day => act.effective)
  return [...new Set([grant.holder, ...days.map((on) => holderAt(grant, on) ?? grant.holder)])]
}
