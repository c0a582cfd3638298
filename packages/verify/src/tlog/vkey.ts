import { sha256 } from '@noble/hashes/sha2.js'
import { decodeBase64, encodeBase64 } from '../base64.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { utf8 } from '../text.ts'

const ED25519 = 0x01
const KEY_BYTES = 32

/** A known Ed25519 key of a note. `keyId` is 8 hexadecimal digits. */
export interface VerifierKey {
  readonly name: string
  readonly keyId: string
  readonly publicKey: Uint8Array
}

/** SHA-256(name || 0x0A || 0x01 || key)[:4] in hexadecimal (C2SP signed-note). */
export function keyIdOf(name: string, publicKey: Uint8Array): string {
  const hash = sha256(Uint8Array.from([...utf8(name), 0x0a, ED25519, ...publicKey]))
  return Array.from(hash.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `name+keyid+base64(type || key)`, the form in which Go's `note` prints keys. Refuses `note-key-name`, `vkey-malformed`. */
export function formatVkey(name: string, publicKey: Uint8Array): string {
  checkKeyName(name)
  if (publicKey.length !== KEY_BYTES) throw new Refusal('vkey-malformed', { bytes: publicKey.length })
  return `${name}+${keyIdOf(name, publicKey)}+${encodeBase64(Uint8Array.from([ED25519, ...publicKey]))}`
}

/** Reverse of `formatVkey`. Refuses `vkey-malformed`, `vkey-unsupported` (not Ed25519), `vkey-key-id-mismatch`, `note-key-name`. */
export function parseVkey(text: string): VerifierKey {
  const found = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text)
  const [, name, keyId, encoded] = found ?? []
  if (name === undefined || keyId === undefined || encoded === undefined) throw new Refusal('vkey-malformed')
  checkKeyName(name)
  if (refusalOf(() => decodeBase64(encoded)) !== undefined) throw new Refusal('vkey-malformed')
  const [type, ...key] = decodeBase64(encoded)
  if (type !== ED25519) throw new Refusal('vkey-unsupported', { type: type ?? -1 })
  if (key.length !== KEY_BYTES) throw new Refusal('vkey-malformed', { bytes: key.length })
  const publicKey = Uint8Array.from(key)
  if (keyIdOf(name, publicKey) !== keyId) throw new Refusal('vkey-key-id-mismatch', { name, keyId })
  return { name, keyId, publicKey }
}

/** Key names are not empty and have neither Unicode spaces nor plus signs (C2SP signed-note). */
export function checkKeyName(name: string): void {
  if (name === '' || /[\p{White_Space}+]/u.test(name)) throw new Refusal('note-key-name', { name: name.slice(0, 80) })
}
