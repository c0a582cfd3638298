import { Refusal, type RefusalCode, type RefusalParams } from '../refusal.ts'

/** In the order in which they are reported. */
export const CHECK_NAMES = [
  'format',
  'signature',
  'issuer',
  'freshness',
  'acts-logged',
  'checkpoint',
  'log-files',
  'completeness',
  'trust-path',
  'rules',
] as const
export type CheckName = (typeof CHECK_NAMES)[number]

export type CheckResult = 'passed' | 'failed' | 'not-known'

/** Why a check ended as it did, beside the refusals. */
export type Finding =
  | 'format-holds'
  | 'format-refused'
  | 'signature-holds'
  | 'issuer-not-given'
  | 'issuer-document-malformed'
  | 'issuer-other'
  | 'issuer-key-unknown'
  | 'issuer-holds'
  | 'as-of'
  | 'as-of-in-future'
  | 'acts-logged'
  | 'act-not-proved'
  | 'act-not-as-logged'
  | 'act-recorded-otherwise'
  | 'act-repeated'
  | 'checkpoint-holds'
  | 'log-key-not-pinned'
  | 'files-agree'
  | 'files-not-given'
  | 'files-older'
  | 'later-acts-possible'
  | 'path-trusted'
  | 'path-not-trusted'
  | 'path-incomplete'
  | 'path-not-computable'
  | 'certificate-missing'
  | 'day-after-extract'
  | 'rules-same'
  | 'rules-other'
  | 'rules-not-pinned'

export type ReasonCode = Finding | RefusalCode

export interface Check {
  readonly name: CheckName
  readonly result: CheckResult
  readonly reason: ReasonCode
  readonly params: RefusalParams
  /** What was looked at: keys, sizes, numbers. The same in every language. */
  readonly evidence: readonly string[]
}

type Given = readonly [reason: ReasonCode, params?: RefusalParams, evidence?: readonly string[]]

export function passed(name: CheckName, ...[reason, params = {}, evidence = []]: Given): Check {
  return { name, result: 'passed', reason, params, evidence }
}

export function failed(name: CheckName, ...[reason, params = {}, evidence = []]: Given): Check {
  return { name, result: 'failed', reason, params, evidence }
}

export function notKnown(name: CheckName, ...[reason, params = {}, evidence = []]: Given): Check {
  return { name, result: 'not-known', reason, params, evidence }
}

/** The check, failed where it was refused. Anything else that is thrown is a bug and passes through. */
export function judged(name: CheckName, judge: () => Check): Check {
  try {
    return judge()
  } catch (error) {
    if (error instanceof Refusal) return failed(name, error.code, error.params)
    throw error
  }
}
