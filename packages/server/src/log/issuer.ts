import { createHash, type KeyObject } from 'node:crypto'
import type { Services } from '../services.ts'

/** Who signs extracts: a did:web of PUBLIC_URL, and the key within it. */
export interface Issuer {
  readonly did: string
  readonly kid: string
  readonly document: object
}

export function issuerOf({ config, keys }: Pick<Services, 'config' | 'keys'>): Issuer {
  const did = didWeb(config.publicUrl)
  const jwk = publicJwk(keys.registry.publicKey)
  const kid = `${did}#${thumbprint(jwk)}`
  const document = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://www.w3.org/ns/cid/v1'],
    id: did,
    verificationMethod: [{ id: kid, type: 'JsonWebKey', controller: did, publicKeyJwk: { ...jwk, kid, alg: 'EdDSA' } }],
    assertionMethod: [kid],
  }
  return { did, kid, document }
}

/** did:web, method-specific identifier: the port's colon is escaped, folders of the path become colons. */
export function didWeb(publicUrl: string): string {
  const { host, pathname } = new URL(publicUrl)
  const folders = pathname.split('/').filter((folder) => folder !== '')
  return ['did:web', host.replace(':', '%3A'), ...folders.map(encodeURIComponent)].join(':')
}

interface OkpJwk {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
}

function publicJwk(key: KeyObject): OkpJwk {
  const { x } = key.export({ format: 'jwk' })
  if (key.asymmetricKeyType !== 'ed25519' || x === undefined)
    throw new TypeError('the key of the register must be Ed25519')
  return { kty: 'OKP', crv: 'Ed25519', x }
}

/** RFC 7638: the name of a key that follows from the key. */
function thumbprint({ crv, kty, x }: OkpJwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
}
