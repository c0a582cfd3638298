import type { Name } from '../codes/code.ts'
import type { Day } from '../time/day.ts'
import { versionOn, type LegalText } from './text.ts'

/** The provision an act rests on. `instrument` names a text in the pack's legal catalogue. */
export interface LegalBasis {
  readonly instrument: string
  readonly article: string
}

export type Evidence = 'confirmed' | 'recalled'

/** A basis resolved for a day: the version in force, or none when the text was not yet (or no longer) law. */
export interface Citation extends LegalBasis {
  readonly title: Name
  readonly version?: string
  readonly evidence: Evidence
}

/** The citation of a basis on a day. A text that the catalogue lacks is cited by its id, visibly without version. */
export function cite(basis: LegalBasis, on: Day, texts: ReadonlyMap<string, LegalText>): Citation {
  const text = texts.get(basis.instrument)
  if (!text) return { ...basis, title: { zh: basis.instrument, en: basis.instrument }, evidence: 'recalled' }
  const version = versionOn(text, on)
  return { ...basis, title: text.name, evidence: text.evidence, ...(version && { version: version.version }) }
}
