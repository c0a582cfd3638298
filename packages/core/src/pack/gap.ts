import type { Name } from '../codes/code.ts'

/** A fact that the pack would have and has not: said where a reader would look for it, with what it takes to fill it. */
export interface Gap {
  /** Kebab-case, unique within the pack. */
  readonly code: string
  /** What is not on file. */
  readonly what: Name
  /** Which document, data set or decision would fill it. */
  readonly needed: Name
  /** Addresses of the pages that say so, each with everything beneath it: '/scheme/ccc', '/law', '/statistics'. */
  readonly shownAt: readonly string[]
}

/** The gaps that the page at an address has to say: those of its own path and of the paths above it. */
export function gapsAt(gaps: readonly Gap[], path: string): readonly Gap[] {
  return gaps.filter(({ shownAt }) => shownAt.some((place) => path === place || path.startsWith(`${place}/`)))
}
