import type { Name, Reason, Status, Verdict } from '@zhengheng/core'

/** What the register answers to a question: the two verdicts, or that it does not know such a certificate. */
export type Expected =
  | {
      readonly status: Status
      readonly standing: Verdict
      readonly basisAtIssue: Verdict
      /** Why the basis is not trusted; none when it is. */
      readonly reasons?: readonly Reason[]
    }
  | { readonly problem: 'never-reported' | 'similar-exist'; readonly similar?: readonly string[] }

/** A question to the register and its answer. Without `on` it is about today, without `known` about all that is known. */
export interface Ask {
  /** Another number than the situation's own. */
  readonly number?: string
  readonly on?: string
  readonly known?: string
  readonly expect: Expected
}

/** Something that happens, under a number that is always the same. */
export interface Situation {
  readonly key: string
  readonly number: string
  readonly title: Name
  readonly note: Name
  readonly ask: readonly Ask[]
}

/** The answer of a certificate that is known: it holds when its status is valid, and rightly so when there is no reason. */
export function answer(status: Status, basisAtIssue: Verdict, ...reasons: readonly Reason[]): Expected {
  const standing = status === 'valid' ? 'trusted' : 'not-trusted'
  return { status, standing, basisAtIssue, ...(reasons.length > 0 && { reasons }) }
}
