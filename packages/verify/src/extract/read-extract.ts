import type { ExtractFacts, LogProof } from '@zhengheng/core'
import { parseCompactJws } from '../jose/compact-jws.ts'
import { Refusal } from '../refusal.ts'
import { extractFacts, isObject, list, logProof, object, text } from './shape.ts'

/** What stands in an extract; nothing of it is believed yet. */
export interface Extract {
  readonly jwt: string
  readonly kid: string
  readonly id: string
  readonly issuer: string
  readonly facts: ExtractFacts
  readonly proof: LogProof
}

const CONTEXT = 'https://www.w3.org/ns/credentials/v2'

const credential = object({
  '@context': list(text),
  id: text,
  type: list(text),
  issuer: text,
  credentialSubject: extractFacts,
  evidence: list(object({ type: text })),
})

/**
 * Takes an extract apart: a compact JWS of type vc+jwt whose payload is a `RegisterExtract` credential. White space around the
 * token, as copying leaves it, is no part of it.
 * Refuses as `parseCompactJws` and `extract-malformed` with the place.
 */
export function readExtract(input: string): Extract {
  const jwt = input.trim()
  const { header, payload } = parseCompactJws(jwt)
  credential(payload, '')
  const {
    '@context': context,
    type,
    evidence,
  } = payload as { '@context': string[]; type: string[]; evidence: { type: string }[] }
  if (context[0] !== CONTEXT) throw new Refusal('extract-malformed', { at: '/@context' })
  if (!type.includes('VerifiableCredential') || !type.includes('RegisterExtract')) {
    throw new Refusal('extract-malformed', { at: '/type' })
  }
  const proofs = evidence.filter((one) => one.type === 'LogProof')
  const [proof] = proofs
  if (proof === undefined || proofs.length > 1 || !isObject(proof))
    throw new Refusal('extract-malformed', { at: '/evidence' })
  logProof(proof, '/evidence')
  // The shapes above are those of the types.
  const { id, issuer, credentialSubject } = payload as unknown as Pick<Extract, 'id' | 'issuer'> & {
    credentialSubject: ExtractFacts
  }
  return { jwt, kid: header.kid, id, issuer, facts: credentialSubject, proof: proof as unknown as LogProof }
}
