import type { Day } from '@zhengheng/core'
import { Refusal } from '../refusal.ts'
import { CHECK_NAMES, failed, notKnown, passed, type Check, type CheckResult } from './check.ts'
import { issuerChecks } from './issuer-checks.ts'
import { logChecks, type LogInput } from './log-checks.ts'
import { completenessCheck, freshnessCheck, pathCheck, rulesCheck } from './path-checks.ts'
import type { PathView } from './path-view.ts'
import { readExtract, type Extract } from './read-extract.ts'

export interface VerifyInput extends LogInput {
  /** The extract: a compact JWS. */
  readonly jwt: string
  /** Text of the issuer's document, as `/.well-known/did.json` gives it. */
  readonly did?: string
  /** The day asked for; that of the extract unless told. */
  readonly on?: Day
  readonly now: Date
  /** Digest of needs and roots that the reader trusts (`rulesDigest`). */
  readonly rules?: string
}

export interface ExtractReport {
  /** One of each name, in the order of `CHECK_NAMES`. */
  readonly checks: readonly Check[]
  readonly summary: Readonly<Record<CheckResult, number>> & { readonly number?: string; readonly asOf?: string }
  readonly path?: PathView
}

/**
 * Checks an extract without the register: what can be checked with what is given, each check with its reason. Hostile input ends in
 * failed checks, never in an exception.
 */
export function verifyExtract(input: VerifyInput): ExtractReport {
  const extract = read(input.jwt)
  if (extract instanceof Refusal) {
    const rest = CHECK_NAMES.slice(1).map((name) => notKnown(name, 'format-refused'))
    return report([failed('format', extract.code, extract.params), ...rest])
  }
  const { facts } = extract
  const [signature, issuer] = issuerChecks(extract, input.did)
  const [acts, checkpoint, files] = logChecks(extract, input)
  const { check, path } = pathCheck(facts, input.on)
  const checks = [
    passed('format', 'format-holds', { number: facts.number.slice(0, 200) }, [extract.id]),
    signature,
    issuer,
    freshnessCheck(facts, input.now),
    acts,
    checkpoint,
    files,
    completenessCheck(facts),
    check,
    rulesCheck(facts, input.rules),
  ]
  return { ...report(checks, { number: facts.number, asOf: facts.asOf.at }), ...(path && { path }) }
}

function read(jwt: string): Extract | Refusal {
  try {
    return readExtract(jwt)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function report(checks: readonly Check[], about: { number?: string; asOf?: string } = {}): ExtractReport {
  const count = (result: CheckResult) => checks.filter((check) => check.result === result).length
  return {
    checks,
    summary: { passed: count('passed'), failed: count('failed'), 'not-known': count('not-known'), ...about },
  }
}
