import {
  Problem,
  trustPath,
  type Attestation,
  type Code,
  type ExtractedAttestation,
  type ExtractFacts,
  type Reference,
  type Register,
  type Root,
  type Step,
} from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import { proveInclusion, signExtract } from '../log/extract.ts'
import type { Services } from '../services.ts'
import { getCertificate, partiesOf } from './look-up.ts'
import { loadRegister } from './register.ts'

/**
 * The signed extract of a certificate (`vc+jwt`): every fact its trust path rests on, with the proof that each act stands in
 * the public log. Throws `not-yet-logged` while the newest of those acts is not integrated (at most some seconds).
 */
export async function getExtract(services: Services, number: string, asOf: AsOf): Promise<string> {
  // Says the reason when there is no such certificate, near matches included.
  await getCertificate(services, number, asOf)
  const { found, grantsSeq } = await services.register.certificates(number)
  if (!found) throw new Problem('never-reported')
  const loaded = await loadRegister({ ...services.register, pack: services.pack }, found, grantsSeq)
  const seen = new Map<number, StoredAttestation>(loaded.certificates.map((one) => [one.id, one]))
  const path = trustPath(found, asOf.on, watch(loaded.register, seen), asOf.known)
  if (!path) throw new Problem('never-reported')
  const facts = await factsOf(services, found, [...seen.values()], path.steps, asOf)
  const indexes = facts.attestations.flatMap((one) => one.acts.map((act) => act.act.seq))
  if (indexes.some((index) => index >= services.log.state().size)) throw new Problem('not-yet-logged')
  return signExtract(services, facts, await proveInclusion(services, indexes))
}

/** Every attestation that the path looks at goes into the extract, whether it held or not: refusals can be checked too. */
function watch(register: Register, seen: Map<number, StoredAttestation>): Register {
  const note = <A extends Attestation>(attestation: A): A => {
    seen.set(attestation.id, attestation as unknown as StoredAttestation)
    return attestation
  }
  // Links that were judged before look at nothing: here each is judged anew.
  const { judged: _judged, ...rest } = register
  return {
    ...rest,
    find: (reference: Reference) => {
      const attestation = register.find(reference)
      return attestation && note(attestation)
    },
    heldBy: (party, family) => register.heldBy(party, family).map(note),
  }
}

async function factsOf(
  services: Services,
  certificate: StoredAttestation,
  attestations: readonly StoredAttestation[],
  steps: readonly Step[],
  asOf: AsOf,
): Promise<ExtractFacts> {
  const { index } = services.register
  const ids = [...new Set([...partiesOf(steps), ...attestations.flatMap((one) => [one.issuer, one.holder])])]
  const names = await services.register.names(ids)
  const codes = [...new Set(attestations.filter((one) => one.family === 'certificate').flatMap(scopeCodes))]
  const schemes = [...new Set(codes.map((code) => code.split('/')[0] ?? code))]
  return {
    number: certificate.number,
    attestations: attestations.map(extracted),
    parties: ids.flatMap((id) => {
      const party = names.get(id)
      return party ? [{ id, ...party }] : []
    }),
    pack: { code: services.pack.code, version: services.pack.version },
    needs: Object.fromEntries(schemes.map((scheme) => [scheme, index.needs(scheme)])),
    roots: index.rootParties().map((root): Root & { readonly id: number } => root),
    items: codes.map((code) => ({ code, name: index.nameOf(code), during: index.duringOf(code) })),
    zone: services.pack.zone,
    asOf: { on: asOf.on, ...(asOf.known !== undefined && { known: asOf.known }), at: asOf.at.toISOString() },
  }
}

function scopeCodes(attestation: Attestation): readonly Code[] {
  return attestation.acts.flatMap((act) => (act.facts as { scope?: readonly Code[] }).scope ?? [])
}

function extracted(one: StoredAttestation): ExtractedAttestation {
  return {
    id: one.id,
    family: one.family,
    kind: one.kind,
    number: one.number,
    issuer: one.issuer,
    origin: one.origin,
    acts: one.stored.map(({ act, recordedAt, salt }) => ({ act, recordedAt, salt })),
  }
}
