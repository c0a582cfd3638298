import { decodeBase64, encodeBase64 } from '../base64.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { HASH_BYTES, type Hash } from './hash.ts'
import { signNote, verifyNote, type NoteSigner } from './note.ts'
import type { VerifierKey } from './vkey.ts'

/** Head of a log (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Hash
  readonly extensions: readonly string[]
}

/** The text that is signed. Refuses `checkpoint-malformed`. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const text = [origin, String(size), encodeBase64(root), ...extensions, ''].join('\n')
  parseCheckpointText(text)
  return text
}

/** Reverse of `formatCheckpoint`; refuses every other spelling (`checkpoint-malformed`). */
export function parseCheckpointText(text: string): Checkpoint {
  const [origin, size, root, ...rest] = text.split('\n')
  if (origin === undefined || origin === '' || size === undefined || root === undefined)
    throw new Refusal('checkpoint-malformed')
  if (rest.at(-1) !== '' || rest.slice(0, -1).includes('')) throw new Refusal('checkpoint-malformed', { part: 'lines' })
  if (!/^(?:0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw new Refusal('checkpoint-malformed', { part: 'size' })
  }
  if (refusalOf(() => decodeBase64(root)) !== undefined || decodeBase64(root).length !== HASH_BYTES) {
    throw new Refusal('checkpoint-malformed', { part: 'root' })
  }
  return { origin, size: Number(size), root: decodeBase64(root), extensions: rest.slice(0, -1) }
}

/**
 * The checkpoint of the log `origin`, once one of its known keys signed it.
 * Refuses as `verifyNote`, `checkpoint-malformed`, `checkpoint-other-origin`.
 */
export function verifyCheckpoint(input: Uint8Array | string, { origin, keys }: LogIdentity): Checkpoint {
  const checkpoint = parseCheckpointText(verifyNote(input, keys))
  if (checkpoint.origin !== origin) {
    throw new Refusal('checkpoint-other-origin', { expected: origin, found: checkpoint.origin.slice(0, 200) })
  }
  return checkpoint
}

/** The signed checkpoint, as it is published. */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  return signNote(formatCheckpoint(checkpoint), [signer])
}

/** What a relying party holds of a log beforehand. */
export interface LogIdentity {
  readonly origin: string
  readonly keys: readonly VerifierKey[]
}
