import { wordKey } from '@zhengheng/core'

/** What a body said its own headings mean: kept by it, applied to every file with the same headings. */
export interface Profile {
  readonly id: number
  readonly name: string
  /** The headings of the file it was made for, as they were written there. */
  readonly headings: readonly string[]
  /** A column for each heading; null for what is left out on purpose. Headings that are absent speak for themselves. */
  readonly columns: Readonly<Record<string, string | null>>
}

/** How headings are compared: width, case, white space and line ends do not matter. */
export function headingKey(heading: string): string {
  return wordKey(heading.trim())
}

/** The headings of a file as one key, in any order; blank ones do not count. */
export function headingsKey(headings: readonly string[]): string {
  const keys = headings.map(headingKey).filter((key) => key !== '')
  return [...new Set(keys)].toSorted().join('\n')
}

/** The profile that was made for these headings; the newest of several. */
export function profileFor(headings: readonly string[], profiles: readonly Profile[]): Profile | undefined {
  const key = headingsKey(headings)
  return profiles.findLast((profile) => headingsKey(profile.headings) === key)
}

/** What a profile says of a heading: a column, null for left out, undefined when it says nothing. */
export function columnIn(profile: Profile | undefined, heading: string): string | null | undefined {
  if (!profile) return undefined
  const key = headingKey(heading)
  const found = Object.entries(profile.columns).find(([one]) => headingKey(one) === key)
  return found?.[1]
}
