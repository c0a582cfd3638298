import { contains, type Code } from '../codes/code.ts'

/**
 * What an attestation speaks for, in one canonical form: the nearest mark at or above a code decides whether it is in.
 * Along any path marks alternate, so that equal scopes are equal values. Both lists are sorted.
 * The catalogue is open: all known children of a code together are not the code itself.
 */
export interface Scope {
  readonly includes: readonly Code[]
  readonly excludes: readonly Code[]
}

export const EMPTY_SCOPE: Scope = { includes: [], excludes: [] }

/** The canonical scope of a list of codes. */
export function scopeOf(codes: readonly Code[]): Scope {
  if (codes.length === 1) return { includes: codes, excludes: [] }
  const includes: Code[] = []
  for (const code of [...new Set(codes)].toSorted(byDepth)) {
    if (!includes.some((general) => contains(general, code))) includes.push(code)
  }
  return { includes: includes.toSorted(), excludes: [] }
}

/** Adds whole branches: holes at or beneath them are filled. */
export function extendScope(scope: Scope, codes: readonly Code[]): Scope {
  return codes.reduce((held, code) => {
    const includes = held.includes.filter((mark) => !contains(code, mark))
    const excludes = held.excludes.filter((mark) => !contains(code, mark))
    const given = isIn({ includes, excludes }, code)
    return { includes: given ? includes : [...includes, code].toSorted(), excludes }
  }, scope)
}

/** Takes whole branches away; a part of something broader leaves a hole in it. */
export function reduceScope(scope: Scope, codes: readonly Code[]): Scope {
  return codes.reduce((held, code) => {
    const includes = held.includes.filter((mark) => !contains(code, mark))
    const excludes = held.excludes.filter((mark) => !contains(code, mark))
    const hole = isIn({ includes, excludes }, code)
    return { includes, excludes: hole ? [...excludes, code].toSorted() : excludes }
  }, scope)
}

/** Whether the scope speaks for the whole of the item: a hole anywhere beneath it means that it does not. */
export function covers(scope: Scope, item: Code): boolean {
  return isIn(scope, item) && (scope.excludes.length === 0 || !scope.excludes.some((hole) => contains(item, hole)))
}

/** Whether the scope speaks for anything of the item. */
export function touches(scope: Scope, item: Code): boolean {
  return isIn(scope, item) || scope.includes.some((mark) => contains(item, mark))
}

function isIn(scope: Scope, code: Code): boolean {
  const included = deepest(scope.includes, code)
  return included > -1 && (scope.excludes.length === 0 || included > deepest(scope.excludes, code))
}

function deepest(marks: readonly Code[], code: Code): number {
  let length = -1
  for (const mark of marks) if (mark.length > length && contains(mark, code)) length = mark.length
  return length
}

function byDepth(a: Code, b: Code): number {
  return a.length - b.length
}
