import { OBSOLETE, resolve, type Resolution } from '../law/resolve.ts'
import type { LegalText } from '../law/text.ts'
import { includes, type Day } from '../time/day.ts'
import type { Pack } from './model.ts'
import { referencesOf, type LawReference } from './references.ts'

/** A reference and how it stands on the day on which it is relied on. */
export interface LawFinding {
  readonly reference: LawReference
  readonly resolution: Resolution
}

/** What was looked at, and what was found. */
export interface LawReview {
  /** References that are relied on that day. */
  readonly looked: number
  /** Out of date: the text is not law on the day, or its article is another one. */
  readonly obsolete: readonly LawFinding[]
  /** Cannot be judged: the days of the text, or the article, are not on file. */
  readonly unjudged: readonly LawFinding[]
}

/** Every reference of a pack that is relied on on a day, against the versions in force on that day. */
export function reviewReferences(pack: Pack, on: Day, references = referencesOf(pack)): LawReview {
  const texts = new Map<string, LegalText>(pack.law.map((text) => [text.id, text]))
  const used = references.filter(({ during }) => during === undefined || includes(during, on))
  const found = used.map((reference): LawFinding => ({ reference, resolution: resolve(reference.basis, on, texts) }))
  return {
    looked: used.length,
    obsolete: found.filter(isObsolete),
    unjudged: found.filter(({ resolution }) => resolution.standing === 'no-days' || resolution.standing === 'unlisted'),
  }
}

/** The references whose text or article is not in force on the day on which they are used, with the successor where known. */
export function obsoleteReferences(pack: Pack, on: Day): readonly LawFinding[] {
  return reviewReferences(pack, on).obsolete
}

function isObsolete({ resolution }: LawFinding): boolean {
  return OBSOLETE.some((standing) => standing === resolution.standing)
}
