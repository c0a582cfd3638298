import { decodeBase64url } from '../base64.ts'
import { verifyCompactJws } from '../jose/compact-jws.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { parseStrictJson } from '../strict-json.ts'
import { failed, judged, notKnown, passed, type Check } from './check.ts'
import type { Extract } from './read-extract.ts'
import { isObject } from './shape.ts'

const DOCUMENT_LIMIT = 200_000

interface IssuerDocument {
  readonly id: string
  /** Ed25519 keys that the issuer states things with, by their id. */
  readonly keys: ReadonlyMap<string, Uint8Array>
}

/** Whose extract it is and whether they signed it, by the issuer's document (did:web) that the reader trusts. */
export function issuerChecks(extract: Extract, did: string | undefined): readonly [signature: Check, issuer: Check] {
  const evidence = [extract.issuer, extract.kid]
  if (did === undefined) {
    return [
      notKnown('signature', 'issuer-not-given', {}, evidence),
      notKnown('issuer', 'issuer-not-given', {}, evidence),
    ]
  }
  const document = readDocument(did)
  if (document === undefined) {
    return [notKnown('signature', 'issuer-not-given', {}, evidence), failed('issuer', 'issuer-document-malformed')]
  }
  if (document.id !== extract.issuer) {
    const params = { expected: document.id, found: extract.issuer.slice(0, 200) }
    return [notKnown('signature', 'issuer-other', params, evidence), failed('issuer', 'issuer-other', params, evidence)]
  }
  if (!extract.kid.startsWith(`${document.id}#`) || !document.keys.has(extract.kid)) {
    const params = { kid: extract.kid.slice(0, 200) }
    return [
      notKnown('signature', 'issuer-key-unknown', params),
      failed('issuer', 'issuer-key-unknown', params, evidence),
    ]
  }
  const signature = judged('signature', () => {
    verifyCompactJws(extract.jwt, (kid) => document.keys.get(kid))
    return passed('signature', 'signature-holds', {}, evidence)
  })
  return [signature, passed('issuer', 'issuer-holds', { issuer: document.id }, evidence)]
}

/** The keys of `assertionMethod` alone: a key for something else signs no extract. Undefined for what is no such document. */
function readDocument(text: string): IssuerDocument | undefined {
  if (text.length > DOCUMENT_LIMIT) return undefined
  let document: unknown
  if (refusalOf(() => (document = parseStrictJson(text))) !== undefined) return undefined
  if (!isObject(document)) return undefined
  const { id, verificationMethod: methods, assertionMethod: assertions } = document
  if (typeof id !== 'string' || !Array.isArray(methods) || !Array.isArray(assertions)) return undefined
  const allowed = new Set<unknown>(assertions)
  const keys = methods.flatMap((method: unknown) => {
    if (!isObject(method) || typeof method['id'] !== 'string' || !allowed.has(method['id'])) return []
    const key = keyOf(method['publicKeyJwk'])
    return key && method['controller'] === id ? [[method['id'], key] as const] : []
  })
  return { id, keys: new Map(keys) }
}

function keyOf(jwk: unknown): Uint8Array | undefined {
  if (!isObject(jwk) || jwk['kty'] !== 'OKP' || jwk['crv'] !== 'Ed25519' || typeof jwk['x'] !== 'string')
    return undefined
  try {
    const key = decodeBase64url(jwk['x'])
    return key.length === 32 ? key : undefined
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
