import type { Evidence } from '../law/basis.ts'
import type { Name } from './code.ts'

/** A class of a classification that others keep: a scope of the IAF, an industry of a national standard. */
export interface ClassifiedCode {
  readonly code: string
  readonly name: Name
  /** How it is written in related lists, by the name of the list. */
  readonly related?: Readonly<Record<string, readonly string[]>>
  readonly evidence: Evidence
}

/** A list of codes that certificates and reports refer to. Where `complete` is false, only the shape of a code is checked. */
export interface Classification {
  readonly code: string
  readonly name: Name
  /** How its codes are written, whether or not they are listed here. */
  readonly shape: RegExp
  readonly complete: boolean
  readonly items: readonly ClassifiedCode[]
  readonly source: string
}

/**
 * What is wrong with a code of the classification: `shape`, or `unknown` in a complete list whose item is not there.
 * A code below a listed item (34.05 below 34) belongs to it. undefined: nothing.
 */
export function codeFault(classification: Classification, code: string): 'shape' | 'unknown' | undefined {
  if (!classification.shape.test(code)) return 'shape'
  if (!classification.complete) return undefined
  const known = classification.items.some((item) => code === item.code || code.startsWith(`${item.code}.`))
  return known ? undefined : 'unknown'
}
