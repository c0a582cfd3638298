import { dayIn, type CommittedAct, type ExtractedAct, type ExtractedAttestation } from '@zhengheng/core'
import { decodeBase64, encodeBase64 } from '../base64.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { verifyCheckpoint, type Checkpoint } from '../tlog/checkpoint.ts'
import { leafHash, sameBytes } from '../tlog/hash.ts'
import { verifyInclusion } from '../tlog/proof.ts'
import { openTiles, type ReadFile } from '../tlog/tile-reader.ts'
import { parseVkey, type VerifierKey } from '../tlog/vkey.ts'
import { failed, judged, notKnown, passed, type Check } from './check.ts'
import { commitAct, saltOf } from './commit.ts'
import type { Extract } from './read-extract.ts'

export interface LogInput {
  /** Key of the log that the reader trusts, as `/log/vkey` gives it. */
  readonly vkey?: string
  /** The static files of the log, `checkpoint` and `tile/...`. */
  readonly read?: ReadFile
}

/** Whether the acts stand in the public log as the extract tells them. */
export function logChecks(extract: Extract, input: LogInput): readonly [acts: Check, checkpoint: Check, files: Check] {
  const key = keyFor(extract, input)
  const { head, check } = checkpointCheck(extract, key, input.vkey !== undefined)
  const files =
    input.read === undefined ? notKnown('log-files', 'files-not-given') : filesCheck(extract, input.read, key, head)
  return [judged('acts-logged', () => actsCheck(extract, head)), check, files]
}

/** The pinned key, or the one that the extract itself names: then whatever holds under it is only as good as its word. */
function keyFor(extract: Extract, { vkey }: LogInput): VerifierKey | Refusal {
  let key: VerifierKey | undefined
  const refusal = refusalOf(() => {
    key = parseVkey((vkey ?? extract.proof.vkey).trim())
  })
  return key ?? refusal ?? new Refusal('vkey-malformed')
}

function checkpointCheck(
  { proof }: Extract,
  key: VerifierKey | Refusal,
  pinned: boolean,
): { head: Checkpoint | undefined; check: Check } {
  if (key instanceof Refusal) return { head: undefined, check: failed('checkpoint', key.code, key.params) }
  let head: Checkpoint | undefined
  const check = judged('checkpoint', () => {
    head = verifyCheckpoint(proof.checkpoint, { origin: key.name, keys: [key] })
    const evidence = [head.origin, `${head.size}`, encodeBase64(head.root), `${key.name}+${key.keyId}`]
    if (proof.origin !== head.origin)
      throw new Refusal('checkpoint-other-origin', { expected: head.origin, found: proof.origin.slice(0, 200) })
    return pinned
      ? passed('checkpoint', 'checkpoint-holds', { size: head.size, origin: head.origin }, evidence)
      : notKnown('checkpoint', 'log-key-not-pinned', { size: head.size, origin: head.origin }, evidence)
  })
  return { head, check }
}

function actsCheck(extract: Extract, head: Checkpoint | undefined): Check {
  if (head === undefined) return notKnown('acts-logged', 'act-not-proved', { seq: '-' })
  const { facts, proof } = extract
  const proofs = new Map(proof.inclusion.map((one) => [one.index, one.hashes]))
  const seen = new Set<number>()
  for (const { attestation, line } of actsOf(extract)) {
    const { seq } = line.act
    if (seen.has(seq)) return failed('acts-logged', 'act-repeated', { seq })
    seen.add(seq)
    const hashes = proofs.get(seq)
    if (hashes === undefined) return failed('acts-logged', 'act-not-proved', { seq })
    const leaf = leafHash(entryOf(attestation, line))
    const claim = { index: seq, size: head.size, leaf, proof: hashes.map(decodeBase64), root: head.root }
    const refusal = refusalOf(() => verifyInclusion(claim))
    if (refusal?.code === 'root-mismatch') return failed('acts-logged', 'act-not-as-logged', { seq })
    if (refusal !== undefined) return failed('acts-logged', refusal.code, { ...refusal.params, seq })
    if (recordedDay(line, facts.zone) !== line.act.recorded)
      return failed('acts-logged', 'act-recorded-otherwise', { seq })
  }
  return passed(
    'acts-logged',
    'acts-logged',
    { acts: seen.size, size: head.size },
    Array.from(seen, (seq) => `${seq}`),
  )
}

/**
 * The files may be newer than the extract: then the extract's checkpoint must be that of the same log at an earlier size, and the
 * same leaves must stand in the tiles.
 */
function filesCheck(extract: Extract, read: ReadFile, key: VerifierKey | Refusal, head: Checkpoint | undefined): Check {
  if (key instanceof Refusal) return failed('log-files', key.code, key.params)
  return judged('log-files', () => {
    const bytes = read('checkpoint')
    if (bytes === undefined) throw new Refusal('tile-missing', { path: 'checkpoint' })
    const files = verifyCheckpoint(bytes, { origin: key.name, keys: [key] })
    const evidence = [files.origin, `${files.size}`, encodeBase64(files.root)]
    const tiles = openTiles({ read, size: files.size, root: files.root })
    const newest = Math.max(...Array.from(actsOf(extract), ({ line }) => line.act.seq))
    if (head !== undefined && files.size < head.size) {
      return notKnown('log-files', 'files-older', { files: files.size, extract: head.size }, evidence)
    }
    if (head !== undefined && !sameBytes(tiles.rootAt(head.size), head.root)) {
      throw new Refusal('log-forked', { older: head.size, newer: files.size })
    }
    if (newest >= files.size)
      return notKnown('log-files', 'files-older', { files: files.size, extract: newest + 1 }, evidence)
    for (const { attestation, line } of actsOf(extract)) {
      const { seq } = line.act
      if (!sameBytes(tiles.leaf(seq), leafHash(entryOf(attestation, line))))
        return failed('log-files', 'act-not-as-logged', { seq }, evidence)
      tiles.entry(seq)
    }
    return passed('log-files', 'files-agree', { size: files.size }, evidence)
  })
}

function* actsOf({ facts }: Extract): Generator<{ attestation: ExtractedAttestation; line: ExtractedAct }> {
  for (const attestation of facts.attestations) for (const line of attestation.acts) yield { attestation, line }
}

/** The log entry, made again from what the extract says. */
function entryOf(attestation: ExtractedAttestation, { act, recordedAt, salt }: ExtractedAct): Uint8Array {
  const { id, family, kind, number, issuer } = attestation
  const committed: CommittedAct = {
    seq: act.seq,
    recordedAt,
    subject: { type: 'attestation', id, family, kind, number, issuer },
    act: act.act,
    effective: act.effective,
    reason: act.reason ?? null,
    basis: act.basis ?? [],
    facts: act.facts,
  }
  return commitAct(committed, saltOf(salt))
}

function recordedDay({ recordedAt }: ExtractedAct, zone: string): string {
  try {
    return dayIn(zone, new Date(recordedAt))
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('extract-malformed', { at: '/credentialSubject/zone' })
    throw error
  }
}
