import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalJson, NotCanonical, type CommittedAct } from '@zhengheng/core'
import { encodeBase64, encodeBase64url } from '../base64.ts'
import { Refusal } from '../refusal.ts'
import { utf8 } from '../text.ts'

/**
 * The log entry of an act: `zhengheng/act/v1`, then base64 of SHA-256 over its salt and its canonical JSON, each on a line.
 * Whoever does not hold act and salt learns nothing from it.
 */
export function commitAct(committed: CommittedAct, salt: Uint8Array): Uint8Array {
  return utf8(`zhengheng/act/v1\n${encodeBase64(digest(salt, committed))}\n`)
}

/** Stands for the facts of an act of a file, whose content is not public: base64url of SHA-256 over salt and canonical facts. */
export function concealFacts(facts: unknown, salt: Uint8Array): string {
  return encodeBase64url(digest(salt, facts))
}

/** The 16 bytes of a salt written as a UUID, lower case. Refuses `extract-malformed`. */
export function saltOf(uuid: string): Uint8Array {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid))
    throw new Refusal('extract-malformed', { part: 'salt' })
  return Uint8Array.from(uuid.replaceAll('-', '').match(/../g) ?? [], (pair) => parseInt(pair, 16))
}

function digest(salt: Uint8Array, value: unknown): Uint8Array {
  return sha256
    .create()
    .update(salt)
    .update(utf8(canonicalOf(value)))
    .digest()
}

/** What no JSON text can say, such as half a letter, was not recorded by any register. Refuses `extract-malformed`. */
export function canonicalOf(value: unknown): string {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (error instanceof NotCanonical) throw new Refusal('extract-malformed', { at: error.message })
    throw error
  }
}
