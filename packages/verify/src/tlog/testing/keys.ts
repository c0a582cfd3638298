import { ed25519 } from '@noble/curves/ed25519.js'
import type { NoteSigner } from '../note.ts'
import { formatVkey, keyIdOf, parseVkey, type VerifierKey } from '../vkey.ts'

/** A signer whose secret is `seed` repeated: for tests only, the secret is public. */
export function testSigner(
  name: string,
  seed: number,
): NoteSigner & { readonly key: VerifierKey; readonly vkey: string } {
  const secret = new Uint8Array(32).fill(seed)
  const publicKey = ed25519.getPublicKey(secret)
  const vkey = formatVkey(name, publicKey)
  return {
    name,
    keyId: keyIdOf(name, publicKey),
    sign: (message) => ed25519.sign(message, secret),
    key: parseVkey(vkey),
    vkey,
  }
}
