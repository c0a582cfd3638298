import { ed25519 } from '@noble/curves/ed25519.js'
import { decodeBase64url } from '../base64.ts'
import { Refusal, refusalOf, type RefusalCode } from '../refusal.ts'
import { parseStrictJson } from '../strict-json.ts'
import { strictText, utf8 } from '../text.ts'

const LETTERS_LIMIT = 4_000_000
const HEADER_LIMIT = 4096
const SIGNATURE_BYTES = 64
/** Members that may stand in the header: the rest (jwk, jku, x5u, x5c, b64 ...) lets the signer choose the key or the bytes. */
const MEMBERS = new Set(['alg', 'typ', 'kid', 'cty', 'iss'])

export interface JwsHeader {
  readonly alg: 'EdDSA'
  readonly typ: string
  readonly kid: string
}

export interface VerifiedJws {
  readonly header: JwsHeader
  readonly payload: Readonly<Record<string, unknown>>
}

/**
 * Checks a compact JWS (RFC 7515) of the one profile used here: `alg` EdDSA with Ed25519 (RFC 8037), `typ` as asked (`vc+jwt`
 * unless told), `kid` present and known, no `crit`, canonical base64url, payload one JSON object.
 * `keyOf` gives the 32 bytes of the key that the verifier trusts under a `kid`. Every refusal is a `Refusal` with a `jws-` or
 * `json-` code, or `base64-not-canonical`.
 */
export function verifyCompactJws(
  token: string,
  keyOf: (kid: string) => Uint8Array | undefined,
  { typ = 'vc+jwt' }: { typ?: string } = {},
): VerifiedJws {
  const { header, payload, signature, signed } = parseCompactJws(token, { typ })
  const key = keyOf(header.kid)
  if (key === undefined) throw new Refusal('jws-unknown-key', { kid: header.kid.slice(0, 200) })
  if (!holds(signature, utf8(signed), key))
    throw new Refusal('jws-signature-invalid', { kid: header.kid.slice(0, 200) })
  return { header, payload }
}

/** Header and payload of a token whose signature was not judged: to say which key is asked for, never to be trusted. */
export function parseCompactJws(
  token: string,
  { typ = 'vc+jwt' }: { typ?: string } = {},
): VerifiedJws & { readonly signature: Uint8Array; readonly signed: string } {
  if (token.length > LETTERS_LIMIT) throw new Refusal('jws-too-large', { limit: LETTERS_LIMIT })
  const [first, second, third, ...more] = token.split('.')
  if (first === undefined || second === undefined || third === undefined || more.length > 0)
    throw new Refusal('jws-malformed')
  if (first.length > HEADER_LIMIT) throw new Refusal('jws-too-large', { part: 'header', limit: HEADER_LIMIT })
  const header = parseHeader(decodeBase64url(first), typ)
  const signature = decodeBase64url(third)
  const payload = jsonObject(decodeBase64url(second), 'jws-payload-malformed')
  return { header, payload, signature, signed: `${first}.${second}` }
}

function parseHeader(bytes: Uint8Array, typ: string): JwsHeader {
  const value = jsonObject(bytes, 'jws-header-malformed')
  // Before all others: an attacker's favourite deserves its own name in the report.
  if (value['alg'] !== 'EdDSA') throw new Refusal('jws-alg-refused', { alg: String(value['alg']).slice(0, 40) })
  if ('crit' in value) throw new Refusal('jws-crit-refused')
  for (const [member, content] of Object.entries(value)) {
    if (!MEMBERS.has(member) || typeof content !== 'string')
      throw new Refusal('jws-header-member', { member: member.slice(0, 40) })
  }
  if (value['typ'] !== typ)
    throw new Refusal('jws-typ-refused', { typ: String(value['typ']).slice(0, 40), expected: typ })
  const kid = value['kid']
  if (typeof kid !== 'string' || kid === '') throw new Refusal('jws-kid-missing')
  return { alg: 'EdDSA', typ, kid }
}

function jsonObject(bytes: Uint8Array, code: RefusalCode): Record<string, unknown> {
  const text = strictText(bytes, code)
  let value: unknown
  const refusal = refusalOf(() => {
    value = parseStrictJson(text)
  })
  if (refusal !== undefined) throw refusal.code === 'json-malformed' ? new Refusal(code) : refusal
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal(code)
  return value as Record<string, unknown>
}

function holds(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}
