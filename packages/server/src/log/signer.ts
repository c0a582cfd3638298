import { createPublicKey, sign, type KeyObject } from 'node:crypto'
import { formatVkey, keyIdOf, type NoteSigner } from '@zhengheng/verify'

export interface LogSigner {
  readonly signer: NoteSigner
  readonly vkey: string
}

/** Signs checkpoints as `origin` with an Ed25519 key; deterministic, so that a checkpoint signed again has the same bytes. */
export function logSigner(origin: string, privateKey: KeyObject): LogSigner {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (privateKey.asymmetricKeyType !== 'ed25519' || x === undefined)
    throw new TypeError('the key of the log must be Ed25519')
  const publicKey = new Uint8Array(Buffer.from(x, 'base64url'))
  return {
    signer: {
      name: origin,
      keyId: keyIdOf(origin, publicKey),
      sign: (message) => new Uint8Array(sign(null, message, privateKey)),
    },
    vkey: formatVkey(origin, publicKey),
  }
}

/** The origin of the log of a site: its URL without scheme, and `/log` (C2SP tlog-tiles, parameters). */
export function logOrigin(publicUrl: string): string {
  return `${publicUrl.replace(/^[a-z]+:\/\//, '')}/log`
}
