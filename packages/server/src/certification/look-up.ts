import { numberKey, Problem, trustPath, type CertificateView, type Step, type TrustPathView } from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { Register as Sources } from '../register.ts'
import type { Services } from '../services.ts'
import { certificateView } from './certificate-view.ts'
import { pathView } from './path-view.ts'
import { loadRegister } from './register.ts'
import { findSimilar } from './similar.ts'

/** An answer with what it rests on: the newest act on the certificate, and on any grant. */
interface Resting<View> {
  readonly view: View
  readonly version: number
  readonly grantsSeq: number
}

/** A certificate as of a day. Throws `malformed-number`, `similar-exist` (with `similar`) or `never-reported`. */
export async function findCertificate(
  services: Services,
  number: string,
  asOf: AsOf,
): Promise<Resting<CertificateView>> {
  const { found, grantsSeq } = await services.register.certificates(checked(number))
  if (found) {
    const grants = await services.register.grants.load(grantsSeq, [found.issuer], [])
    const issuer = (await services.register.names([found.issuer])).get(found.issuer)
    const view = certificateView(services.register.index, found, { grants, issuer }, asOf)
    if (view) return { view, version: found.version, grantsSeq }
  }
  throw await notFound(services, number)
}

/** Why the certificate may be trusted, on the asked day and at issue. Throws as {@link findCertificate}. */
export async function findTrustPath(services: Services, number: string, asOf: AsOf): Promise<Resting<TrustPathView>> {
  const { found, grantsSeq } = await services.register.certificates(checked(number))
  const view = found && (await pathOf(services.register, services, found, grantsSeq, asOf))
  if (!view) throw await notFound(services, number)
  return { view, version: found.version, grantsSeq }
}

export async function getCertificate(services: Services, number: string, asOf: AsOf): Promise<CertificateView> {
  return (await findCertificate(services, number, asOf)).view
}

export async function getBoth(
  services: Services,
  number: string,
  asOf: AsOf,
): Promise<{ readonly certificate: CertificateView; readonly path: TrustPathView }> {
  const [certificate, path] = await Promise.all([
    getCertificate(services, number, asOf),
    findTrustPath(services, number, asOf),
  ])
  return { certificate, path: path.view }
}

type Found = NonNullable<Awaited<ReturnType<Sources['certificates']>>['found']>

async function pathOf(
  register: Sources,
  services: Services,
  found: Found,
  grantsSeq: number,
  asOf: AsOf,
): Promise<TrustPathView | undefined> {
  const loaded = await loadRegister({ ...register, pack: services.pack }, found, grantsSeq)
  const path = trustPath(found, asOf.on, loaded.register, asOf.known)
  if (!path) return undefined
  const names = await register.names(partiesOf(path.steps))
  return pathView(register.index, names, found.number, path, asOf)
}

/** Every party that a step names as holder or issuer. */
export function partiesOf(steps: readonly Step[]): readonly number[] {
  return steps.flatMap((step) => [
    ...(step.holder === undefined ? [] : [step.holder]),
    ...(step.attestation ? [step.attestation.issuer] : []),
    ...partiesOf(step.above),
  ])
}

const LONGEST = 60
/** Control and format characters: nothing that a person could have read off a certificate. */
const UNREADABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u

function checked(number: string): string {
  const key = numberKey(number)
  if (key.length === 0 || key.length > LONGEST || UNREADABLE.test(key))
    throw new Problem('malformed-number', { longest: LONGEST })
  return key
}

async function notFound(services: Services, number: string): Promise<Problem> {
  const similar = await findSimilar(services.db.reads, numberKey(number))
  return similar.length > 0 ? new Problem('similar-exist', { similar }) : new Problem('never-reported')
}
