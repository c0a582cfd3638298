import { decodeBase64, encodeBase64 } from '../base64.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { strictText } from '../text.ts'
import { verifyCheckpoint, type Checkpoint, type LogIdentity } from './checkpoint.ts'
import { HASH_BYTES, leafHash, type Hash } from './hash.ts'
import { verifyInclusion } from './proof.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'
/** A tree of 2^63 leaves has proofs of 63 hashes. */
const HASHES_LIMIT = 63

/** An offline proof of one entry (C2SP tlog-proof). `extra` is not signed by anyone. */
export interface LogProof {
  readonly index: number
  readonly hashes: readonly Hash[]
  readonly checkpoint: string
  readonly extra?: Uint8Array
}

/** The text of a proof file, `.tlog-proof`. */
export function formatLogProof({ index, hashes, checkpoint, extra }: LogProof): string {
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${encodeBase64(extra)}`]),
    `index ${index}`,
    ...hashes.map(encodeBase64),
  ]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** Reverse of `formatLogProof`, the checkpoint still unjudged. Refuses `log-proof-malformed` with the part, `note-not-utf8`. */
export function parseLogProof(input: Uint8Array | string): LogProof {
  const text = strictText(input, 'note-not-utf8')
  const split = text.indexOf('\n\n')
  if (split < 0) throw malformed('checkpoint')
  const [header, ...lines] = text.slice(0, split).split('\n')
  if (header !== HEADER) throw malformed('header')
  const extra = lines[0]?.startsWith('extra ') === true ? lines.shift()?.slice('extra '.length) : undefined
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')?.[1]
  if (index === undefined || !Number.isSafeInteger(Number(index))) throw malformed('index')
  const proof = { index: Number(index), hashes: parseHashes(lines), checkpoint: text.slice(split + 2) }
  return extra === undefined ? proof : { ...proof, extra: bytesOf(extra, 'extra') }
}

/**
 * Checks offline that the log holds `entry`, and at which index. The index is what the proof says: compare it where it matters.
 * Refuses as `parseLogProof`, `verifyCheckpoint` and `verifyInclusion`.
 */
export function verifyLogProof(
  input: Uint8Array | string,
  entry: Uint8Array,
  log: LogIdentity,
): { index: number; checkpoint: Checkpoint } {
  const { index, hashes, checkpoint: note } = parseLogProof(input)
  const checkpoint = verifyCheckpoint(note, log)
  verifyInclusion({ index, size: checkpoint.size, leaf: leafHash(entry), proof: hashes, root: checkpoint.root })
  return { index, checkpoint }
}

function parseHashes(lines: readonly string[]): Hash[] {
  if (lines.length > HASHES_LIMIT) throw malformed('hashes')
  const hashes = lines.map((line) => bytesOf(line, 'hashes'))
  if (hashes.some((hash) => hash.length !== HASH_BYTES)) throw malformed('hashes')
  return hashes
}

function bytesOf(text: string, part: string): Uint8Array {
  if (refusalOf(() => decodeBase64(text)) !== undefined) throw malformed(part)
  return decodeBase64(text)
}

function malformed(part: string): Refusal {
  return new Refusal('log-proof-malformed', { part })
}
