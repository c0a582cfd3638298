export { decodeBase64, decodeBase64url, encodeBase64, encodeBase64url } from './base64.ts'
export { commitAct, concealFacts, saltOf } from './extract/commit.ts'
export { Refusal, refusalOf, type RefusalCode, type RefusalParams } from './refusal.ts'
export { parseCompactJws, verifyCompactJws, type JwsHeader, type VerifiedJws } from './jose/compact-jws.ts'
export { decodeBundle, encodeBundle, ENTRY_LIMIT } from './tlog/bundle.ts'
export {
  formatCheckpoint,
  parseCheckpointText,
  signCheckpoint,
  verifyCheckpoint,
  type Checkpoint,
  type LogIdentity,
} from './tlog/checkpoint.ts'
export { emptyRoot, HASH_BYTES, leafHash, nodeHash, sameBytes, type Hash } from './tlog/hash.ts'
export { formatLogProof, parseLogProof, verifyLogProof, type LogProof } from './tlog/log-proof.ts'
export { parseNote, signNote, verifyNote, type Note, type NoteSignature, type NoteSigner } from './tlog/note.ts'
export { verifyConsistency, verifyInclusion, type ConsistencyClaim, type InclusionClaim } from './tlog/proof.ts'
export { edgeRoot, openTiles, readBundle, readEdges, type ReadFile, type TileReader } from './tlog/tile-reader.ts'
export {
  decodeTile,
  encodeTile,
  nodesAt,
  parseTilePath,
  TILE_WIDTH,
  tilePath,
  tileWidth,
  type TileName,
} from './tlog/tile.ts'
export {
  consistencyProof,
  hashesInMemory,
  inclusionProof,
  treeRoot,
  type LeafRange,
  type RangeHash,
} from './tlog/tree.ts'
export { formatVkey, keyIdOf, parseVkey, type VerifierKey } from './tlog/vkey.ts'
export { CHECK_NAMES, type Check, type CheckName, type CheckResult, type ReasonCode } from './extract/check.ts'
export { rulesDigest } from './extract/path-checks.ts'
export type { PathView, StepView } from './extract/path-view.ts'
export { verifyExtract, type ExtractReport, type VerifyInput } from './extract/verify-extract.ts'
export { describeCheck, fill, wordsIn, type CompleteWords, type Language } from './words/words.ts'
