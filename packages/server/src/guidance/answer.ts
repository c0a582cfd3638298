import {
  findCandidates,
  guide,
  membershipOn,
  Problem,
  type CandidateView,
  type Day,
  type GuidanceQuestion,
  type GuidanceView,
} from '@zhengheng/core'
import { findScheme } from '../scheme/views.ts'
import type { Services } from '../services.ts'
import { holdersOn } from './holders.ts'

/** The items that a description or code may mean, with what they are on the day. */
export function candidatesOf({ pack }: Services, text: string, on: Day): readonly CandidateView[] {
  return findCandidates(pack.schemes, text).map(({ scheme, item, by }) => ({
    scheme: { code: scheme.code, name: scheme.name },
    item: { code: item.code, name: item.name },
    membership: membershipOn(item, on),
    by,
  }))
}

/**
 * The whole answer for an item on a day: what the catalogue says, and who may certify and test.
 * @throws {Problem} `not-found` when no scheme has the item
 */
export async function answerGuidance(services: Services, question: GuidanceQuestion): Promise<GuidanceView> {
  const scheme = findScheme(services.pack, question.item)
  const guidance = scheme && guide(scheme, question)
  if (!scheme || !guidance) throw new Problem('not-found', { code: question.item })
  const bodies = await holdersOn(services, guidance, 'issuer')
  const laboratories = await holdersOn(services, guidance, 'laboratory')
  return {
    ...guidance,
    parts: [...guidance.parts],
    procedures: guidance.procedures.map((procedure) => ({ ...procedure })),
    standards: [...guidance.standards],
    basis: [...services.register.index.cite(guidance.basis, guidance.on)],
    bodies: bodies?.holders ?? [],
    bodyCount: bodies?.count ?? null,
    laboratories: laboratories?.holders ?? [],
    laboratoryCount: laboratories?.count ?? null,
  }
}
