import { join } from 'node:path'
import { Problem, type ExtractFacts, type LogProof } from '@zhengheng/core'
import { encodeBase64, openTiles, parseVkey, verifyCheckpoint } from '@zhengheng/verify'
import { CompactSign } from 'jose'
import type { Services } from '../services.ts'
import { logFolder } from './gate.ts'
import { issuerOf } from './issuer.ts'
import { readIfThere } from './log-files.ts'
import { CHECKPOINT, VKEY } from './public-log.ts'

/**
 * The published checkpoint and an inclusion proof for each act, read from the static files alone.
 * @throws {Problem} `not-yet-logged` when an act is not under the checkpoint
 */
export async function proveInclusion(
  { config }: Pick<Services, 'config'>,
  indexes: readonly number[],
): Promise<LogProof> {
  const dir = logFolder(config.dataDir)
  const read = (path: string) => readIfThere(join(dir, path))
  const [checkpoint, key] = [read(CHECKPOINT), read(VKEY)]
  if (checkpoint === undefined || key === undefined) throw new Problem('not-yet-logged')
  const vkey = new TextDecoder().decode(key).trim()
  const verifier = parseVkey(vkey)
  const head = verifyCheckpoint(checkpoint, { origin: verifier.name, keys: [verifier] })
  if (indexes.some((index) => index >= head.size)) throw new Problem('not-yet-logged')
  const tiles = openTiles({ read, ...head })
  const inclusion = [...new Set(indexes)]
    .toSorted((a, b) => a - b)
    .map((index) => ({ index, hashes: tiles.inclusionProof(index).map(encodeBase64) }))
  return { origin: verifier.name, vkey, checkpoint: new TextDecoder().decode(checkpoint), inclusion }
}

/**
 * The extract: a verifiable credential (VCDM 2.0) as a compact JWS of type vc+jwt (VC-JOSE-COSE), EdDSA by the key of the
 * register. It carries facts and evidence, so that the answer can be computed again without the register.
 */
export async function signExtract(
  services: Pick<Services, 'config' | 'keys'>,
  facts: ExtractFacts,
  proof: LogProof,
): Promise<string> {
  const { publicUrl } = services.config
  const { did, kid } = issuerOf(services)
  const number = encodeURIComponent(facts.number)
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: `${publicUrl}/credentials/${number}`,
    type: ['VerifiableCredential', 'RegisterExtract'],
    issuer: did,
    validFrom: facts.asOf.at,
    name: facts.number,
    credentialSubject: { id: `${publicUrl}/c/${number}`, ...facts },
    evidence: [{ type: 'LogProof', ...proof }],
  }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(credential)))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid })
    .sign(services.keys.registry.privateKey)
}
