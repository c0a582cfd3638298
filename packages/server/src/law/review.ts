import { reviewReferences, type Day, type LawFinding, type LawFindingView, type LawReviewView } from '@zhengheng/core'
import { present } from '../present.ts'
import { relianceOf, type Library } from './library.ts'

/** References of the pack that are out of date on a day, and those that cannot be judged. */
export function reviewOn(library: Library, on: Day): LawReviewView {
  const { looked, obsolete, unjudged } = reviewReferences(library.pack, on, library.references)
  const view = (finding: LawFinding) => findingView(library, finding, on)
  return { on, looked, obsolete: obsolete.map(view), unjudged: unjudged.map(view) }
}

function findingView({ texts }: Library, { reference, resolution }: LawFinding, on: Day): LawFindingView {
  const { instrument, article, numbering } = reference.basis
  const text = texts.get(instrument)
  const name = text?.name ?? { zh: instrument, en: instrument }
  const numbered = text?.versions.find(({ version }) => version === numbering)
  const successor = resolution.successor === undefined ? undefined : texts.get(resolution.successor)
  return {
    ...relianceOf(reference),
    basis: { instrument, article, on: numbered?.from ?? on, title: { ...name }, ...present({ numbering }) },
    standing: resolution.standing,
    articles: [...resolution.articles],
    ...(successor && { successor: { id: successor.id, name: { ...successor.name } } }),
  }
}
