import type { Day } from '../time/day.ts'

/** The provision an act rests on. `instrument` names a text in the pack's legal catalogue. */
export interface LegalBasis {
  readonly instrument: string
  readonly article: string
}

/** One version of a text: the days on which it was law. Article numbers move between versions. */
export interface LegalVersion {
  readonly version: string
  readonly from: Day
  readonly until?: Day
  readonly number?: string
}

export type Evidence = 'confirmed' | 'recalled'

export interface LegalText {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly level: string
  readonly issuer?: string
  readonly versions: readonly LegalVersion[]
  readonly evidence: Evidence
  readonly source: string
}

/** A basis resolved for a day: the version in force, or none when the text was not yet (or no longer) law. */
export interface Citation extends LegalBasis {
  readonly title: { readonly zh: string; readonly en: string }
  readonly version?: string
  readonly evidence: Evidence
}

/** The citation of a basis on a day. A text that the catalogue lacks is cited by its id, visibly without version. */
export function cite(basis: LegalBasis, on: Day, texts: ReadonlyMap<string, LegalText>): Citation {
  const text = texts.get(basis.instrument)
  if (!text) return { ...basis, title: { zh: basis.instrument, en: basis.instrument }, evidence: 'recalled' }
  const version = text.versions.find((known) => known.from <= on && (known.until === undefined || on < known.until))
  return { ...basis, title: text.name, evidence: text.evidence, ...(version && { version: version.version }) }
}
