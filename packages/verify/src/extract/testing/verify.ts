import type { ExtractedAct, ExtractFacts } from '@zhengheng/core'
import type { CheckName } from '../check.ts'
import { verifyExtract, type ExtractReport, type VerifyInput } from '../verify-extract.ts'
import {
  DID_DOCUMENT,
  LOG,
  makeFacts,
  makeLog,
  makePayload,
  makeProof,
  signJwt,
  SIZE,
  NOW,
  WORLD,
} from './make-extract.ts'

export const log = makeLog(WORLD, SIZE)
export const facts = makeFacts()
export const proof = makeProof(log)
export const jwt = signJwt(makePayload(facts, proof))

/** Checks the extract with everything at hand, unless told otherwise. */
export function verify(more: Partial<VerifyInput> = {}): ExtractReport {
  return verifyExtract({
    jwt,
    did: DID_DOCUMENT,
    vkey: LOG.vkey,
    read: (path) => log.files.get(path),
    now: NOW,
    ...more,
  })
}

/** An extract of other facts, signed by the register. */
export function verifyFacts(
  changed: unknown,
  changedProof: unknown = proof,
  more: Partial<VerifyInput> = {},
): ExtractReport {
  return verify({ jwt: signJwt(makePayload(changed, changedProof)), ...more })
}

export function outcome(report: ExtractReport, name: CheckName): string {
  const check = report.checks.find((one) => one.name === name)
  return `${check?.result} ${check?.reason}`
}

/** Changes the act with this number, in a copy. */
export function withAct(seq: number, change: (line: ExtractedAct) => object): ExtractFacts {
  const attestations = facts.attestations.map((one) => {
    const acts = one.acts.map((line) => (line.act.seq === seq ? Object.assign({}, line, change(line)) : line))
    return Object.assign({}, one, { acts })
  })
  return { ...facts, attestations }
}
