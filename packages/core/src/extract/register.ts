import type { Attestation } from '../attestation/model.ts'
import type { Register } from '../attestation/trust.ts'
import { schemeOf } from '../codes/code.ts'
import { numberKey } from '../codes/identifier.ts'
import { includes } from '../time/day.ts'
import type { ExtractedAttestation, ExtractFacts } from './model.ts'

/** The attestation as the rules know it: what proves each act to be logged is left out. */
export function attestationOf(extracted: ExtractedAttestation): Attestation {
  return { ...extracted, acts: extracted.acts.map(({ act }) => act) }
}

/** The certificate or declaration that the extract is about: the first of its attestations, by its own word. */
export function certificateOf(facts: ExtractFacts): Attestation | undefined {
  const [first] = facts.attestations
  const isIt =
    (first?.family === 'certificate' || first?.family === 'declaration') &&
    numberKey(first.number) === numberKey(facts.number)
  return isIt ? attestationOf(first) : undefined
}

/** The register as far as the extract carries it: enough to compute the trust path of its certificate again. */
export function registerOf(facts: ExtractFacts): Register {
  const attestations = facts.attestations.map(attestationOf)
  const items = new Map(facts.items.map((item) => [item.code, item.during]))
  const needs = new Map(Object.entries(facts.needs))
  return {
    find: ({ family, number }) =>
      attestations.find((one) => one.family === family && numberKey(one.number) === numberKey(number)),
    heldBy: (party, family) => attestations.filter((one) => one.family === family && wasHeldBy(one, party)),
    needs: (scheme) => needs.get(scheme) ?? [],
    itemOn(item, on) {
      const during = items.get(item) ?? []
      if (during.length > 0) return during.some((period) => includes(period, on))
      const scheme = schemeOf(item)
      // A scheme without rules is one that the register does not know; a certificate may be for a scheme as a whole.
      return (needs.get(scheme) ?? []).length === 0 ? undefined : item === scheme
    },
    root: (party, family) => facts.roots.find((root) => root.id === party && root.families.includes(family)),
  }
}

/** Whether any act, corrected or not, says so: the rules look at the day themselves. */
function wasHeldBy(attestation: Attestation, party: number): boolean {
  return attestation.acts.some(
    ({ facts }) => isHolder(facts, party) || ('facts' in facts && isHolder(facts.facts, party)),
  )
}

function isHolder(facts: object | undefined, party: number): boolean {
  return facts !== undefined && 'holder' in facts && facts.holder === party
}
