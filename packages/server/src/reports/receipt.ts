import type { KeyObject } from 'node:crypto'
import { CompactSign, compactVerify } from 'jose'

/** What the register confirms: who sent which bytes when. It says nothing about what stands in them. */
export interface ReceiptClaims {
  /** PUBLIC_URL of the register. */
  readonly iss: string
  readonly report: string
  /** Identifier of the organisation that sent it. */
  readonly party: string
  readonly sha256: string
  readonly bytes: number
  readonly dryRun: boolean
  /** RFC 3339, UTC. */
  readonly receivedAt: string
  readonly idempotencyKey: string
}

const TYPE = 'receipt+jwt'

/** A compact JWS (RFC 7515) by the registry's Ed25519 key. */
export async function signReceipt(key: KeyObject, claims: ReceiptClaims): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader({ alg: 'EdDSA', typ: TYPE }).sign(key)
}

/** Why a receipt is not believed. */
export class ForgedReceipt extends Error {
  override readonly name = 'ForgedReceipt'
}

/**
 * The claims of a receipt that one of the keys signed.
 * @throws {ForgedReceipt} for anything else: another key, another algorithm or type, changed bytes, no JWS at all
 */
export async function readReceipt(keys: readonly KeyObject[], receipt: string): Promise<ReceiptClaims> {
  for (const key of keys) {
    const claims = await verified(key, receipt.trim())
    if (claims) return claims
  }
  throw new ForgedReceipt('no key of this register signed the receipt')
}

async function verified(key: KeyObject, receipt: string): Promise<ReceiptClaims | undefined> {
  try {
    const { payload, protectedHeader } = await compactVerify(receipt, key, { algorithms: ['EdDSA'] })
    if (protectedHeader.typ !== TYPE) return undefined
    return JSON.parse(Buffer.from(payload).toString('utf8')) as ReceiptClaims
  } catch {
    return undefined
  }
}
